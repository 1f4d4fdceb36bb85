"""A learner's own texts and the place where each text was left.

A text of one's own is seen by its learner alone.  It goes after ``webapp.store.KEPT`` seconds unless it is kept.
"""

import hashlib
from dataclasses import astuple, dataclass, fields

from sqlalchemy import delete, insert, select, update

from webapp import schema
from webapp.database import unless_there
from webapp.store import KEPT, Pasted, Store

MARK = "~"
"""What the slug of a text of one's own begins with; no file of the library is called so."""


@dataclass(frozen=True, slots=True)
class Own:
    """A text of a learner's own: its key, as it was given, whether it stays, when it came (seconds since 1970)."""

    key: str
    name: str
    given: bytes
    kept: bool
    at: int

    @property
    def pasted(self) -> Pasted:
        """What was pasted or uploaded."""
        return Pasted(self.name, self.given)

    @property
    def slug(self) -> str:
        """The name of the text in addresses."""
        return MARK + self.key


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text was left: at word number ``word`` of ``words``, and when (seconds since 1970)."""

    slug: str
    word: int
    words: int
    at: int

    @property
    def percent(self) -> int:
        """How much of the text lies before the place."""
        return round(100 * self.word / max(1, self.words - 1))


def put(store: Store, learner: str, pasted: Pasted, at: int) -> Own:
    """Keep a text of a learner's own; the same one again is the same text."""
    key = hashlib.sha256(b"\0".join((learner.encode(), pasted.name.encode(), pasted.given))).hexdigest()[:16]
    own = Own(key, pasted.name, pasted.given, False, at)
    with store.writing() as connection:
        row = {f.name: getattr(own, f.name) for f in fields(own)} | {"learner": learner}
        unless_there(connection, schema.own, row)
    return own


def own(store: Store, learner: str) -> list[Own]:
    """The texts of a learner's own, the newest first."""
    c = schema.own.c
    with store.reading() as connection:
        asked = select(*(c[f.name] for f in fields(Own))).where(c.learner == learner)
        return [Own(*row) for row in connection.execute(asked.order_by(c.at.desc(), c.key))]


def find(store: Store, learner: str, slug: str) -> Own | None:
    """The learner's own text with this slug, or nothing."""
    c = schema.own.c
    with store.reading() as connection:
        asked = select(*(c[f.name] for f in fields(Own))).where(c.learner == learner, MARK + c.key == slug)
        row = connection.execute(asked).first()
    return Own(*row) if row else None


def keep(store: Store, learner: str, key: str) -> None:
    """Let a text stay until it is deleted by hand."""
    c = schema.own.c
    with store.writing() as connection:
        connection.execute(update(schema.own).where(c.learner == learner, c.key == key).values(kept=True))


def remove(store: Store, learner: str, key: str) -> None:
    """Delete a text, and the place where it was left."""
    with store.writing() as connection:
        connection.execute(delete(schema.own).filter_by(learner=learner, key=key))
        connection.execute(delete(schema.places).filter_by(learner=learner, slug=MARK + key))


def forget(store: Store, now: int) -> None:
    """Delete the texts that nobody kept in time."""
    c = schema.own.c
    with store.writing() as connection:
        connection.execute(delete(schema.own).where(~c.kept, c.at < now - KEPT))


def leave(store: Store, learner: str, place: Place) -> None:
    """Note where a text was left."""
    with store.writing() as connection:
        connection.execute(delete(schema.places).filter_by(learner=learner, slug=place.slug))
        connection.execute(insert(schema.places).values((learner, *astuple(place))))


def places(store: Store, learner: str) -> dict[str, Place]:
    """Where a learner left texts, by slug, the last one first."""
    c = schema.places.c
    with store.reading() as connection:
        asked = select(*(c[f.name] for f in fields(Place))).where(c.learner == learner).order_by(c.at.desc(), c.slug)
        return {row.slug: Place(*row) for row in connection.execute(asked)}
