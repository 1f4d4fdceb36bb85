"""A database of every schema that there has been is brought up to date, with every row, or left as it was."""

from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text

import webapp.database
from tests import rows
from webapp import create_app
from webapp.database import StoreError, connect, upgrade, using, version
from webapp.schema import VERSION
from webapp.settings import Settings
from webapp.turns import writing

FOLDER = Path(webapp.database.__file__).parent / "migrations"
ON_BOTH = True


ANEW: dict[tuple[str, str], dict[object, object]] = {("assignments", "told"): {False: "none", True: "end"}}
"""What a later migration says in other words, by table and column: whether something is told became when (0010)."""


def versions() -> list[str]:
    """Every version, the oldest first."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def made(url: str, at: str) -> None:
    """A database as the program of that version left it, with rows in every table."""
    with using(url) as engine:
        with writing(engine).begin() as connection:
            for name in ("public",) if connection.dialect.name == "postgresql" else ():
                connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
                connection.execute(text(f"CREATE SCHEMA {name}"))
            upgrade(connection, at)
        with writing(engine).begin() as connection:
            rows.fill(connection)


def kept(url: str) -> dict[str, list[dict[str, object]]]:
    with using(url) as engine:
        return rows.everything(engine)


def said_anew(table: str, row: dict[str, object]) -> dict[str, object]:
    """A row of an older schema in the words of the newest."""
    return {column: ANEW.get((table, column), {}).get(value, value) for column, value in row.items()}


@pytest.mark.parametrize("at", versions())
def test_every_row_of_an_older_schema_is_there_after_the_upgrade(database: str, at: str) -> None:
    made(database, at)
    before, told = kept(database), list[str]()
    connect(database, told.append).dispose()
    after = kept(database)
    assert told == ([at] if at < VERSION else [])
    for name, old in before.items():
        new = [{column: row[column] for column in old[0]} for row in after[name]]
        assert new == [said_anew(name, row) for row in old], name
    with using(database) as engine, engine.begin() as connection:
        assert version(connection) == VERSION


def test_an_upgrade_that_fails_changes_nothing(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: object, to: str = "head") -> None:
        upgrade(connection, to)  # type: ignore[arg-type]
        raise ZeroDivisionError

    made(database, "0003")
    before = kept(database)
    monkeypatch.setattr(webapp.database, "upgrade", fails)
    with pytest.raises(ZeroDivisionError):
        connect(database)
    assert kept(database) == before
    with using(database) as engine, engine.begin() as connection:
        assert version(connection) == "0003"


def test_a_backup_is_kept_before_the_schema_is_changed(settings: Settings) -> None:
    at = versions()[-2]
    if settings.url and at < "0009":
        pytest.skip("PostgreSQL is used from version 0009 on")
    made(settings.database, at)
    create_app(settings).extensions["quizgen"].store.close()
    assert [path.name for path in (settings.data / "backups").iterdir()] == [f"before-upgrade-from-{at}.zip"]


def test_no_upgrade_without_its_backup(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    made(settings.database, "0001")
    before = kept(settings.database)

    def full(version: str) -> None:
        raise StoreError("no room")

    with pytest.raises(StoreError, match="no room"):
        connect(settings.database, full)
    assert kept(settings.database) == before
