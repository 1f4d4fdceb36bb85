"""A worksheet given to a class: its code and terms, and what is answered as it comes in."""

import hashlib

from flask import Response, abort, redirect, render_template, request, url_for
from werkzeug import Response as Answer

from quizgen.output.exports.base import Question
from quizgen.output.qr import Screen
from webapp import assignments, papers, reach
from webapp.assignments import Assignment, Terms
from webapp.learner import learner
from webapp.papers import Paper
from webapp.parts import now, parts
from webapp.teach import desk, figures, lesson
from webapp.teach.blueprint import teach
from webapp.teach.terms import TermsError, terms


@teach.post("/<key>/assign")
def assign(key: str) -> Answer:
    """Give the worksheet as it is now to a class, on the usual terms: they are changed on its page."""
    plan = desk.mine(key)
    code = assignments.assign(parts().store, plan, Terms(), now())
    return redirect(url_for(".results", code=code), 303)


@teach.get("/class/<code>")
def results(code: str) -> str | Response:
    """The code for the class, its terms, and the results by pupil and by item.

    With ``?seen=`` (what the page says of itself) nothing but 204 is answered while nothing is new.
    """
    assignment = mine(code)
    handed = papers.papers(parts().store, assignment)
    news = _news(assignment, handed)
    if request.args.get("seen") == news:
        return Response(status=204)
    return _page(assignment, handed, news)


def _page(assignment: Assignment, handed: list[Paper], news: str, problem: str = "") -> str:
    made = lesson.laid_out(assignment, parts().workshop)
    state = assignment.state(now())
    return render_template(
        "teach/results.html",
        assignment=assignment,
        state=state,
        now=now(),
        news=news,
        problem=problem,
        made=made,
        rows=lesson.rows(made, assignment, handed, state == "over"),
        pupils=lesson.pupils(made, assignment, handed),
        total=len(lesson.counted(made, assignment)),
        enough=figures.ENOUGH,
        alone=reach.alone(),
        address=reach.address("pupil.enter", key=assignment.code),
        door=reach.address("pupil.door"),
    )


def _news(assignment: Assignment, handed: list[Paper]) -> str:
    """A few characters that are others as soon as anything on the page is."""
    return hashlib.sha256(repr((assignment, assignment.state(now()), handed)).encode()).hexdigest()[:16]


@teach.get("/class/<code>/poster")
def poster(code: str) -> str:
    """The code to be projected or printed."""
    assignment = mine(code)
    address, door = reach.address("pupil.enter", key=assignment.code), reach.address("pupil.door")
    return render_template("teach/poster.html", assignment=assignment, address=address, door=door)


@teach.get("/class/<code>/qr.svg")
def picture(code: str) -> Response:
    """The address for the class as a QR code."""
    screen = Screen(reach.address("pupil.enter", key=mine(code).code))
    return Response(screen.picture, mimetype="image/svg+xml")


@teach.post("/class/<code>/<any(end, open):way>")
def let(code: str, way: str) -> Answer:
    """Take no more answers, or take them from now on."""
    assignment = mine(code)
    if way == "end":
        assignments.end(parts().store, assignment)
    else:
        assignments.open_now(parts().store, assignment, now())
    return _back(code)


@teach.post("/class/<code>/terms")
def settle(code: str) -> Answer | tuple[str, int]:
    """Set the name, the times, the tries and what is told."""
    assignment = mine(code)
    try:
        wanted = terms(request.form)
    except TermsError as error:
        handed = papers.papers(parts().store, assignment)
        return _page(assignment, handed, _news(assignment, handed), str(error)), 422
    assignments.settle(parts().store, assignment, wanted)
    if name := request.form.get("name", "").strip():
        assignments.rename(parts().store, assignment, name)
    return _back(code)


@teach.post("/class/<code>/delete")
def delete_class(code: str) -> Answer:
    """Delete an assignment with all answers."""
    assignments.remove(parts().store, mine(code))
    return redirect(url_for(".overview"), 303)


@teach.post("/class/<code>/papers/<paper>/<item>")
def remark(code: str, paper: str, item: str) -> Answer:
    """Turn the mark of one answer round, on one paper: what the teacher judges holds."""
    assignment = mine(code)
    found = next((p for p in papers.papers(parts().store, assignment) if p.id == paper), None) or abort(404)
    reply = found.replies.get(item) or abort(404)
    papers.rule(parts().store, assignment, item, reply.given, not reply.right, paper)
    return _back(code, "pupils")


@teach.post("/class/<code>/items/<item>/<any(right, wrong):way>")
def rule(code: str, item: str, way: str) -> Answer:
    """Count an answer as right, or as wrong, for everybody who gave it or will."""
    assignment = mine(code)
    question = _question(assignment, item)
    given = request.form.get("given", "")
    papers.rule(parts().store, assignment, item, given, way == "right")
    return _back(code, f"question-{question.number}")


@teach.post("/class/<code>/items/<item>/<any(withdraw, restore):way>")
def withdraw(code: str, item: str, way: str) -> Answer:
    """Let an item count no more, or again: all papers are marked anew by what counts."""
    assignment = mine(code)
    question = _question(assignment, item)
    (assignments.withdraw if way == "withdraw" else assignments.put_back)(parts().store, assignment, item)
    return _back(code, f"question-{question.number}")


def mine(code: str) -> Assignment:
    """The visitor's own assignment; that of anybody else does not exist."""
    found = assignments.find(parts().store, code)
    return found if found and found.learner == learner() else abort(404)


def _question(assignment: Assignment, item: str) -> Question:
    made = lesson.laid_out(assignment, parts().workshop)
    return next((q for q in made.questions if q.item.id == item), None) or abort(404)


def _back(code: str, anchor: str = "") -> Answer:
    return redirect(url_for(".results", code=code, _anchor=anchor or None), 303)
