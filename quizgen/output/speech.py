"""Sentences made ready for a voice, so that it says what the text means: 上手 is かみて where the text has it so.

A word with one usual reading, its own, stays in its kanji, for a voice knows its accent; every other stands in
katakana, which voices take for one word, so that the particle after it is still heard as one (カミテは, not かみては).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizgen import kana
from quizgen.analysis.types import Analysis, Word, within

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon


def spoken(analysis: Analysis, start: int, end: int, lexicon: "Lexicon") -> str:
    """What a voice is given for ``body[start:end]``, which begins and ends with whole words."""
    return "".join(_pieces(analysis, start, end, lexicon)).replace("\n", "")


def _pieces(analysis: Analysis, start: int, end: int, lexicon: "Lexicon") -> Iterator[str]:
    at = start
    for word in within(analysis.words, start, end):
        yield analysis.text.body[at : word.start]
        yield said(word, lexicon)
        at = word.end
    yield analysis.text.body[at:end]


def said(word: Word, lexicon: "Lexicon") -> str:
    """A word as a voice is given it: 銭湯 as it is, 今日 as キョウ, 開いた as アイた."""
    if not kana.has_kanji(word.surface) or not word.reading:
        return word.surface
    usual = {legal.reading for legal in lexicon.readings(word.dictionary_form) if legal.common}
    if usual == {word.dictionary_reading}:
        return word.surface
    pairs = word.furigana or ((word.surface, word.reading),)
    return "".join(kana.to_katakana(reading) or written for written, reading in pairs)
