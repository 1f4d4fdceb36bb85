"""Dictionary, kanji, frequency and levels.  ``load()`` gives the one shared ``Lexicon``."""

from functools import cache

from quizgen import paths
from quizgen.lexicon.dictionary import Lexicon
from quizgen.lexicon.types import Entry, Kanji, LegalReading, Reading, Sense, Spelling

__all__ = ["Entry", "Kanji", "LegalReading", "Lexicon", "Reading", "Sense", "Spelling", "load"]


@cache
def load() -> Lexicon:
    """The lexicon that ships with the program: opened once, shared by all threads."""
    return Lexicon(paths.data("dictionary") / "words.pack")
