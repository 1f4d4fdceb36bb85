"""Furigana stand over kanji alone: each kanji its own where the cut is certain, a run where it is not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import lexicon
from quizgen.analysis.furigana import align

ROWS = [
    # one kanji, one reading
    ("出口", "でぐち", "出[で] 口[ぐち]"),
    ("図書館", "としょかん", "図[と] 書[しょ] 館[かん]"),
    ("発表", "はっぴょう", "発[はっ] 表[ぴょう]"),
    ("学校", "がっこう", "学[がっ] 校[こう]"),
    ("人々", "ひとびと", "人[ひと] 々[びと]"),
    ("取引", "とりひき", "取[とり] 引[ひき]"),
    ("話", "はなし", "話[はなし]"),
    # okurigana and other kana stay bare
    ("食べさせる", "たべさせる", "食[た] べさせる"),
    ("走り去る", "はしりさる", "走[はし] り 去[さ] る"),
    ("お母さん", "おかあさん", "お 母[かあ] さん"),
    ("女の子", "おんなのこ", "女[おんな] の 子[こ]"),
    ("飛び込み台", "とびこみだい", "飛[と] び 込[こ] み 台[だい]"),
    ("コーヒー豆", "こーひーまめ", "コーヒー 豆[まめ]"),
    ("アメリカ人", "あめりかじん", "アメリカ 人[じん]"),
    # no certain cut
    ("大人", "おとな", "大人[おとな]"),
    ("今日", "きょう", "今日[きょう]"),
    ("二十日", "はつか", "二十日[はつか]"),
    ("時計", "とけい", "時計[とけい]"),
    ("お土産屋", "おみやげや", "お 土産屋[みやげや]"),
    # numbers
    ("30日", "さんじゅうにち", "30[さんじゅう] 日[にち]"),
    ("10月", "じゅうがつ", "10[じゅう] 月[がつ]"),
    ("三本", "さんぼん", "三[さん] 本[ぼん]"),
    ("三日", "みっか", "三[みっ] 日[か]"),
    ("20歳", "はたち", "20歳[はたち]"),
    ("一ヶ月", "いっかげつ", "一[いっ] ヶ[か] 月[げつ]"),
    ("1,264円", "せんにひゃくろくじゅうよえん", "1,264[せんにひゃくろくじゅうよ] 円[えん]"),
    # nothing to say
    ("これ", "これ", "これ"),
    ("カメラ", "かめら", "カメラ"),
    ("。", "", "。"),
    ("漢字", "", "漢字"),
]


@pytest.mark.parametrize(("surface", "reading", "shown"), ROWS)
def test_furigana_stand_over_the_kanji(surface: str, reading: str, shown: str) -> None:
    pairs = align(surface, reading, lexicon.load())
    assert " ".join(f"{w}[{r}]" if r else w for w, r in pairs) == shown


LINES = (Path(__file__).parent / "furigana_rows.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("written", "reading", "shown"), [line.split("\t") for line in LINES if line and line[0] != "#"][1:]
)
def test_a_word_gets_furigana_as_a_teacher_writes_them(written: str, reading: str, shown: str) -> None:
    pairs = align(written, reading, lexicon.load())
    assert "".join(f"{w}[{r}]" if r else w for w, r in pairs) == shown


@settings(deadline=None)
@given(
    st.text(alphabet="今日本人々食べるヶ1２万ーアっ。", max_size=30),
    st.text(alphabet="きょうにほんじんたべるいっまー", max_size=40),
)
def test_furigana_cover_the_writing_and_nothing_else(surface: str, reading: str) -> None:
    assert "".join(w for w, _ in align(surface, reading, lexicon.load())) == surface


def test_a_long_run_of_kanji_takes_no_long_time() -> None:
    surface = "生" * 400
    assert align(surface, "せい" * 400, lexicon.load()) == ((surface, "せい" * 400),)
