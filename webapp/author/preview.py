"""A text as its readers will see it, before it is published."""

from flask import render_template

from webapp.author.blueprint import author
from webapp.author.files import readable
from webapp.learn.reading import shown


@author.get("/<slug>/preview")
def preview(slug: str) -> str:
    """The text as a learner reads it."""
    found, text = readable(slug)
    return render_template("author/preview.html", held=found, text=text, passage=shown(text))
