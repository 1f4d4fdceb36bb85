"""A pupil's phone: a code, a name, one item after the other.  The browser keeps which paper is theirs."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.quiz.mark import mark
from webapp import assignments, papers
from webapp.assignments import Assignment
from webapp.language import gettext as _
from webapp.learn.answering import given
from webapp.papers import LONGEST_NAME, LONGEST_NUMBER, Paper, Reply
from webapp.parts import now, parts
from webapp.teach import seat
from webapp.teach.seat import PATIENCE, Seat, assignment_of, seat_of, sit

pupil = Blueprint("pupil", __name__, url_prefix="/class")


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
    assignment = assignment_of(key)
    if here := seat_of(assignment):
        return redirect(_onward(here))
    return _form(assignment)


@pupil.post("/<key>")
def begin(key: str) -> Response | tuple[str, int]:
    """Take a name and a number, and lead to the first item; one who was here before is asked whether it is the same."""
    assignment = assignment_of(key)
    name, number = (" ".join(request.form.get(field, "").split()) for field in ("name", "number"))
    if assignment.state(now()) != "open":
        return _form(assignment), 422
    if not name and not number:
        return _form(assignment, problem=_("Type in your name or your number.")), 422
    same = papers.alike(papers.papers(parts().store, assignment), name, number)
    who = request.form.get("who", "")
    if same and not who:
        return _form(assignment, same), 409
    return _seated(assignment, name, number, same, who)


def _seated(assignment: Assignment, name: str, number: str, same: list[Paper], who: str) -> Response | tuple[str, int]:
    """Give a seat to a new person, or to the one of those ``same`` whose place in the list ``who`` says."""
    store = parts().store
    before = next((paper.person for place, paper in enumerate(same, start=1) if who == str(place)), "")
    if before:
        papers.join(store, before)
    person = before or papers.begin(store, assignment, name, number, now())
    if not person:
        return _form(assignment, problem=_("Too many have begun here. Please tell your teacher.")), 422
    seat.take(assignment.code, person)
    return redirect(url_for(".enter", key=assignment.code), 303)


@pupil.get("/<key>/<int:number>")
def item(key: str, number: int) -> str | Response:
    """One item beside its text."""
    here = sit(key)
    if here.over:
        return redirect(url_for(".end", key=key))
    question = next((q for q in here.made.questions if q.number == number), None) or abort(404)
    return render_template("teach/item.html", seat=here, place=here.place(question), rubric=question.rubric)


@pupil.post("/<key>/<int:number>")
def answer(key: str, number: int) -> Response:
    """Keep an answer, and lead to the next item without one, or to what is told of it."""
    here = sit(key, PATIENCE)
    asked = request.form.get("item", "")
    question = next((q for q in here.made.questions if q.item.id == asked), None) or abort(404)
    words = given(question.item).strip()
    if not words:
        return redirect(url_for(".item", key=key, number=number), 303)
    reply = Reply(words, mark(question.item, words).right)
    if not papers.reply(parts().store, here.paper, asked, reply, now()):
        return redirect(url_for(".end", key=key, late=1), 303)
    if here.assignment.terms.told == "once":
        return redirect(url_for(".item", key=key, number=question.number, _anchor="mark"), 303)
    return redirect(_onward(sit(key), number), 303)


@pupil.get("/<key>/end")
def end(key: str) -> str:
    """What is still open, or that it was handed in, with what is right as far as the teacher lets it be told."""
    return render_template("teach/end.html", seat=sit(key), late="late" in request.args)


@pupil.post("/<key>/finish")
def finish(key: str) -> Response:
    """Hand the paper in."""
    papers.finish(parts().store, sit(key, PATIENCE).paper, now())
    return redirect(url_for(".end", key=key), 303)


@pupil.post("/<key>/again")
def again(key: str) -> Response:
    """Begin another try, if there is one left."""
    here = sit(key, PATIENCE)
    if here.more:
        papers.again(parts().store, here.assignment, here.paper.person, now())
    return redirect(url_for(".enter", key=key), 303)


@pupil.post("/<key>/leave")
def leave(key: str) -> Response:
    """Let somebody else sit down at this device; what was answered stays."""
    assignment = assignment_of(key)
    seat.leave(assignment.code)
    return redirect(url_for(".enter", key=assignment.code), 303)


def _form(assignment: Assignment, same: list[Paper] | None = None, problem: str = "") -> str:
    return render_template(
        "teach/enter.html",
        assignment=assignment,
        state=assignment.state(now()),
        now=now(),
        same=same or [],
        problem=problem,
        longest=(LONGEST_NAME, LONGEST_NUMBER),
    )


def _onward(here: Seat, number: int = 0) -> str:
    following = here.following(number)
    if here.over or following is None:
        return url_for(".end", key=here.assignment.code)
    return url_for(".item", key=here.assignment.code, number=following)
