"""SQLite as it must be set: written ahead and to the disk, one writer at a time from the first statement on."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event

from webapp.turns import WRITES

WAIT = 15_000
"""Milliseconds that a writer waits for its turn."""


def prepare(engine: Engine) -> None:
    """Set every connection that ``engine`` makes, and how its transactions begin."""
    event.listen(engine, "connect", _set)
    event.listen(engine, "begin", _begin)


def _set(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" below says how a transaction begins
    for pragma in (f"busy_timeout={WAIT}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")
