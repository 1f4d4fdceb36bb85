"""Japanese for prompts and choices: furigana over made sentences, and small repairs of punctuation."""

from functools import lru_cache

from quizgen.analysis.furigana import align
from quizgen.analysis.readings import settle
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis, Furigana, Word
from quizgen.analysis.words import words
from quizgen.items.base import Piece
from quizgen.items.lookup import readings
from quizgen.lexicon import Lexicon

__all__ = ["furigana", "piece"]


def piece(text: str, analysis: Analysis, lexicon: Lexicon) -> Piece:
    """A plain piece of a prompt with furigana read as in the text it is about."""
    return Piece(text, "plain", furigana(text, analysis, lexicon))


def furigana(text: str, analysis: Analysis, lexicon: Lexicon) -> Furigana:
    """Furigana over any sentence or phrase about a text; a word that the text writes too is read as it is there."""
    out: list[tuple[str, str]] = []
    place = 0
    for word in _words(text, lexicon):
        if word.start > place:
            out.append((text[place : word.start], ""))
        known = readings(analysis, word.surface) - {""}
        out += _aligned(word.surface, *known, lexicon) if len(known) == 1 else word.furigana
        place = word.end
    if place < len(text):
        out.append((text[place:], ""))
    return tuple(out)


_aligned = lru_cache(maxsize=8192)(align)


@lru_cache(maxsize=4096)
def _words(text: str, lexicon: Lexicon) -> tuple[Word, ...]:
    settled, _ = settle(tokenize(text), text, (), lexicon)
    return tuple(words(settled, 0, lexicon))
