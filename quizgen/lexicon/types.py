"""What a dictionary says about a word: an ``Entry`` of spellings, readings and senses."""

from dataclasses import dataclass
from typing import Protocol

PRIORITY = frozenset({"news1", "ichi1", "spec1", "spec2", "gai1"})
"""JMdict's priority marks that make a spelling or reading a common one (its documentation calls them P)."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a word with kanji.

    ``marks`` are JMdict's priority marks (ichi1, nf05, …) and remarks (iK irregular kanji, oK out-dated
    kanji, io irregular okurigana, ateji).
    """

    text: str
    marks: tuple[str, ...] = ()

    @property
    def common(self) -> bool:
        """True if one of its marks is a high priority mark."""
        return not PRIORITY.isdisjoint(self.marks)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to say a word, in hiragana or katakana as the dictionary has it.

    ``applies_to`` names the only spellings it reads; empty means all.  The mark ``nokanji`` says that it
    reads none of them (アジア beside 亜細亜).
    """

    text: str
    marks: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()

    @property
    def common(self) -> bool:
        """True if one of its marks is a high priority mark."""
        return not PRIORITY.isdisjoint(self.marks)

    def reads(self, spelling: str) -> bool:
        """True if this is a reading of the spelling, which must be one of the same entry."""
        return "nokanji" not in self.marks and (not self.applies_to or spelling in self.applies_to)


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning.

    ``parts`` are parts of speech (n, v5r, vt, adj-na, …), ``marks`` usage, field and dialect (uk, hon,
    comp, …), both named in ``data/dictionary/marks.tsv``; ``xrefs`` and ``antonyms`` are 裏・うら・1: a
    word, its reading, its sense number, the last two if needed; ``applies_to`` names the only spellings
    or readings that have this meaning; empty means all.
    """

    parts: tuple[str, ...]
    marks: tuple[str, ...]
    glosses: tuple[str, ...]
    xrefs: tuple[str, ...] = ()
    antonyms: tuple[str, ...] = ()
    note: str = ""
    applies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the dictionary; ``id`` is JMdict's sequence number.  A word without kanji has no spelling."""

    id: int
    spellings: tuple[Spelling, ...]
    readings: tuple[Reading, ...]
    senses: tuple[Sense, ...]

    @property
    def in_kana(self) -> bool:
        """True if the word is usually written in kana."""
        return not self.spellings or "uk" in self.senses[0].marks

    @property
    def forms(self) -> tuple[Spelling | Reading, ...]:
        """Spellings, then readings."""
        return (*self.spellings, *self.readings)


@dataclass(frozen=True, slots=True)
class LegalReading:
    """A reading, in hiragana, that the dictionary allows for a spelling; ``common`` if both are common."""

    reading: str
    common: bool


@dataclass(frozen=True, slots=True)
class Kanji:
    """A character: 届 has kun とど.ける, とど.く (``.`` before okurigana, ``-`` at an end that is joined).

    ``grade`` is 1-6 for the years of primary school, 8 for the rest of 常用, 9 and 10 for names, else 0;
    ``frequency`` its rank in newspapers (1 is the most frequent, 0 not ranked), both from KANJIDIC2;
    ``components`` its visible parts from KRADFILE.
    """

    char: str
    on: tuple[str, ...]
    kun: tuple[str, ...]
    meanings: tuple[str, ...]
    strokes: int
    grade: int
    frequency: int
    components: tuple[str, ...]


class Dictionary(Protocol):
    """What the level of a word is worked out from; ``Lexicon`` is one."""

    def entries(self, form: str, reading: str = "") -> tuple[Entry, ...]:
        """Entries by any of their forms, the likeliest first."""
        ...

    def readings(self, form: str) -> tuple[LegalReading, ...]:
        """All readings of a spelling."""
        ...

    def kanji(self, char: str) -> Kanji | None:
        """A character."""
        ...

    def frequency(self, form: str) -> float:
        """Zipf value of a form."""
        ...
