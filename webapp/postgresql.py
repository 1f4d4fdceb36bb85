"""PostgreSQL made to behave as SQLite does here, so that all that is written on the store holds on both.

- Writers take turns: each begins by taking one lock that goes with its transaction, as ``BEGIN IMMEDIATE`` does.
- What is looked up in one block is one moment's data (repeatable read).
- Text of any length and numbers of 64 bits: the lengths in the schema are there for the reader, as on SQLite.
- A sum is a whole number, and text without the character U+0000, which PostgreSQL cannot keep.
"""

from typing import Any

import psycopg
from psycopg.adapt import Loader
from psycopg.types.string import StrDumper
from sqlalchemy import Connection, Engine, Integer, String, event
from sqlalchemy.ext.compiler import compiles

from webapp.turns import WRITES

WAIT = 15_000
"""Milliseconds that a writer waits for its turn."""
TURN = 0x7175697A67656E
"""The number of the lock, ``quizgen`` in ASCII: other programs on the same server use others."""


def prepare(engine: Engine) -> None:
    """Set every connection that ``engine`` makes, and how its transactions begin."""
    engine.dialect.colspecs = {**engine.dialect.colspecs, Integer: _Whole}
    event.listen(engine, "connect", _set)
    event.listen(engine, "begin", _begin)


def _set(connection: "psycopg.Connection[Any]", _record: Any) -> None:
    connection.adapters.register_loader("numeric", _Number)
    connection.adapters.register_dumper(str, _Words)
    for setting in (f"lock_timeout = {WAIT}", "synchronous_commit = on"):
        connection.execute(f"SET {setting}")
    connection.commit()


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")


class _Whole(Integer):
    """A number as the driver sends it, as wide as it is, and not cut to 32 bits."""

    render_bind_cast = False


class _Number(Loader):
    """``numeric``, as sums come, to the plain number that it is."""

    def load(self, data: Any) -> int | float:
        digits = bytes(data).decode()
        return int(digits) if digits.lstrip("-").isdigit() else float(digits)


class _Words(StrDumper):
    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", ""))


@compiles(Integer, "postgresql")
def _column_of_numbers(_kind: Any, _compiler: Any, type_expression: object = None, **_: Any) -> str:
    return "INTEGER" if type_expression is None else "BIGINT"


@compiles(String, "postgresql")
def _column_of_text(*_: Any, **__: Any) -> str:
    return "VARCHAR"
