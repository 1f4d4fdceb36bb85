"""Whether a reason may be told without the text: 熱を出した for 学校を休んだ, beside nothing of the kind.

``obvious_reasons.tsv`` pairs causes of everyday life with what they lead to.  A question is fair where a wrong reason
is of the same sort of cause, or where nobody would expect just this reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import tables


@dataclass(frozen=True, slots=True)
class Obvious:
    """A row of ``obvious_reasons.tsv``: two patterns; an empty effect is any."""

    cause: str
    effect: str
    sure: str
    example: str


@cache
def _rows() -> tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]:
    rows = tables.rows(Obvious, "obvious_reasons")
    return tuple((re.compile(r.cause), re.compile(r.effect), r.sure == "yes") for r in rows)


def is_obvious(reason: str, effect: str, wrong: Sequence[str]) -> bool:
    """Whether anybody would give this reason for the effect, and none of those beside it."""
    of = [c for c, e, _ in _rows() if e.search(effect)]
    if not any(c.search(reason) for c in of):
        return False
    return not any(c.search(text) for c in of for text in wrong)


def is_told_by_question(reason: str, effect: str) -> bool:
    """Whether the words of a question lead to a reason, whatever stands beside it: 肉を食べない for 魚の料理を作る."""
    return any(sure and c.search(reason) and e.search(effect) for c, e, sure in _rows())


def are_of_one_sort(one: str, other: str) -> bool:
    """Whether two reasons say nearly the same: とても空腹だった, おなかがすいていた."""
    return any(c.search(other) for c in _sorts(one))


@lru_cache(maxsize=1024)
def _sorts(reason: str) -> tuple[re.Pattern[str], ...]:
    """The sorts of cause that a reason is of."""
    return tuple(c for c, *_ in _rows() if c.search(reason))
