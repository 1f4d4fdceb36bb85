"""Boilerplate: every row of the table by its own example, and the steps that need more than a line."""

import re

import pytest

from quizgen import kana, tables
from quizgen.source import read_string
from quizgen.source.cleaning import Boilerplate
from quizgen.source.ruby import NotReading

BODY = "町の川に新しい橋が開通した。\n多くの人が橋を渡って祝った。"


def cleaned(given: str) -> tuple[str, list[tuple[int, str]]]:
    text = read_string(given, "a.txt")
    return text.body, [(r.line, r.why) for r in text.removed]


@pytest.mark.parametrize("row", tables.rows(Boilerplate, "boilerplate"), ids=lambda r: f"{r.name}: {r.example[:20]}")
def test_every_row_finds_its_example(row: Boilerplate) -> None:
    (piece,) = re.findall("⟦(.*?)⟧", row.example)
    found = re.search(row.pattern, row.example.replace("⟦", "").replace("⟧", ""))
    assert found
    assert piece == (found[1] if row.scope == "headline" else found[0]) or row.scope not in ("inline", "headline")


@pytest.mark.parametrize("row", tables.rows(Boilerplate, "boilerplate"), ids=lambda r: f"{r.name}: {r.example[:20]}")
def test_no_row_takes_a_sentence_of_a_text(row: Boilerplate) -> None:
    for sentence in (
        *BODY.split("\n"),
        "写真を撮った。",
        "祖父の著作を読む。",
        "「もう寝なさい。」と母が言った。",
        "続きを読むのが楽しみだ。",
    ):
        assert not re.search(row.pattern, sentence)


@pytest.mark.parametrize("row", tables.rows(Boilerplate, "boilerplate"), ids=lambda r: f"{r.name}: {r.example[:20]}")
def test_a_line_or_piece_of_a_row_is_taken_out_of_a_text_and_told(row: Boilerplate) -> None:
    if row.scope in ("line", "credit"):
        line = row.example.strip("⟦⟧")
        body, removed = cleaned(f"{BODY}\n{line}\n{BODY}")
        assert body == f"{BODY}\n{BODY}"
        assert [n for n, _ in removed] == [3]
    elif row.scope == "inline":
        given = row.example.replace("⟦", "").replace("⟧", "")
        body, removed = cleaned(f"{BODY}\n{given}\n{BODY}")
        assert body.split("\n")[2:-2] == [line for line in [re.sub("⟦.*?⟧", "", row.example)] if line]
        assert removed[0] == (3, row.name)


def test_a_caption_goes_with_the_line_of_its_photographer() -> None:
    body, removed = cleaned(f"{BODY}\n海野花/アフロ\n2日、北浜町で新しい橋を渡る人たちと町長。\n{BODY}")
    assert body == f"{BODY}\n{BODY}"
    assert removed == [(3, "photo credit"), (4, "caption")]


def test_a_paragraph_after_a_photographers_line_stays() -> None:
    body, _ = cleaned(f"{BODY}\n海野花/アフロ\n{BODY.replace(chr(10), '')}")
    assert body.endswith(BODY.replace("\n", ""))


def test_links_at_the_end_go_with_their_heading() -> None:
    body, removed = cleaned(f"{BODY}\n関連記事\n隣町でも橋の工事はじまる\n川の水位が上がる")
    assert body == BODY
    assert {why for _, why in removed} == {"more stories"}


def test_a_text_after_such_a_heading_stays() -> None:
    body, _ = cleaned(f"{BODY}\n関連記事\n隣町でも橋の工事はじまる\n{BODY}")
    assert body.endswith(BODY)


def test_a_sites_name_and_motto_before_a_dated_headline_go() -> None:
    text = read_string(f"Kawa Blog\n\n川のことなら何でも。\n\n2021年3月2日 川に新しい橋が開通した\n\n{BODY}", "a.txt")
    assert (text.title, text.body) == ("川に新しい橋が開通した", BODY)
    assert [r.why for r in text.removed] == ["site header"] * 3


def test_the_dates_of_a_diary_stay() -> None:
    diary = "2021年3月2日　晴れのち曇りで寒い\n橋を渡った。\n2021年3月3日　一日中雨が降っていた\n家にいた。"
    assert cleaned(diary) == (diary, [])


@pytest.mark.parametrize("line", ["「……」", "――。", "前編", "メニューを見る。"])
def test_lines_of_a_story_stay(line: str) -> None:
    assert cleaned(f"{BODY}\n{line}\n{BODY}")[1] == ([] if line != "――。" else [(3, "no Japanese")])


def test_lines_without_japanese_go() -> None:
    assert cleaned(f"Kawa Times\n{BODY}\n* * *\nRead this, too") == (
        BODY,
        [(1, "no Japanese"), (4, "no Japanese"), (5, "no Japanese")],
    )


@pytest.mark.parametrize("row", tables.rows(NotReading, "not_readings"), ids=lambda r: r.form)
def test_what_is_no_reading_is_not_taken_for_one(row: NotReading) -> None:
    assert row.form in row.example and kana.has_kanji(row.example)
    assert not read_string(row.example, "a.txt").readings
