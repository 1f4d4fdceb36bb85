"""Rows for every table of a database, whatever tables it has, and all its rows to be compared."""

from typing import Any

from sqlalchemy import Boolean, Column, Connection, Engine, Float, Integer, LargeBinary, MetaData, Table, insert, select

SCHEMA = "alembic_version"


def tables(connection: Connection) -> list[Table]:
    """The tables that are there, each after those it hangs on."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != SCHEMA]


def fill(connection: Connection, rows: int = 3) -> None:
    """Put rows into every table: other values in each column, the first with NULL where that may be."""
    for table in tables(connection):
        connection.execute(insert(table), [{c.name: _value(c, n) for c in table.c} for n in range(rows)])


def everything(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, in order of their keys."""
    with engine.begin() as connection:
        return {
            table.name: [dict(row) for row in connection.execute(_ordered(table)).mappings()]
            for table in tables(connection)
        }


def _ordered(table: Table) -> Any:
    return select(table).order_by(*table.primary_key)


def _value(column: "Column[Any]", n: int) -> Any:
    for key in column.foreign_keys:
        return _value(key.column, n)
    if column.nullable and n == 0:
        return None
    kinds = (
        (Boolean, n % 2 == 1),
        (Integer, 5_000_000_000 + n if not column.primary_key else n + 1),
        (Float, 0.1 + n),
        (LargeBinary, bytes([0, 255, n])),
    )
    plain = f"{column.name}-{n}-猫" if not column.primary_key else f"{column.name}-{n}"
    return next((value for kind, value in kinds if isinstance(column.type, kind)), plain)
