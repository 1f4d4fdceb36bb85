"""Progress: what was answered in the last weeks, by kind, level and grammar point, and the words that are known."""

from bisect import bisect_right
from dataclasses import dataclass

from flask import render_template

from quizgen import LEVELS
from quizgen.items import KINDS
from webapp.cards import KNOWN_WELL
from webapp.days import day_of
from webapp.language import said
from webapp.learn.blueprint import learn
from webapp.learner import learner
from webapp.parts import now, parts
from webapp.results import Share, by_day, shares, streak

DAYS = 28
"""Days that the plots show."""
POINTS = 12
"""Grammar points that are listed, those with most misses first."""
HIGH = 100.0
"""The height of a plot, in its own units."""


@dataclass(frozen=True, slots=True)
class Column:
    """A day of the plot: where its bars begin and how high they are, of ``HIGH``."""

    day: int
    share: Share
    right: float
    missed: float


@learn.get("/progress")
def progress() -> str:
    """The visitor's progress."""
    today, store = day_of(now()), parts().store
    results = store.results.results(learner())
    recent = by_day(results, today, DAYS)
    points = sorted(shares(results, lambda r: r.point), key=lambda s: (-s.missed, -s.total))
    cards = store.cards.cards(learner())
    return render_template(
        "learn/progress.html",
        total=Share("", sum(r.right for r in results), len(results)),
        recent=Share("", sum(s.right for _, s in recent), sum(s.total for _, s in recent)),
        columns=_columns(recent),
        most=_most(recent),
        kinds=_kinds(list(shares(results, lambda r: r.kind))),
        levels=sorted(shares(results, lambda r: r.level), key=lambda s: LEVELS.index(s.name)),
        points=points[:POINTS],
        known=_known(store.results.learnt(learner()), today),
        streak=streak(results, today),
        cards=len(cards),
        kept=sum(card.memory.stability >= KNOWN_WELL for card in cards),
    )


def _most(recent: tuple[tuple[int, Share], ...]) -> int:
    return max(1, *(share.total for _, share in recent))


def _columns(recent: tuple[tuple[int, Share], ...]) -> list[Column]:
    unit = HIGH / _most(recent)
    return [Column(day, share, share.right * unit, share.missed * unit) for day, share in recent]


def _kinds(found: list[Share]) -> list[Share]:
    """By the names of the kinds, in their order."""
    count = {share.name: share for share in found}
    kinds = [(kind, count[kind.name]) for kind in KINDS if kind.name in count]
    return [Share(said(kind.title), share.right, share.total) for kind, share in kinds]


def _known(days: list[int], today: int) -> list[int]:
    """How many words were known at the end of each day of the plot."""
    return [bisect_right(days, day) for day in range(today - DAYS + 1, today + 1)]
