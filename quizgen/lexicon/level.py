"""The level of a word.  There is no official list: what is given is an estimate."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.lexicon.dictionary import Lexicon

LEVELS = ("N5", "N4", "N3", "N2", "N1")


def of_word(lexicon: "Lexicon", form: str, reading: str, part: str) -> str:
    """Estimated level of a word, from its frequency alone for now."""
    zipf = lexicon.frequency(form)
    return next((name for name, least in zip(LEVELS, (5.3, 4.8, 4.3, 3.8, 3.0), strict=True) if zipf >= least), "")
