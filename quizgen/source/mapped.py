"""A string that remembers where each of its characters came from.

Every step of reading (normalisation, markup, cleaning, joining lines) is a small edit of such a
string, so the way back to what was given is never lost and no step has to care for it::

    given    <p>猫 がいる</p>
    text     猫がいる
    at       3 5 6 7
"""

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

Edit = tuple[int, int, str]
"""Replace the characters from the first number to the second by the string."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A string and, for each character, its offset in what was given (ascending, not always strictly)."""

    text: str
    at: "array[int]"

    def __len__(self) -> int:
        return len(self.text)

    def part(self, start: int, end: int | None = None) -> "Mapped":
        """The characters ``start:end``."""
        return Mapped(self.text[start:end], self.at[start:end])

    def lines(self) -> "list[Mapped]":
        """The lines without their ``\\n``."""
        out, start = [], 0
        for line in self.text.split("\n"):
            out.append(self.part(start, start + len(line)))
            start += len(line) + 1
        return out

    def stripped(self, chars: str | None = None) -> "Mapped":
        """Without white space (or ``chars``) at both ends."""
        start = len(self.text) - len(self.text.lstrip(chars))
        return self.part(start, max(start, len(self.text.rstrip(chars))))

    def edited(self, edits: Iterable[Edit]) -> "Mapped":
        """A new string with all edits made; they are sorted and do not overlap."""
        text: list[str] = []
        at: array[int] = array("I")
        done = 0
        for start, end, new in edits:
            text += (self.text[done:start], new)
            at += self.at[done:start]
            at.extend(self.at[min(start + k, end - 1)] for k in range(len(new)))
            done = end
        if not text:
            return self
        return Mapped("".join((*text, self.text[done:])), at + self.at[done:])

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> "Mapped":
        """As ``pattern.sub``, remembering the offsets; the pattern never matches an empty string."""
        found = ((m.start(), m.end(), new if isinstance(new, str) else new(m)) for m in pattern.finditer(self.text))
        return self.edited((start, end, n) for start, end, n in found if n != self.text[start:end])

    def origin(self) -> tuple[tuple[int, int], ...]:
        """The map as ascending (offset, offset in what was given) pairs, each holding up to the next pair."""
        at = self.at
        starts = (i for i, (last, this) in enumerate(pairwise(at), start=1) if this != last + 1)
        return ((0, at[0]), *((i, at[i]) for i in starts)) if at else ()


def whole(given: str) -> Mapped:
    """What was given, mapped to itself."""
    return Mapped(given, array("I", range(len(given))))


def joined(parts: Iterable[Mapped], glue: str = "") -> Mapped:
    """The parts in a row; the glue between two is mapped to the end of the first."""
    text: list[str] = []
    at: array[int] = array("I")
    for part in parts:
        if text and glue:
            text.append(glue)
            at.extend([at[-1] + 1 if at else 0] * len(glue))
        text.append(part.text)
        at += part.at
    return Mapped("".join(text), at)
