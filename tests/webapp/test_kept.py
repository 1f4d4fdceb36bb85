"""What the browser needs to keep pages: the manifest, a worker for each version, a fresh token, a marked request."""

import json
import re
from typing import TYPE_CHECKING

import pytest
from flask import Flask

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True


def test_the_worker_names_every_file_that_a_page_needs(client: "Learner") -> None:
    answer = client.get("/sw.js")
    assert answer.mimetype == "text/javascript" and answer.headers["Cache-Control"] == "no-store"
    shell = json.loads(answer.text.splitlines()[1].removeprefix("const SHELL = ").rstrip(";"))
    page = client.get("/texts/bakery").text
    assert set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page)) <= set(shell)
    assert all(client.get(path, buffered=True).status_code == 200 for path in shell)


def test_another_file_makes_another_worker(app: Flask, client: "Learner", monkeypatch: pytest.MonkeyPatch) -> None:
    import webapp.offline

    before = client.get("/sw.js").text.splitlines()[0]
    webapp.offline.version.cache_clear()
    assert client.get("/sw.js").text.splitlines()[0] == before
    webapp.offline.version.cache_clear()
    monkeypatch.setattr(webapp.offline, "__version__", "9.9")
    assert client.get("/sw.js").text.splitlines()[0] != before
    webapp.offline.version.cache_clear()


def test_the_manifest_points_at_what_is_there(client: "Learner") -> None:
    manifest = client.get("/manifest.webmanifest").get_json(force=True)
    assert client.get(manifest["start_url"]).status_code == 200
    assert all(client.get(icon["src"], buffered=True).mimetype == icon["type"] for icon in manifest["icons"])


def test_a_fresh_token_sends_an_answer_of_an_old_page(client: "Learner") -> None:
    attempt = client.begun()
    key = client.key(attempt, 1)
    token = client.get("/token").get_json()["token"]
    answer = client.post(f"{attempt}/1", data={"csrf_token": token, "answer": key, "at": "5", "submission": "x"})
    assert answer.status_code == 303


def test_an_answer_of_before_counts_on_its_day_but_not_before_its_quiz(client: "Learner", app: Flask) -> None:
    attempt = client.begun()
    client.send(f"{attempt}/1", answer=client.key(attempt, 1), at="5")
    client.send(f"{attempt}/2", answer=client.key(attempt, 2), at=str(2**40))
    (summary,) = app.extensions["quizgen"].store.attempts(next(iter(learners(app))))
    rows = app.extensions["quizgen"].store.profiles.everything(summary.attempt.learner)["answers"]
    assert {row["at"] >= summary.attempt.started for row in rows} == {True}
    assert max(row["at"] for row in rows) < 2**40


def learners(app: Flask) -> set[str]:
    from webapp import schema

    with app.extensions["quizgen"].store._engine.begin() as connection:
        return set(connection.scalars(schema.attempts.select().with_only_columns(schema.attempts.c.learner)))


def test_a_page_fetched_ahead_is_not_where_one_stopped(client: "Learner") -> None:
    attempt = client.begun()
    client.get(f"{attempt}/2")
    client.get(f"{attempt}/5", headers={"X-Ahead": "1"})
    assert client.get(attempt).location.endswith("/2")


def test_no_answer_brings_back_an_older_cookie(client: "Learner") -> None:
    client.begun()
    assert "Set-Cookie" not in client.get("/").headers


def test_a_quiz_made_ahead_is_kept_once_it_is_begun_and_only_once(client: "Learner") -> None:
    made = client.get("/texts/bakery/ahead").get_json()
    assert client.get(made["path"]).status_code == 404
    for _ in range(2):
        assert client.send("/texts/bakery/quiz", **made["fields"]).location == made["path"]
    assert client.get("/attempts").text.count('<span class="score">') == 1
    prompts = [re.search(r'<div id="question">.*?</p>', page, re.S) for page in made["pages"]]
    for number, prompt in enumerate(prompts, start=1):
        assert prompt and prompt[0] in client.get(f"{made['path']}/{number}").text


def test_what_is_made_ahead_tells_no_key(client: "Learner") -> None:
    pages = client.get("/texts/bakery/ahead").get_json()["pages"]
    assert len(pages) == 6
    assert not any("Right answer" in page or 'id="mark"' in page for page in pages)


def test_a_quiz_of_somebody_else_is_not_taken_over(client: "Learner", app: Flask) -> None:
    made = client.get("/texts/bakery/ahead").get_json()
    client.send("/texts/bakery/quiz", **made["fields"])
    app.testing = False
    other = app.test_client()
    assert isinstance(other, type(client))
    assert other.send("/texts/bakery/quiz", **made["fields"]).status_code == 404
    assert other.get(made["path"]).status_code == 404
    assert client.get(made["path"]).status_code == 302


def test_an_answer_finds_its_item_also_under_another_number(client: "Learner", app: Flask) -> None:
    attempt = client.begun()
    item = re.search(r'name="item" value="([^"]+)"', client.get(f"{attempt}/2").text)
    assert item
    client.send(f"{attempt}/1", answer=client.key(attempt, 2), item=item[1])
    assert "Right" in client.get(f"{attempt}/2").text
    assert 'id="mark"' not in client.get(f"{attempt}/1").text
