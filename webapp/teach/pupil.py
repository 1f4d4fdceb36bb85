"""A pupil's phone: a code, a name, one item after the other.  The browser keeps which paper is theirs."""

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug import Response

from quizgen.output.exports.base import Handout
from quizgen.quiz.mark import mark
from webapp import assignments
from webapp.assignments import LONGEST_NAME, Assignment, Paper, Reply
from webapp.language import gettext as _
from webapp.learn.answering import given
from webapp.learn.sitting import Place
from webapp.parts import now, parts
from webapp.teach import lesson

pupil = Blueprint("pupil", __name__, url_prefix="/class")
REMEMBERED = 8
"""Papers that a browser keeps the keys of."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A pupil at an assignment: the items, and the paper so far."""

    assignment: Assignment
    made: Handout
    paper: Paper

    @property
    def answered(self) -> frozenset[int]:
        """The numbers of the items that have an answer."""
        return frozenset(q.number for q in self.made.questions if q.item.id in self.paper.replies)

    def following(self, number: int = 0) -> int | None:
        """The next item without an answer, from the first again at the end."""
        numbers = [q.number for q in self.made.questions]
        order = (*numbers[number:], *numbers[:number])
        return next((n for n in order if n not in self.answered), None)


@pupil.get("/")
def door() -> str | Response:
    """The form for a code."""
    code = request.args.get("code", "").strip()
    found = assignments.find(parts().store, code) if code else None
    if found:
        return redirect(url_for(".enter", key=found.code))
    problem = _("There is no worksheet with this code.") if code else ""
    return render_template("teach/door.html", problem=problem, code=code)


@pupil.get("/<key>")
def enter(key: str) -> str | Response:
    """The form for a name; who has given one goes on where the paper was left."""
    assignment = _assignment(key)
    if seat := _seat(assignment):
        return redirect(_onward(seat))
    return render_template("teach/enter.html", assignment=assignment, problem="", longest=LONGEST_NAME)


@pupil.post("/<key>")
def begin(key: str) -> Response | tuple[str, int]:
    """Take a name, and lead to the first item."""
    assignment = _assignment(key)
    name = " ".join(request.form.get("name", "").split())
    if not name or not assignment.open:
        problem = _("Type in your name.") if assignment.open else ""
        return render_template("teach/enter.html", assignment=assignment, problem=problem, longest=LONGEST_NAME), 422
    paper = assignments.begin(parts().store, assignment, name, now())
    others = {code: held for code, held in session.get("papers", {}).items() if code != assignment.code}
    session["papers"] = dict([*others.items(), (assignment.code, paper)][-REMEMBERED:])
    session.permanent = True
    return redirect(url_for(".enter", key=assignment.code), 303)


@pupil.get("/<key>/<int:number>")
def item(key: str, number: int) -> str | Response:
    """One item beside its text."""
    seat = _sit(key)
    if _over(seat):
        return redirect(url_for(".end", key=key))
    question = next((q for q in seat.made.questions if q.number == number), None) or abort(404)
    reply = seat.paper.replies.get(question.item.id)
    place = Place(number, question.item, reply.given if reply else "", "given" if reply else "open", None)
    return render_template("teach/item.html", seat=seat, place=place, rubric=question.rubric)


@pupil.post("/<key>/<int:number>")
def answer(key: str, number: int) -> Response:
    """Keep an answer, and lead to the next item without one."""
    seat = _sit(key)
    asked = request.form.get("item", "")
    question = next((q for q in seat.made.questions if q.item.id == asked), None) or abort(404)
    words = given(question.item).strip()
    if words:
        reply = Reply(words, mark(question.item, words).right)
        assignments.reply(parts().store, seat.paper, asked, reply, now())
    following = _sit(key).following(number)
    if following is None:
        return redirect(url_for(".end", key=key), 303)
    return redirect(url_for(".item", key=key, number=following if words else number), 303)


@pupil.get("/<key>/end")
def end(key: str) -> str:
    """What is still open, or that it was handed in, with what is right if the teacher lets it be told."""
    seat = _sit(key)
    told = seat.assignment.told and seat.paper.finished is not None
    score = lesson.score(seat.made, seat.paper)
    return render_template("teach/end.html", seat=seat, over=_over(seat), told=told, score=score)


@pupil.post("/<key>/finish")
def finish(key: str) -> Response:
    """Hand the paper in."""
    assignments.finish(parts().store, _sit(key).paper, now())
    return redirect(url_for(".end", key=key), 303)


def _assignment(key: str) -> Assignment:
    return assignments.find(parts().store, key) or abort(404)


def _seat(assignment: Assignment) -> Seat | None:
    paper = assignments.paper(parts().store, session.get("papers", {}).get(assignment.code, ""))
    return Seat(assignment, lesson.laid_out(assignment, parts().workshop), paper) if paper else None


def _sit(key: str) -> Seat:
    """The visitor's seat; who has none yet is led to the form for a name."""
    assignment = _assignment(key)
    return _seat(assignment) or abort(redirect(url_for(".enter", key=assignment.code), 303))


def _over(seat: Seat) -> bool:
    return seat.paper.finished is not None or not seat.assignment.open


def _onward(seat: Seat) -> str:
    number = seat.following()
    if _over(seat) or number is None:
        return url_for(".end", key=seat.assignment.code)
    return url_for(".item", key=seat.assignment.code, number=number)
