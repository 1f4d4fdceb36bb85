"""Which two or three limits leave one row of a table, and which other rows to offer beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from quizgen.items.tables.grids import Grid, Row
from quizgen.items.tables.wish import Wish

FEWEST, MOST = 2, 3
GROWN, YOUNG = 30, 15
"""The ages of those who choose where no age is told, from a pupil to a grown-up."""


@dataclass(frozen=True, slots=True)
class Found:
    """Limits that leave one row; ``wrong`` are the rows to offer beside it, nearest first."""

    wishes: tuple[Wish, ...]
    wrong: tuple[int, ...]
    near: int


def sets(grid: Grid, usable: Sequence[Wish], key: int) -> Iterator[Found]:
    """Two or three limits that leave row number ``key`` and no other, each of them needed."""
    unlike = {(w.kind, w.column, w.fits): w for w in reversed(usable)}
    failing = [(w, sum(1 << n for n, fit in enumerate(w.fits) if fit is False)) for w in reversed(unlike.values())]
    others = (1 << len(grid.rows)) - 1 - (1 << key)
    for chosen in (*combinations(failing, 2), *combinations(failing, 3)):
        if _all_needed([rows for _, rows in chosen], others):
            limits = tuple(w for w, _ in chosen)
            if _apart(limits) and _for_anyone(grid.rows[key], limits) and (found := _found(grid, limits, key)):
                yield found


def _all_needed(failing: list[int], others: int) -> bool:
    """Whether limits keep out all other rows, and each of them one that the rest does not; rows are bits."""
    once = twice = 0
    for rows in failing:
        once, twice = once | rows, twice | (once & rows)
    return once == others and all(rows & ~twice for rows in failing)


def _for_anyone(row: Row, chosen: Sequence[Wish]) -> bool:
    """Whether who chooses may, even where no age is told: the row is not for children, grown-ups or the old alone."""
    ages = (f.value for f in row.fields if f.value.kind == "age")
    return any(w.kind == "age" for w in chosen) or all(v.low <= YOUNG and v.high >= GROWN for v in ages)


def _apart(chosen: Sequence[Wish]) -> bool:
    """Whether no two limits are on one thing, a part of the day and a clock among them."""
    places = [(w.column, w.of) for w in chosen]
    kinds = {w.kind: w for w in chosen}
    onward = not {"depart", "arrive"} <= kinds.keys() or _onward(kinds["depart"], kinds["arrive"])
    return onward and len(set(places)) == len(places) and not {"before", "short"} <= kinds.keys()


def _onward(depart: Wish, arrive: Wish) -> bool:
    """Whether one arrives after one leaves, and somewhere else."""
    return arrive.column > depart.column and arrive.header.split("に")[0] != depart.header.split("を")[0]


def _found(grid: Grid, chosen: tuple[Wish, ...], key: int) -> Found | None:
    """The rows that each limit alone keeps out, then the others; nothing where a limit is idle or a row unclear."""
    others = [n for n in range(len(grid.rows)) if n != key]
    broken = {n: [w for w in chosen if w.fits[n] is False] for n in others}
    alone = [next((n for n in others if broken[n] == [w] and _clear(chosen, n)), -1) for w in chosen]
    if not all(broken.values()) or -1 in alone:
        return None
    rest = sorted((n for n in others if n not in alone), key=lambda n: (len(broken[n]), n))
    wrong = (*alone, *rest)[:MOST]
    if len(wrong) < FEWEST:
        return None
    near = sum(len(broken[n]) == 1 for n in wrong)
    return Found(chosen, wrong, near)


def worth(used: set[tuple[str, ...]], hard: bool, found: Found) -> tuple[float, ...]:
    """Three limits where it should be ``hard``; wrong rows that break one limit only; few limits; kinds of them that no
    item of the table has yet; natural ones."""
    natural = sum(WEIGHT.get(w.kind, 1.0) - (0.3 if "か" in w.value else 0) for w in found.wishes)
    many = hard and len(found.wishes) == MOST
    return many, found.near, -len(found.wishes), tuple(w.kind for w in found.wishes) not in used, natural


def _clear(chosen: Sequence[Wish], row: int) -> bool:
    return all(w.fits[row] is not None for w in chosen)


WEIGHT = {"day": 1.3, "part": 1.2, "money": 1.2, "age": 1.2, "depart": 1.2, "arrive": 1.2, "shop": 1.2, "before": 0.8}
"""How natural a limit is: who chooses says first on which day, at what time, for how much."""
