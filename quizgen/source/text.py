"""What is read: a ``Text`` and what went with it."""

import hashlib
from dataclasses import dataclass


class SourceError(ValueError):
    """Input that cannot become a text.  ``str()`` is one line for the user: file, where and why."""

    def __init__(self, name: str, why: str, where: str = "") -> None:
        super().__init__(f"{name}{':' + where if where else ''}: {why}")
        self.name, self.where, self.why = name, where, why


@dataclass(frozen=True, slots=True)
class GivenReading:
    """A reading the author gave: hiragana or katakana over ``body[start:end]``."""

    start: int
    end: int
    reading: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece that cleaning took away: 1-based line in what was given, its text, the rule's name (``why``)."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Block:
    """A line ``body[start:end]`` that is no ordinary paragraph: ``kind`` is heading, item (of a list) or verse."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class OwnChoice:
    """An answer of an author's own item, with why it is right or wrong in Japanese and English."""

    text: str
    correct: bool
    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item that the author of a text wrote: its name in the file, the words of the text that prove its answer
    (``evidence``), and the explanation in Japanese and English.
    """

    name: str
    shape: str
    level: str
    prompt: str
    choices: tuple[OwnChoice, ...]
    answers: tuple[str, ...]
    evidence: tuple[str, ...]
    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned text.  ``body`` is NFC; paragraphs are separated by one ``\\n``; no line is empty.

    ``level`` is ``""`` or ``N5`` … ``N1``.  ``origin`` maps ``body`` to what was given: ascending
    (body offset, offset in the decoded input) pairs, each holding up to the next pair.
    """

    slug: str
    title: str
    body: str
    level: str = ""
    source: str = ""
    licence: str = ""
    attribution: str = ""
    genre: str = ""
    tags: tuple[str, ...] = ()
    summary_ja: str = ""
    summary_en: str = ""
    readings: tuple[GivenReading, ...] = ()
    blocks: tuple[Block, ...] = ()
    removed: tuple[Removed, ...] = ()
    origin: tuple[tuple[int, int], ...] = ()
    own: tuple[OwnItem, ...] = ()

    @property
    def digest(self) -> str:
        """First 16 hexadecimal digits of SHA-256 over body, given readings and the author's own items."""
        given = "".join(f"\0{r.start},{r.end},{r.reading}" for r in self.readings)
        given += "".join(f"\0{item}" for item in self.own)
        return hashlib.sha256((self.body + given).encode()).hexdigest()[:16]
