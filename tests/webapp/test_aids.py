"""At an item: hints, the clock, going on where one stopped, a report."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from flask import Flask

if TYPE_CHECKING:
    from conftest import Learner


def hints(page: str) -> list[str]:
    """What the hints on a page say."""
    return re.findall(r"<li>([^<]*)</li>", page[page.find('id="hints"') :].split("</ol>")[0]) if "hints" in page else []


def test_hints_come_one_after_the_other_and_the_last_button_goes(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "はじめた")
    for told in range(1, 3):
        assert f"{attempt}/{n}/hint" in client.get(f"{attempt}/{n}").text
        assert client.send(f"{attempt}/{n}/hint").location == f"{attempt}/{n}#hints"
        assert len(hints(client.get(f"{attempt}/{n}").text)) == told
    page = client.get(f"{attempt}/{n}").text
    assert hints(page) == ["It has 4 kana: は○○○", "It has 4 kana: はじ○○"]
    assert f"{attempt}/{n}/hint" not in page
    client.send(f"{attempt}/{n}/hint")
    assert len(hints(client.get(f"{attempt}/{n}").text)) == 2


def test_a_hint_strikes_out_a_wrong_choice_and_never_the_key(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "を")
    for _ in range(5):
        client.send(f"{attempt}/{n}/hint")
    struck = re.findall(r'value="(.)" id="choice-\d" required disabled', client.get(f"{attempt}/{n}").text)
    assert len(struck) == 2 and "を" not in struck


def test_a_hint_lights_up_the_proof_without_telling_the_answer(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "×")
    for _ in range(2):
        client.send(f"{attempt}/{n}/hint")
    page = client.get(f"{attempt}/{n}").text
    assert 'class="evidence"' in page and "The text says" not in page


def test_what_stood_in_the_form_is_there_after_a_hint(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "はじめた")
    client.send(f"{attempt}/{n}/hint", answer="はじ")
    assert 'value="はじ"' in client.get(f"{attempt}/{n}").text
    client.answer(attempt, n, "はじめた")
    page = client.get(f"{attempt}/{n}").text
    assert "with 1 hint" in page
    client.send(f"{attempt}/finish")
    assert "1 of them with hints" in client.get(f"{attempt}/result").text


def test_after_an_answer_no_hint_is_taken(client: "Learner") -> None:
    attempt = client.begun()
    client.answer(attempt, 1, client.key(attempt, 1))
    client.send(f"{attempt}/1/hint")
    assert "with 1 hint" not in client.get(f"{attempt}/1").text


def test_a_word_got_with_a_hint_is_not_taken_for_known(client: "Learner") -> None:
    attempt = client.begun()
    n = client.place_of(attempt, "あじ")
    client.send(f"{attempt}/{n}/hint")
    client.answer(attempt, n, "あじ")
    assert "味" not in client.get("/words").text


def test_the_attempt_goes_on_at_the_item_that_was_left(client: "Learner", handmade: Callable[[], Flask]) -> None:
    attempt = client.begun()
    client.get(f"{attempt}/3")
    assert client.get(attempt).location == f"{attempt}/3"
    client.answer(attempt, 3, client.key(attempt, 3))
    assert client.get(attempt).location == f"{attempt}/1"


def test_the_clock_is_asked_for_and_counts_what_answers_take(client: "Learner") -> None:
    attempt = client.begun(clock="on")
    page = client.get(f"{attempt}/1").text
    before = re.search(r'data-left="(\d+)"', page)
    assert before
    client.send(f"{attempt}/1", answer=client.key(attempt, 1), took="7")
    after = re.search(r'data-left="(\d+)"', client.get(f"{attempt}/2").text)
    assert after and int(before[1]) - int(after[1]) == 7
    client.send(f"{attempt}/finish")
    assert "Time: 0:07 of" in client.get(f"{attempt}/result").text


def test_without_script_the_time_is_that_since_the_page(client: "Learner") -> None:
    attempt = client.begun(clock="on")
    shown = re.search(r'name="shown" value="(\d+)"', client.get(f"{attempt}/1").text)
    assert shown
    client.send(f"{attempt}/1", answer=client.key(attempt, 1), took="", shown=str(int(shown[1]) - 60))
    client.send(f"{attempt}/finish")
    assert re.search(r"Time: 1:0\d of", client.get(f"{attempt}/result").text)


def test_the_clock_can_be_turned_off_and_is_off_unless_asked_for(client: "Learner") -> None:
    attempt = client.begun(clock="on")
    client.send(f"{attempt}/1/untimed")
    assert "data-left" not in client.get(f"{attempt}/1").text
    assert "data-left" not in client.get(f"{client.begun()}/1").text


def test_a_report_is_kept_thanked_for_and_may_be_changed(client: "Learner", app: Flask) -> None:
    from webapp.reports import as_csv, as_text, reports

    attempt = client.begun()
    n = client.place_of(attempt, "を")
    page = client.get(f"{attempt}/{n}").text
    assert f"{attempt}/{n}/report" in page and "Thank you" not in page
    client.send(f"{attempt}/{n}/report", reason="key", words="")
    assert client.send(f"{attempt}/{n}/report", reason="two", words="=1+1").location == f"{attempt}/{n}#report"
    assert "Thank you" in client.get(f"{attempt}/{n}").text
    client.send(f"{attempt}/delete")
    kept = reports(app.extensions["quizgen"].store)
    assert [(r.kind, r.reason, r.words, r.slug) for r in kept] == [("particle", "two", "=1+1", "bakery")]
    assert "六種類のパン（　　）焼く。" in as_text(kept)
    assert "'=1+1" in as_csv(kept) and ",=1+1" not in as_csv(kept)


@pytest.mark.parametrize("reason", ["", "nonsense"])
def test_a_report_without_a_reason_is_refused(client: "Learner", reason: str) -> None:
    attempt = client.begun()
    assert client.send(f"{attempt}/1/report", reason=reason).status_code == 400


@pytest.mark.parametrize("act", ["1/hint", "1/report", "1/untimed", "passes", "find/1"])
def test_nobody_elses_attempt_can_be_touched(client: "Learner", app: Flask, act: str) -> None:
    attempt = client.begun()
    other = app.test_client()
    assert other.send(f"{attempt}/{act}", reason="two", stage="fill").status_code == 404  # type: ignore[attr-defined]
