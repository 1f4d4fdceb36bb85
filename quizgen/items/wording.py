"""Japanese for prompts and choices: furigana over made sentences, and small repairs of punctuation."""

from functools import lru_cache

from quizgen.analysis.furigana import align
from quizgen.analysis.readings import settle
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis, Furigana, Word
from quizgen.analysis.words import words
from quizgen.items.base import Note, Piece
from quizgen.items.lookup import readings
from quizgen.lexicon import Lexicon

__all__ = ["furigana", "in_quotes", "piece", "text_says"]


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


def in_quotes(said: str) -> str:
    """Words of a text as they are quoted: in 『』 if they have 「 themselves."""
    return f"『{said}』" if "「" in said else f"「{said}」"


def text_says(said: str) -> Note:
    """That the text says so."""
    return Note(f"本文に{in_quotes(said)}とあります。", f"The text says “{said}”.")


_aligned = lru_cache(maxsize=8192)(align)


@lru_cache(maxsize=4096)
def _words(text: str, lexicon: Lexicon) -> tuple[Word, ...]:
    settled, _ = settle(tokenize(text), text, (), lexicon)
    return tuple(words(settled, 0, lexicon))
