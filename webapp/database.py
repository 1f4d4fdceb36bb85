"""Opening the database: SQLite as it must be set, and the schema brought up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError

from webapp.schema import VERSION

WRITES = "quizgen_writes"
"""The execution option of a connection that will write: it takes SQLite's write lock at once, never half-way."""


class StoreError(RuntimeError):
    """The database cannot be used.  ``str()`` is one line for the user: which file and why."""


class Writer:
    """The way to write: what begins inside a transaction of the same thread belongs to it, all of it or nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(**{WRITES: True})
        self._mine = local()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A connection whose changes are on the disk, all of them, when the outermost block has ended."""
        if (outer := getattr(self._mine, "connection", None)) is not None:
            yield outer
            return
        with self._engine.begin() as connection:
            self._mine.connection = connection
            try:
                yield connection
            finally:
                self._mine.connection = None


def connect(url: str) -> Engine:
    """An engine on ``url`` with the newest schema, or ``StoreError``; a damaged file is left as it is."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    try:
        _migrate(engine)
    except DatabaseError as error:
        raise StoreError(f"{engine.url.database}: not a database that can be used ({error.orig})") from error
    return engine


def _set_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" below says how a transaction begins
    for pragma in ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")


def _migrate(engine: Engine) -> None:
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        at = _version(connection)
        if at == VERSION:
            return
        if at > VERSION:
            raise StoreError(f"{engine.url.database}: made by a newer quizgen (schema {at}, this one knows {VERSION})")
        _upgrade(connection)


def _version(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _upgrade(connection: Connection) -> None:
    from alembic import command  # slow to import, and seldom needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
