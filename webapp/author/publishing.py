"""What a text says of itself, and whether others read it; none is published that does not say on which terms."""

from collections.abc import Iterable

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from quizgen import LEVELS
from quizgen.analysis.difficulty import difficulty
from quizgen.source import mending
from quizgen.source.text import PUBLISHED, STATES, Text
from webapp.author.blueprint import author
from webapp.author.changing import DONE, changed
from webapp.author.files import analysed, readable
from webapp.language import gettext as _
from webapp.parts import parts

FIELDS = ("title", "level", "source", "licence", "attribution", "summary_ja", "summary_en")
LONGEST = 300


@author.get("/<slug>/publish")
def about(slug: str) -> str:
    """The title, level, source and licence, and the way to the readers."""
    return _page(slug)


@author.post("/<slug>/publish")
def say(slug: str) -> Response | tuple[str, int]:
    """Write what is said of the text into its file, and with ``status`` show it to readers or take it back."""
    found, text = readable(slug)
    said = {name: " ".join(request.form.get(name, getattr(text, name)).split())[:LONGEST] for name in FIELDS}
    if said["level"] not in ("", *LEVELS):
        said["level"] = text.level
    status = request.form.get("status", text.status)
    if status not in STATES:
        status = text.status
    if status == PUBLISHED and not said["licence"]:
        return _page(slug, _("Say first on which terms others may read it: a licence such as CC BY 4.0."), said), 422
    wanted = [(name, value) for name, value in said.items() if value != getattr(text, name)]
    if status != text.status:
        wanted.append(("status", "" if status == PUBLISHED else status))
    problem = changed(found, lambda given: _with(given, found.path.name, wanted))
    if problem != DONE:
        return _page(slug, problem[0], said), problem[1]
    return redirect(url_for(".about", slug=slug), 303)


def _with(given: str, name: str, wanted: Iterable[tuple[str, str]]) -> str:
    for field, value in wanted:
        given = mending.with_field(given, name, field, value)
    return given


def _page(slug: str, problem: str = "", said: dict[str, str] | None = None) -> str:
    found, text = readable(slug)
    analysis = analysed(text)
    study = parts().workshop.ask(text)
    return render_template(
        "author/publish.html",
        held=found,
        said=said or {name: getattr(text, name) for name in FIELDS},
        levels=LEVELS,
        hard=difficulty(analysis),
        doubts=len(analysis.doubts),
        items=len(study.proposal.items) if study and study.proposal else None,
        missing=missing(text),
        problem=problem,
    )


def missing(text: Text) -> list[str]:
    """What readers would miss, in the author's language."""
    wanted = ((text.title, _("a title")), (text.level, _("a level")), (text.licence, _("a licence")))
    return [words for value, words in wanted if not value]
