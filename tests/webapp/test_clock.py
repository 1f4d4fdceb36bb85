"""The clock of the computer may be set back or forward: no time is negative, and the order of answers stays."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from flask import Flask

if TYPE_CHECKING:
    from conftest import Learner

NOON = 1_800_000_000
HOUR = 3600


@pytest.fixture
def clock() -> list[int]:
    """The moment that it is."""
    return [NOON]


@pytest.fixture
def app(handmade: Callable[..., Flask], clock: list[int]) -> Flask:
    return handmade(clock=lambda: clock[0])


@pytest.mark.parametrize("step", [-HOUR, -1, 0, HOUR, 400 * 24 * HOUR])
def test_an_attempt_goes_on_across_a_step_of_the_clock(
    app: Flask, client: "Learner", clock: list[int], step: int
) -> None:
    attempt = client.begun()
    client.send(f"{attempt}/1", answer=client.key(attempt, 1), shown=str(clock[0]), at=str(clock[0]))
    clock[0] += step
    client.send(f"{attempt}/2", answer=client.key(attempt, 2), shown=str(NOON), took="-5", at=str(NOON + 9 * HOUR))
    client.send(f"{attempt}/finish")
    store = app.extensions["quizgen"].store
    key = attempt.rsplit("/", 1)[1]
    assert all(answer.seconds >= 0 for answer in store.answers(key).values())
    (summary,) = store.attempts(client_of(client))
    assert summary.attempt.finished is not None and summary.attempt.finished >= summary.attempt.started
    assert client.get(f"{attempt}/result").status_code == 200
    assert client.get("/progress").status_code == client.get("/attempts").status_code == 200


def test_what_is_reviewed_keeps_its_order_when_the_clock_goes_back(
    app: Flask, client: "Learner", clock: list[int]
) -> None:
    attempt = client.begun()
    client.answer(attempt, 1, client.wrong(attempt, 1))
    store = app.extensions["quizgen"].store
    (card,) = store.cards.cards(client_of(client))
    clock[0] -= 30 * 24 * HOUR
    assert client.get("/review").status_code == 200
    assert [row.turn for row in store.cards.log(card)] == [0]
    assert card.memory.due > 0


def client_of(client: "Learner") -> str:
    """Who the visitor is."""
    with client.session_transaction() as session:
        return str(session["learner"])
