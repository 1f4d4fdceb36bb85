"""A quiz to be begun without the server: its pages, made when its text is opened, under the address that it will have.

Nothing is kept of it here until the browser sends that it was begun, with the fields given along.
"""

import secrets
from dataclasses import replace

from flask import abort, jsonify
from werkzeug import Response
from werkzeug.datastructures import MultiDict

from quizgen import __version__
from webapp.learn.attempts import page_of
from webapp.learn.blueprint import learn
from webapp.learn.books import find
from webapp.learn.opening import known, next_seed, options, spec
from webapp.learn.sitting import sit
from webapp.learner import learner
from webapp.parts import now, parts
from webapp.store import Attempt


@learn.get("/texts/<slug>/ahead")
def ahead(slug: str) -> Response:
    """The usual quiz on a text: its path, the fields that begin it, and its pages in order."""
    book = find(slug)
    text, slug = book.text, "" if book.own else slug
    wanted = replace(spec(MultiDict({"level": options().level})), seed=next_seed(slug) if slug else 1)
    items = tuple(item.id for item in parts().workshop.quiz(text, wanted, known=known()).items)
    if not items:
        abort(404)
    attempt = Attempt(
        secrets.token_urlsafe(9), learner(), ((slug, text.digest),), wanted, "once", items, __version__, now()
    )
    quiz = parts().workshop.quiz(text, wanted, items)  # as it will be made again when the answers come
    sitting = sit(attempt, quiz, parts().workshop.study(text).analysis, {}, {})
    fields = {"ahead": attempt.id, "seed": str(wanted.seed), "items": " ".join(items), "level": wanted.level}
    return jsonify(
        path=f"/attempts/{attempt.id}", fields=fields, pages=[page_of(sitting, place) for place in sitting.places]
    )
