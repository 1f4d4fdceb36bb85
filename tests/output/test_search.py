"""Words are found as they are written, as they are read, and in any form; what begins inside a word is not."""

import pytest

from quizgen import lexicon
from quizgen.analysis import Analysis, analyse
from quizgen.output.search import find
from quizgen.source import plain

BODY = """朝、古い鏡を見た。ラーメンを三杯食べた。
駅前で森さんに会い、A4の紙をもらった。"""


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(plain(BODY), lexicon.load())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("鏡", "鏡"),
        ("かがみ", "鏡"),
        ("カガミ", "鏡"),
        ("古い鏡", "古い鏡"),
        ("ふるいかがみ", "古い鏡"),
        ("食べる", "食べた"),
        ("たべる", "食べた"),
        ("らーめん", "ラーメン"),
        ("ﾗｰﾒﾝ", "ラーメン"),
        ("えきまえ", "駅前"),
        ("もりさん", "森さん"),
        ("a4", "A4"),
        ("Ａ４", "A4"),
        (" 鏡 ", "鏡"),
        ("がみ", None),  # かがみ does not begin there
        ("猫", None),
        ("", None),
        ("。", "。"),
    ],
)
def test_what_is_looked_for_is_found(analysis: Analysis, query: str, found: str | None) -> None:
    hit = find(query, analysis)
    assert (hit.found if hit else None) == found


def test_what_stands_round_it_is_of_its_paragraph(analysis: Analysis) -> None:
    hit = find("駅前", analysis)
    assert hit
    assert (hit.before, hit.after) == ("", "で森さんに会い、A4の紙をもらった。")
    hit = find("ラーメン", analysis)
    assert hit
    assert (hit.before, hit.after) == ("朝、古い鏡を見た。", "を三杯食べた。")
