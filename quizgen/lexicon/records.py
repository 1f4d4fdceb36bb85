"""Entries and kanji as lines of text: how they stand in the dictionary file.

``|`` parts fields, a tab parts the members of a field, a space parts marks.  The first line of an entry
holds its spellings, the second its readings, every further line a sense::

    会う|ichi1 nf05	逢う
    あう|ichi1
    v5u vi||to meet	to encounter
"""

from functools import lru_cache

from quizgen.lexicon.types import Entry, Kanji, Reading, Sense, Spelling
from quizgen.quick import quick

_new_entry, _new_sense, _new_spelling, _new_reading = quick(Entry), quick(Sense), quick(Spelling), quick(Reading)


def _list(field: str) -> tuple[str, ...]:
    return tuple(field.split("\t")) if field else ()


@lru_cache(maxsize=1 << 12)
def _marks(field: str) -> tuple[str, ...]:
    """Words with spaces between them; few different ones come again and again."""
    return tuple(field.split())


def _line(*fields: str) -> str:
    return "|".join(fields).rstrip("|")


def _spelling(cell: str) -> Spelling:
    text, _, marks = cell.partition("|")
    return _new_spelling(text, _marks(marks))


def _reading(cell: str) -> Reading:
    text, _, more = cell.partition("|")
    marks, _, applies_to = more.partition("|")
    return _new_reading(text, _marks(marks), _marks(applies_to))


def _sense(line: str) -> Sense:
    parts, marks, glosses, *more = line.split("|")
    told = _marks(parts), _marks(marks), _list(glosses)
    if not more:
        return _new_sense(*told)
    xrefs, antonyms, note, applies_to = more + [""] * (4 - len(more))
    return _new_sense(*told, _list(xrefs), _list(antonyms), note, _marks(applies_to))


def entry(id: int, text: str) -> Entry:
    """The entry that ``entry_text`` wrote."""
    spellings, readings, *senses = text.split("\n")
    spelled = tuple([_spelling(cell) for cell in _list(spellings)])
    said = tuple([_reading(cell) for cell in _list(readings)])
    return _new_entry(id, spelled, said, tuple([_sense(line) for line in senses]))


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
