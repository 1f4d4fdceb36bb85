"""Who asks: somebody signed in, the owner of a computer on which nobody has an account, or anybody."""

from flask import current_app, g, session

from webapp import accounts, sessions
from webapp.accounts import ROLES, User
from webapp.parts import now, parts

TOKEN = "account"  # noqa: S105  # a key of the cookie
"""Under which key the cookie holds the token of a sign-in."""


def visitor() -> User | None:
    """The account that is signed in."""
    if "visitor" not in g:
        token = session.get(TOKEN)
        g.visitor = sessions.holder(parts().store, token, now()) if token else None
    found: User | None = g.visitor
    return found


def owner() -> bool:
    """Whether it is the owner of this computer: the app answers to no other, and nobody has an account; asked once for
    a request, since every page asks it several times."""
    if "owner" not in g:
        g.owner = bool(current_app.config["ALONE"]) and not accounts.somebody(parts().store)
    alone: bool = g.owner
    return alone


def may(role: str) -> bool:
    """Whether the visitor may do what this role may (the one to begin with, ``learner``, anybody may be)."""
    user = visitor()
    return role not in ROLES or (user.may(role) and not user.given if user else owner())
