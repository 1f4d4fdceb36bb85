"""Backups hold every answer that was acknowledged, and come back row by row."""

import sqlite3
import stat
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from quizgen.cli import main
from webapp.backup import KEPT, BackupError, backup, daily, restore
from webapp.database import connect
from webapp.settings import database, secret
from webapp.turns import writing

DAY = 24 * 3600.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Data with a known word."""
    data = tmp_path / "data"
    secret(data)
    engine = connect(database(data))
    learn(engine, "猫")
    engine.dispose()
    return data


def learn(engine, form: str) -> None:  # type: ignore[no-untyped-def]
    row = "INSERT INTO known (learner, form, reading, at) VALUES ('a', :form, '', 1)"
    with writing(engine).begin() as connection:
        connection.execute(text(row), {"form": form})


def rows(folder: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "quizgen.db")) as connection:
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")]
        return [(name, *row) for name in names for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608


def test_what_is_restored_is_what_was_there(folder: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "b.zip", tmp_path / "other"
    backup(folder, file)
    assert restore(file, other, 0) is None
    assert rows(other) == rows(folder)
    assert (other / "secret").read_bytes() == (folder / "secret").read_bytes()
    for path in (file, other / "secret"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_there_before_a_restore_is_kept(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    backup(folder, file)
    before = rows(folder)
    engine = connect(database(folder))
    learn(engine, "犬")
    later = rows(folder)
    kept = restore(file, folder, 0)
    assert rows(folder) == before
    assert kept
    restore(kept, folder, 0)
    assert rows(folder) == later
    learn(engine, "鳥")  # a connection that was open all the while goes on
    engine.dispose()


def test_a_backup_under_load_is_whole(folder: Path, tmp_path: Path) -> None:
    engine, done, told = connect(database(folder)), threading.Event(), list[str]()

    def write() -> None:
        for n in range(10_000):
            learn(engine, f"語{n}")
            told.append(f"語{n}")
            if done.is_set():
                return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(5):
            acknowledged = set(told)
            backup(folder, tmp_path / f"{n}.zip")
            restore(tmp_path / f"{n}.zip", tmp_path / str(n), 0)
            assert acknowledged <= {row[2] for row in rows(tmp_path / str(n)) if row[0] == "known"}
    finally:
        done.set()
        writer.join()
        engine.dispose()


def damaged(file: Path) -> Iterator[bytes]:
    """A backup cut short, one with another database, no backup at all."""
    whole = file.read_bytes()
    yield whole[: len(whole) // 2]
    yield b"not a ZIP file"
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data[:-1] + bytes([data[-1] ^ 1]) if name == "quizgen.db" else data)
    yield file.read_bytes()


def test_a_damaged_backup_is_refused_and_nothing_changes(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    backup(folder, file)
    before = rows(folder)
    for bad in list(damaged(file)):
        (tmp_path / "bad.zip").write_bytes(bad)
        with pytest.raises(BackupError, match=r"bad\.zip"):
            restore(tmp_path / "bad.zip", folder, 0)
    assert rows(folder) == before


def test_a_backup_by_a_newer_program_is_refused(folder: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(folder / "quizgen.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(BackupError, match="newer quizgen"):
        backup(folder, tmp_path / "b.zip")
    assert not list(tmp_path.glob("*.zip"))


def test_one_backup_a_day_and_the_last_ones_stay(folder: Path) -> None:
    made = [daily(folder, day * DAY + hour) for day in range(KEPT + 3) for hour in (0, 3600)]
    assert [path is not None for path in made] == [True, False] * (KEPT + 3)
    assert len(list((folder / "backups").iterdir())) == KEPT


def test_the_commands(folder: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    file = str(tmp_path / "b.zip")
    assert run(main, ["backup", file, "--data", str(folder)]).exit_code == 0
    assert run(main, ["restore", file, "--data", str(tmp_path / "new")]).exit_code == 0
    assert rows(tmp_path / "new") == rows(folder)
    assert run(main, ["backup", file, "--data", str(tmp_path / "none")]).exit_code == 1
