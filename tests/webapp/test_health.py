"""Who watches the server is told whether it lives and whether it can work; visitors are told what cannot be saved."""

import errno
import sqlite3
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError, ProgrammingError

from webapp.trouble import why

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True


def test_a_server_that_works_says_so(client: "Learner") -> None:
    assert [client.get(path).text for path in ("/healthz", "/readyz")] == ["ok\n", "ready\n"]
    assert "Set-Cookie" not in client.get("/readyz").headers


def test_without_its_texts_it_lives_but_is_not_ready(app: Flask, client: "Learner") -> None:
    folder = app.extensions["quizgen"].library.folder
    folder.rename(folder.with_name("away"))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "not ready: texts\n")
    assert client.get("/healthz").status_code == 200


def broken(*_: object, **__: object) -> None:
    """What SQLite says of a damaged file."""
    raise OperationalError("", {}, sqlite3.DatabaseError("database disk image is malformed"))


def test_without_its_database_it_is_not_ready_and_pages_say_why(app: Flask, client: "Learner") -> None:
    store = app.extensions["quizgen"].store
    store._engine.begin = store._writer.begin = broken
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "not ready: database\n")
    page = client.get("/attempts")
    assert page.status_code == 503
    assert "cannot be reached at this moment" in page.text and "Traceback" not in page.text


# What the database or the disk says, what it means
FAULTS = [
    (sqlite3.OperationalError("database or disk is full"), "full"),
    (sqlite3.OperationalError("attempt to write a readonly database"), "fixed"),
    (sqlite3.OperationalError("database is locked"), "busy"),
    (sqlite3.OperationalError("disk I/O error"), "away"),
    (sqlite3.DatabaseError("database disk image is malformed"), "away"),
    (sqlite3.OperationalError("no such column: x"), ""),
]


@pytest.mark.parametrize(("said", "meaning"), FAULTS)
def test_what_a_fault_of_sqlite_means(said: Exception, meaning: str) -> None:
    assert why(OperationalError("", {}, said)) == meaning


# PostgreSQL's code and what it means
CODES = [
    ("DiskFull", "full"),
    ("ReadOnlySqlTransaction", "fixed"),
    ("LockNotAvailable", "busy"),
    ("UndefinedColumn", ""),
]
CODES += [("AdminShutdown", "away"), ("TooManyConnections", "away"), ("ConnectionFailure", "away")]


@pytest.mark.parametrize(("name", "meaning"), CODES)
def test_what_a_fault_of_postgresql_means(name: str, meaning: str) -> None:
    errors = pytest.importorskip("psycopg.errors", reason="psycopg is not installed")
    assert why(ProgrammingError("", {}, getattr(errors, name)("words in any language"))) == meaning


def test_what_a_fault_of_the_disk_means() -> None:
    numbers = (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT)
    assert [why(OSError(number, "")) for number in numbers] == ["full", "fixed", "fixed", ""]


def test_a_disk_that_may_only_be_read_is_told(app: Flask, client: "Learner", monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(app.extensions["quizgen"].store, "start", read_only)
    answer = client.send("/texts/bakery/quiz", count="10")
    assert (answer.status_code, "not write" in answer.text) == (503, True)
