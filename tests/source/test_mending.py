"""Mending a file in place: the reading stands there, and not one other character has changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.source import GivenReading, SourceError, read_string
from quizgen.source.mending import CannotMendError, trimmed, with_field, with_readings

FRONT = '---\ntitle: "舞台"\nlevel: N4\nmood: 楽しい # a note\n---\n\n'


def at(body: str, word: str, reading: str) -> GivenReading:
    return GivenReading(body.index(word), body.index(word) + len(word), reading)


@pytest.mark.parametrize(
    ("before", "word", "reading", "after"),
    [
        ("舞台の上手から出る。", "上手", "かみて", "舞台の｜上手《かみて》から出る。"),
        ("舞台の｜上手《じょうず》から出る。", "上手", "かみて", "舞台の｜上手《かみて》から出る。"),
        ("舞台の上手《じょうず》から出る。", "上手", "かみて", "舞台の｜上手《かみて》から出る。"),
        ("舞台の{上手|じょうず}から出る。", "上手", "かみて", "舞台の｜上手《かみて》から出る。"),
        ("舞台の<ruby>上手<rt>じょうず</rt></ruby>から。", "上手", "かみて", "舞台の｜上手《かみて》から。"),
        ("<ruby>上手<rp>(</rp><rt>うわて</rt><rp>)</rp></ruby>から。", "上手", "かみて", "｜上手《かみて》から。"),
        ("｜東京都《とうきょうと》に住む。", "東京", "ひがしきょう", "｜東京《ひがしきょう》都に住む。"),
        ("**上手**から出る。", "上手", "かみて", "**｜上手《かみて》**から出る。"),
        ("星\\*上手から出る。", "上手", "かみて", "星\\*｜上手《かみて》から出る。"),
        ("| 役 | 場所 |\n|---|---|\n| 太郎さん | 上手から |\n| 花子さん | 下手から |", "上手", "かみて",
         "| 役 | 場所 |\n|---|---|\n| 太郎さん | ｜上手《かみて》から |\n| 花子さん | 下手から |"),
        ("- 上手から出る。\n- 下手から出る。", "下手", "しもて", "- 上手から出る。\n- ｜下手《しもて》から出る。"),
        ("筌（うけ）を作る。", "筌", "うえ", "｜筌《うえ》（うけ）を作る。"),
        ("３本の木を切る。", "３本", "さんぼん", "｜３本《さんぼん》の木を切る。"),
    ],
)  # fmt: skip
def test_a_reading_is_written_in_its_place(before: str, word: str, reading: str, after: str) -> None:
    for front in ("", FRONT):
        body = read_string(front + before, "a.md").body
        assert with_readings(front + before, "a.md", [at(body, word, reading)]) == front + after


def test_readings_at_several_places() -> None:
    body = "今日は、上手から出る。\n\n今日は、下手から出る。"
    spans = [at("今日は、上手から出る。", "今日", "きょう"), GivenReading(12, 14, "きょう")]
    assert with_readings(body, "a.md", spans) == body.replace("今日", "｜今日《きょう》")


@pytest.mark.parametrize(
    ("written", "reading", "wanted"),
    [
        ("開い", "ひらい", (0, 1, "ひら")),
        ("お茶", "おちゃ", (1, 2, "ちゃ")),
        ("受け取る", "うけとる", (0, 3, "うけと")),
        ("聞き", "きき", (0, 1, "き")),
        ("三本", "さんぼん", (0, 2, "さんぼん")),
        ("ガラス戸", "がらすど", (3, 4, "ど")),
    ],
)
def test_a_reading_stands_over_the_kanji(written: str, reading: str, wanted: tuple[int, int, str]) -> None:
    assert trimmed(written, reading, 0) == GivenReading(*wanted)


def test_a_place_that_cannot_be_written_is_told() -> None:
    given = "舞台の話。\n\n線は[上](http://example.jp/)手にある。"
    body = read_string(given, "a.md").body
    with pytest.raises(CannotMendError, match=r"a\.md:3: 上手 stands in marks"):
        with_readings(given, "a.md", [at(body, "上手", "かみて")])


@pytest.mark.parametrize(
    ("before", "field", "value", "after"),
    [
        (FRONT, "level", "N3", FRONT.replace("N4", "N3")),
        (FRONT, "title", "雪: 朝", FRONT.replace('"舞台"', '"雪: 朝"')),
        (FRONT, "status", "draft", FRONT.replace("---\n\n", "status: draft\n---\n\n")),
        (FRONT, "level", "", FRONT.replace("level: N4\n", "")),
        ("", "title", "雪", "---\ntitle: 雪\n---\n\n"),
        ("---\nsource: >\n  町の\n  新聞\nlevel: N4\n---\n\n", "source", "本", "---\nsource: 本\nlevel: N4\n---\n\n"),
    ],
)
def test_a_field_is_set_and_the_rest_stays(before: str, field: str, value: str, after: str) -> None:
    body = "舞台の上手から出る。\n"
    assert with_field(before + body, "a.md", field, value) == after + body


WORDS = st.sampled_from(
    ["上手", "今日", "の", "から。", "\n\n", "*", "[", "｜", "《", "》", "`", "<b>", "雪が降る。", "- ", "| ", "&amp;"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12).map("".join), st.data())
def test_whatever_stands_around_it_the_text_is_the_same(body: str, data: st.DataObject) -> None:
    try:
        text = read_string("舞台の話。\n\n" + body, "a.md")
    except SourceError:
        return
    places = [n for n in range(len(text.body)) if text.body.startswith(("上手", "今日"), n)]
    if not places:
        return
    start = data.draw(st.sampled_from(places))
    reading = GivenReading(start, start + 2, "かみて")
    try:
        again = read_string(with_readings("舞台の話。\n\n" + body, "a.md", [reading]), "a.md")
    except CannotMendError:
        return
    assert again.body == text.body
    assert reading in again.readings
