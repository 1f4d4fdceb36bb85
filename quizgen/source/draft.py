"""A text in the making: what every format reader hands to cleaning, and cleaning to the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from quizgen.source.mapped import Mapped

LineKind = Literal["", "heading", "item", "verse", "columns", "row"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end; a blank one has no text and divides paragraphs."""

    text: Mapped
    kind: LineKind = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece taken away: its offset in what was given, its text, the rule's name."""

    at: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Ruby:
    """A reading over ``start:end`` of what was given."""

    start: int
    end: int
    reading: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines with what went with them.  ``wrapped`` says that a line end need not end a paragraph."""

    lines: tuple[Line, ...]
    title: str = ""
    author: str = ""
    source: str = ""
    rubies: tuple[Ruby, ...] = ()
    cuts: tuple[Cut, ...] = ()
    wrapped: bool = False


def cut(piece: Mapped, why: str) -> Cut:
    """The record of a piece taken away."""
    return Cut(piece.at[0] if piece.at else 0, piece.text, why)


def cuts(pieces: Iterable[Mapped], why: str) -> tuple[Cut, ...]:
    """The records of several pieces taken away by one rule, blank ones left out."""
    return tuple(cut(p, why) for p in pieces if p.text.strip())
