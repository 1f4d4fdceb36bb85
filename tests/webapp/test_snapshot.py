"""What is kept moves between SQLite and PostgreSQL by backup and restore, row by row, and back."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import insert

from quizgen.cli import main
from tests import postgresql, rows
from webapp import schema
from webapp.backup import BackupError, backup, restore
from webapp.database import StoreError, address, connect, named, using
from webapp.settings import database as file_in
from webapp.settings import secret
from webapp.shared_secret import shared_secret
from webapp.turns import writing


@pytest.fixture
def server(postgres: postgresql.Cluster, folder: Path) -> str:
    """An empty PostgreSQL that was never used."""
    (folder / "data").mkdir()
    return postgres.create(folder.name)


def filled(url: str) -> dict[str, list[dict[str, object]]]:
    engine = connect(url)
    with writing(engine).begin() as connection:
        rows.fill(connection)
    engine.dispose()
    return kept(url)


def kept(url: str) -> dict[str, list[dict[str, object]]]:
    with using(url) as engine:
        found = rows.everything(engine)
    found.pop("secrets")
    return found


def test_from_sqlite_to_postgresql_and_back(folder: Path, server: str) -> None:
    data, other = folder / "data", folder / "other"
    key = secret(data)
    before = filled(file_in(data))
    backup(data, folder / "one.zip")
    assert restore(folder / "one.zip", other, 0, server) is None
    assert kept(server) == before
    assert shared_secret(server) == key
    backup(other, folder / "two.zip", server)
    restore(folder / "two.zip", folder / "third", 0)
    assert kept(file_in(folder / "third")) == before
    assert (folder / "third" / "secret").read_text() == key


def test_numbers_go_on_after_the_highest(folder: Path, server: str) -> None:
    filled(file_in(folder / "data"))
    backup(folder / "data", folder / "one.zip")
    restore(folder / "one.zip", folder / "data", 0, server)
    with using(server) as engine, writing(engine).begin() as connection:
        new = connection.execute(insert(schema.guesses).values(address="x", at=1)).inserted_primary_key
    assert new == (4,)


def test_what_a_postgresql_held_is_kept_before_it_is_replaced(folder: Path, server: str) -> None:
    connect(file_in(folder / "data")).dispose()
    backup(folder / "data", folder / "empty.zip")
    before = filled(server)
    saved = restore(folder / "empty.zip", folder / "data", 0, server)
    assert saved and not any(kept(server).values())
    restore(saved, folder / "data", 0, server)
    assert kept(server) == before


def test_an_unused_postgresql_has_nothing_to_back_up(folder: Path, server: str) -> None:
    with pytest.raises(BackupError, match="no data"):
        backup(folder, folder / "one.zip", server)
    assert not list(folder.glob("*.zip"))


def test_the_commands_take_the_address(folder: Path, server: str) -> None:
    run, file = CliRunner().invoke, str(folder / "one.zip")
    filled(server)
    more = ["--data", str(folder / "data"), "--database", server]
    assert run(main, ["backup", file, *more]).exit_code == 0
    assert run(main, ["restore", file, *more]).exit_code == 0
    assert "猫" in run(main, ["reports", *more]).output


# An address that cannot be used, and what is said: never the password
WRONG = [
    ("mysql://a:geheim@h/b", "only sqlite and postgresql"),
    ("postgresql://a:geheim@127.0.0.1:1/b", "127.0.0.1:1/b: not a database"),
    ("geheim", "not like postgresql://"),
]


@pytest.mark.parametrize(("url", "said"), WRONG)
def test_an_address_that_cannot_be_used_is_told_without_the_password(url: str, said: str) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(StoreError, match=said) as told:
        connect(url)
    assert "geheim" not in str(told.value) and "\n" not in str(told.value)


def test_without_a_password_an_address_stays_as_it_is() -> None:
    assert named(address("postgres://a@h/b")) == "postgresql+psycopg://a@h/b"


def test_accounts_are_seen_to_in_either(server: str) -> None:
    run = CliRunner().invoke
    assert run(main, ["user", "add", "mori", "--database", server], input="three plain words\n").exit_code == 0
    assert "mori\tteacher" in run(main, ["user", "list", "--database", server]).output
