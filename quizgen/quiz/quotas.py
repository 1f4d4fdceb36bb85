"""How many items of which kind: the weights of ``data/quotas.tsv``, dealt out by highest averages."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from quizgen import LEVELS, tables

LEAST_KINDS = 5
"""A quiz has at least so many kinds, where the text gives them."""
COMPREHENSION = 5 / 12
"""At least this share of a quiz is about what the text says, where the text gives it."""


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    group: str
    n5: str
    n4: str
    n3: str
    n2: str
    n1: str
    example: str


@dataclass(frozen=True, slots=True)
class Quota:
    """A kind's group (language, comprehension, whole), its place on the sheet and its weight at each level."""

    group: str
    place: int
    weights: tuple[float, ...]

    def weight(self, level: str) -> float:
        """The weight at a level; never quite nothing, so that a text with nothing else still gives a quiz."""
        return max(0.1, self.weights[LEVELS.index(level)])


@cache
def _quotas() -> dict[str, Quota]:
    rows = tables.rows(_Row, "quotas")
    return {
        r.kind: Quota(r.group, n, tuple(float(w) for w in (r.n5, r.n4, r.n3, r.n2, r.n1))) for n, r in enumerate(rows)
    }


def quota(kind: str) -> Quota:
    """The quota of a kind by name."""
    return _quotas()[kind]


def turn(available: Collection[str], taken: Counter[str], level: str, left: int) -> str:
    """The kind that may give the next item, when ``left`` are still to be chosen."""
    open_kinds = _needed(available, taken, left)
    return max(sorted(open_kinds), key=lambda k: quota(k).weight(level) / (2 * taken[k] + 1))


def _needed(available: Collection[str], taken: Counter[str], left: int) -> Collection[str]:
    """The kinds that must come now, or all that are left to take if there is no hurry."""
    about_text = [k for k in available if quota(k).group != "language"]
    new = [k for k in available if not taken[k]]
    total = left + taken.total()
    due = round(total * COMPREHENSION) - sum(n for k, n in taken.items() if quota(k).group != "language")
    if about_text and left <= due:
        return [k for k in about_text if k in new] or about_text
    if new and left <= min(LEAST_KINDS, total) - len(taken) + max(0, due):
        return new
    return available
