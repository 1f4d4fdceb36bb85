"""Former versions of a text's file, each with what was changed after it, and putting one back."""

from dataclasses import dataclass
from itertools import pairwise

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.source import saving
from quizgen.source.encodings import decode
from quizgen.source.saving import Version
from quizgen.source.text import SourceError
from webapp.author.blueprint import author
from webapp.author.changing import DONE, changed
from webapp.author.diffs import Change, changes
from webapp.author.files import held, history

SHOWN = 100
"""How many versions are listed."""


@dataclass(frozen=True, slots=True)
class Step:
    """A former version, and what the version after it has otherwise."""

    version: Version
    changes: tuple[Change, ...]


@author.get("/<slug>/history")
def versions(slug: str) -> str:
    """The versions, the newest first."""
    return _page(slug)


@author.post("/<slug>/history")
def put_back(slug: str) -> Response | tuple[str, int]:
    """Make a former version the file again; the one that goes is kept as well."""
    found = held(slug)
    number = request.form.get("version", -1, type=int)
    former = next((v for v in saving.versions(found.path, history()) if v.number == number), None)
    problem = changed(found, lambda given: _decoded(former.read(), slug)) if former else DONE
    if problem != DONE:
        return _page(slug, problem[0]), problem[1]
    return redirect(url_for(".versions", slug=slug), 303)


def _page(slug: str, problem: str = "") -> str:
    found = held(slug)
    former = saving.versions(found.path, history())[-SHOWN:]
    states = [*(version.read() for version in former), found.data]
    steps = [
        Step(version, changes(_decoded(old, slug), _decoded(new, slug)))
        for version, (old, new) in zip(former, pairwise(states), strict=True)
    ]
    return render_template("author/history.html", held=found, steps=steps[::-1], problem=problem)


def _decoded(data: bytes, name: str) -> str:
    try:
        return decode(data, name)
    except SourceError:
        return data.decode("utf-8", "replace")
