"""Names and recovery codes of learners, all that is kept of one, and its deletion."""

import hashlib
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Engine, Table, delete, func, insert, select, update

from webapp import schema
from webapp.turns import Writer

GUESSES, WHILE = 10, 15 * 60
"""So many wrong recovery codes are looked at from one address within so many seconds."""
_SECRET = frozenset(("learner", "code"))
"""Columns that are no one's to read: they open a profile."""


class Profiles:
    """What belongs to learners in the database; every change is one transaction."""

    def __init__(self, reader: Engine, writer: Writer) -> None:
        self._reader, self._writer = reader, writer

    def names(self, learners: Collection[str]) -> Mapping[str, str]:
        """The names that learners have given themselves; who has given none is not in it."""
        c = schema.learners.c
        with self._reader.begin() as connection:
            rows = connection.execute(select(c.learner, c.name).where(c.learner.in_(learners), c.name != ""))
            return {row.learner: row.name for row in rows}

    def call(self, learner: str, name: str) -> None:
        """Give a learner a name."""
        self._set(learner, name=name)

    def protect(self, learner: str, digest: str) -> None:
        """Keep the digest of a new recovery code; the one before opens nothing any more."""
        self._set(learner, code=digest)

    def _set(self, learner: str, **values: str) -> None:
        table = schema.learners
        with self._writer.begin() as connection:
            changed = connection.execute(update(table).where(table.c.learner == learner).values(**values))
            if not changed.rowcount:
                connection.execute(insert(table).values({"learner": learner, "name": "", "code": None} | values))

    def recover(self, digest: str, address: str, now: int) -> str | None:
        """The learner whose code has this digest, ``""`` if there is none, nothing after too many wrong ones."""
        c, tried = schema.learners.c, schema.guesses.c
        place = hashlib.sha256(address.encode()).hexdigest()
        with self._writer.begin() as connection:
            connection.execute(delete(schema.guesses).where(tried.at <= now - WHILE))
            before = select(func.count()).where(tried.address == place)
            if connection.execute(before).scalar_one() >= GUESSES:
                return None
            found = connection.execute(select(c.learner).where(c.code == digest)).scalar()
            if not found:
                connection.execute(insert(schema.guesses).values(address=place, at=now))
            return found or ""

    def everything(self, learner: str) -> dict[str, list[dict[str, Any]]]:
        """All rows that belong to a learner, by table, without what opens the profile."""
        with self._reader.begin() as connection:
            found = {}
            for table in schema.metadata.sorted_tables:
                if (mine := _mine(table, learner)) is not None:
                    columns = [column for column in table.c if column.name not in _SECRET]
                    rows = connection.execute(select(*columns).where(mine).order_by(*table.primary_key))
                    found[table.name] = [dict(row._mapping) for row in rows]
        return found

    def delete(self, learner: str) -> None:
        """Delete all that was kept of a learner."""
        with self._writer.begin() as connection:
            for table in reversed(schema.metadata.sorted_tables):
                if (mine := _mine(table, learner)) is not None:
                    connection.execute(delete(table).where(mine))


def _mine(table: Table, learner: str) -> ColumnElement[bool] | None:
    """Which rows of a table are a learner's: by its own column, or by the row that they hang on; nothing: none are."""
    if "learner" in table.c:
        return table.c.learner == learner
    for key in table.foreign_keys:
        above = _mine(key.column.table, learner)
        if above is not None:
            return key.parent.in_(select(key.column).where(above))
    return None
