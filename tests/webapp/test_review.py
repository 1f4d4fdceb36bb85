"""A learner comes back the next day: what was missed is asked again, and the days follow from the answers alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from quizgen.source.text import Text
from webapp.study import Study

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True
DAY = 24 * 3600


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    at: int = 1_800_000_000

    def __call__(self) -> int:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(handmade: Callable[..., Flask], clock: Clock) -> Flask:
    return handmade(clock=clock)


def missed(client: "Learner", key: str) -> None:
    """Begin a quiz and miss one item of it."""
    attempt = client.begun()
    number = client.place_of(attempt, key)
    client.answer(attempt, number, client.wrong(attempt, number))


def asked(client: "Learner", path: str = "/review/next") -> tuple[str, dict[str, str]]:
    """The page that asks the next card, and the hidden fields of its form."""
    answer = client.get(path, follow_redirects=True)
    return answer.text, dict(
        re.findall(r'<input type="hidden" name="(turn|slug|item|attempt)" value="([^"]*)"', answer.text)
    )


def form_of(page: str) -> str:
    found = re.search(r'action="(/(?:review|practice)/[^"]+)" data-answer', page)
    assert found
    return found[1]


def days(client: "Learner") -> list[str]:
    """When everything comes back, as the page lists it."""
    return re.findall(r'<span class="facts">(.*?)</span>', client.get("/review").text)


def test_the_result_says_what_comes_back(client: "Learner") -> None:
    for wrong in (True, False):
        attempt = client.begun()
        for number in range(1, 7):
            client.answer(attempt, number, (client.wrong if wrong and number == 1 else client.key)(attempt, number))
        assert ("answered wrongly comes back" in client.get(f"{attempt}/result").text) is wrong


def test_what_was_missed_waits_the_next_day_and_not_before(client: "Learner", clock: Clock) -> None:
    missed(client, "あじ")
    assert "comes back today" not in client.get("/").text
    clock.at += DAY
    assert "1 thing that you missed comes back today" in client.get("/").text
    page, _ = asked(client)
    assert '<span class="marked">味' in page
    assert "あじ" in page and "Right answer" not in page


def test_a_right_answer_puts_it_off_and_a_wrong_one_brings_it_back_tomorrow(client: "Learner", clock: Clock) -> None:
    missed(client, "あじ")
    clock.at += DAY
    page, fields = asked(client)
    told = client.send(form_of(page), answer="あじ", **fields)
    shown = client.get(told.location).text
    assert "Right" in shown and re.search(r"Comes back in \d+ days", shown)
    assert "comes back today" not in client.get("/").text
    clock.at += 30 * DAY
    page, fields = asked(client)
    told = client.send(form_of(page), answer="しょく", **fields)
    assert "Comes back tomorrow" in client.get(told.location).text
    assert "Done for today" in client.get("/review").text


def test_an_answer_sent_twice_counts_once(client: "Learner", clock: Clock) -> None:
    missed(client, "あじ")
    clock.at += DAY
    page, fields = asked(client)
    first, second = (client.send(form_of(page), answer=given, **fields) for given in ("あじ", "み"))
    assert first.location == second.location
    assert "Not right" not in client.get(second.location).text


def test_a_question_on_the_text_comes_back_with_its_paragraph(client: "Learner", clock: Clock) -> None:
    missed(client, "四時")
    clock.at += DAY
    page, _ = asked(client)
    assert "何時に起きますか" in page
    assert "excerpt" in page and "去年の" not in page


def test_a_blank_comes_back_without_what_fills_it(client: "Learner", clock: Clock) -> None:
    missed(client, "を")
    clock.at += DAY
    page, _ = asked(client)
    assert "excerpt" not in page and 'class="blank"' in page


def test_a_slip_in_typing_counts_as_remembered_with_an_effort(client: "Learner", clock: Clock) -> None:
    missed(client, "はじめた")
    clock.at += DAY
    page, fields = asked(client)
    told = client.send(form_of(page), answer="はじめった", **fields)
    assert "Almost" in client.get(told.location).text
    assert "comes back today" not in client.get("/").text


def test_what_is_told_at_the_end_is_missed_at_the_end(client: "Learner", clock: Clock) -> None:
    attempt = client.begun(feedback="end")
    number = client.place_of(attempt, "あじ")
    client.answer(attempt, number, "み")
    assert "Nothing has been missed" in client.get("/review").text
    for _ in range(2):
        client.send(f"{attempt}/finish")
    clock.at += DAY
    assert "1 thing that you missed" in client.get("/").text  # what was not answered was not missed


def test_practice_asks_at_once_and_changes_no_day(client: "Learner", clock: Clock) -> None:
    missed(client, "あじ")
    before = days(client)
    page, fields = asked(client, "/practice")
    told = client.send(form_of(page), answer="み", **fields)
    assert told.status_code == 200 and "Not right" in told.text
    assert days(client) == before
    clock.at += DAY
    assert "1 thing that you missed" in client.get("/").text


def test_practice_goes_through_everything_once(client: "Learner") -> None:
    missed(client, "あじ")
    missed(client, "四時")
    page, _ = asked(client, "/practice")
    key = form_of(page).rsplit("/", 1)[1]
    page, _ = asked(client, f"/practice?after={key}")
    other = form_of(page).rsplit("/", 1)[1]
    assert other != key
    assert client.get(f"/practice?after={other}").location == "/review"


def test_a_card_that_is_taken_off_stays_off(client: "Learner", clock: Clock) -> None:
    missed(client, "あじ")
    drop = re.search(r'formaction="([^"]+)"', client.get("/review").text)
    assert drop
    client.send(drop[1])
    clock.at += DAY
    assert client.get("/review/next").location == "/review"
    assert "Nothing has been missed" in client.get("/review").text


@pytest.mark.parametrize("path", ["/review/{key}", "/review/{key}/1", "/practice/{key}"])
def test_the_cards_of_one_visitor_do_not_exist_for_another(client: "Learner", clock: Clock, path: str) -> None:
    missed(client, "あじ")
    clock.at += DAY
    page, fields = asked(client)
    path = path.format(key=form_of(page).rsplit("/", 1)[1])
    client.send(form_of(page), answer="あじ", **fields)
    other: Any = client.application.test_client()
    assert other.get(path).status_code == 404
    assert other.send(path.removesuffix("/1"), answer="あじ", **fields).status_code == 404


def test_a_form_may_not_ask_about_anything_else(client: "Learner", clock: Clock) -> None:
    missed(client, "あじ")
    clock.at += DAY
    page, fields = asked(client)
    other = f"fact-{client.body.index('毎朝四時に起きて')}"
    assert client.send(form_of(page), answer="四時", **fields | {"item": other}).status_code == 404


def test_a_text_that_is_gone_is_not_asked_about(client: "Learner", clock: Clock, settings: Any) -> None:
    missed(client, "四時")
    (settings.texts / "bakery.md").unlink()
    clock.at += DAY
    assert client.get("/review/next").location == "/review"
    assert client.get("/").text.count("comes back today") == 0


@pytest.mark.parametrize("leave", ["delete the quiz", "wait a week"])
def test_what_was_asked_of_a_forgotten_text_is_forgotten_with_it(
    client: "Learner", app: Flask, clock: Clock, leave: str
) -> None:
    attempt = str(client.send("/paste", body=client.body).location)
    number = client.place_of(attempt, "四時")
    client.answer(attempt, number, client.wrong(attempt, number))
    assert "What comes back: 1" in client.get("/review").text
    if leave == "delete the quiz":
        client.send(f"{attempt}/delete")
    clock.at += 8 * DAY
    app.extensions["quizgen"].store.forget_pasted(clock.at)
    client.get("/review/next")
    assert "Nothing has been missed" in client.get("/review").text


def test_a_word_comes_back_in_a_new_sentence_where_the_library_has_one(
    handmade: Callable[..., Flask], elsewhere: Callable[[Text], Study], clock: Clock, settings: Any, page: str
) -> None:
    other = page.replace("町のパン屋", "駅のそば屋").split("---\n\n")[0] + "---\n\nこの町の店の味は、とてもいいです。\n"
    (settings.texts / "noodles.md").write_text(other, encoding="utf-8")
    app = handmade(study=elsewhere, clock=clock)
    client: Any = app.test_client()
    client.get("/texts/noodles")
    missed(client, "あじ")
    clock.at += DAY
    first, fields = asked(client)
    assert "この店の" in first and "駅のそば屋" in first
    client.send(form_of(first), answer="あじ", **fields)
    clock.at += 60 * DAY
    second, _ = asked(client)
    assert "同じ" in second and "町のパン屋" in second
