"""Where the text shows a word that an item asks the reader to write: it stands as a blank there until then."""

from quizgen import kana
from quizgen.analysis.types import Analysis
from quizgen.items.lookup import places
from quizgen.items.words.asked import Target

MOST_HIDDEN = 2
"""A word that the text has more often cannot well be hidden in it."""


def occurrences(analysis: Analysis, target: Target) -> tuple[tuple[int, int], ...]:
    """The spans where the text shows how the word is written, the word itself among them; inside longer words too."""
    stem, (start, end) = _stem(target), target.focus
    found = places(analysis.text.body, stem)
    return tuple((start, end) if start <= at < end else (at, at + len(stem)) for at in found)


def objection(analysis: Analysis, target: Target, hidden: tuple[tuple[int, int], ...]) -> str:
    """Why a word cannot be hidden, or an empty string."""
    if len(hidden) > MOST_HIDDEN:
        return "the text has the word too often to hide it"
    if _stem(target) in analysis.text.title:
        return "the title has the word"
    inside = [a for a, _ in hidden if target.sentence.start <= a < target.sentence.end]
    return "the sentence has the word twice" if len(inside) > 1 else ""


def _stem(target: Target) -> str:
    """The word up to its last kanji: 届 of 届いた."""
    written = target.asked.written
    return written.rstrip("".join(c for c in written if not kana.is_kanji(c)))
