"""From texts to a quiz in one call."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.analysis import analyse
from quizgen.analysis.types import Analysis
from quizgen.items import Proposal, compare, propose
from quizgen.lexicon import Lexicon
from quizgen.quiz.choose import choose
from quizgen.quiz.stretches import drawn
from quizgen.quiz.types import Quiz, QuizSpec
from quizgen.source.text import Text

PAIR = 2
"""Texts that can be compared."""


@dataclass(frozen=True, slots=True)
class Made:
    """A quiz with the analyses of its texts, in the order of ``Quiz.texts``."""

    quiz: Quiz
    analyses: tuple[Analysis, ...]


def candidates(analysis: Analysis, lexicon: Lexicon, spec: QuizSpec) -> Proposal:
    """What a quiz on a text is chosen from: all that can be asked about a short one, of a long one about some of it."""
    return propose(drawn(analysis, spec), lexicon, spec.kinds)


def make(texts: Sequence[Text], lexicon: Lexicon, spec: QuizSpec) -> Made:
    """Analyse the texts, propose items and choose the quiz that ``spec`` asks for."""
    analyses = tuple(analyse(text, lexicon) for text in texts)
    return Made(choose(proposals(analyses, lexicon, spec), analyses, spec), analyses)


def proposals(analyses: Sequence[Analysis], lexicon: Lexicon, spec: QuizSpec) -> list[Proposal]:
    """The candidates of each text; those on a pair of texts stand with the first of them."""
    found = [candidates(analysis, lexicon, spec) for analysis in analyses]
    if len(found) == PAIR and (not spec.kinds or "comparison" in spec.kinds):
        both = compare(analyses[0], analyses[1], lexicon)
        found[0] = Proposal(found[0].items + both.items, found[0].rejected + both.rejected)
    return found
