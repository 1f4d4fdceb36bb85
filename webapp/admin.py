"""The administrator's page: who has an account, with which role, signed in how often."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug import Response

from webapp import accounts, log, passwords, sessions, throttle
from webapp.accounts import LONGEST, ROLES, AccountError, User
from webapp.language import gettext as _
from webapp.parts import now, parts
from webapp.visitor import visitor

admin = Blueprint("admin", __name__, url_prefix="/admin")


@admin.get("/")
def people() -> str:
    """All accounts."""
    return _page()


@admin.post("/people")
def add_person() -> str | tuple[str, int]:
    """A new account; its first password is made here, shown this once, and changed at the first sign-in."""
    name, role = request.form.get("name", ""), _role()
    if role != ROLES[-1] and not accounts.somebody(parts().store):
        return _page(_("The first account must be an administrator’s: from then on nobody else gets in here.")), 422
    if accounts.find(parts().store, name):
        return _page(_("There is an account of this name already.")), 422
    password = passwords.made()
    try:
        user = accounts.add(parts().store, name, role, password, now(), given=True)
    except AccountError:
        return _page(_("A name has 1 to 60 characters that can be seen.")), 422
    _tell("account made", user, role)
    return render_template("account/given.html", user=user, password=password)


@admin.post("/people/<id>/role")
def change_role(id: str) -> Response:
    """Give another role."""
    user, role = _other(id), _role()
    accounts.change(parts().store, user, role=role)
    _tell("role changed", user, role)
    return _back()


@admin.post("/people/<id>/<any(enable, disable):way>")
def let(id: str, way: str) -> Response:
    """Let somebody sign in again, or no more: then every sign-in of theirs is ended."""
    user = _other(id)
    accounts.change(parts().store, user, active=way == "enable")
    sessions.end_all(parts().store, user)
    _tell(f"account {way}d", user)
    return _back()


@admin.post("/people/<id>/password")
def new_password(id: str) -> str:
    """Make a new first password for somebody who has forgotten theirs."""
    user, password = _other(id), passwords.made()
    accounts.change(parts().store, user, password=passwords.hashed(password), given=True)
    sessions.end_all(parts().store, user)
    throttle.forget(parts().store, throttle.of_account(accounts.key(user.name)))
    _tell("first password made", user)
    return render_template("account/given.html", user=user, password=password)


@admin.post("/people/<id>/sessions/end")
def end_sessions(id: str) -> Response:
    """Sign somebody out everywhere."""
    sessions.end_all(parts().store, accounts.get(parts().store, id) or abort(404))
    return _back()


@admin.post("/people/<id>/remove")
def remove_person(id: str) -> Response | tuple[str, int]:
    """Delete an account with everything that hangs on it, if that is really wanted."""
    user = _other(id)
    if not request.form.get("sure"):
        return _page(_("Nothing was deleted: tick the box first.")), 422
    accounts.remove(parts().store, user)
    _tell("account deleted", user)
    return _back()


def _other(id: str) -> User:
    """An account that is not the visitor's own: who locks the door from outside cannot open it any more."""
    user = accounts.get(parts().store, id)
    me = visitor()
    return abort(404) if user is None or (me and me.id == user.id) else user


def _role() -> str:
    role = request.form.get("role", "")
    return role if role in ROLES else abort(400)


def _tell(event: str, user: User, role: str = "") -> None:
    """Log what was done to an account, and by whom."""
    me = visitor()
    log.tell(event, account=user.id, by=me.id if me else "owner", **({"role": role} if role else {}))


def _back() -> Response:
    return redirect(url_for(".people"), 303)


def _page(problem: str = "") -> str:
    store = parts().store
    me = visitor()
    found = [(user, sessions.of(store, user, now())) for user in accounts.everybody(store)]
    return render_template(
        "account/people.html", people=found, me=me.id if me else "", roles=ROLES, longest=LONGEST, problem=problem
    )
