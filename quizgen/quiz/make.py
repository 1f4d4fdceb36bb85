"""From texts to a quiz in one call."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.analysis.pipeline import analyse
from quizgen.analysis.types import Analysis
from quizgen.items import Proposal, propose
from quizgen.lexicon import Lexicon
from quizgen.quiz.choose import choose
from quizgen.quiz.stretches import drawn
from quizgen.quiz.types import Quiz, QuizSpec
from quizgen.source.text import Text


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
    proposals = tuple(candidates(analysis, lexicon, spec) for analysis in analyses)
    return Made(choose(proposals, analyses, spec), analyses)
