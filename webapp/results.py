"""What a learner has answered, as progress is told: by day, by kind, by level, by grammar point."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Select, or_, select

from quizgen.items import KINDS
from webapp import schema
from webapp.days import day_of
from webapp.schedule import AGAIN

WRITTEN = tuple(kind.name for kind in KINDS if kind.shape == "write")
"""Kinds whose answers the learner compares: one that is not the model is not counted as missed."""


@dataclass(frozen=True, slots=True)
class Result:
    """An answer that counts: in a quiz, or (kind, level and point empty) in a review."""

    day: int
    right: bool
    kind: str = ""
    level: str = ""
    point: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Of ``total`` answers about something ``right`` were right."""

    name: str
    right: int
    total: int

    @property
    def missed(self) -> int:
        """How many were not right."""
        return self.total - self.right

    @property
    def percent(self) -> int:
        """The right ones of a hundred."""
        return round(100 * self.right / self.total) if self.total else 0


class Results:
    """The answers in the database, read only."""

    def __init__(self, reader: Engine) -> None:
        self._reader = reader

    def results(self, learner: str) -> list[Result]:
        """Every answer of a learner that is settled, in quizzes and then in reviews."""
        with self._reader.begin() as connection:
            return [
                *(Result(day_of(row.at), *row[1:]) for row in connection.execute(_quizzes(learner))),
                *(Result(row.day, row.rating > AGAIN) for row in connection.execute(_reviews(learner))),
            ]

    def learnt(self, learner: str) -> list[int]:
        """The day of each word that a learner knows, ascending."""
        c = schema.known.c
        with self._reader.begin() as connection:
            return [day_of(at) for at in connection.scalars(select(c.at).where(c.learner == learner).order_by(c.at))]


def _quizzes(learner: str) -> Select[Any]:
    one, many = schema.attempts.c, schema.answers.c
    settled = or_(~many.near, many.tries > 1, one.finished.is_not(None))
    wanted = select(many.at, many.right, many.kind, many.level, many.point)
    joined = wanted.join_from(schema.attempts, schema.answers)
    judged = or_(many.right, many.kind.not_in(WRITTEN))
    return joined.where(one.learner == learner, settled, judged).order_by(many.at)


def _reviews(learner: str) -> Select[Any]:
    c = schema.reviews.c
    joined = select(c.day, c.rating).join_from(schema.reviews, schema.cards)
    return joined.where(schema.cards.c.learner == learner, ~c.quiz).order_by(c.at)


def shares(results: Iterable[Result], named: Callable[[Result], str]) -> Iterator[Share]:
    """How many were right, by what ``named`` says; what it does not name is left out.  In order of first occurrence."""
    counts: dict[str, list[int]] = {}
    for result in results:
        if name := named(result):
            count = counts.setdefault(name, [0, 0])
            count[0] += result.right
            count[1] += 1
    yield from (Share(name, right, total) for name, (right, total) in counts.items())


def by_day(results: Iterable[Result], last: int, days: int) -> tuple[tuple[int, Share], ...]:
    """The days up to ``last`` with what was answered on each."""
    found = {int(share.name): share for share in shares(results, lambda r: str(r.day))}
    return tuple((day, found.get(day, Share(str(day), 0, 0))) for day in range(last - days + 1, last + 1))


def streak(results: Iterable[Result], today: int) -> int:
    """How many days running something was answered, up to today, or to yesterday while today is young."""
    days = {result.day for result in results}
    day = today if today in days else today - 1
    count = 0
    while day - count in days:
        count += 1
    return count
