"""What is found in a text for its pages: values and pure tasks, to be done in whatever process there is room."""

from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis.types import Analysis
from quizgen.items.base import Proposal
from quizgen.quiz.types import QuizSpec
from quizgen.source.text import Text


@dataclass(frozen=True, slots=True)
class Study:
    """What was found in one text: every item that it gives, if it is short; from a long one each quiz takes its own."""

    analysis: Analysis
    proposal: Proposal | None


def study(text: Text) -> Study:
    """Analyse a text, and propose every item that a short one gives."""
    from quizgen import items, lexicon
    from quizgen.quiz.stretches import whole

    analysis = _analysed(text)
    return Study(analysis, items.propose(analysis, lexicon.load()) if whole(text) else None)


def drawn(text: Text, spec: QuizSpec) -> Proposal:
    """The items of a long text that a quiz is chosen from."""
    from quizgen import lexicon
    from quizgen.quiz.make import candidates

    return candidates(_analysed(text), lexicon.load(), spec)


def everything(text: Text) -> Proposal:
    """Every item that a text gives, however long it is."""
    from quizgen import items, lexicon

    return items.propose(_analysed(text), lexicon.load())


def compared(one: Text, two: Text) -> Proposal:
    """The items on two texts together."""
    from quizgen import items, lexicon

    return items.compare(_analysed(one), _analysed(two), lexicon.load())


@lru_cache(maxsize=2)
def _analysed(text: Text) -> Analysis:
    """The analysis of a text; of one that was just studied it stands."""
    from quizgen import lexicon
    from quizgen.analysis import analyse

    return analyse(text, lexicon.load())
