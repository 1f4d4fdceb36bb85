"""Entries and kanji as lines of text: how they stand in the dictionary file.

``|`` parts fields, a tab parts the members of a field, a space parts marks.  The first line of an entry
holds its spellings, the second its readings, every further line a sense::

    会う|ichi1 nf05	逢う
    あう|ichi1
    v5u vi||to meet	to encounter
"""

from dataclasses import dataclass, replace
from functools import cache

from quizgen import tables
from quizgen.lexicon.types import Entry, Kanji, Reading, Sense, Spelling


def _list(field: str) -> tuple[str, ...]:
    return tuple(field.split("\t")) if field else ()


def _fields(line: str, count: int) -> list[str]:
    fields = line.split("|")
    return fields + [""] * (count - len(fields))


def _line(*fields: str) -> str:
    return "|".join(fields).rstrip("|")


def _spelling(cell: str) -> Spelling:
    text, marks = _fields(cell, 2)
    return Spelling(text, tuple(marks.split()))


def _reading(cell: str) -> Reading:
    text, marks, applies_to = _fields(cell, 3)
    return Reading(text, tuple(marks.split()), tuple(applies_to.split()))


def _sense(line: str) -> Sense:
    parts, marks, glosses, xrefs, antonyms, note, applies_to = _fields(line, 7)
    return Sense(
        tuple(parts.split()),
        tuple(marks.split()),
        _list(glosses),
        _list(xrefs),
        _list(antonyms),
        note,
        tuple(applies_to.split()),
    )


@dataclass(frozen=True, slots=True)
class Mended:
    """A row of ``dictionary/mended.tsv``."""

    code: str
    gloss: str
    unless: str
    example: str


@cache
def _mends() -> dict[str, Mended]:
    return {row.code: row for row in tables.rows(Mended, "dictionary/mended")}


def _mended(sense: Sense, forms: tuple[str, ...]) -> Sense:
    """The sense with the glosses that were taken for marks as JMdict has them."""
    known = _mends()
    if known.keys().isdisjoint(sense.glosses):
        return sense
    rows = [(gloss, known.get(gloss)) for gloss in sense.glosses]
    glosses = tuple(row.gloss if row and not _meant(row, forms) else gloss for gloss, row in rows)
    return replace(sense, glosses=glosses)


def _meant(row: Mended, forms: tuple[str, ...]) -> bool:
    return any(row.unless in form for form in forms)


def entry(id: int, text: str) -> Entry:
    """The entry that ``entry_text`` wrote."""
    spellings, readings, *senses = text.split("\n")
    spelled = tuple(_spelling(cell) for cell in _list(spellings))
    said = tuple(_reading(cell) for cell in _list(readings))
    forms = (*(s.text for s in spelled), *(r.text for r in said))
    return Entry(id, spelled, said, tuple(_mended(_sense(line), forms) for line in senses))


def _sense_line(s: Sense) -> str:
    lists = ("\t".join(s.glosses), "\t".join(s.xrefs), "\t".join(s.antonyms))
    return _line(" ".join(s.parts), " ".join(s.marks), *lists, s.note, " ".join(s.applies_to))


def entry_text(entry: Entry) -> str:
    """An entry as text, without its id."""
    spellings = "\t".join(_line(s.text, " ".join(s.marks)) for s in entry.spellings)
    readings = "\t".join(_line(r.text, " ".join(r.marks), " ".join(r.applies_to)) for r in entry.readings)
    return "\n".join((spellings, readings, *map(_sense_line, entry.senses)))


def kanji(text: str) -> Kanji:
    """The kanji that ``kanji_text`` wrote."""
    char, on, kun, meanings, strokes, grade, frequency, components = text.split("|")
    lists = (_list(on), _list(kun), _list(meanings))
    return Kanji(char, *lists, int(strokes), int(grade), int(frequency), tuple(components))


def kanji_text(kanji: Kanji) -> str:
    """A kanji as text."""
    lists = ("\t".join(kanji.on), "\t".join(kanji.kun), "\t".join(kanji.meanings))
    numbers = (str(kanji.strokes), str(kanji.grade), str(kanji.frequency))
    return "|".join((kanji.char, *lists, *numbers, "".join(kanji.components)))
