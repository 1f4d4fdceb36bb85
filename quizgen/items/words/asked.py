"""Which words of a text may be asked for their reading, for both kinds that do so.

The reading must be certain, taught and the only one: no names, no numbers, no word that is usually
written in kana, no rare spelling, no word with two common readings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import kana, tables
from quizgen.analysis.types import Analysis, Sentence, Token, Word, within
from quizgen.items import carrier
from quizgen.items.base import Abstain
from quizgen.items.checks import levels
from quizgen.items.words.distractors import Asked
from quizgen.items.words.marked import conjugation, is_fragment, marked
from quizgen.lexicon import Entry, Lexicon

SURE = 0.97
LONGEST = 8
"""Morae; a longer form tests inflection, not reading."""
_PARTS = frozenset(("noun", "verb", "adjective", "adjectival", "adverb"))
RARE = frozenset(("iK", "oK", "rK", "sK", "io", "ateji"))
_NUMBER = re.compile("[一二三四五六七八九十百千万]+[人日つ回年月]")
_BRACKETED = re.compile("（([^（）]+)）")


@dataclass(frozen=True, slots=True)
class Target:
    """A word to ask for: where it stands, what is marked of it, and what the learner must know."""

    sentence: Sentence
    word: Word
    focus: tuple[int, int]
    asked: Asked
    entry: Entry


def targets(analysis: Analysis, lexicon: Lexicon, kind: str) -> Iterator[Target | Abstain]:
    """Every word with kanji in text order: to be asked, or with the reason why not; once each, as is a bad sentence."""
    found = _targets(analysis, lexicon)
    return (Abstain(kind, t.start, t.end, t.why) if isinstance(t, Abstain) else t for t in found)


@lru_cache(maxsize=4)
def _targets(analysis: Analysis, lexicon: Lexicon) -> tuple[Target | Abstain, ...]:
    """What several kinds ask of one text is found once."""
    return tuple(_found(analysis, lexicon))


def _found(analysis: Analysis, lexicon: Lexicon) -> Iterator[Target | Abstain]:
    done, in_kana = set[str](), _in_kana(analysis)
    for sentence in analysis.sentences:
        if bad := carrier.objection(analysis, sentence):
            yield Abstain("", sentence.start, sentence.end, bad)
            continue
        for word in within(analysis.words, sentence.start, sentence.end):
            if not kana.has_kanji(word.surface) or _headword(word)[0] in done:
                continue
            why = _objection(analysis, word, lexicon, in_kana)
            target = None if why else _target(analysis, sentence, word, lexicon)
            if target:
                done.add(target.asked.base)
            yield target or Abstain("", word.start, word.end, why or "no form of it to ask for")


def _objection(analysis: Analysis, word: Word, lexicon: Lexicon, in_kana: frozenset[str]) -> str:
    """Why a word may not be asked for, or an empty string."""
    if word.part not in _PARTS:
        return f"not a word to ask for: {word.part}"
    if word.dictionary_form == "知れる" and analysis.text.body[: word.start].endswith("かも"):
        return "part of an ending: かも知れない"
    touching = _touching(analysis, word)
    if any(t.pos.startswith("名詞-固有名詞") for t in touching):
        return "part of a name"
    if any(kana.is_katakana(c) for c in word.surface):
        return "kana in the word"
    if _NUMBER.match(word.surface) or any(t.pos == "名詞-数詞" for t in touching) or "々" in word.surface:
        return "a number or a repetition"
    following = analysis.tokens[word.last : word.last + 1]
    if following and following[0].start == word.end and kana.has_kanji(following[0].surface):
        suffixed = following[0].surface == "目" and following[0].pos.startswith("接尾辞")
        if suffixed or lexicon.is_word(word.surface + following[0].surface):
            return "part of a longer word"
    if len(word.surface) == 1 and _in_compound(analysis, word):
        return "part of a longer word"
    if min(t.confidence for t in analysis.tokens[word.first : word.last] if kana.has_kanji(t.surface)) < SURE:
        return "the reading is not certain"
    if bad := levels.objection(analysis, word.level) if word.level else "a word of no known level":
        return bad
    shown = "its reading stands in the text" if {word.reading, word.dictionary_reading} & in_kana else ""
    return _dictionary_objection(word, lexicon) or shown


@dataclass(frozen=True, slots=True)
class Twins:
    """A row of ``reading_twins.tsv``."""

    word: str
    readings: str
    example: str


@cache
def _twins() -> frozenset[str]:
    return frozenset(row.word for row in tables.rows(Twins, "reading_twins"))


def _touching(analysis: Analysis, word: Word) -> Sequence[Token]:
    """The word's tokens and those that touch it without a gap on the left (北垣|国道)."""
    first = word.first
    if first and analysis.tokens[first - 1].end == word.start:
        first -= 1
    return analysis.tokens[first : word.last]


def _in_compound(analysis: Analysis, word: Word) -> bool:
    """True if a noun or suffix touches the word on either side (身 of 身がわり, 晩 of 一晩)."""
    around = analysis.tokens[max(0, word.first - 1) : word.last + 1]
    nominal = ("名詞", "接尾辞", "接頭辞")
    return any(t.pos.startswith(nominal) for t in around if t.end == word.start or t.start == word.end)


def _dictionary_objection(word: Word, lexicon: Lexicon) -> str:
    form, reading = _headword(word)
    entry = _entry(form, reading, lexicon)
    if entry is None:
        return "not in the dictionary with this reading"
    spelling = next(s for s in entry.spellings if s.text == form)
    if "uk" in entry.senses[0].marks:
        return "usually written in kana"
    if RARE & set(spelling.marks) or (not spelling.common and any(s.common for s in entry.spellings)):
        return "a rare spelling"
    common = {r.reading for r in lexicon.readings(form) if r.common}
    if len(common | {reading}) > 1 or form in _twins():
        return "more than one common reading"
    return ""


def _headword(word: Word) -> tuple[str, str]:
    """Dictionary form and reading without the する of a verb made from a noun."""
    form, reading = word.dictionary_form, word.dictionary_reading
    if word.part == "verb" and form.endswith("する") and kana.has_kanji(form) and len(form) > 3:
        return form[:-2], reading[:-2]
    return form, reading


def _entry(form: str, reading: str, lexicon: Lexicon) -> Entry | None:
    found = (e for e in lexicon.entries(form) if any(s.text == form for s in e.spellings))
    return next(
        (e for e in found if any(kana.to_hiragana(r.text) == reading and r.reads(form) for r in e.readings)), None
    )


def _in_kana(analysis: Analysis) -> frozenset[str]:
    """What the text says in kana, as a word or in brackets after one: it gives a word read so away."""
    told = (form for w in analysis.words for form in (w.surface, w.dictionary_form))
    return frozenset((*told, *_BRACKETED.findall(analysis.text.body)))


def _target(analysis: Analysis, sentence: Sentence, word: Word, lexicon: Lexicon) -> Target | None:
    run = marked(analysis.tokens[word.first : word.last], word)
    if is_fragment(analysis, run):
        return None
    written = "".join(t.surface for t in run)
    reading = kana.to_hiragana("".join(t.reading for t in run))
    furigana = carrier.cut(word.furigana, len(written))
    form, said = _headword(word)
    entry = _entry(form, said, lexicon)
    if kana.morae(reading) > LONGEST or "".join(w for w, _ in furigana) != written or entry is None:
        return None
    asked = Asked(written, reading, furigana, form, conjugation(word, run))
    return Target(sentence, word, (run[0].start, run[-1].end), asked, entry)
