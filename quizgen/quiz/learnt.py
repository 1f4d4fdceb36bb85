"""The words that an item asks about: who answers it rightly knows them, and who knows them need not be asked."""

from quizgen.analysis.difficulty import CONTENT
from quizgen.analysis.types import Analysis, Word
from quizgen.items.base import Item
from quizgen.lexicon.known import Known

SKILLS = {
    "kanji_reading": "reading",
    "typed_reading": "reading",
    "orthography": "writing",
    "word_formation": "meaning",
    "meaning": "meaning",
    "matching": "meaning",
    "vocabulary": "meaning",
    "typed_cloze": "meaning",
    "paraphrase": "meaning",
}
"""What of a word the kinds about words ask for: to know how a word is read is not to know what it means.
All other kinds ask about forms, sentences or what the text says."""


def words(item: Item, analysis: Analysis) -> tuple[Word, ...]:
    """The content words that an item asks about: at its place, or those that are to be matched."""
    if item.kind not in SKILLS:
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
