"""From texts to a quiz in one call."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.analysis.pipeline import analyse
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.lexicon import Lexicon
from quizgen.quiz.choose import choose
from quizgen.quiz.types import Quiz, QuizSpec
from quizgen.source.text import Text


@dataclass(frozen=True, slots=True)
class Made:
    """A quiz with the analyses of its texts, in the order of ``Quiz.texts``."""

    quiz: Quiz
    analyses: tuple[Analysis, ...]


def make(texts: Sequence[Text], lexicon: Lexicon, spec: QuizSpec) -> Made:
    """Analyse the texts, propose all items and choose the quiz that ``spec`` asks for."""
    analyses = tuple(analyse(text, lexicon) for text in texts)
    proposals = tuple(propose(analysis, lexicon, spec.kinds) for analysis in analyses)
    return Made(choose(proposals, analyses, spec), analyses)
