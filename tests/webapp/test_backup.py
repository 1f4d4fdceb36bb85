"""Backups hold every answer that was acknowledged, and come back row by row."""

import sqlite3
import stat
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from quizgen.cli import main
from quizgen.source import saving
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


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A library with a text, what was decided about it, a text with a Japanese name, and two former versions."""
    library = tmp_path / "texts"
    library.mkdir()
    save(library / "oame.md", "---\ntitle: 雨\n---\n昨日は雨でした。")
    save(library / "oame.md", "---\ntitle: 大雨\n---\n昨日は大雨でした。")
    save(library / "oame.items.yaml", "fact-0000000001:\n  keep: true\n")
    save(library / "駅.md", "---\ntitle: 駅\n---\n駅まで歩きました。")
    save(library / "駅.md", None)
    save(library / "駅.md", "---\ntitle: 駅\n---\n駅まで走りました。")
    (library / "notes.txt").write_text("not of the library")
    return library


def save(path: Path, words: str | None) -> None:
    seen, history = saving.digest(saving.content(path)), path.parent / saving.HISTORY
    saving.save(path, words.encode(), seen, history) if words else saving.remove(path, seen, history)


def kept(library: Path) -> dict[str, bytes]:
    """The files that are the library's."""
    files = [*library.glob("*.md"), *library.glob("*.yaml"), *library.glob(".history/*/*")]
    return {str(p.relative_to(library)): p.read_bytes() for p in files}


def test_texts_and_their_former_versions_come_back(folder: Path, texts: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "b.zip", tmp_path / "other"
    backup(folder, file, texts=texts)
    restore(file, other, 0, texts=other / "texts")
    assert len(kept(texts)) == 5
    assert kept(other / "texts") == kept(texts)
    written, again = ((library / "oame.md").stat().st_mtime for library in (texts, other / "texts"))
    assert 0 <= written - again < 2  # as fine as a ZIP file tells it
    assert not (other / "texts" / "notes.txt").exists()
    once = kept(other / "texts")
    restore(file, other, 0, texts=other / "texts")
    assert kept(other / "texts") == once


def test_putting_texts_back_takes_nothing_away(folder: Path, texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    backup(folder, file, texts=texts)
    there = {path.name: path.read_bytes() for path in texts.glob("[!.]*")}
    later = {"oame.md": "後の版", "駅.items.yaml": "fact-0000000002:\n  refuse: no\n", "yuki.md": "雪が降る。"}
    for name, words in later.items():
        save(texts / name, words)
    before = restore(file, folder, 0, texts=texts)
    assert {path.name: path.read_bytes() for path in texts.glob("[!.]*")} == there | {
        "yuki.md": later["yuki.md"].encode()
    }
    for name in ("oame.md", "駅.items.yaml"):
        assert saving.versions(texts / name, texts / saving.HISTORY)[-1].read() == later[name].encode()
    assert before
    restore(before, folder, 0, texts=texts)
    assert [(texts / name).read_bytes() for name in later] == [words.encode() for words in later.values()]


def test_versions_of_another_library_are_numbered_on(folder: Path, texts: Path, tmp_path: Path) -> None:
    file, path = tmp_path / "b.zip", tmp_path / "other" / "oame.md"
    path.parent.mkdir()
    for words in ("一", "二"):
        save(path, words)
    backup(folder, file, texts=texts)
    restore(file, folder, 0, texts=path.parent)
    found = saving.versions(path, path.parent / saving.HISTORY)
    assert [version.number for version in found] == [1, 2, 3]
    assert [version.read().decode().splitlines()[-1] for version in found] == ["一", "昨日は雨でした。", "二"]


def named(file: Path, name: str, data: bytes) -> None:
    """A backup with a file more, which its sums know."""
    with zipfile.ZipFile(file) as packed:
        parts = {each: packed.read(each) for each in packed.namelist()}
    parts["sha256"] += f"{sha256(data).hexdigest()}  {name}\n".encode()
    with zipfile.ZipFile(file, "w") as packed:
        for each, content in (parts | {name: data}).items():
            packed.writestr(each, content)


@pytest.mark.parametrize(
    "name", ["texts/../out.md", "texts/.history/../../out.md", "texts//out.md", "/out.md", "texts/.x"]
)
def test_no_name_in_a_backup_leads_out_of_the_folder(folder: Path, tmp_path: Path, name: str) -> None:
    file, other = tmp_path / "b.zip", tmp_path / "other"
    backup(folder, file)
    named(file, name, b"x")
    with pytest.raises(BackupError, match="checksums"):
        restore(file, other, 0, texts=other / "texts")
    assert not [path for path in tmp_path.rglob("*") if path.name in ("out.md", ".x")]


def test_a_backup_from_before_texts_were_kept_comes_back(folder: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "b.zip", tmp_path / "other"
    backup(folder, file)
    with zipfile.ZipFile(file) as packed:
        parts = {each: packed.read(each) for each in packed.namelist()}
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data.split()[0] if name == "sha256" else data)
    restore(file, other, 0, texts=other / "texts")
    assert rows(other) == rows(folder)


def damaged(file: Path) -> Iterator[bytes]:
    """A backup cut short, no backup at all, one with another database, one with another text, one without a text."""
    whole = file.read_bytes()
    yield whole[: len(whole) // 2]
    yield b"not a ZIP file"
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for damage in ("quizgen.db", "texts/oame.md"):
        with zipfile.ZipFile(file, "w") as packed:
            for name, data in parts.items():
                packed.writestr(name, data[:-1] + bytes([data[-1] ^ 1]) if name == damage else data)
        yield file.read_bytes()
    with zipfile.ZipFile(file, "w") as packed:
        for name in parts.keys() - {"texts/oame.md"}:
            packed.writestr(name, parts[name])
    yield file.read_bytes()


def test_a_damaged_backup_is_refused_and_nothing_changes(folder: Path, texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    backup(folder, file, texts=texts)
    before, library = rows(folder), kept(texts)
    for bad in list(damaged(file)):
        (tmp_path / "bad.zip").write_bytes(bad)
        with pytest.raises(BackupError, match=r"bad\.zip"):
            restore(tmp_path / "bad.zip", folder, 0, texts=texts)
    assert (rows(folder), kept(texts)) == (before, library)


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


def test_the_commands(folder: Path, texts: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    file, new = str(tmp_path / "b.zip"), tmp_path / "new"
    made = run(main, ["backup", file, "--data", str(folder), "--texts", str(texts)])
    assert made.exit_code == 0 and "2 texts" in made.output
    done = run(main, ["restore", file, "--data", str(new)])
    assert done.exit_code == 0 and "2 texts in it left out" in done.output
    assert rows(new) == rows(folder)
    done = run(main, ["restore", file, "--data", str(new), "--texts", str(new / "texts")])
    assert done.exit_code == 0 and "2 texts put back" in done.output
    assert kept(new / "texts").keys() == kept(texts).keys()
    assert run(main, ["backup", file, "--data", str(tmp_path / "none")]).exit_code == 1
