"""The items of a text with what its author decided about them."""

from flask import render_template

from webapp.author.blueprint import author
from webapp.author.files import readable
from webapp.parts import parts


@author.get("/<slug>/items")
def items(slug: str) -> str:
    """All that passed."""
    found, text = readable(slug)
    study = parts().workshop.study(text)
    return render_template(
        "author/items.html", held=found, text=text, items=study.proposal.items if study.proposal else ()
    )
