"""What of a text stays locked while items wait for an answer: words to look up or to list, sentences to hear.

The leak matrix says which help gives an item away (``data/leaks.tsv``); what stands under a blank is locked anyway.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from quizgen.analysis.types import Analysis, Word
from quizgen.items.base import Item
from quizgen.items.checks.leaks import leaks
from quizgen.quiz.bare import spans, targets


@dataclass(frozen=True, slots=True)
class Locks:
    """Indices in ``Analysis.words`` that may not be looked up (``words``) or stand in a word list (``unlisted``), and
    indices in ``Analysis.sentences`` that may not be said aloud (``silent``) or quoted (``torn``: with a blank)."""

    words: frozenset[int] = frozenset()
    unlisted: frozenset[int] = frozenset()
    silent: frozenset[int] = frozenset()
    torn: frozenset[int] = frozenset()


def locks(items: Iterable[Item], analysis: Analysis) -> Locks:
    """What these unanswered items lock in their text."""
    waiting = tuple(items)
    hidden = _over(analysis, [span for item in waiting for span in item.hides])
    told = [item for item in waiting if not leaks(item.kind).dictionary]
    listed = [item for item in waiting if not leaks(item.kind).vocabulary]
    heard = [item for item in waiting if not leaks(item.kind).speech]
    torn = _sentences(analysis, hidden)
    return Locks(
        hidden | _asked(told, analysis),
        hidden | _asked(listed, analysis),
        torn | _sentences(analysis, _asked(heard, analysis)),
        torn,
    )


def _asked(items: Iterable[Item], analysis: Analysis) -> frozenset[int]:
    """The words that items ask about, wherever they stand, and those that are read with one whose reading is asked."""
    items = tuple(items)
    at = _over(analysis, [item.focus for item in items if not item.places])
    names = {p.text for item in items for p in item.places}
    forms = {analysis.words[n].dictionary_form for n in at} | names
    same = (n for n, word in enumerate(analysis.words) if word.dictionary_form in forms or word.surface in names)
    return frozenset(same) | _over(analysis, spans(targets(items), analysis.text.body))


def _over(analysis: Analysis, found: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The words that any of the spans touches."""
    touched = tuple(found)
    return frozenset(n for n, word in enumerate(analysis.words) if any(_meet(word, span) for span in touched))


def _meet(word: Word, span: tuple[int, int]) -> bool:
    return word.start < span[1] and span[0] < word.end


def _sentences(analysis: Analysis, words: frozenset[int]) -> frozenset[int]:
    """The sentences in which the words stand."""
    held = [analysis.words[n] for n in words]
    inside = (n for n, s in enumerate(analysis.sentences) if any(s.start < w.end and w.start < s.end for w in held))
    return frozenset(inside)
