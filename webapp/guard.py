"""Which part of the app is for whom.  What is not named here is for nobody."""

from flask import Flask, abort, redirect, request, url_for
from werkzeug import Response

from webapp import accounts, log
from webapp.errors import Page, page
from webapp.language import gettext as _
from webapp.visitor import may, visitor

OPEN = ("static", "health", "site", "learn", "pupil", "offline", "entrance")
"""Blueprints for anybody."""
ROLE = {"account": "teacher", "teach": "teacher", "author": "author", "admin": "administrator"}
"""Blueprints that need a sign-in, and the least role."""
CHANGING = ("account.me", "account.change_password")
"""Where somebody may go whose password was made by another, until it is changed."""


class UnguardedError(RuntimeError):
    """The app would be open to others, and nobody has an account.  ``str()`` is one line for who starts it."""


def guard(app: Flask) -> None:
    """Let nobody into a part of ``app`` that is not for them, and tell the templates who may what.

    ``UnguardedError`` if others than the owner can reach it and nobody has an account.
    """
    store = app.extensions["quizgen"].store
    if not app.config["ALONE"] and not accounts.somebody(store):
        store.close()
        raise UnguardedError(
            "others can reach this address, so teachers and authors must sign in, and nobody has an account yet: "
            "quizgen user add NAME --role administrator"
        )
    app.before_request(_let_in)
    app.context_processor(lambda: {"may": may, "visitor": visitor})


def _let_in() -> Page | Response | None:
    """Nothing, if the visitor may go on."""
    part = request.blueprint or request.endpoint
    if part is None or part in OPEN:  # no endpoint: there is no such page
        return None
    if part not in ROLE:
        abort(403)
    if may(ROLE[part]):
        return None
    user = visitor()
    if user and user.given and user.may(ROLE[part]):
        return None if request.endpoint in CHANGING else redirect(url_for("account.me"), 303)
    if user:
        log.tell("refused", account=user.id, part=part)
        return page(403, _("This page is not for your account. An administrator can give you another role."))
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("entrance.sign_in", next=request.full_path.rstrip("?")), 303)
    return page(401, _("Nothing was changed: you are not signed in any more. Sign in, then send it again."))
