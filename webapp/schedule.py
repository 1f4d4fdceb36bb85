"""When something comes back: FSRS with its default parameters, counting in whole days.

Without FSRS's steps of minutes, and without its fuzz: what was missed today comes back tomorrow, whatever the hour, and
the same answers always give the same days.  (To try again at once there is the quiz of what was missed.)
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from webapp.days import date_of

if TYPE_CHECKING:
    from fsrs import Scheduler

AGAIN, HARD, GOOD = 1, 2, 3
NEW = 0
"""The state of what was never asked; FSRS numbers the others (2 in review, 3 relearning)."""


@dataclass(frozen=True, slots=True)
class Memory:
    """How well something is remembered: ``due`` and ``last`` are days, ``stability`` counts days."""

    due: int
    last: int
    state: int
    stability: float
    difficulty: float


def review(before: Memory | None, rating: int, day: int) -> Memory:
    """The memory after an answer on this day; ``before`` nothing when it is the first."""
    from fsrs import Card, Rating, State

    card = Card(card_id=0, due=_noon(day))
    if before:
        card = Card(0, State(before.state), None, before.stability, before.difficulty, _noon(before.due))
        card.last_review = _noon(min(before.last, day))  # a clock that was set back
    card, _ = _scheduler().review_card(card, Rating(rating), _noon(day))
    if card.stability is None or card.difficulty is None:
        raise ValueError("FSRS rates whatever it has seen")
    return Memory(card.due.toordinal(), day, int(card.state), card.stability, card.difficulty)


@cache
def _scheduler() -> "Scheduler":
    from fsrs import Scheduler  # slow to import, and not every visitor reviews

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _noon(day: int) -> datetime:
    return datetime.combine(date_of(day), time(12), UTC)
