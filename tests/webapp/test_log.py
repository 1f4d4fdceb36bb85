"""The log: one JSON line an event whatever is in it, and no word that anybody typed."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from webapp import log

if TYPE_CHECKING:
    from conftest import Learner

Handmade = Callable[[], Flask]


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Logging as it was, after each test."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, logging.raiseExceptions
    yield
    root.handlers[:], logging.raiseExceptions = before[0], before[2]
    root.setLevel(before[1])
    logging.getLogger("quizgen").setLevel(logging.NOTSET)


@given(st.text(), st.text())
def test_an_event_is_one_line_of_json_whatever_is_in_it(event: str, detail: str) -> None:
    record = logging.LogRecord("quizgen", logging.INFO, "", 0, event.replace("%", ""), (), None)
    record.details = {"why": detail}
    line = log.Lines().format(record)
    assert line.isascii() and line.isprintable()
    assert json.loads(line)["why"] == detail[:400]


def test_a_fault_is_told_by_its_number_without_what_was_typed(
    handmade: Handmade, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log.begin()
    app = handmade()
    app.testing = False
    client = app.test_client()

    def breaks(*_: object, **__: object) -> None:
        raise ValueError("geheim")

    monkeypatch.setattr(app.extensions["quizgen"].store, "attempts", breaks)
    page = client.get("/attempts")
    (line,) = capsys.readouterr().err.splitlines()
    told = json.loads(line)
    assert page.status_code == 500 and told["number"] in page.text
    assert told["kind"] == "builtins.ValueError" and any("test_log.py" in place for place in told["places"])
    assert "geheim" not in line


def test_every_request_has_a_line_where_that_is_wanted(handmade: Handmade, capsys: pytest.CaptureFixture[str]) -> None:
    log.begin(requests=True)
    client: Learner = handmade().test_client()  # type: ignore[assignment]
    attempt = client.begun()
    client.answer(attempt, 1, "geheim")
    client.get("/none\n?geheim=1")
    err = capsys.readouterr().err
    lines = [json.loads(line) for line in err.splitlines()]
    routes = {(line["method"], line["route"], line["status"]) for line in lines if line["event"] == "request"}
    assert ("POST", "/texts/<slug>/quiz", 303) in routes and ("GET", "none", 404) in routes
    assert all(line["at"].endswith("+00:00") and line["ms"] >= 0 for line in lines if line["event"] == "request")
    assert "geheim" not in err and attempt.rsplit("/", 1)[1] not in err


def test_by_default_only_events_have_lines(handmade: Handmade, capsys: pytest.CaptureFixture[str]) -> None:
    log.begin()
    handmade().test_client().get("/")
    log.tell("backup made", file="x\ny")
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["file"] == "x\ny"
