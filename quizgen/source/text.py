"""What is read: a ``Text`` and what went with it."""

import hashlib
from dataclasses import dataclass
from typing import Literal


class SourceError(ValueError):
    """Input that cannot become a text.  ``str()`` is one line for the user: file, where and why."""

    def __init__(self, name: str, why: str, where: str = "") -> None:
        shown = "".join(c if c.isprintable() else "\ufffd" for c in name[:_LONGEST_NAME])
        super().__init__(f"{shown}{':' + where if where else ''}: {why}")
        self.name, self.where, self.why = name, where, why


_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class GivenReading:
    """A reading the author gave: hiragana or katakana over ``body[start:end]``."""

    start: int
    end: int
    reading: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece that cleaning took away: 1-based line in what was given, its text, the rule's name (``why``), its offset
    in the decoded input."""

    line: int
    text: str
    why: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A line ``body[start:end]`` that is no ordinary paragraph.

    ``kind`` is heading, item (of a list), verse, columns (the names of a table's columns) or row (of a table).
    """

    start: int
    end: int
    kind: str


PUBLISHED = "published"
NAMES = ("person", "place", "organisation", "other")
"""What a name may be of."""
STATES = ("draft", PUBLISHED, "withdrawn")
"""Whether others read a text: not yet, now, no more."""
CUT = "|"
"""What stands between two words in ``Text.words``."""
CELL = "｜"
"""What stands in the body between the cells of a table's row: 食パン｜三百円｜朝七時."""
ROWS = ("columns", "row")
"""Kinds of blocks that are lines of a table."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a text: spans of its cells, row by row; ``columns`` are its first row where that names the columns."""

    columns: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]


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
    (``evidence``), the explanation in Japanese and English, the checks of the gate that are overruled (``despite``).
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
    despite: tuple[str, ...] = ()


Verdict = Literal["keep", "refuse", "edit"]


@dataclass(frozen=True, slots=True)
class ChoiceEdit:
    """New words for the choice that was ``was``, and why it is right or wrong; what is empty stays."""

    was: str
    text: str = ""
    ja: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """New words for an item; what is empty stays.  ``base`` tells whether the item is still the one they were for."""

    prompt: str = ""
    choices: tuple[ChoiceEdit, ...] = ()
    answers: tuple[str, ...] = ()
    ja: str = ""
    en: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the author decided about the item with an id.

    ``asked`` is the item's question, what is underlined between ＿, so that it is found and told when its id is gone;
    ``reason`` is why it was refused; ``despite`` names the checks of the gate that the author overrules.
    """

    item: str
    verdict: Verdict
    asked: str
    reason: str = ""
    edit: ItemEdit = ItemEdit()
    despite: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of its item."""
        return self.item.rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned text.  ``body`` is NFC; paragraphs are separated by one ``\\n``; no line is empty.

    ``level`` is ``""`` or ``N5`` … ``N1``.  ``origin`` maps ``body`` to what was given: ascending
    (body offset, offset in the decoded input) pairs, each holding up to the next pair.  ``status`` is one of
    ``STATES``; a text that says nothing of it is published.  ``words`` and ``names`` are what its author says of its
    words: which are one and where they are cut (東|京都), and what a name is of (石川, person).  Of a text that is
    ``whole`` nothing is left out.
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
    decisions: tuple[Decision, ...] = ()
    status: str = PUBLISHED
    words: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    whole: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in text order; rows are lines of the body with ``CELL`` between cells, which may be empty."""
        found: list[list[Block]] = []
        for block in (b for b in self.blocks if b.kind in ROWS):
            goes_on = found and block.kind == "row" and found[-1][-1].end + 1 == block.start
            found[-1:] = [[*found[-1], block]] if goes_on else [*found[-1:], [block]]
        return tuple(self._table(blocks) for blocks in found)

    def _table(self, blocks: list[Block]) -> Table:
        named = blocks[0].kind == "columns"
        rows = tuple(self.cells(block) for block in blocks)
        return Table(rows[0] if named else (), rows[named:])

    def cells(self, row: Block) -> tuple[Span, ...]:
        """The spans of a row's cells."""
        out, at = [], row.start
        for cell in self.body[row.start : row.end].split(CELL):
            out.append((at, at + len(cell)))
            at += len(cell) + len(CELL)
        return tuple(out)

    @property
    def digest(self) -> str:
        """First 16 hexadecimal digits of SHA-256 over all that items are made of: ``ground``, own items, decisions."""
        return _digest(self.ground, *self.own, *self.decisions) if self.own or self.decisions else self.ground

    @property
    def ground(self) -> str:
        """The digest of body, given readings and words: what chance is drawn from, so that one decision moves
        nothing else."""
        return _digest(self.body, *(f"{r.start},{r.end},{r.reading}" for r in self.readings), *self.words, *self.names)


def _digest(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]
