"""Texts of one's own: pasted or uploaded, read or asked about, kept or deleted."""

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.source.text import SourceError
from webapp import faults, shelf
from webapp.learn import books
from webapp.learn.blueprint import learn
from webapp.learn.opening import begin, options, spec
from webapp.learner import learner, named
from webapp.parts import now, parts, read
from webapp.store import Pasted


@learn.get("/paste")
def paste() -> str:
    """A form for a text of one's own."""
    return render_template("learn/paste.html", body="", problem="", empty=False, options=options())


@learn.post("/paste")
def take_pasted() -> Response | tuple[str, int]:
    """Read a pasted or uploaded text, or start a quiz on it; it is kept for this visitor alone."""
    pasted = _given()
    problem = ""
    try:
        text = read(pasted)
        begun = begin(text, spec(request.form), pasted) if request.form.get("then") != "read" else None
        if begun:
            return begun
        own = shelf.put(parts().store, named(), pasted, now())
        if request.form.get("then") == "read":
            return redirect(url_for(".text", slug=own.slug), 303)
    except SourceError as error:
        problem = faults.said(error)
    body = request.form.get("body", "")
    page = render_template("learn/paste.html", body=body, problem=problem, empty=not problem, options=options())
    return page, 422


@learn.post("/texts/<slug>/keep")
def keep_text(slug: str) -> Response:
    """Keep a text of one's own for good."""
    own = books.own(slug).own
    if own:
        shelf.keep(parts().store, learner(), own.key)
    return redirect(url_for(".text", slug=slug), 303)


@learn.post("/texts/<slug>/remove")
def remove_text(slug: str) -> Response:
    """Delete a text of one's own."""
    own = books.own(slug).own
    if own:
        shelf.remove(parts().store, learner(), own.key)
    return redirect(url_for(".library"), 303)


def _given() -> Pasted:
    file = request.files.get("file")
    if file and file.filename:
        return Pasted(file.filename[:255], file.read())
    return Pasted("paste.txt", request.form.get("body", "").encode("utf-8", "replace"))
