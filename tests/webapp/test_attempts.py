"""A quiz is answered, told, finished, taken again; nothing counts twice and nothing is lost."""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from quizgen.analysis.types import Analysis
from quizgen.items.base import Proposal
from quizgen.source.text import Text
from webapp.study import Study

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True


def test_a_whole_quiz_told_after_each_answer(client: "Learner") -> None:
    attempt = client.begun()
    for n in range(1, 7):
        assert client.get(attempt).location == f"{attempt}/{n}"
        answer = client.answer(attempt, n, client.key(attempt, n))
        assert answer.location == f"{attempt}/{n}#mark"
        assert "Right" in client.get(f"{attempt}/{n}").text
    assert client.get(attempt).location == f"{attempt}/result"
    assert client.score(attempt) == "6/6"


def test_after_a_wrong_answer_the_choice_the_key_and_the_evidence_are_shown(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "四時")
    client.answer(attempt, n, "夜")
    page = client.get(f"{attempt}/{n}").text
    assert "Not right" in page and "Your answer" in page and "Right answer" in page
    assert "The text says 夜." in page and "The text says 四時." in page
    start = client.body.index("毎朝四時に起きて")
    assert f'<mark class="evidence" id="evidence-{start}">' in page
    assert f'href="#evidence-{start}"' in page


def test_a_hidden_span_is_a_numbered_blank_until_it_is_answered(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "を")
    other = 1 if n != 1 else 2
    assert f'aria-label="Blank of question {n}">{n}</a>' in client.get(f"{attempt}/{other}").text
    client.answer(attempt, n, "が")
    assert "Blank of question" not in client.get(f"{attempt}/{other}").text


def test_a_word_asked_for_its_reading_has_no_furigana_until_it_is_answered(client: "Learner") -> None:
    client.send("/preferences", furigana="all")
    attempt = client.begun()
    n = client.place_of(attempt, "あじ")
    assert "<rt>あじ</rt>" not in client.get(f"{attempt}/{n}").text
    client.answer(attempt, n, "あち")
    assert "<rt>あじ</rt>" in client.get(f"{attempt}/{n}").text


def test_a_second_answer_to_a_told_item_changes_nothing(client: "Learner") -> None:
    attempt = client.begun()
    client.send(f"{attempt}/1", answer=client.wrong(attempt, 1))
    for _ in range(3):
        client.send(f"{attempt}/1", answer=client.keys["主人は、何時に起きますか。"])
    client.send(f"{attempt}/finish")
    assert client.score(attempt) == "0/6"


def test_nearly_right_is_another_try_and_the_same_slip_twice_is_one_try(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "はじめた")
    for _ in range(2):
        client.answer(attempt, n, "はじめった")
        page = client.get(f"{attempt}/{n}").text
        assert "Almost" in page and 'id="answer"' in page and "はじめた<" not in page
    client.answer(attempt, n, "ハジメタ")
    assert "Right" in client.get(f"{attempt}/{n}").text


def test_a_typed_answer_is_explained(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "はじめた")
    client.answer(attempt, n, "おわった")
    assert "The text says 始めた." in client.get(f"{attempt}/{n}").text


def test_nearly_right_twice_is_told(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "はじめた")
    client.answer(attempt, n, "はじめった")
    client.answer(attempt, n, "はしめた")
    assert "Not right" in client.get(f"{attempt}/{n}").text


def test_an_empty_answer_is_no_answer(client: "Learner") -> None:
    attempt = client.begun()
    client.send(f"{attempt}/1", answer=" 　")
    assert "Not right" not in client.get(f"{attempt}/1").text


def test_with_feedback_at_the_end_nothing_is_told_before_and_answers_may_change(client: "Learner") -> None:
    attempt = client.begun(feedback="end")
    first = client.wrong(attempt, 1)
    assert client.send(f"{attempt}/1", answer=first).location == f"{attempt}/2"
    page = client.get(f"{attempt}/1").text
    assert ("Not right" not in page and " checked" in page) or f'value="{first}"' in page
    assert client.get(f"{attempt}/result").location == attempt
    for n in range(1, 7):
        client.answer(attempt, n, client.key(attempt, n))
    assert "Finish and see the result" in client.get(f"{attempt}/1").text
    assert client.send(f"{attempt}/finish").location == f"{attempt}/result"
    assert client.score(attempt) == "6/6"


def test_a_finished_attempt_takes_no_more_answers(client: "Learner") -> None:
    attempt = client.begun(feedback="end")
    right = client.key(attempt, 1)
    client.send(f"{attempt}/finish")
    client.send(f"{attempt}/1", answer=right)
    client.send(f"{attempt}/finish")
    assert client.score(attempt) == "0/6"


def test_only_the_missed_items_come_again(client: "Learner") -> None:
    attempt = client.begun()
    for n in range(1, 5):
        client.answer(attempt, n, client.key(attempt, n))
    missed = {client.key(attempt, n) for n in (5, 6)}
    client.send(f"{attempt}/finish")
    again = str(client.send(f"{attempt}/retry").location)
    assert {client.key(again, n) for n in (1, 2)} == missed
    assert client.get(f"{again}/3").status_code == 404
    for n in (1, 2):
        client.answer(again, n, client.key(again, n))
    assert client.score(again) == "2/2"


def test_an_attempt_goes_on_after_a_restart(handmade: Callable[[], Flask]) -> None:
    first = handmade()
    client = first.test_client()
    attempt = client.begun()
    client.send(f"{attempt}/1", answer=client.key(attempt, 1))
    cookie = client.get_cookie("quizgen")

    second = handmade()
    later = second.test_client()
    assert cookie
    later.set_cookie("quizgen", cookie.value)
    assert later.get(attempt).location == f"{attempt}/2"
    assert "Right" in later.get(f"{attempt}/1").text
    assert "1 of 6 answered" in later.get("/attempts").text


@pytest.mark.parametrize("path", ["", "/1", "/result"])
def test_the_attempt_of_somebody_else_does_not_exist(app: Flask, client: "Learner", path: str) -> None:
    attempt = client.begun()
    other = app.test_client()
    other.begun()
    assert other.get(attempt + path).status_code == 404
    for act in ("/1", "/finish", "/retry", "/delete"):
        assert other.send(attempt + act, answer="を").status_code == 404
    assert client.get(f"{attempt}/1").status_code == 200


def test_a_deleted_attempt_is_gone(client: "Learner") -> None:
    attempt = client.begun()
    client.send(f"{attempt}/delete")
    assert client.get(attempt).status_code == 404
    assert "No quiz yet" in client.get("/attempts").text


def test_a_text_taken_again_has_another_seed(app: Flask, client: "Learner") -> None:
    client.begun()
    client.begun()
    with client.session_transaction() as session:
        summaries = app.extensions["quizgen"].store.attempts(session["learner"])
    assert sorted(s.attempt.spec.seed for s in summaries) == [1, 2]


def test_an_attempt_whose_text_is_gone_keeps_its_score(app: Flask, client: "Learner") -> None:
    attempt = client.begun()
    client.send(f"{attempt}/1", answer=client.key(attempt, 1))
    (app.extensions["quizgen"].library.folder / "bakery.md").unlink()
    assert client.get(attempt).location == f"{attempt}/result"
    page = client.get(f"{attempt}/result").text
    assert "<strong>1</strong> / 6" in page and "no longer here" in page


def test_an_item_that_its_text_no_longer_gives_is_told(app: Flask, client: "Learner") -> None:
    attempt = client.begun()
    client.send(f"{attempt}/1", answer=client.key(attempt, 1))
    with app.extensions["quizgen"].store._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE attempts SET asked = asked || ' fact-gone'")
    assert "1 question of this quiz is no longer in its text" in finished(client, attempt)


def finished(client: "Learner", attempt: str) -> str:
    client.send(f"{attempt}/finish")
    return client.get(f"{attempt}/result").text


def test_a_pasted_text_is_asked_about_and_kept_out_of_the_library(app: Flask, client: "Learner") -> None:
    attempt = str(client.send("/paste", body=client.body, count="10").location)
    assert "四時" in client.get(f"{attempt}/1").text
    assert "A text of your own" in client.get("/attempts").text
    assert list(app.extensions["quizgen"].library.slugs()) == ["bakery"]


def test_a_pasted_text_is_forgotten_in_time_and_its_score_stays(app: Flask, client: "Learner") -> None:
    attempt = str(client.send("/paste", body=client.body, count="10").location)
    client.send(f"{attempt}/1", answer=client.key(attempt, 1))
    store = app.extensions["quizgen"].store
    store.forget_pasted(2**31)
    assert store.pasted(attempt.rsplit("/", 1)[1]) is None
    assert "<strong>1</strong> / 6" in client.get(f"{attempt}/result").text


@pytest.mark.parametrize(
    "body", ["", "   ", "This is an English text about a bakery and nothing else at all.", "\0\1\2"]
)
def test_what_is_no_japanese_text_is_refused_in_one_line(client: "Learner", body: str) -> None:
    answer = client.send("/paste", body=body)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_a_text_that_takes_long_shows_a_page_that_asks_again(handmade: Callable[..., Flask]) -> None:
    gate = Event()
    client = handmade(lambda text: (gate.wait(10), empty(text))[1], patience=0.01).test_client()
    answer = client.get("/texts/bakery")
    assert (answer.status_code, answer.headers["Refresh"]) == (202, "2")
    gate.set()
    while client.get("/texts/bakery").status_code == 202:
        pass


def empty(text: Text) -> Study:
    """A study that found nothing."""
    return Study(Analysis(text, (), (), (), (), (), (), (), ()), Proposal(()))


def test_when_the_disk_is_full_nothing_is_half_kept_and_it_goes_on_after(app: Flask, client: "Learner") -> None:
    attempt = client.begun(feedback="end")
    engine = app.extensions["quizgen"].store._engine
    if engine.dialect.name != "sqlite":
        pytest.skip("how much room PostgreSQL has cannot be told to it")
    given = client.key(attempt, 1)
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    codes = {client.send("/paste", body=client.body + "\n" * 50_000).status_code for _ in range(3)}
    assert codes == {507}
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert client.answer(attempt, 1, given).status_code == 303
    assert "1 of 6 answered" in client.get("/attempts").text
