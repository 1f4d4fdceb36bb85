"""A worksheet given to a class: its code, whether answers are taken, and what was answered as it comes in."""

from urllib.parse import urlsplit

from flask import Response, abort, redirect, render_template, request, url_for
from werkzeug import Response as Answer

from webapp import assignments, export
from webapp.assignments import Assignment
from webapp.language import gettext as _
from webapp.learner import learner
from webapp.parts import now, parts
from webapp.settings import is_loopback
from webapp.teach import desk, lesson
from webapp.teach.blueprint import teach


@teach.post("/<key>/assign")
def assign(key: str) -> Answer:
    """Give the worksheet as it is now to a class."""
    plan = desk.mine(key)
    code = assignments.assign(parts().store, plan, request.form.get("told") == "on", now())
    return redirect(url_for(".results", code=code), 303)


@teach.get("/class/<code>")
def results(code: str) -> str:
    """The code for the class, and the results by pupil and by item."""
    assignment = _mine(code)
    made = lesson.laid_out(assignment, parts().workshop)
    papers = assignments.papers(parts().store, assignment)
    return render_template(
        "teach/results.html",
        assignment=assignment,
        questions=made.questions,
        rows=lesson.rows(made, papers),
        alone=is_loopback(urlsplit(request.host_url).hostname or ""),
        papers=[(paper, lesson.score(made, paper)) for paper in papers],
    )


@teach.get("/class/<code>/results.csv")
def table(code: str) -> Response:
    """The results for a spreadsheet: a row for each pupil, two columns for each item."""
    assignment = _mine(code)
    made = lesson.laid_out(assignment, parts().workshop)
    rows = []
    for paper in assignments.papers(parts().store, assignment):
        row: dict[str, object] = {_("Name"): paper.name, _("Points"): lesson.score(made, paper)}
        for question in made.questions:
            reply = paper.replies.get(question.item.id)
            row[str(question.number)] = reply.given if reply else ""
            row[f"{question.number} ○×"] = ("○" if reply.right else "×") if reply else ""
        rows.append(row)
    headers = {"Content-Disposition": f'attachment; filename="results-{assignment.code}.csv"'}
    return Response(export.as_csv(rows), mimetype="text/csv", headers=headers)


@teach.post("/class/<code>/<any(open, close):way>")
def let(code: str, way: str) -> Answer:
    """Take answers again, or no more."""
    assignments.let(parts().store, _mine(code), way == "open")
    return redirect(url_for(".results", code=code), 303)


@teach.post("/class/<code>/papers/<paper>/<item>")
def remark(code: str, paper: str, item: str) -> Answer:
    """Turn the mark of one answer round."""
    assignments.remark(parts().store, _mine(code), paper, item)
    return redirect(url_for(".results", code=code, _anchor="pupils"), 303)


@teach.post("/class/<code>/delete")
def withdraw(code: str) -> Answer:
    """Delete an assignment with all answers."""
    assignment = _mine(code)
    assignments.remove(parts().store, assignment)
    return redirect(url_for(".overview"), 303)


def _mine(code: str) -> Assignment:
    """The visitor's own assignment; that of anybody else does not exist."""
    found = assignments.find(parts().store, code)
    return found if found and found.learner == learner() else abort(404)
