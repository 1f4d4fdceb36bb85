"""Opening the database, SQLite or PostgreSQL: as it must be set, and with the schema brought up to date."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, Insert, Table, create_engine, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from webapp import seal
from webapp.schema import VERSION
from webapp.turns import writing

_KNOWN = ("sqlite", "postgresql")


class StoreError(RuntimeError):
    """The database cannot be used.  ``str()`` is one line for the user: which database and why."""


def connect(url: str, before_upgrade: Callable[[str], object] = str) -> Engine:
    """An engine on ``url`` with the newest schema, or ``StoreError``; a damaged file is left as it is.

    ``before_upgrade`` is told the version of an older schema before anything is changed.
    """
    where = address(url)
    if path := file_of(where):
        with _sound(path):
            seal.open_(path)
    engine = _engine(where)
    with _told(engine):
        _migrate(engine, before_upgrade)
    return engine


def examine(url: str) -> None:
    """Look whether a file that was not left in order is whole, before a server begins; ``StoreError`` if it is not."""
    if path := file_of(address(url)):
        with _sound(path):
            seal.examine(path)


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database; nothing for another, or one in memory."""
    found = url.database if url.get_backend_name() == "sqlite" else None
    return Path(found) if found and found != ":memory:" else None


@contextmanager
def _sound(path: Path) -> Iterator[None]:
    try:
        yield
    except seal.DamageError as error:
        raise StoreError(f"{path}: damaged: {error}; {_mending(path)}") from error


def _mending(path: Path) -> str:
    """The command that puts the newest backup back."""
    found = sorted((path.parent / "backups").glob("*.zip"), key=lambda file: file.stat().st_mtime)
    return f"put a backup back: quizgen restore {found[-1] if found else 'BACKUP.zip'} --data {path.parent}"


@contextmanager
def using(url: str) -> Iterator[Engine]:
    """An engine on the database as it is, whatever its schema, for a block; a fault in it is a ``StoreError``."""
    engine = _engine(address(url))
    with _told(engine):
        yield engine
    engine.dispose()


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        engine.dispose()
        if isinstance(error, DatabaseError):
            why = " ".join(str(error.orig).split())
            path = None if isinstance(error, OperationalError) else file_of(engine.url)
            mend = f"; {_mending(path)}" if path else ""
            raise StoreError(f"{named(engine.url)}: not a database that can be used ({why}){mend}") from error
        raise


def address(url: str) -> URL:
    """The address of a database as SQLAlchemy wants it; ``StoreError`` if it is none that is known here."""
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError("the address of the database is not like postgresql://user@host/name") from None
    if found.drivername in ("postgres", "postgresql"):
        found = found.set(drivername="postgresql+psycopg")
    if found.get_backend_name() not in _KNOWN:
        raise StoreError(f"{found.drivername}: only sqlite and postgresql are known")
    return found


def named(url: URL) -> str:
    """What messages call a database: its file, or its address without the password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def unless_there(connection: Connection, table: Table, *rows: Mapping[str, object]) -> int:
    """Insert rows but those whose key is there, since another page may have kept the same; how many were new."""
    wanted = _unless_there(connection.dialect.name, table)
    return connection.execute(wanted, rows, execution_options={"preserve_rowcount": True}).rowcount


@cache
def _unless_there(dialect: str, table: Table) -> Insert:
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table).on_conflict_do_nothing()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations up to a version inside the transaction of ``connection``."""
    from alembic import command  # slow to import, and seldom needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def version(connection: Connection) -> str:
    """The version of the schema, ``""`` of an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        from webapp.sqlite import prepare

        engine = create_engine(url, hide_parameters=True)
    else:
        try:
            from webapp.postgresql import prepare
        except ImportError:
            raise StoreError("PostgreSQL needs its driver: pip install 'quizgen[postgres]'") from None
        options = {"isolation_level": "REPEATABLE READ", "pool_pre_ping": True, "pool_recycle": 3600}
        engine = create_engine(url, hide_parameters=True, connect_args={"connect_timeout": 5}, **options)
    prepare(engine)
    return engine


def _migrate(engine: Engine, before_upgrade: Callable[[str], object]) -> None:
    with engine.begin() as connection:  # as a rule nothing is to be done, and a server at work is not waited for
        at = _checked(engine, version(connection))
    if at == VERSION:
        return
    if at:
        before_upgrade(at)
    with writing(engine).begin() as connection:
        if _checked(engine, version(connection)) < VERSION:  # another process may have done it meanwhile
            upgrade(connection)


def _checked(engine: Engine, at: str) -> str:
    if at > VERSION:
        raise StoreError(f"{named(engine.url)}: made by a newer quizgen (schema {at}, this one knows {VERSION})")
    return at
