"""In how many orders events may stand for one who has not read the text: 工事が始まった comes before 工事が終わった.

``known_orders.tsv`` says what opens a series of events, what closes it, and what comes before what.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations

from quizgen import tables


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """A row of ``known_orders.tsv``: two patterns; an empty one is any other event."""

    first: str
    then: str
    example: str


@cache
def _known() -> tuple[tuple[KnownOrder, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (r, re.compile(r.first or "."), re.compile(r.then or ".")) for r in tables.rows(KnownOrder, "known_orders")
    )


@lru_cache(maxsize=1024)
def before(one: str, other: str) -> bool:
    """Whether anybody would put one event before the other, and not the other before the one; what is known of the two
    goes before what is known of one."""
    for of_two in (True, False):
        this, that = _leads(one, other, of_two), _leads(other, one, of_two)
        if this != that:
            return this
    return False


def _leads(one: str, other: str, of_two: bool) -> bool:
    return any(
        bool(row.first and row.then) == of_two and first.search(one) and then.search(other)
        for row, first, then in _known()
    )


def orders(events: Sequence[str]) -> int:
    """The number of orders of the events that nothing speaks against: all, where they happened in another order."""
    known = [(a, b) for a in range(len(events)) for b in range(len(events)) if a != b and before(events[a], events[b])]
    lines = list(permutations(range(len(events))))
    if any(a > b for a, b in known):
        return len(lines)
    return sum(all(line.index(a) < line.index(b) for a, b in known) for line in lines)
