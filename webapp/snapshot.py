"""The whole database as one file of SQLite, and back: the same for SQLite and PostgreSQL, so that it moves between.

A snapshot is one moment's data, whatever is being written: SQLite copies itself, and PostgreSQL is read in one
transaction into a file with the same schema.  Filling a database from one is a single transaction too.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, insert, select, text

from webapp import seal
from webapp.database import StoreError, address, connect, named, upgrade, using, version
from webapp.schema import VERSION
from webapp.turns import writing

_MANY = 1000
"""Rows that are held in memory at a time."""
_SCHEMA = "alembic_version"


def take(url: str, file: Path) -> None:
    """Write the database at ``url`` to ``file``, which is not there yet; ``StoreError`` if it is damaged."""
    if path := sqlite_file(url):
        _copy(path, file)
        _sound(file, path)
        return
    with using(url) as engine, engine.begin() as source:
        at = version(source)
        if not at:
            raise StoreError(f"{named(engine.url)}: no data of the web app here")
        with using(f"sqlite:///{file}") as copy, writing(copy).begin() as target:
            upgrade(target, at)
            _replace(source, target)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def put_back(file: Path, url: str) -> None:
    """Let the database at ``url`` hold what is in ``file`` and nothing else; a server at work sees it all at once."""
    _sound(file, file)
    connect(f"sqlite:///{file}").dispose()  # brings an older schema up to date
    if path := sqlite_file(url):
        seal.forget(path)
        _copy(file, path)
        return
    connect(url).dispose()
    with (
        using(f"sqlite:///{file}") as copy,
        using(url) as engine,
        copy.begin() as source,
        writing(engine).begin() as target,
    ):
        _replace(source, target)


def holds_something(url: str) -> bool:
    """Whether there is anything to be kept before it is replaced."""
    if path := sqlite_file(url):
        return path.exists()
    with using(url) as engine, engine.begin() as connection:
        tables = [table for table in _tables(connection) if table.name != _SCHEMA]
        return any(connection.execute(select(1).select_from(table).limit(1)).first() for table in tables)


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database, nothing for another."""
    found = address(url)
    return Path(found.database or "") if found.get_backend_name() == "sqlite" else None


def _copy(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target, timeout=10)) as new:
            old.backup(new)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{source}: not a database that can be used ({error})") from None


def _sound(file: Path, name: Path) -> None:
    """Make sure that SQLite finds the file whole, and that this program knows its schema."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise StoreError(f"{name}: the database in it is damaged")
            (at,) = connection.execute("SELECT version_num FROM alembic_version").fetchone() or ("",)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{name}: not a database that can be used ({error})") from None
    if at > VERSION:
        raise StoreError(f"{name}: made by a newer quizgen (schema {at}, this one knows {VERSION})")


def _replace(source: Connection, target: Connection) -> None:
    """Replace every row of ``target`` by those of ``source``; both have the same schema."""
    old, new = ({table.name: table for table in _tables(side)} for side in (source, target))
    if old.keys() != new.keys():
        raise StoreError(f"the tables differ: {', '.join(sorted(old.keys() ^ new.keys()))}")
    for name in reversed(new):
        target.execute(new[name].delete())
    for name, table in new.items():
        for rows in source.execution_options(yield_per=_MANY).execute(select(old[name])).mappings().partitions():
            target.execute(insert(table), [dict(row) for row in rows])
        _count_on(target, table)


def _tables(connection: Connection) -> list[Table]:
    """The tables that are there, each after those it hangs on."""
    found = MetaData()
    found.reflect(connection)
    return found.sorted_tables


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL's own numbers go on after the highest there is, as SQLite's do."""
    column: Any = table.autoincrement_column
    if connection.dialect.name != "postgresql" or column is None or column.server_default is None:
        return
    highest = connection.execute(select(func.max(column))).scalar()
    names = {"table": f'"{table.name}"', "column": column.name, "at": highest or 1, "used": highest is not None}
    connection.execute(text("SELECT setval(pg_get_serial_sequence(:table, :column), :at, :used)"), names)
