"""文末表現: how does the sentence end?  Where the form before it or a word that calls for it decides."""

from collections.abc import Iterator
from itertools import chain

from quizgen.analysis.types import Analysis
from quizgen.items.base import Abstain, Item
from quizgen.items.grammar import ending_places, form_places, gap
from quizgen.lexicon import Lexicon

NAME = "sentence_ending"


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates, each ending once: first those of the table, then the forms of predicates, each in text order."""
    found = chain(ending_places.find(analysis), form_places.find(analysis))
    return gap.items(NAME, analysis, found, "this ending is asked before")
