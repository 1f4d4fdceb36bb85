"""The natural order of choices that are numbers of one unit, or words of one sequence (``data/sequences.tsv``)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables

_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_NUMBER = re.compile(r"[0-9〇一二三四五六七八九十百千万億兆][0-9〇一二三四五六七八九十百千万億兆.,]*")


@dataclass(frozen=True, slots=True)
class _Row:
    words: str
    example: str


@cache
def _sequences() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.words.split()) for row in tables.rows(_Row, "sequences"))


def number(text: str) -> float:
    """The value of a numeral in digits or kanji: ``2万5千`` is 25000, ``二〇二四`` 2024, ``十二`` 12."""
    total, part, digits = 0.0, 0.0, ""
    for c in text.replace(",", ""):
        if c in _SMALL:
            part += float(digits or 1) * _SMALL[c]
            digits = ""
        elif c in _LARGE:
            total += (part + float(digits or 0) or 1) * _LARGE[c]
            part, digits = 0.0, ""
        else:
            digits += _DIGITS.get(c, c)
    return total + part + float(digits.rstrip(".") or 0)


def rank(texts: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    """A sort key for each text if all have a place in one natural order, else nothing."""
    return _by_number(texts) or _by_sequence(texts)


def _by_number(texts: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    folded = [kana.fold_width(t) for t in texts]
    frames = {_NUMBER.sub("#", t) for t in folded}
    if len(frames) != 1 or "#" not in frames.pop():
        return ()
    return tuple(tuple(number(n) for n in _NUMBER.findall(t)) for t in folded)


def _by_sequence(texts: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    for words in _sequences():
        if all(t in words for t in texts):
            return tuple((float(words.index(t)),) for t in texts)
    return ()
