"""Whatever statement fails, nothing is half kept, a reason is given, and sending it once more succeeds."""

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tests import rows
from webapp import backup
from webapp.turns import WRITES

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True


@contextmanager
def failing(engine: Any, at: int) -> Iterator[list[str]]:
    """The statement number ``at`` of those that write, or the commit after the last, fails as on a full disk."""
    seen: list[str] = []

    def fail(what: str) -> None:
        seen.append(what)
        if len(seen) == at:
            raise OperationalError("", {}, sqlite3.OperationalError("database or disk is full"))

    def statement(connection: Any, *given: Any) -> None:
        if connection.get_execution_options().get(WRITES) and not given[1].startswith(("BEGIN", "SELECT")):
            fail(given[1])

    def commit(connection: Any) -> None:
        if connection.get_execution_options().get(WRITES):
            fail("COMMIT")

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)


def acts(client: "Learner") -> dict[str, tuple[str, dict[str, str]]]:
    """What is sent, by name: where, and with what."""
    attempt = client.begun()
    return {
        "start": ("/texts/bakery/quiz", {"count": "10"}),
        "paste": ("/paste", {"body": client.body}),
        "answer wrong": (f"{attempt}/1", {"answer": client.wrong(attempt, 1), "submission": "one"}),
        "answer right": (f"{attempt}/2", {"answer": client.key(attempt, 2), "submission": "two"}),
        "hint": (f"{attempt}/3/hint", {}),
        "words": ("/words", {"list": "町\n店"}),
        "name": ("/profile/name", {"name": "Mika"}),
        "finish": (f"{attempt}/finish", {}),
    }


@pytest.mark.parametrize("name", ["start", "paste", "answer wrong", "answer right", "hint", "words", "name", "finish"])
def test_a_fault_at_any_statement_leaves_nothing_half_kept(app: Flask, client: "Learner", name: str) -> None:
    engine = app.extensions["quizgen"].store._engine
    path, form = acts(client)[name]
    for at in itertools.count(1):
        before = rows.everything(engine)
        with failing(engine, at) as seen:
            answer = client.send(path, **form)
        if len(seen) < at:
            break
        assert answer.status_code == 507, (name, seen)
        assert "no room left" in answer.text
        after = rows.everything(engine)
        before.pop("own"), after.pop("own")  # a text that was brought is whole by itself, with or without its quiz
        assert after == before, (name, seen)
    assert answer.status_code < 400
    assert at > 1, "nothing was written at all"


@pytest.mark.parametrize("fails", ["replace", "fsync"])
def test_a_backup_that_fails_leaves_no_file(
    client: "Learner", folder: Path, monkeypatch: pytest.MonkeyPatch, fails: str, app: Flask, database: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    client.begun()
    url = "" if database.startswith("sqlite") else database
    monkeypatch.setattr(*((Path, "replace", full) if fails == "replace" else (backup.os, "fsync", full)))
    with pytest.raises(OSError, match="No space left"):
        backup.backup(folder / "data", folder / "one.zip", url)
    assert not list(folder.glob("*.zip")) and not list(folder.glob(".*"))
    monkeypatch.undo()
    backup.backup(folder / "data", folder / "one.zip", url)
    assert (folder / "one.zip").exists()
