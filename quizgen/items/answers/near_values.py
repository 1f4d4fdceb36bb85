"""Values that are made, not found in the text: near a number or date, or of one sequence with a word (春, 夏)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from quizgen import tables
from quizgen.items.answers.numerals import counter, like, neighbours, number
from quizgen.items.answers.sizes import NUMERAL


@dataclass(frozen=True, slots=True)
class Order:
    """A row of ``sequences.tsv``."""

    words: str
    example: str


@cache
def _sequences() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(r.words.split()) for r in tables.rows(Order, "sequences"))


def sequence_of(text: str) -> tuple[str, ...]:
    """The sequence (``sequences.tsv``) that a word is of, empty for none."""
    return next((s for s in _sequences() if text in s), ())


ALONE = {"午前": "午前中"}
"""How a part of the day is called that nothing stands before."""


def near(value: str, slot_type: str) -> Iterator[tuple[str, str]]:
    """Values near a number or in one sequence with a word (10月11日 -> 10月12日, 春 -> 秋), each with its rule."""
    head, _, last = value.rpartition("の")
    for word in () if head.endswith(("前", "次", "後")) else sequence_of(last):  # 前の晩: 前の朝 is another day's
        if word not in (last, "正午"):
            yield f"{head}の{word}" if head else ALONE.get(word, word), "F2 another time"
    found = list(NUMERAL.finditer(value))
    if not found or _ABOUT.search(value):
        return
    why = "F2 near time" if slot_type == "TIME" else "F1 near number"
    figures = found[::-1] if slot_type == "TIME" else found[-1:]
    rows = list(zip_longest(*(_changed(value, figure, slot_type) for figure in figures)))
    if rows and len(figures) > 1 and all(rows[0][:2]):
        later, earlier = rows[0][0], next((row[1] for row in rows[1:2] if row[1]), rows[0][1])
        yield from ((text, why) for text in (later, earlier, _both(value, later, earlier)))
    yield from ((text, why) for row in rows for text in row if text)


_ABOUT = re.compile("(?<![〇一二三四五六七八九])(?:一二|二三|三四|四五|五六|六七|七八|八九)(?![〇一二三四五六七八九])")
"""Two numbers that stand for about as many: 二三分, 十二三人."""


def _both(value: str, one: str, other: str) -> str:
    """A value with its last two figures changed as in two values, so that no figure stands in all but one of them:
    七時十五分, 七時二十五分, 八時十五分, 八時二十五分."""
    last = list(NUMERAL.finditer(value))[-1]
    end = list(NUMERAL.finditer(one))[-1]
    mine = list(NUMERAL.finditer(other))[-1]
    return other[: mine.start()] + end.group() + value[last.end() :]


def _changed(value: str, figure: re.Match[str], slot_type: str) -> list[str]:
    """The value with one figure changed to each of its neighbours."""
    before, after = value[: figure.start()], value[figure.end() :]
    found = neighbours(number(figure.group()), after[:1], slot_type)
    return [before + like(n, figure.group()) + counter(n, after) for n in found]
