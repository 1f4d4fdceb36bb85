"""What is too easy or too hard to be asked of those who read a text."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizgen.analysis.types import Analysis
from quizgen.items.checks import levels

Read = Callable[[str], Analysis]
ONE = "駅で友だちを待つ。"


def of(level: str, read: Read) -> Analysis:
    analysis = read(ONE)
    return replace(analysis, text=replace(analysis.text, level=level))


@pytest.mark.parametrize(
    ("text", "point", "why"),
    [
        ("N5", "N5", ""),
        ("N5", "N4", ""),
        ("N5", "N3", "too hard"),
        ("N3", "N5", "too easy"),
        ("N3", "N4", ""),
        ("N3", "N2", ""),
        ("N3", "N1", "too hard"),
        ("N1", "N3", "too easy"),
        ("N1", "N2", ""),
        ("N1", "", ""),  # the spelling of a word that no list grades
        ("", "N1", ""),  # one sentence is too short for an estimate
    ],
)
def test_a_point_is_asked_near_the_level_of_its_text(text: str, point: str, why: str, read: Read) -> None:
    said = levels.objection(of(text, read), point)
    assert why in said and bool(why) == bool(said)


def test_an_estimate_gives_one_level_more_below(read: Read) -> None:
    analysis = read("駅の前で友だちを待ちました。それから、いっしょに映画を見に行きました。" * 5)
    assert not levels.objection(analysis, "N5")
    assert levels.objection(analysis, "N1")


@pytest.mark.parametrize(
    ("phrase", "level"),
    [
        ("本を読む", "N4"),  # putting words in order is never asked at N5
        ("専門家の意見を述べた", "N3"),
    ],
)
def test_an_order_has_the_level_of_its_harder_half(phrase: str, level: str, read: Read) -> None:
    analysis = read(phrase + "。")
    assert levels.of_span(analysis, 0, len(phrase)) == level
