"""The results of a class for a spreadsheet: one table by pupil, one by question."""

from collections.abc import Iterator

from flask import Response

from webapp import export, papers
from webapp.assignments import Assignment
from webapp.language import gettext as _
from webapp.parts import now, parts
from webapp.teach import lesson
from webapp.teach.assigning import mine
from webapp.teach.blueprint import teach
from webapp.teach.terms import typed

Line = dict[str, object]


@teach.get("/class/<code>/results.csv")
def table(code: str) -> Response:
    """A row for each pupil: the try that counts, and two columns for each item."""
    assignment = mine(code)
    return _file(list(_pupils(assignment)), f"results-{assignment.code}")


@teach.get("/class/<code>/questions.csv")
def question_table(code: str) -> Response:
    """A row for each answer that an item has or offers, with the figures of the item."""
    assignment = mine(code)
    return _file(list(_questions(assignment)), f"questions-{assignment.code}")


def _pupils(assignment: Assignment) -> Iterator[Line]:
    made = lesson.laid_out(assignment, parts().workshop)
    total = len(lesson.counted(made, assignment))
    for pupil in lesson.pupils(made, assignment, papers.papers(parts().store, assignment)):
        paper = pupil.paper
        row: Line = {
            _("Number"): paper.number,
            _("Name"): pupil.label,
            _("Points"): pupil.score,
            _("Of"): total,
            _("Tries"): len(pupil.tries),
            _("Handed in"): _moment(paper.finished),
        }
        for question in made.questions:
            reply = paper.replies.get(question.item.id)
            out = question.item.id in assignment.withdrawn
            row[str(question.number)] = reply.given if reply else ""
            row[f"{question.number} ○×"] = "－" if out else ("○" if reply.right else "×") if reply else ""
        yield row


def _questions(assignment: Assignment) -> Iterator[Line]:
    made = lesson.laid_out(assignment, parts().workshop)
    handed = papers.papers(parts().store, assignment)
    for row in lesson.rows(made, assignment, handed, assignment.state(now()) == "over"):
        item = row.question.item
        for answer in row.answers:
            yield {
                _("Question"): row.question.number,
                "id": item.id,
                _("Kind"): item.kind,
                _("Prompt"): item.question,
                _("Counts"): "" if item.id in assignment.withdrawn else "○",
                _("Asked"): row.asked,
                _("Answered"): row.answered,
                _("Right answers"): row.right,
                _("Facility"): round(row.right / row.asked, 3) if row.asked else "",
                _("Discrimination"): "" if row.discrimination is None else round(row.discrimination, 3),
                _("Answer"): answer.text,
                "○×": "○" if answer.right else "×",
                _("Times"): answer.times,
            }


def _moment(at: int | None) -> str:
    """Day and time by this computer's clock, as spreadsheets read them: ``2026-11-24 09:00``."""
    return typed(at).replace("T", " ")


def _file(rows: list[Line], name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(export.as_csv(rows), mimetype="text/csv", headers=headers)
