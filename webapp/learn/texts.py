"""Starting a quiz: on a text of the library, or on one that is pasted."""

from flask import render_template, request
from werkzeug import Response

from quizgen.items import KINDS
from quizgen.source.text import SourceError
from webapp.learn import reading
from webapp.learn.blueprint import learn
from webapp.learn.opening import begin, options, spec
from webapp.parts import read
from webapp.store import Pasted


@learn.post("/texts/<slug>/quiz")
def start(slug: str) -> Response | tuple[str, int]:
    """Start a quiz on a text of the library."""
    found = reading.find(slug)
    begun = begin(found, spec(request.form))
    return begun or (reading.page(found, empty=True), 422)


@learn.get("/paste")
def paste() -> str:
    """A form for a text of one's own."""
    return render_template("learn/paste.html", body="", problem="", empty=False, kinds=KINDS, options=options())


@learn.post("/paste")
def start_pasted() -> Response | tuple[str, int]:
    """Start a quiz on a pasted or uploaded text, which is kept with the attempt alone."""
    pasted = _given()
    problem = ""
    try:
        begun = begin(read(pasted), spec(request.form), pasted)
        if begun:
            return begun
    except SourceError as error:
        problem = error.why
    body = request.form.get("body", "")
    page = render_template(
        "learn/paste.html", body=body, problem=problem, empty=not problem, kinds=KINDS, options=options()
    )
    return page, 422


def _given() -> Pasted:
    file = request.files.get("file")
    if file and file.filename:
        return Pasted(file.filename[:255], file.read())
    return Pasted("paste.txt", request.form.get("body", "").encode("utf-8", "replace"))
