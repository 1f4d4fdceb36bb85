"""Sheets of three difficulties about one text: easy, normal, hard.

How hard an item is before anybody has answered it: the step of its level (N5 0 … N1 4) plus that of its kind
(``data/hardness.tsv``), less half a step where there are fewer than four choices.  An easy sheet is made of the easier
items (``SHARE`` of those about words, and of those about the text), has furigana over all words and three choices
instead of four; a hard one is made of the harder items and has no furigana; a normal one is as it was asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from typing import Literal

from quizgen import LEVELS, tables
from quizgen.items.base import Choice, Item
from quizgen.quiz.quotas import quota

Difficulty = Literal["", "easy", "normal", "hard"]
DIFFICULTIES: tuple[Difficulty, ...] = ("easy", "normal", "hard")
SHARE = 0.5
_FURIGANA = {"easy": "all", "hard": "none"}
_EASY_CHOICES, _USUAL_CHOICES, _FEW = 3, 4, 0.5


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    step: str
    why: str
    example: str


@cache
def _steps() -> dict[str, int]:
    return {row.kind: int(row.step) for row in tables.rows(_Row, "hardness")}


def hardness(item: Item) -> float:
    """How hard an item is, from 1; one of no level is taken for N3."""
    few = _FEW if item.shape == "choose" and len(item.choices) < _USUAL_CHOICES else 0
    return LEVELS.index(item.level or "N3") + _steps()[item.kind] - few


def furigana(difficulty: Difficulty, policy: str) -> str:
    """The furigana policy of a sheet for which ``policy`` was asked."""
    return _FURIGANA.get(difficulty, policy)


def belonging(items: Sequence[Item], difficulty: Difficulty) -> frozenset[str]:
    """The ids of the items that a sheet of this difficulty is made of, where there are enough: of those about words and
    of those about what the text says the same share, so that neither is left out."""
    parts: dict[bool, list[Item]] = {}
    for item in items:
        parts.setdefault(quota(item.kind).group == "language", []).append(item)
    return frozenset(i for part in parts.values() for i in _share(part, difficulty))


def _share(items: Sequence[Item], difficulty: Difficulty) -> Iterable[str]:
    if difficulty not in ("easy", "hard"):
        return (item.id for item in items)
    ranked = sorted(items, key=hardness, reverse=difficulty == "hard")
    last = hardness(ranked[ceil(SHARE * len(ranked)) - 1])
    easy = difficulty == "easy"
    return (item.id for item in items if (hardness(item) <= last if easy else hardness(item) >= last))


def eased(item: Item, difficulty: Difficulty) -> Item:
    """The item as an easy sheet has it: the right choice and the two wrong ones nearest to it in length."""
    right = [c for c in item.choices if c.correct]
    signs = bool(item.marks)  # ①, ②, ③ are places of the text and stand there
    if difficulty != "easy" or item.shape != "choose" or signs or len(right) != 1:
        return item
    wrong = [c for c in item.choices if not c.correct]
    kept = sorted(wrong, key=lambda c: _unlike(c, right[0]))[: _EASY_CHOICES - 1]
    return replace(item, choices=tuple(c for c in item.choices if c.correct or c in kept))


def _unlike(choice: Choice, right: Choice) -> int:
    return abs(len(choice.text) - len(right.text))
