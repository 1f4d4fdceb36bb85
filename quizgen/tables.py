"""The loader of the rule tables ``quizgen/data/*.tsv``.

A table is UTF-8, tab-separated; its first line that is no comment names the columns, lines that
start with ``#`` are comments (a ``#`` comment at the top says what the table is for and its source).
Every row has an ``example`` that ``tests/test_tables.py`` runs.  A table is read into a frozen
dataclass of the caller, whose field names are the columns::

    @dataclass(frozen=True, slots=True)
    class Override:
        surface: str
        reading: str
        example: str

    rows(Override, "overrides")   # quizgen/data/overrides.tsv
"""

from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from quizgen import paths

Row = TypeVar("Row")


class TableError(ValueError):
    """A table is malformed: the message names file, line and column."""


@cache
def _lines(name: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    path = paths.data(f"{name}.tsv")
    numbered = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return tuple((n, tuple(line.split("\t"))) for n, line in numbered if line and not line.startswith("#"))


@cache
def _rows(kind: type[Any], name: str) -> tuple[Any, ...]:
    (_, header), *body = _lines(name)
    expected = tuple(f.name for f in fields(kind))
    if header != expected:
        raise TableError(f"{name}.tsv: columns are {', '.join(header)}, wanted {', '.join(expected)}")
    out = []
    for n, cells in body:
        if len(cells) != len(header):
            raise TableError(f"{name}.tsv:{n}: {len(cells)} columns, wanted {len(header)}")
        out.append(kind(*cells))
    return tuple(out)


def rows(kind: type[Row], name: str) -> tuple[Row, ...]:
    """All rows of ``quizgen/data/<name>.tsv`` as ``kind`` (every field a string), read once."""
    return _rows(kind, name)  # type: ignore[arg-type]  # a class is hashable


def names() -> tuple[str, ...]:
    """Names of all tables, sorted."""
    return tuple(sorted(p.stem for p in paths.data("").glob("*.tsv")))
