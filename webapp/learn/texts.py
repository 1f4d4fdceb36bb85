"""Choosing a text, reading it, pasting one."""

from flask import abort, render_template, request
from werkzeug import Response

from quizgen import LEVELS
from quizgen.analysis.difficulty import level_of
from quizgen.items import KINDS
from quizgen.output.passage import View
from quizgen.output.plain import estimate
from quizgen.source.text import SourceError, Text
from webapp.learn import words
from webapp.learn.blueprint import learn
from webapp.learn.opening import begin, known, options, spec
from webapp.parts import parts, read
from webapp.preferences import preferences
from webapp.store import Pasted


@learn.get("/")
def library() -> str:
    """The library, all of it or one level."""
    level = request.args.get("level", "")
    texts = [t for t in parts().library.texts() if level in ("", t.level)]
    return render_template("learn/library.html", texts=sorted(texts, key=_rank), level=level, levels=LEVELS)


def _rank(text: Text) -> tuple[int, str]:
    return LEVELS.index(text.level) if text.level in LEVELS else len(LEVELS), text.title


@learn.get("/texts/<slug>")
def text(slug: str) -> str:
    """A text to read, with the form that starts a quiz on it."""
    return _reading(find(slug))


@learn.post("/texts/<slug>/quiz")
def start(slug: str) -> Response | tuple[str, int]:
    """Start a quiz on a text of the library."""
    found = find(slug)
    begun = begin(found, spec(request.form))
    return begun or (_reading(found, empty=True), 422)


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


def find(slug: str) -> Text:
    """The text of the library with this slug, or the page that says there is none."""
    try:
        return parts().library.get(slug)
    except SourceError:
        abort(404)


def _reading(found: Text, *, empty: bool = False) -> str:
    likes = preferences()
    shown = parts().workshop.passage(found, View(likes.furigana, likes.level, known=known()))
    analysis = parts().workshop.study(found).analysis
    return render_template(
        "learn/text.html",
        text=found,
        level=found.level or estimate(level_of(analysis)),
        share=words.share(analysis),
        paragraphs=shown,
        kinds=KINDS,
        options=options(),
        empty=empty,
    )
