"""The file of a text itself, in the browser: changed as in any editor, and never written over unseen."""

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.source.encodings import decode
from quizgen.source.saving import ConflictError, UnsavedError
from quizgen.source.text import SourceError
from webapp.author.blueprint import author
from webapp.author.changing import unsaved
from webapp.author.files import Held, held, save


@author.get("/<slug>/source")
def source(slug: str) -> str:
    """The file as it is."""
    found = held(slug)
    return _page(found, _decoded(found), found.digest)


@author.post("/<slug>/source")
def save_source(slug: str) -> Response | tuple[str, int]:
    """Save the file, unless it was changed meanwhile: then both versions are shown and nothing is written."""
    found = held(slug)
    words = request.form.get("file", "").replace("\r\n", "\n")
    try:
        save(found, words.encode("utf-8"), request.form.get("seen", ""))
    except ConflictError:
        now = held(slug)
        return _page(now, words, now.digest, theirs=_decoded(now), fault="conflict"), 409
    except UnsavedError as fault:
        return _page(found, words, request.form.get("seen", ""), fault=unsaved(fault)), 507
    return redirect(url_for(".source", slug=slug), 303)


def _page(found: Held, words: str, seen: str, theirs: str = "", fault: str = "") -> str:
    return render_template("author/source.html", held=found, words=words, seen=seen, theirs=theirs, fault=fault)


def _decoded(found: Held) -> str:
    try:
        return decode(found.data, found.path.name)
    except SourceError:
        return found.data.decode("utf-8", "replace")
