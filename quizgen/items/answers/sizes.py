"""Whether two numbers are of one size, and whether the text gives one as about right."""

import re
from collections.abc import Sequence
from operator import ne

from quizgen.analysis.types import Analysis, Entity
from quizgen.items.answers.numerals import number

NUMERAL = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?|[〇一二三四五六七八九十百千]+")
"""A number in figures or kanji."""
FACTOR = 5


def same_size(value: str, text: str) -> bool:
    """Whether two amounts are of one size and writing: 22万人 beside 4人 needs no reading, nor 十五人 beside 142人."""
    a, b = (NUMERAL.search(t) for t in (value, text))
    if not a or not b or value[a.end() :] != text[b.end() :] or a.group()[0].isdecimal() != b.group()[0].isdecimal():
        return False
    low, high = sorted((number(a.group()), number(b.group())))
    return high <= FACTOR * low


def figures(text: str) -> tuple[float, ...]:
    """The numbers of a value, in its order: 10月1日 -> 10, 1."""
    return tuple(number(m.group()) for m in NUMERAL.finditer(text))


def between(value: str, texts: Sequence[str], most: int) -> list[str]:
    """The first of other values, the last of them exchanged where the right one would be the least or the greatest."""
    chosen, own = list(texts[:most]), figures(value)
    sides = {figures(t) > own for t in chosen if figures(t) != own}
    if len(chosen) == most and len(sides) == 1:
        other = next((t for t in texts[most:] if figures(t) != own and (figures(t) > own) not in sides), "")
        chosen[-1] = other or chosen[-1]
    return chosen


def uncrossed(value: str, chosen: list[str], texts: Sequence[str]) -> list[str]:
    """Chosen values of which no two cross at the right one: beside 3月4日 and 2月3日 alone 3月3日 has two figures of
    the others, so that 2月4日 stands in the place of the second."""
    own = figures(value)
    near = [t for t in chosen if len(figures(t)) == len(own) and sum(map(ne, figures(t), own)) == 1]
    for n, one in enumerate(near):
        for other in near[n + 1 :]:
            met = tuple(b if a == c else a for a, b, c in zip(figures(one), figures(other), own, strict=True))
            if met in (figures(one), figures(other)) or any(figures(t) == met for t in chosen):
                continue
            both = next((t for t in texts if figures(t) == met), "")
            return [both if t == other and both else t for t in chosen if t != other or both]
    return chosen


def in_figures(text: str) -> bool:
    """Whether a date is written 5月, not 五月."""
    return any(c.isdecimal() for c in text)


def is_about(analysis: Analysis, entity: Entity) -> bool:
    """Whether the text gives a number as about right: 約600回, 五歳ぐらい."""
    body = analysis.text.body
    return (
        body.startswith(ABOUT, entity.end)
        or body.startswith("約", entity.start)
        or body.endswith(("約", "およそ", "ほぼ"), 0, entity.start)
    )


ABOUT = ("ほど", "ぐらい", "くらい", "前後", "近く", "あまり", "余り")


def is_far(value: str, text: str) -> bool:
    """Whether a number is too far from another to be about the same."""
    a, b = (NUMERAL.search(t) for t in (value, text))
    if not a or not b:
        return True
    low, high = sorted((number(a.group()), number(b.group())))
    return high >= AWAY * low


AWAY = 1.5
