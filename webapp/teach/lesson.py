"""An assignment laid out: its items with their texts, its pupils with their tries, and what was answered, counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen import lexicon
from quizgen.items.base import Item
from quizgen.output.exports import handout
from quizgen.output.exports.base import Handout, Question
from webapp.assignments import Assignment
from webapp.papers import Paper, alike
from webapp.sheets import Plan
from webapp.teach import desk, figures
from webapp.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to an item, how often it was given, and whether it counts as right."""

    text: str
    times: int
    share: int
    right: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An item with how many were asked (who has not answered on a paper handed in was), how many answered rightly, and
    each answer; every choice is there, also one that nobody took.  ``discrimination`` is empty without enough papers.
    """

    question: Question
    asked: int
    answered: int
    right: int
    answers: tuple[Given, ...]
    discrimination: float | None

    @property
    def facility(self) -> int:
        """How many of a hundred answered rightly."""
        return figures.percent(self.right, self.asked)

    @property
    def separates(self) -> str:
        """What the discrimination says, or ``""``."""
        return "" if self.discrimination is None else figures.separates(self.discrimination)


@dataclass(frozen=True, slots=True)
class Pupil:
    """A person with the try that counts; ``label`` tells those of one name and number apart: 山田 (2)."""

    label: str
    paper: Paper
    score: int
    tries: tuple[Paper, ...]


def laid_out(assignment: Assignment, workshop: Workshop, patience: float = 0) -> Handout:
    """The items in the order of the sheet, with the texts beside them."""
    desk.pool(assignment.plan, patience)
    return _laid_out(assignment.plan, workshop)


@lru_cache(maxsize=32)
def _laid_out(plan: Plan, workshop: Workshop) -> Handout:
    return handout(desk.quizzes(plan)[0], desk.pool(plan).analyses, lexicon.load())


def counted(made: Handout, assignment: Assignment) -> tuple[Question, ...]:
    """The items that count: those that were not withdrawn."""
    return tuple(q for q in made.questions if q.item.id not in assignment.withdrawn)


def score(made: Handout, assignment: Assignment, paper: Paper) -> int:
    """How many of the items that count were answered rightly."""
    return sum(_right(paper, q.item) for q in counted(made, assignment))


def counting(made: Handout, assignment: Assignment, tries: Sequence[Paper]) -> Paper:
    """The try that counts: the best or the last of those handed in, else the one under way."""
    done = [paper for paper in tries if paper.finished is not None]
    if not done or assignment.terms.counts == "last":
        return (done or list(tries))[-1]
    return max(done, key=lambda paper: (score(made, assignment, paper), -paper.turn))


def pupils(made: Handout, assignment: Assignment, papers: Sequence[Paper]) -> list[Pupil]:
    """The persons, in the order of their papers."""
    tries: dict[str, list[Paper]] = {}
    for paper in sorted(papers, key=lambda p: p.turn):
        tries.setdefault(paper.person, []).append(paper)
    out = []
    for person in dict.fromkeys(paper.person for paper in papers):
        mine = tries[person]
        best = counting(made, assignment, mine)
        out.append(Pupil(_label(mine[0], papers), best, score(made, assignment, best), tuple(mine)))
    return out


def _label(paper: Paper, papers: Sequence[Paper]) -> str:
    name = paper.name or paper.number
    same = [other.person for other in alike(papers, paper.name, paper.number)]
    place = same.index(paper.person)
    return f"{name} ({place + 1})" if place else name


def rows(made: Handout, assignment: Assignment, papers: Sequence[Paper], over: bool) -> list[Row]:
    """What was answered, item by item: on the first try of each person, before anything was told."""
    first = [paper for paper in papers if paper.turn == 1]
    done = [paper for paper in first if over or paper.finished is not None]
    items = [q.item for q in counted(made, assignment)]
    marks = [[_right(paper, item) for item in items] for paper in done]
    separation = {item.id: figures.discrimination(marks, n) for n, item in enumerate(items)}
    return [_row(question, first, done, separation) for question in made.questions]


def _row(
    question: Question, papers: Sequence[Paper], done: Sequence[Paper], separation: Mapping[str, float | None]
) -> Row:
    item = question.item
    replies = [paper.replies[item.id] for paper in papers if item.id in paper.replies]
    asked = len(replies) + sum(item.id not in paper.replies for paper in done)
    times = Counter(reply.given for reply in replies)
    right = {choice.text: choice.correct for choice in item.choices} | {r.given: r.right for r in replies}
    offered = [] if item.places else [choice.text for choice in item.choices]
    texts = [*offered, *(text for text, _ in times.most_common() if text not in offered)]
    share = {text: figures.percent(times[text], len(replies)) for text in texts}
    answers = tuple(Given(text, times[text], share[text], right[text]) for text in texts)
    return Row(question, asked, len(replies), sum(r.right for r in replies), answers, separation.get(item.id))


def _right(paper: Paper, item: Item) -> bool:
    reply = paper.replies.get(item.id)
    return reply is not None and reply.right
