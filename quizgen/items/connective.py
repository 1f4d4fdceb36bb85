"""接続表現: which connective joins the two sentences?"""

from collections.abc import Iterator

from quizgen.analysis.types import Analysis
from quizgen.items.base import Abstain, Item
from quizgen.items.checks.lint_stem import LONGEST_QUESTION
from quizgen.items.grammar import connective_places, gap
from quizgen.lexicon import Lexicon

NAME = "connective"


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates in text order."""
    for found in connective_places.find(analysis):
        if isinstance(found, Abstain):
            yield found
        elif found.sentence.end - found.sentences[0].start > LONGEST_QUESTION:
            yield Abstain(NAME, *found.focus, "the two sentences are too long to be shown")
        else:
            yield gap.item(NAME, analysis, found)
