"""Years that a text names: which ones, and which of them a reader may take for another."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from quizgen.analysis.types import Analysis, Fact
from quizgen.items.answers.numerals import number
from quizgen.items.answers.sizes import in_figures
from quizgen.items.lookup import sentences_with_word

YEAR = re.compile(
    r"(?<![0-9０-９一二三四五六七八九〇])([12][0-9]{3}|[１２][０-９]{3}|[一二][〇一二三四五六七八九]{3})年"
)
"""A year of the common era: 1888年, 一九五二年."""
MONTH = re.compile(YEAR.pattern + "(?:1?[0-9]|[１]?[０-９]|十?[一二三四五六七八九]|十)月")
"""A month of a year: 1888年10月."""
SPAN = 120
"""Years further apart are of different ages: nobody takes 1979年 for the year in which a king had a map made."""


def years_of(text: str) -> list[int]:
    """The years that a text names, in its order."""
    return [int(number(m[1])) for m in YEAR.finditer(text)]


def far_apart(one: str, other: str) -> bool:
    """Whether two dates with a year are of different ages: 1154年 and 1979年の夏."""
    a, b = years_of(one), years_of(other)
    return bool(a and b) and abs(a[0] - b[0]) > SPAN


def other_years(analysis: Analysis, fact: Fact, value: str) -> Iterator[tuple[str, int]]:
    """For a year or a month the others of the text that no sentence ties to the same verb, with where they stand; out
    of dates too: 1888年 of 1888年の秋, 1951年3月 of 1951年3月3日."""
    form = next((f for f in (YEAR, MONTH) if f.fullmatch(value)), None)
    if form is None:
        return
    same = sentences_with_word(analysis, fact.base)
    for m in form.finditer(analysis.text.body):
        sentence = bisect_right(analysis.sentences, m.start(), key=lambda s: s.start) - 1
        alike = in_figures(m.group()) == in_figures(value) and not far_apart(m.group(), value)
        if alike and m.group() != value and sentence not in same:
            yield m.group(), m.start()
