"""Signing in and out."""

import re
import secrets
from collections.abc import Callable

from flask import Blueprint, make_response, redirect, render_template, request, session, url_for
from werkzeug import Response

from webapp import accounts, log, passwords, sessions, throttle
from webapp.accounts import User
from webapp.language import gettext as _
from webapp.language import ngettext
from webapp.parts import now, parts
from webapp.security import local
from webapp.visitor import TOKEN, owner, visitor

entrance = Blueprint("entrance", __name__)
KNOWN = "devices"
"""Under which key the cookie holds which accounts have signed in with it, each with a token to count its tries by."""
MOST_KNOWN = 8
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", ""), ("Chrome", ""), ("Safari", ""), ("curl", ""))
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "CrOS", "Mac", "Linux")


@entrance.get("/signin")
def sign_in() -> str | Response:
    """The form; who is signed in already goes on."""
    return redirect(_onward()) if visitor() else _form()


@entrance.post("/signin")
def enter() -> Response:
    """Sign in with a new session, whatever cookie was there before."""
    name, password = request.form.get("name", ""), request.form.get("password", "")
    wait, user = tried(name, password)
    if wait:
        return too_many(wait, _form)
    if user is None:
        return make_response(_form(_("There is no account with this name and this password.")), 401)
    sign(user)
    return redirect(_onward(), 303)


@entrance.post("/signout")
def sign_out() -> Response:
    """End the session here and on the server."""
    user, token = visitor(), session.pop(TOKEN, None)
    if user and token:
        sessions.end(parts().store, user, sessions.digest(token))
    session.pop("csrf_token", None)
    return redirect("/", 303)


def tried(name: str, password: str) -> tuple[int, User | None]:
    """The account if the password is right; or the seconds to wait, and then the password was not looked at."""
    store, counted = parts().store, _counted(name)
    if wait := throttle.ask(store, counted, now()):
        _tell("too many", None)
        return wait, None
    user = accounts.find(store, name)
    right = passwords.fits(user.password if user else passwords.NOBODY, password)
    if not right or user is None or not user.active:
        _tell("wrong", user)
        return 0, None
    throttle.take_back(store, counted)
    _tell("right", user)
    return 0, user


def _tell(outcome: str, user: User | None) -> None:
    """Log a try by the account's id; a name that nobody has is not written down, for it may be a password."""
    log.tell("password", outcome=outcome, account=user.id if user else "none", address=request.remote_addr)


def _counted(name: str) -> dict[str, int]:
    """By what a try is counted.  A browser that has signed in before has tries of its own: whoever guesses elsewhere
    does not lock the owner out."""
    key = accounts.key(name)
    if token := session.get(KNOWN, {}).get(key[:16]):
        return {throttle.of_device(token): throttle.OF_ACCOUNT}
    by_address = throttle.of_address(request.remote_addr or "")
    return {by_address: throttle.OF_ADDRESS, throttle.of_account(key): throttle.OF_ACCOUNT}


def sign(user: User) -> None:
    """Sign in here: a new token, a new CSRF token, and what was signed in before is ended."""
    store = parts().store
    if (old := session.pop(TOKEN, None)) and (before := sessions.holder(store, old, now())):
        sessions.end(store, before, sessions.digest(old))
    session.pop("csrf_token", None)
    session[TOKEN] = sessions.begin(store, user, _device(request.user_agent.string), now())
    key = accounts.key(user.name)[:16]
    known = {k: t for k, t in session.get(KNOWN, {}).items() if k != key}
    known[key] = session.get(KNOWN, {}).get(key) or secrets.token_urlsafe(12)
    session[KNOWN] = dict([*known.items()][-MOST_KNOWN:])
    session.permanent = True


def too_many(wait: int, form: Callable[[str], str]) -> Response:
    """The form once more, saying when to try again."""
    minutes = -(-wait // 60)
    words = ngettext(
        "Too many passwords were wrong. Try again in %(num)s minute.",
        "Too many passwords were wrong. Try again in %(num)s minutes.",
        minutes,
    ) % {"num": minutes}
    answer = make_response(form(words), 429)
    answer.headers["Retry-After"] = str(wait)
    return answer


def _form(problem: str = "") -> str:
    return render_template(
        "account/sign_in.html", problem=problem, onward=_onward(), name=request.form.get("name", ""), owner=owner()
    )


def _onward() -> str:
    """Where to after signing in: a page of this app."""
    return local(request.values.get("next", "")) if request.values.get("next") else url_for("teach.overview")


def _device(agent: str) -> str:
    """What a browser says that it is, in a few words: ``Firefox, Linux``."""
    browser = next((words or mark for mark, words in _BROWSERS if re.search(rf"\b{mark}/", agent)), "")
    system = next((name for name in _SYSTEMS if name in agent), "")
    return ", ".join(filter(None, (browser, system)))
