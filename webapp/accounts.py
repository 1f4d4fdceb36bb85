"""Accounts of those who teach, write and administer; learners need none.

Each has a profile of its own, the same name that a learner without an account has in a cookie: worksheets and
everything else hang on it, so that they are there on whatever computer the owner signs in.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Column, Integer, Row, String, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from webapp import passwords, schema
from webapp.store import Store

ROLES = ("teacher", "author", "administrator")
"""Each may do what those before it may."""
LONGEST = 60
"""Characters of a name."""

users = Table(
    "users",
    schema.metadata,
    Column("id", String(32), primary_key=True),
    Column("key", String(64), nullable=False, unique=True),  # digest of the name, however it is typed
    Column("name", String(LONGEST), nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", String(255), nullable=False),  # as werkzeug writes it: method, salt and hash
    Column("given", Boolean, nullable=False),  # by somebody else: to be changed at the first sign-in
    Column("active", Boolean, nullable=False),
    Column("profile", String(32), nullable=False, unique=True),
    Column("made", Integer, nullable=False),  # seconds since 1970, UTC
)

_ONE = select(users.c.id).limit(1)


class AccountError(ValueError):
    """An account cannot be made.  ``str()`` says why in one line."""


@dataclass(frozen=True, slots=True)
class User:
    """An account; ``given``: its password was made by somebody else and must be changed first."""

    id: str
    name: str
    role: str
    given: bool
    active: bool
    profile: str
    made: int
    password: str

    def may(self, role: str) -> bool:
        """Whether this account may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


def key(name: str) -> str:
    """What a name is found by: large and small letters, wide and narrow ones are the same."""
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


def add(store: Store, name: str, role: str, password: str, now: int, given: bool = False) -> User:
    """Keep a new account; ``AccountError`` if the name is none or is taken."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name or len(name) > LONGEST or not name.isprintable():
        raise AccountError(f"{name!a}: a name has 1 to {LONGEST} characters that can be seen")
    user = User(
        secrets.token_urlsafe(12), name, role, given, True, secrets.token_urlsafe(16), now, passwords.hashed(password)
    )
    try:
        with store.writing() as connection:
            connection.execute(insert(users).values(key=key(name), **{c: getattr(user, c) for c in _COLUMNS}))
    except IntegrityError:
        raise AccountError(f"{name}: there is an account of this name") from None
    return user


def find(store: Store, name: str) -> User | None:
    """The account of this name."""
    return _first(store, users.c.key == key(name))


def get(store: Store, id: str) -> User | None:
    """The account with this id."""
    return _first(store, users.c.id == id)


def everybody(store: Store) -> list[User]:
    """All accounts, by name."""
    with store.reading() as connection:
        return [_user(row) for row in connection.execute(select(*_SHOWN).order_by(users.c.name))]


def somebody(store: Store) -> bool:
    """Whether there is an account at all."""
    with store.reading() as connection:
        return connection.execute(_ONE).first() is not None


def change(store: Store, user: User, **values: Any) -> None:
    """Change columns of an account."""
    with store.writing() as connection:
        connection.execute(update(users).where(users.c.id == user.id).values(**values))


def remove(store: Store, user: User) -> None:
    """Delete an account with everything that hangs on it: sessions, worksheets, what its class answered."""
    with store.writing() as connection:
        connection.execute(delete(users).where(users.c.id == user.id))
        store.profiles.delete(user.profile)


_COLUMNS = tuple(User.__dataclass_fields__)
_SHOWN = tuple(users.c[name] for name in _COLUMNS)


def _first(store: Store, which: Any) -> User | None:
    with store.reading() as connection:
        row = connection.execute(select(*_SHOWN).where(which)).first()
    return _user(row) if row else None


def _user(row: Row[Any]) -> User:
    return User(**row._mapping)
