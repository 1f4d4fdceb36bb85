"""One change that makes a statement false, and what is said of it."""

from dataclasses import dataclass

from quizgen.analysis.inflection import Predicate
from quizgen.items.base import Note


@dataclass(frozen=True, slots=True)
class Falsehood:
    """One change that makes a statement false: its operator, the span exchanged and what stands there instead (an empty
    span: none), the predicate, and why it is false, for people."""

    why: str
    span: tuple[int, int]
    text: str
    predicate: Predicate
    note: Note


NAMES = {
    "F2": "F2 time",
    "F3": "F3 who",
    "F5": "F5 contrary",
    "F6": "F6 who to whom",
    "F9": "F9 how much",
    "F12": "F12 when",
}


def said(right: str, wrong: str) -> Note:
    """What the text says instead."""
    return Note(
        f"本文には「{right}」とあります。「{wrong}」ではありません。", f"The text says “{right}”, not “{wrong}”."
    )
