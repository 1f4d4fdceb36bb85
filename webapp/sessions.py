"""Who is signed in where: kept in the database, so that the server can end it, whatever cookie somebody has kept.

The cookie holds a token drawn from 256 bits of chance, the database its digest.
"""

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import Column, ForeignKey, Integer, String, Table, delete, insert, select, update

from webapp import accounts, schema
from webapp.accounts import User
from webapp.store import Store

IDLE = 12 * 3600
"""Seconds without a request after which one has to sign in again."""
ABSOLUTE = 14 * 24 * 3600
"""Seconds after which one has to sign in again in any case."""
_TOUCH = 60
"""Seconds after which it is noted anew that somebody was here."""

sessions = Table(
    "sessions",
    schema.metadata,
    Column("id", String(64), primary_key=True),  # SHA-256 of the token, in hexadecimal
    Column("user", String(32), ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("device", String(60), nullable=False),  # browser and system, as far as they say
    Column("began", Integer, nullable=False),  # seconds since 1970, UTC
    Column("seen", Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Session:
    """One sign-in that holds; ``id`` opens nothing."""

    id: str
    device: str
    began: int
    seen: int


def begin(store: Store, user: User, device: str, now: int) -> str:
    """Sign in; the token for the cookie, a new one each time.  What has run out is deleted on the way."""
    token = secrets.token_urlsafe(32)
    row = {"id": digest(token), "user": user.id, "device": device[:60], "began": now, "seen": now}
    c = sessions.c
    with store.writing() as connection:
        connection.execute(delete(sessions).where((c.seen <= now - IDLE) | (c.began <= now - ABSOLUTE)))
        connection.execute(insert(sessions).values(row))
    return token


def holder(store: Store, token: str, now: int) -> User | None:
    """Whose token it is, if it still holds and the account is not disabled."""
    c = sessions.c
    asked = select(c.user, c.seen).where(c.id == digest(token), c.seen > now - IDLE, c.began > now - ABSOLUTE)
    with store.reading() as connection:
        row = connection.execute(asked).first()
    user = accounts.get(store, row.user) if row else None
    if user is None or not user.active:
        return None
    if row and now - row.seen >= _TOUCH:
        with store.writing() as connection:
            connection.execute(update(sessions).where(c.id == digest(token)).values(seen=now))
    return user


def of(store: Store, user: User, now: int) -> list[Session]:
    """The sign-ins of an account that hold, the one seen last first."""
    c = sessions.c
    holds = (c.user == user.id) & (c.seen > now - IDLE) & (c.began > now - ABSOLUTE)
    with store.reading() as connection:
        rows = connection.execute(select(c.id, c.device, c.began, c.seen).where(holds).order_by(c.seen.desc(), c.id))
        return [Session(*row) for row in rows]


def end(store: Store, user: User, id: str) -> None:
    """End one sign-in of an account."""
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.id == id, sessions.c.user == user.id))


def end_all(store: Store, user: User) -> None:
    """End all sign-ins of an account."""
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.user == user.id))


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
