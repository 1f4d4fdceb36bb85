"""Former versions of a text's file, as differences, each of which can be put back."""

from flask import render_template

from quizgen.source import saving
from webapp.author.blueprint import author
from webapp.author.files import held, history


@author.get("/<slug>/history")
def versions(slug: str) -> str:
    """The versions, the newest first."""
    found = held(slug)
    former = saving.versions(found.path, history())
    return render_template("author/history.html", held=found, versions=former[::-1])
