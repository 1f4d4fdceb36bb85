"""My account: the password, where I am signed in, and what was made in this browser before."""

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from werkzeug import Response

from webapp import accounts, log, passwords, sessions, sheets
from webapp.accounts import User
from webapp.entrance import sign, too_many, tried
from webapp.language import gettext as _
from webapp.language import ngettext
from webapp.parts import now, parts
from webapp.visitor import TOKEN, visitor

account = Blueprint("account", __name__, url_prefix="/account")


@account.get("/")
def me() -> str | Response:
    """What can be done with the visitor's account; the owner of a computer without accounts has none."""
    return _page() if visitor() else redirect(url_for("admin.people"))


@account.post("/password")
def change_password() -> Response | str | tuple[str, int]:
    """Take a new password, and end every other sign-in."""
    user = _me()
    wait, right = tried(user.name, request.form.get("password", ""))
    if wait:
        return too_many(wait, _page)
    new = request.form.get("new", "")
    problem = refusal(new, user.name) if right else _("The password until now is another one.")
    if right and passwords.fits(right.password, new):
        problem = _("This is the password that you have. Choose another one.")
    if problem:
        return _page(problem), 422
    accounts.change(parts().store, user, password=passwords.hashed(new), given=False)
    sessions.end_all(parts().store, user)
    log.tell("password changed", account=user.id)
    sign(user)
    return redirect(url_for(".me", changed="yes"), 303)


@account.post("/sessions/<id>/end")
def end_session(id: str) -> Response:
    """Sign out somewhere."""
    sessions.end(parts().store, _me(), id)
    return redirect(url_for(".me"), 303)


@account.post("/sessions/end")
def end_sessions() -> Response:
    """Sign out everywhere, here too."""
    sessions.end_all(parts().store, _me())
    session.pop(TOKEN, None)
    return redirect(url_for("entrance.sign_in"), 303)


@account.post("/adopt")
def adopt() -> Response:
    """Take over the worksheets that this browser made without signing in."""
    sheets.hand_over(parts().store, session.get("learner", ""), _me().profile)
    return redirect(url_for("teach.overview"), 303)


def refusal(password: str, name: str) -> str:
    """Why a password may not be chosen, in the visitor's language; empty if it may."""
    fault = passwords.fault(password, name)
    return {
        None: "",
        "short": ngettext(
            "A password has at least %(num)s character.",
            "A password has at least %(num)s characters.",
            passwords.SHORTEST,
        )
        % {"num": passwords.SHORTEST},
        "long": ngettext(
            "A password has at most %(num)s character.",
            "A password has at most %(num)s characters.",
            passwords.LONGEST,
        )
        % {"num": passwords.LONGEST},
        "common": _("This password is one of the first that are guessed. Three or four words in a row are better."),
    }[fault]


def _me() -> User:
    return visitor() or abort(404)


def _page(problem: str = "") -> str:
    user, store = _me(), parts().store
    here = sessions.digest(session.get(TOKEN, ""))
    left = session.get("learner", "")
    return render_template(
        "account/me.html",
        user=user,
        here=here,
        signed=sessions.of(store, user, now()),
        left=len(sheets.sheets(store, left)) if left else 0,
        longest=passwords.LONGEST,
        shortest=passwords.SHORTEST,
        changed="changed" in request.args,
        problem=problem,
    )
