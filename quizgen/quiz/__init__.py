"""What was asked for, the one seeded choice, and marking.

    Analysis ─► candidates ─► Proposal   all that can be asked about a short text, of a long one about some of it
    proposals ─► choose ─► Quiz          (text, spec) ─► the same bytes on any machine
    Item, answer ─► mark ─► Mark         with the reason in Japanese and English

``make`` goes the whole way from texts; ``rubric`` words the instruction over a kind's items; ``leaks`` says
what may stand beside an unanswered item.
"""

from quizgen.items.checks.leaks import Leak, leaks
from quizgen.quiz.choose import choose
from quizgen.quiz.make import Made, candidates, make, proposals
from quizgen.quiz.mark import mark
from quizgen.quiz.rubrics import rubric
from quizgen.quiz.types import Mark, Quiz, QuizSpec, Result

__all__ = [
    "Leak",
    "Made",
    "Mark",
    "Quiz",
    "QuizSpec",
    "Result",
    "candidates",
    "choose",
    "leaks",
    "make",
    "mark",
    "proposals",
    "rubric",
]
