"""The order of the choices of each item: by value where they have one, else dealt so that no place is favoured."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.items.base import FILLED, JOIN, Choice, Item
from quizgen.quiz.draw import draw
from quizgen.quiz.values import rank

RUN = 2
"""The key stands in the same place at most so many times running."""


def deal(items: Sequence[Item], seed: str) -> Iterator[Item]:
    """The items with their choices in order.

    Numbers ascend and times follow each other; in all other items the key goes to the place that has
    had fewest keys so far; what is to be put into places never stands in the right order already.
    """
    places: list[int] = []
    for item in items:
        if item.shape in FILLED or not item.choices:
            yield replace(item, choices=_mixed(item, seed))
            continue
        choices = _by_value(item.choices) or _dealt(item, places, seed)
        places.append(_key(choices))
        yield replace(item, choices=choices)


def _mixed(item: Item, seed: str) -> tuple[Choice, ...]:
    """The choices for several places, those of one place together."""
    drawn = sorted(item.choices, key=lambda c: (c.place, draw(seed, item.id, c.text)))
    if JOIN.join(c.text for c in drawn) in item.answers:
        drawn = [*drawn[1:], drawn[0]]
    return tuple(drawn)


def _key(choices: Sequence[Choice]) -> int:
    return next((n for n, c in enumerate(choices) if c.correct), 0)


def _by_value(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices in their natural order, or nothing where they have none."""
    ranks = rank(tuple(c.text for c in choices))
    pairs = sorted(zip(ranks, choices, strict=True), key=lambda p: p[0]) if ranks else []
    return tuple(c for _, c in pairs)


def _dealt(item: Item, places: Sequence[int], seed: str) -> tuple[Choice, ...]:
    drawn = sorted(item.choices, key=lambda c: draw(seed, item.id, c.text))
    key = next((c for c in drawn if c.correct), drawn[0])
    others = [c for c in drawn if c is not key]
    others.insert(_free_place(item, places, seed), key)
    return tuple(others)


def _free_place(item: Item, places: Sequence[int], seed: str) -> int:
    used = Counter(places)
    run = places[-1] if len(places) >= RUN and len(set(places[-RUN:])) == 1 else -1
    free = [n for n in range(len(item.choices)) if n != run]
    return min(free, key=lambda n: (used[n], draw(seed, item.id, str(n))))
