"""Function words of several tokens (``compounds.tsv``): に|つい|て, かも|しれ|ない, と|いう."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis import attaching
from quizgen.analysis.types import Token


@dataclass(frozen=True, slots=True)
class Compound:
    """A row of ``compounds.tsv``."""

    parts: str
    part: str
    ja: str
    en: str
    example: str


BySecond = Mapping[str, tuple[tuple[tuple[str, ...], Compound], ...]]
"""Rows with their tokens, by the second of these, the longest first."""


@cache
def _rows() -> dict[str, BySecond]:
    """The rows by their first token: に alone opens dozens, so the second one chooses among them."""
    table: dict[str, dict[str, list[tuple[tuple[str, ...], Compound]]]] = {}
    for row in sorted(tables.rows(Compound, "compounds"), key=lambda row: -len(row.parts.split())):
        parts = tuple(row.parts.split())
        table.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, row))
    return {first: {second: tuple(found) for second, found in by.items()} for first, by in table.items()}


def opened_by(surface: str) -> BySecond:
    """The rows that begin with a token; most begin none."""
    return _rows().get(surface, {})


def find(tokens: Sequence[Token], i: int, rows: BySecond) -> tuple[int, Compound] | None:
    """End and row of the compound that token ``i`` opens, one of ``rows``; its last token may be inflected."""
    if i + 1 == len(tokens):
        return None
    second = tokens[i + 1]
    for form in (second.surface, second.base) if second.base != second.surface else (second.surface,):
        for parts, row in rows.get(form, ()):
            end = i + len(parts)
            if end <= len(tokens) and _spelled(tokens[i:end], parts, row) and not _otherwise(tokens, end, row.part):
                return end, row
    return None


def _spelled(run: Sequence[Token], parts: Sequence[str], row: Compound) -> bool:
    last = run[-1]
    if parts[-1] != last.surface and not (row.part == "auxiliary" and parts[-1] == last.base):
        return False
    return all(t.surface == part for t, part in zip(run[:-1], parts, strict=False))


def _otherwise(tokens: Sequence[Token], end: int, part: str) -> bool:
    """Whether it is no compound after all: に基づいて|いる; 雨だと|いう。 (という needs a noun after it)."""
    if part == "adnominal":
        return end == len(tokens) or tokens[end].pos.startswith(
            ("助詞-終助詞", "助詞-準体助詞", "補助記号-句点", "助動詞")
        )
    return part == "particle" and _goes_on(tokens, end)


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` would attach to a て form: に基づいて|いる is no compound particle."""
    if i >= len(tokens) or tokens[i - 1].surface not in ("て", "で"):
        return False
    return any(row.after == "te" for row in attaching.rows(tokens[i].pos, tokens[i].base, tokens[i].cform))
