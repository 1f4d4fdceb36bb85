"""Numbers with a sign: ¥500, -5度, 3-5人, 1/2, 03-1234-5678 (``figures.tsv``).

``find`` gives the counts of ``counters`` with the signs beside them read.  Where a sign is said elsewhere than it is
written (¥500 ごひゃくえん, 1/2 にぶんのいち), the figure is one count and its first number says all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis import counters, numbers
from quizgen.analysis.counters import Count
from quizgen.analysis.types import Token


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of ``figures.tsv``."""

    sign: str
    shape: str
    said: str
    example: str


_LARGEST_SHARE = 10
"""A larger denominator is a date as a rule: 10/30."""


@cache
def _signs() -> dict[str, dict[str, str]]:
    """What is said, by sign and shape."""
    signs: dict[str, dict[str, str]] = {}
    for row in tables.rows(Figure, "figures"):
        signs.setdefault(row.sign, {})[row.shape] = row.said
    return signs


def find(tokens: Sequence[Token]) -> list[Count]:
    """All numbers of one sentence in order, each with its counter and its sign."""
    counts = counters.find(tokens)
    if not counts or not any(t.surface in _signs() for t in tokens):
        return counts
    out: list[Count] = []
    for count in counts:
        at = count.first - 1
        shapes = _signs().get(tokens[at].surface) if at >= 0 and _touches(tokens, count.first) else None
        before = out.pop() if shapes and out and out[-1].last == at and _touches(tokens, at) else None
        out += _signed(tokens, before, count, shapes) if shapes else (count,)
    return out


def _touches(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].end == tokens[i].start


def _signed(tokens: Sequence[Token], before: Count | None, count: Count, shapes: dict[str, str]) -> tuple[Count, ...]:
    """The numbers before and after a sign with what the sign makes of them."""
    at = count.first - 1
    kept = (before,) if before else ()
    if "money" in shapes and count.counter is None:
        return *kept, _money(tokens, count, shapes["money"])
    if before is None:
        opens = at == 0 or not _touches(tokens, at) or not tokens[at - 1].surface[-1].isalnum()
        return (Count(at, at + 1, (shapes["minus"],), None), count) if "minus" in shapes and opens else (count,)
    if "share" in shapes and _is_share(tokens, before, count):
        return (_share(tokens, before, count, shapes["share"]),)
    if "digits" in shapes and _is_digits(tokens, before, count):
        return (_digits(tokens, before, count, shapes["digits"]),)
    if "range" in shapes and _rises(tokens, before, count):
        return before, Count(at, at + 1, (shapes["range"],), None), count
    return before, count


def _money(tokens: Sequence[Token], count: Count, counter: str) -> Count:
    number = "".join(t.surface for t in tokens[count.first : count.last])
    said = "".join(counters.said(number, counters.plain(counter)))
    return Count(count.first - 1, count.last, ("", said, *("" for _ in count.readings[1:])), counters.plain(counter))


def _is_share(tokens: Sequence[Token], before: Count, count: Count) -> bool:
    """1/2 but not 1/2（月）, which is a date."""
    low, high = (numbers.value(tokens[c.first].surface) for c in (before, count))
    dated = count.last < len(tokens) and tokens[count.last].surface in _OPENING
    if dated or before.last - before.first > 1 or low is None or high is None:
        return False
    return 0 < low < high <= _LARGEST_SHARE


_OPENING = frozenset("(（")


def _share(tokens: Sequence[Token], before: Count, count: Count, said: str) -> Count:
    low, high = (numbers.spoken(tokens[c.first].surface) for c in (before, count))
    return Count(before.first, count.last, (high + said + low, "", "", *count.readings[1:]), count.counter)


def _is_digits(tokens: Sequence[Token], before: Count, count: Count) -> bool:
    """A telephone number (03-…), or three groups of which the first is no year (1-2-3)."""
    groups = before.last - before.first > 1
    if count.counter or count.last - count.first > 1 or before.counter:
        return False
    if before.first > 0 and _touches(tokens, before.first) and tokens[before.first - 1].surface in _signs():
        return False
    first, sign = numbers.fold(tokens[before.first].surface), tokens[count.first - 1].surface
    more = (
        count.last + 1 < len(tokens)
        and tokens[count.last].surface == sign
        and tokens[count.last + 1].pos == "名詞-数詞"
    )
    return groups or (first.startswith("0") and len(first) > 1) or (more and len(first) < 4)


def _digits(tokens: Sequence[Token], before: Count, count: Count, said: str) -> Count:
    spelled = numbers.fold(tokens[before.first].surface).startswith("0")
    digits = "".join(map(numbers.spoken, tokens[count.first].surface)) if spelled else count.readings[0]
    return Count(before.first, count.last, (*before.readings, said, digits), None)


def _rises(tokens: Sequence[Token], before: Count, count: Count) -> bool:
    low, high = (numbers.value(tokens[c.first].surface) for c in (before, count))
    return low is not None and high is not None and low < high and bool(count.counter) and not before.counter
