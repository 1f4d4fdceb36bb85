"""Three passes over one text: the words of the quiz are seen, found again, and at last filled in.

Only kinds whose key is a stretch of the text that stands under the blank can be seen and found in it.
"""

from quizgen.analysis.types import Analysis, Word
from quizgen.items.base import Item

KINDS = frozenset(("vocabulary", "typed_cloze", "inflection", "particle", "connective", "sentence_ending"))
"""The kinds that are asked in the last pass."""


def paragraph(item: Item, analysis: Analysis) -> tuple[int, int]:
    """The span of the paragraph that holds what is to be found."""
    body, (start, end) = analysis.text.body, item.focus
    last = body.find("\n", end)
    return body.rfind("\n", 0, start) + 1, last if last >= 0 else len(body)


def sentence(item: Item, analysis: Analysis) -> tuple[int, int]:
    """The span of the sentence that holds it, or of what is left of its paragraph."""
    first, last = paragraph(item, analysis)
    found = next((s for s in analysis.sentences if s.start <= item.focus[0] < s.end), None)
    return (max(first, found.start), min(last, found.end)) if found else (first, last)


def found(item: Item, analysis: Analysis, at: int) -> bool:
    """Whether the word at an offset is what was to be found: the one under the blank, or one just like it that is
    longer than a kana (two でも of a text are both でも; of two を only one is meant)."""
    word = next((w for w in analysis.words if w.start <= at < w.end), None)
    return word is not None and (_under(word, item) or any(_alike(word, w) for w in analysis.words if _under(w, item)))


def _under(word: Word, item: Item) -> bool:
    return word.start < item.focus[1] and item.focus[0] < word.end


def _alike(one: Word, two: Word) -> bool:
    return len(one.surface) > 1 and one.surface == two.surface
