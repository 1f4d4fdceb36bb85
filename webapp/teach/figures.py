"""What the answers of a class say about an item: how many could do it, and whether those who could do the rest did.

Facility is the share of right answers.  Discrimination is the point-biserial correlation of the item (1 or 0) with the
score on all other items: corrected for the item itself, since a part correlates with its whole (S. Henrysson,
Correction of item-total correlations in item analysis, Psychometrika 28, 1963, 211-218).  The steps of ``separates``
are those of R. L. Ebel and D. A. Frisbie, Essentials of Educational Measurement, 5th edition, 1991, chapter 13.
"""

from collections.abc import Sequence
from math import sqrt
from typing import Literal

ENOUGH = 20
"""Papers from which on discrimination is told: with fewer its standard error, about 1 / sqrt(papers - 1), is wider than
a step of the scale."""
Separates = Literal["well", "fairly", "hardly", "not", "wrongly"]
_STEPS: tuple[tuple[float, Separates], ...] = ((0.4, "well"), (0.3, "fairly"), (0.2, "hardly"), (0.0, "not"))


def percent(right: int, all: int) -> int:
    """The right ones of a hundred; 0 of nothing."""
    return round(100 * right / all) if all else 0


def discrimination(marks: Sequence[Sequence[bool]], item: int) -> float | None:
    """How far the marks of an item (a column) go with those of all others, paper by paper, from -1 to 1; nothing for
    too few papers, and where all are alike."""
    if len(marks) < ENOUGH:
        return None
    own = [float(row[item]) for row in marks]
    rest = [float(sum(row) - row[item]) for row in marks]
    return _correlation(own, rest)


def separates(value: float) -> Separates:
    """A discrimination in words: of ``wrongly`` (below 0) one thinks of a wrong key or a second right answer."""
    return next((word for bound, word in _STEPS if value >= bound), "wrongly")


def _correlation(one: Sequence[float], two: Sequence[float]) -> float | None:
    n = len(one)
    middle, other = sum(one) / n, sum(two) / n
    spread, breadth = (sqrt(sum((x - m) ** 2 for x in xs)) for xs, m in ((one, middle), (two, other)))
    if not spread or not breadth:
        return None
    return sum((x - middle) * (y - other) for x, y in zip(one, two, strict=True)) / (spread * breadth)
