"""The words that an item asks about: who answers it rightly knows them, and who knows them need not be asked."""

from quizgen.analysis.difficulty import CONTENT
from quizgen.analysis.types import Analysis, Word
from quizgen.items.base import Item
from quizgen.lexicon.known import Known

ABOUT_WORDS = frozenset(
    (
        "kanji_reading",
        "typed_reading",
        "orthography",
        "word_formation",
        "meaning",
        "matching",
        "vocabulary",
        "typed_cloze",
        "paraphrase",
    )
)
"""Kinds that ask about a word; all others ask about forms, sentences or what the text says."""


def words(item: Item, analysis: Analysis) -> tuple[Word, ...]:
    """The content words that an item asks about: at its place, or those that are to be matched."""
    if item.kind not in ABOUT_WORDS:
        return ()
    content = (word for word in analysis.words if word.part in CONTENT)
    if item.shape == "match":
        named = {place.text for place in item.places}
        return tuple(word for word in content if not named.isdisjoint((word.surface, word.dictionary_form)))
    start, end = item.focus
    return tuple(word for word in content if word.start < end and start < word.end)


def needless(item: Item, analysis: Analysis, known: Known) -> bool:
    """Whether all words that an item asks about are known."""
    asked = words(item, analysis) if known.words else ()
    return bool(asked) and all(word in known for word in asked)
