"""How easy a word is: the model for words that are not in the core list.

The base is frequency (zipf: a point more is ten times as frequent), and to it are added:

- 0.6 for a word marked ``ichi1``, which people chose as basic; newspapers and the web count other words more often;
- minus 0.06 for each school year until the last of its kanji is learnt (常用 after primary school counts as the
  8th, all others as the 10th); words in katakana count as of the 3rd year: some are known from English, some not;
- minus 0.1 for each mora from the fifth on, for long words are mostly compounds;
- minus 2 for a reading that is rare while another one is common (人気 ひとけ beside にんき): the count is of the other.

A word that has priority marks but was never counted (二つ折り is two units to a frequency list) gets zipf 3.

The steps lie where the number of easier words, the core list included, reaches 3,700 (N3) and 6,000 (N2), the
sizes published for the old test, and 17,000 for N1, past the 9,500 words that cover 95 % of what is written
(Matsushita 2014), since a reader of N1 has a field of their own.  The model never says N5 or N4: those words are
few, and the core list has them.
"""

from quizgen import kana
from quizgen.lexicon.types import Dictionary, Entry

_STEPS = (("N3", 5.3), ("N2", 4.6), ("N1", 2.0))
_BASIC, _YEAR, _MORA, _RARE, _UNCOUNTED = 0.6, 0.06, 0.1, 2.0, 3.0
_KATAKANA_YEAR, _LATER_YEAR = 3, 10


def level(lexicon: Dictionary, form: str, reading: str) -> str:
    """Level of a word of the dictionary by form and reading in hiragana, ``""`` beyond N1 or unknown."""
    entry = _entry(lexicon, form, reading)
    if entry is None:
        return ""
    points = ease(lexicon, entry, form, reading)
    return next((name for name, least in _STEPS if points >= least), "")


def _entry(lexicon: Dictionary, form: str, reading: str) -> Entry | None:
    entries = lexicon.entries(form, reading)
    said = (e for e in entries if any(kana.to_hiragana(r.text) == reading for r in e.readings))
    return next(said, entries[0] if entries else None)


def ease(lexicon: Dictionary, entry: Entry, form: str, reading: str) -> float:
    """The points of a word, about 0 (rare) to 7 (everywhere)."""
    same = {f.text for f in entry.forms if f.text == form or kana.to_hiragana(f.text) == reading}
    marks = {mark for f in entry.forms if f.text in same for mark in f.marks}
    counted = max(lexicon.frequency(f) for f in {form, *(same if kana.is_kana(form) else ())})
    base = counted or (_UNCOUNTED if marks else 0.0)
    long = _MORA * max(0, kana.morae(reading or form) - 4)
    return (
        base + _BASIC * ("ichi1" in marks) - _YEAR * _year(lexicon, form) - long - _RARE * _rare(lexicon, form, reading)
    )


def _rare(lexicon: Dictionary, form: str, reading: str) -> bool:
    common = {r.reading for r in lexicon.readings(form) if r.common}
    return bool(reading and common) and reading not in common


def _year(lexicon: Dictionary, form: str) -> int:
    """The school year in which the last of the word's kanji is learnt; 0 for hiragana."""
    if kana.is_katakana(form):
        return _KATAKANA_YEAR
    known = [lexicon.kanji(c) for c in form if kana.is_kanji(c) and c != "々"]
    return max((k.grade if k and 0 < k.grade <= 8 else _LATER_YEAR for k in known), default=0)
