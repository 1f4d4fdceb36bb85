"""An assignment laid out: its items with their texts, and what its pupils answered, counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen import lexicon
from quizgen.items.base import Item
from quizgen.output.exports import handout
from quizgen.output.exports.base import Handout
from webapp.assignments import Assignment, Paper
from webapp.sheets import Plan
from webapp.teach import desk
from webapp.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Row:
    """An item with how many answered it, how many rightly, and each wrong answer with how often it was given."""

    number: int
    item: Item
    key: str
    answered: int
    right: int
    slips: tuple[tuple[str, int], ...]

    @property
    def percent(self) -> int:
        """How many of a hundred answers are right."""
        return round(100 * self.right / max(1, self.answered))


def laid_out(assignment: Assignment, workshop: Workshop) -> Handout:
    """The items in the order of the sheet, with the texts beside them."""
    return _laid_out(assignment.plan, workshop)


@lru_cache(maxsize=32)
def _laid_out(plan: Plan, workshop: Workshop) -> Handout:
    return handout(desk.quizzes(plan)[0], desk.pool(plan).analyses, lexicon.load())


def rows(made: Handout, papers: Sequence[Paper]) -> list[Row]:
    """What was answered, item by item."""
    out = []
    for question in made.questions:
        replies = [paper.replies[question.item.id] for paper in papers if question.item.id in paper.replies]
        slips = Counter(reply.given for reply in replies if not reply.right)
        right = sum(reply.right for reply in replies)
        out.append(Row(question.number, question.item, question.key, len(replies), right, tuple(slips.most_common())))
    return out


def score(made: Handout, paper: Paper) -> int:
    """How many of the items were answered rightly."""
    return sum(paper.replies[q.item.id].right for q in made.questions if q.item.id in paper.replies)
