"""The instruction that stands over the items of a kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizgen import tables
from quizgen.items.base import Item, Note

_ANY = "any"


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    levels: str
    ja: str
    en: str
    example: str


def rubric(kind: str, level: str) -> Note:
    """The instruction for a kind's name at a level (``""`` is worded as N3), in Japanese and in English."""
    fitting = [r for r in tables.rows(_Row, "rubrics") if (level or "N3") in r.levels.split()]
    row = next((r for r in fitting if r.kind == kind), None) or next(r for r in fitting if r.kind == _ANY)
    return Note(row.ja, row.en)


def grouped(items: Iterable[Item], level: str) -> dict[Note, list[Item]]:
    """The items under their rubrics at a level, in the order in which the rubrics come first."""
    out: dict[Note, list[Item]] = {}
    for item in items:
        out.setdefault(rubric(item.kind, level), []).append(item)
    return out
