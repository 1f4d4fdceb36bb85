"""The graded core list ``data/core_words.tsv``: the words a learner meets first, with our own level for each."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.lexicon import variants
from quizgen.lexicon.types import Dictionary, Entry

Words = dict[str, tuple["CoreWord", ...]]


@dataclass(frozen=True, slots=True)
class CoreWord:
    """A row: dictionary form, reading, level, topic, and a short use of it."""

    word: str
    reading: str
    level: str
    topic: str
    example: str


@cache
def _by_form() -> Words:
    """All rows under their word and under their reading in hiragana."""
    out: defaultdict[str, list[CoreWord]] = defaultdict(list)
    for row in tables.rows(CoreWord, "core_words"):
        for form in {row.word, kana.to_hiragana(row.reading)}:
            out[form].append(row)
    return {form: tuple(rows) for form, rows in out.items()}


def taught(entry: Entry, said: str) -> str:
    """Level at which the entry is taught as the meaning of a form (in hiragana), ``"N0"`` if it is not in the list.

    床 is ゆか before とこ; a row in kana stands for the word that is usually written so (いる for 居る, not 射る).
    """
    known = _by_form().get(said, ())
    if not known:
        return "N0"
    meant = [row for row in known if _stands_for(row.word, entry)]
    if not meant:
        return "N0"
    readings = {kana.to_hiragana(r.text) for r in entry.readings}
    return max((row.level for row in meant if kana.to_hiragana(row.reading) in readings), default="N0")


def _stands_for(word: str, entry: Entry) -> bool:
    return any(s.text == word for s in entry.spellings) or (entry.in_kana and kana.is_kana(word))


_RARER = 1.4
"""A spelling 25 times rarer than the taught one (1.4 zipf) is no longer known with it: 其れ beside それ."""


def _same(lexicon: Dictionary, row: CoreWord, form: str) -> bool:
    """True if ``form`` is another usual spelling of the word: 友達 of 友だち; not 棄てる of 捨てる, 其れ of それ."""
    if lexicon.frequency(form) < lexicon.frequency(row.word) - _RARER:
        return False
    entries = lexicon.entries(row.word)[:1] if kana.is_kana(row.word) else lexicon.entries(row.word)
    return any(form == spelling.text and spelling.common for entry in entries for spelling in entry.spellings)


def _partly(row: CoreWord, form: str) -> bool:
    """True if ``form`` is the row's word with some kanji in kana: まん中 of 真ん中, 申しこむ of 申し込む."""
    return kana.has_kanji(form) and variants.spelled_like(form, row.word)


def level(lexicon: Dictionary, form: str, reading: str) -> str:
    """Level of a word of the core list, or ``""``; a form in kana takes the easiest word that is said so."""
    said = reading or (kana.to_hiragana(form) if kana.is_kana(form) else "")
    rows = _by_form().get(said or form, ())
    found = [row for row in rows if row.word == form]
    if not found and kana.is_kana(form):
        found = list(rows)
    if not found:
        found = [row for row in rows if _same(lexicon, row, form) or _partly(row, form)]
    return max((row.level for row in found), default="")
