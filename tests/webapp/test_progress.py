"""Progress: what was answered, counted by day, kind, level and grammar point."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from webapp.results import Result, Share, by_day, shares, streak

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True
DAY = 24 * 3600
RESULTS = st.lists(st.builds(Result, st.integers(1, 40), st.booleans(), st.sampled_from(("fact", "particle", ""))))


def shown(page: str, name: str) -> str:
    """What stands over a number's name."""
    found = re.search(rf"<dt>{name}</dt><dd>([^<]+)</dd>", page)
    assert found, name
    return found[1]


def test_answers_are_counted_by_kind_and_level(client: "Learner") -> None:
    attempt = client.begun()
    for number in range(1, 7):
        client.answer(attempt, number, client.key(attempt, number))
    again = client.begun()
    number = client.place_of(again, "を")
    client.answer(again, number, client.wrong(again, number))
    page = client.get("/progress").text
    assert (shown(page, "answered"), shown(page, "right")) == ("7", "86 %")
    row = re.search(r"<th[^>]*>Particle</th>.*?<td>([^<]+)</td></tr>", page, re.S)
    assert row and row[1] == "1 / 2"
    point = re.search(r'<th scope="row" lang="ja">を</th>.*?<td>([^<]+)</td></tr>', page, re.S)
    assert point and point[1] == "1 / 2"
    assert re.search(r"<th[^>]*>N4</th>.*?<td>6 / 7</td></tr>", page, re.S)


def test_the_plot_says_in_words_what_it_shows(client: "Learner") -> None:
    attempt = client.begun()
    client.answer(attempt, 1, client.key(attempt, 1))
    page = client.get("/progress").text
    assert 'aria-label="1 of 1 answers in the last four weeks were right."' in page
    assert re.search(r'<th scope="row">\w+ \d+</th><td>1</td><td>0</td>', page)


def test_days_in_a_row_are_told_quietly(handmade: Callable[..., Flask]) -> None:
    moment = [1_800_000_000]
    client: Any = handmade(clock=lambda: moment[0]).test_client()
    for _ in range(3):
        attempt = client.begun()
        client.answer(attempt, 1, client.key(attempt, 1))
        moment[0] += DAY
    assert "3 days in a row" in client.get("/progress").text
    moment[0] += DAY
    assert "in a row" not in client.get("/progress").text


def test_a_slip_that_may_be_mended_does_not_count_yet(client: "Learner") -> None:
    attempt = client.begun()
    number = client.place_of(attempt, "はじめた")
    client.answer(attempt, number, "はじめった")
    assert "After your first quiz" in client.get("/progress").text
    client.answer(attempt, number, "はじめた")
    assert shown(client.get("/progress").text, "right") == "100 %"


@given(RESULTS)
def test_shares_add_up(results: list[Result]) -> None:
    found = list(shares(results, lambda r: r.kind))
    assert sum(s.total for s in found) == sum(bool(r.kind) for r in results)
    assert all(s.total > 0 and 0 <= s.right <= s.total and 0 <= s.percent <= 100 for s in found)


@given(RESULTS, st.integers(1, 40))
def test_every_day_has_its_own_answers(results: list[Result], last: int) -> None:
    days = by_day(results, last, 28)
    assert [day for day, _ in days] == list(range(last - 27, last + 1))
    for day, share in days:
        assert (share.right, share.total) == (
            sum(r.right for r in results if r.day == day),
            sum(r.day == day for r in results),
        )


# days on which something was answered, today, days running
STREAKS = [((), 10, 0), ((10,), 10, 1), ((9,), 10, 1), ((8,), 10, 0), ((8, 9, 10), 10, 3), ((7, 9, 10), 10, 2)]


@pytest.mark.parametrize(("days", "today", "running"), STREAKS)
def test_a_streak_lasts_until_a_day_is_left_out(days: tuple[int, ...], today: int, running: int) -> None:
    assert streak([Result(day, True) for day in days], today) == running


def test_a_share_of_nothing_is_nothing() -> None:
    assert Share("", 0, 0).percent == 0
