"""A pupil at an assignment: the browser keeps who it is, the server what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, redirect, session, url_for

from quizgen.output.exports.base import Handout, Question
from quizgen.quiz.mark import mark
from webapp import assignments, papers
from webapp.assignments import Assignment, State
from webapp.learn.sitting import Place
from webapp.papers import Paper, Reply
from webapp.parts import now, parts
from webapp.teach import lesson

REMEMBERED = 8
"""Assignments of which a browser keeps who it is there."""
PATIENCE = 20.0
"""Seconds an answer waits for its text after a restart: longer than a page, for a page can be asked for again."""


@dataclass(frozen=True, slots=True)
class Seat:
    """The items of an assignment with the tries of one person, the last of which is ``paper``."""

    assignment: Assignment
    made: Handout
    tries: tuple[Paper, ...]
    state: State

    @property
    def paper(self) -> Paper:
        """The try under way, or the last one handed in."""
        return self.tries[-1]

    @property
    def over(self) -> bool:
        """Whether this try takes no more answers."""
        return self.paper.finished is not None or self.state != "open"

    @property
    def done(self) -> bool:
        """Whether this try is over for good: handed in, or the assignment has ended."""
        return self.paper.finished is not None or self.state == "over"

    @property
    def told(self) -> bool:
        """Whether what is right is told of a try that is done."""
        told = self.assignment.terms.told
        return self.done and (told in ("end", "once") or (told == "closed" and self.state == "over"))

    @property
    def marked(self) -> bool:
        """Whether the mark is told of a try that is done."""
        return self.told or (self.done and self.assignment.terms.told == "mark")

    @property
    def more(self) -> bool:
        """Whether another try may begin."""
        tries = self.assignment.terms.tries
        return self.state == "open" and self.paper.finished is not None and (not tries or self.paper.turn < tries)

    @property
    def places(self) -> tuple[Place, ...]:
        """The items with what was answered, as far as it may be told now."""
        return tuple(self.place(question) for question in self.made.questions)

    @property
    def scores(self) -> tuple[int, ...]:
        """The score of each try."""
        return tuple(lesson.score(self.made, self.assignment, paper) for paper in self.tries)

    @property
    def counting(self) -> Paper:
        """The try that counts."""
        return lesson.counting(self.made, self.assignment, self.tries)

    @property
    def total(self) -> int:
        """How many items count."""
        return len(lesson.counted(self.made, self.assignment))

    @property
    def withdrawn(self) -> tuple[int, ...]:
        """The numbers of the items that do not count."""
        return tuple(q.number for q in self.made.questions if q.item.id in self.assignment.withdrawn)

    def place(self, question: Question) -> Place:
        """An item as it stands for the pupil."""
        reply = self.paper.replies.get(question.item.id)
        if not (self.told or (reply and self.assignment.terms.told == "once")):
            return Place(
                question.number, question.item, reply.given if reply else "", "given" if reply else "open", None
            )
        return _told(question, reply or Reply("", False))

    def following(self, number: int = 0) -> int | None:
        """The next item that waits for an answer, from the first again at the end."""
        waiting = [q.number for q in lesson.counted(self.made, self.assignment) if q.item.id not in self.paper.replies]
        return next((n for n in waiting if n > number), next(iter(waiting), None))


def _told(question: Question, reply: Reply) -> Place:
    judged = mark(question.item, reply.given) if reply.given else None
    if reply.right:
        return Place(question.number, question.item, reply.given, "right", judged)
    compared = judged is not None and judged.near and question.item.shape == "write" and not reply.ruled
    return Place(question.number, question.item, reply.given, "compare" if compared else "wrong", judged)


def assignment_of(code: str) -> Assignment:
    """The assignment that a code opens; any other does not exist."""
    return assignments.find(parts().store, code) or abort(404)


def seat_of(assignment: Assignment, patience: float = 0) -> Seat | None:
    """The visitor's seat, if this browser has one."""
    held: Mapping[str, str] = session.get("papers", {})
    tries = papers.of_person(parts().store, assignment.code, held.get(assignment.code, ""))
    if not tries:
        return None
    made = lesson.laid_out(assignment, parts().workshop, patience)
    return Seat(assignment, made, tuple(tries), assignment.state(now()))


def sit(code: str, patience: float = 0) -> Seat:
    """The visitor's seat; who has none yet is led to the form for a name."""
    assignment = assignment_of(code)
    return seat_of(assignment, patience) or abort(redirect(url_for("pupil.enter", key=assignment.code), 303))


def take(code: str, person: str) -> None:
    """Keep in this browser who is here."""
    others = {held: who for held, who in session.get("papers", {}).items() if held != code}
    session["papers"] = dict([*others.items(), (code, person)][-REMEMBERED:])
    session.permanent = True


def leave(code: str) -> None:
    """Forget in this browser who is here: the next pupil gives a name."""
    session["papers"] = {held: who for held, who in session.get("papers", {}).items() if held != code}
