"""A text as its readers will see it, before it is published: on the screen, in a quiz, as a sheet."""

from flask import Response, render_template, request
from werkzeug import Response as Answer

from quizgen import lexicon
from quizgen.output.worksheet import Options, worksheet
from quizgen.quiz.types import QuizSpec
from webapp.author.blueprint import author
from webapp.author.files import readable
from webapp.framed import framed
from webapp.learn import opening
from webapp.learn.reading import shown
from webapp.parts import parts


@author.get("/<slug>/preview")
def preview(slug: str) -> str:
    """The text as a learner reads it, and the ways to its quiz and its sheet."""
    return _page(slug)


def _page(slug: str, empty: bool = False) -> str:
    found, text = readable(slug)
    return render_template("author/preview.html", held=found, text=text, passage=shown(text), empty=empty)


@author.post("/<slug>/preview")
def begin_quiz(slug: str) -> Answer | tuple[str, int]:
    """Begin a quiz on the text as a learner does; a draft too, for its author."""
    _found, text = readable(slug)
    return opening.begin(text, opening.spec(request.form)) or (_page(slug, empty=True), 409)


@author.get("/<slug>/sheet")
def sheet(slug: str) -> Response:
    """The sheet that the text gives, with its key, as it would be printed."""
    _found, text = readable(slug)
    spec = QuizSpec()
    quiz = parts().workshop.quiz(text, spec)
    analysis = parts().workshop.study(text).analysis
    return framed(worksheet([quiz], [analysis], lexicon.load(), Options()))
