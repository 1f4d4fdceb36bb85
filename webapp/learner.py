"""Who is here: an anonymous name in the signed cookie, and those of others who learn on the same computer.

Nothing but this name leads to what was kept of a learner, so it stands in no page and no address.
"""

import secrets

from flask import session

from webapp.visitor import visitor

MOST = 12
"""Learners on one computer."""


def learner() -> str:
    """The profile of the account that is signed in, else the visitor's anonymous name (empty before the first quiz)."""
    user = visitor()
    name: str = user.profile if user else session.get("learner", "")
    return name


def anonymous() -> bool:
    """Whether the visitor is known by the cookie alone."""
    return visitor() is None


def named() -> str:
    """The visitor's anonymous name, from now on if there was none."""
    return learner() or become(secrets.token_urlsafe(16))


def others() -> tuple[str, ...]:
    """The anonymous names of the others on this computer; who is signed in is there alone."""
    return () if visitor() else tuple(session.get("others", {}))


def add() -> str:
    """Begin with a learner of a new name, unless there are too many; whoever was here can be chosen again."""
    return become(secrets.token_urlsafe(16)) if len(others()) + 1 < MOST else learner()


def become(name: str) -> str:
    """Go on as this learner, with the preferences of last time; whoever was here is kept among the others."""
    kept: dict[str, dict[str, str]] = dict(session.get("others", {}))
    likes: dict[str, str] = session.get("preferences", {})
    if learner() not in ("", name):
        kept[learner()] = likes
    session["preferences"] = kept.pop(name, likes)
    session["others"] = kept
    session["learner"] = name
    session.permanent = True
    return name


def leave() -> None:
    """Forget on this computer who is here, and go on as the one who came before; who is signed in stays."""
    if visitor():
        return
    session.pop("learner", None)
    if others():
        become(others()[-1])
