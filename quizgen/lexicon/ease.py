"""How easy a word is: the model for words that are not in the core list.

The base is frequency (zipf: a point more is ten times as frequent), and to it are added:

- 0.8 for a word that the dictionary marks as common, and 0.6 more for one marked ``ichi1``, which people chose as
  basic; newspapers and the web count other words more often;
- minus 0.06 for each school year until the last of its kanji is learnt (常用 after primary school counts as the
  8th, all others as the 10th); words in katakana count as of the 3rd year: some are known from English, some not;
- minus 0.1 for each mora from the fifth on, for long words are mostly compounds;
- minus 2 for a reading that is rare while another one is common (人気 ひとけ beside にんき): the count is of the other.

A word that is marked as common but was never counted (二つ折り is two units to a frequency list) gets zipf 3.

The steps are where unofficial lists change level, among words that are not in the core list: with that list so long,
what is left is N1, but for the most frequent.  Frequency says little there (rank correlation 0.2), so there are no
finer steps, and the model never says N5 or N4: the core list has those words.  Nearly all words that the dictionary
marks as common (22,000) have a level; what is below N1 is known to who reads much in one field.
"""

from quizgen import kana
from quizgen.lexicon.types import PRIORITY, Dictionary, Entry

_STEPS = (("N3", 6.1), ("N2", 5.4), ("N1", 2.4))
_COMMON, _BASIC, _YEAR, _MORA, _RARE, _UNCOUNTED = 0.8, 0.6, 0.06, 0.1, 2.0, 3.0
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
    common = not PRIORITY.isdisjoint(marks)
    base = (counted or (_UNCOUNTED if marks else 0.0)) + _COMMON * common + _BASIC * ("ichi1" in marks)
    long = _MORA * max(0, kana.morae(reading or form) - 4)
    return base - _YEAR * _year(lexicon, form) - long - _RARE * _rare(lexicon, form, reading)


def _rare(lexicon: Dictionary, form: str, reading: str) -> bool:
    common = {r.reading for r in lexicon.readings(form) if r.common}
    return bool(reading and common) and reading not in common


def _year(lexicon: Dictionary, form: str) -> int:
    """The school year in which the last of the word's kanji is learnt; 0 for hiragana."""
    if kana.is_katakana(form):
        return _KATAKANA_YEAR
    known = [lexicon.kanji(c) for c in form if kana.is_kanji(c) and c != "々"]
    return max((k.grade if k and 0 < k.grade <= 8 else _LATER_YEAR for k in known), default=0)
