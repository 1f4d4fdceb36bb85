"""Items with several places to fill, as they are printed: numbered places, and the key in labels."""

from collections.abc import Sequence

from quizgen.items.base import JOIN, Choice, Item

CIRCLED = "①②③④⑤⑥⑦⑧⑨"


def rows(item: Item) -> tuple[tuple[Choice, ...], ...]:
    """The choices as they stand together: all in one row, or a row for each place that has its own."""
    if not any(c.place for c in item.choices):
        return (item.choices,)
    return tuple(item.offered(n) for n in range(1, len(item.places) + 1))


def key(item: Item, labels: Sequence[str]) -> str:
    """The best answer in labels: ``4→1→2→3`` for an order, ``①2　②4`` for numbered places."""
    parts = item.answers[0].split(JOIN)
    found = [_label(item, n, part, labels) for n, part in enumerate(parts, start=1)]
    if item.shape == "arrange":
        return "→".join(found)
    return "　".join(f"{CIRCLED[n]}{label}" for n, label in enumerate(found))


def _label(item: Item, place: int, text: str, labels: Sequence[str]) -> str:
    texts = [c.text for c in item.offered(place)]
    return labels[texts.index(text)]
