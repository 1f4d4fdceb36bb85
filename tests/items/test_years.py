"""Years of a text, and which may be taken for each other."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizgen import lexicon
from quizgen.analysis import facts
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.answers import years

Read = Callable[[str], Analysis]

YEARS = [
    ("1888年の秋、1890年4月に", [1888, 1890]),
    ("一九五二年と二〇一九年", [1952, 2019]),
    ("２０２４年", [2024]),
    ("12000年前、百年", []),
]

LIBRARY = "図書館は2011年に駅前で古い本の店を開いた。2005年5月に町で橋が完成した。町は1850年に海の前にできた。"
ALONE = "図書館は2011年に駅前で古い本の店を開いた。町では橋が五月に完成した。"


@pytest.mark.parametrize(("text", "found"), YEARS)
def test_years_are_read(text: str, found: list[int]) -> None:
    assert years.years_of(text) == found


def test_another_year_of_the_age_is_a_wrong_one(read: Read) -> None:
    analysis = read(LIBRARY)
    fact = facts.told_plainly(analysis)[0]
    assert [text for text, _ in years.other_years(analysis, fact, "2011年")] == ["2005年"]


@pytest.mark.parametrize(
    ("body", "level", "asked"), [(LIBRARY, "N1", True), (ALONE, "N1", False), (ALONE, "N4", False)]
)
def test_the_only_year_of_a_text_is_no_task(read: Read, body: str, level: str, asked: bool) -> None:
    analysis = read(body)
    graded = replace(analysis, text=replace(analysis.text, level=level))
    made = propose(graded, lexicon.load(), ("fact",)).items
    assert any("2011年" in [c.text for c in i.choices if c.correct] for i in made) == asked


def test_a_month_is_cut_out_of_a_date(read: Read) -> None:
    analysis = read("森さんは1951年5月に海の家を作った。1951年3月3日に町で橋が完成した。村は1947年に海の前にできた。")
    fact = facts.told_plainly(analysis)[0]
    assert [text for text, _ in years.other_years(analysis, fact, "1951年5月")] == ["1951年3月"]
