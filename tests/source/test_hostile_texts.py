"""Endless runs, deep nesting and half-open marks: a result or a plain refusal, and the sentence after it survives."""

import pytest

from quizgen.analysis.sentences import split
from quizgen.source import SourceError, plain, read_string

BASE = "今日は雨が降っています。\n"
UNITS = [
    "。", "ア", "々", "漢", "あ", "1", "a", " ", "　", "*", "「", "」", "「」", "。」", "。 」", "「あ。」",
    "、", "、\n", "\n", "\r", "\u0301", "か\u3099", "\u200b", "\ufffd", "\ud800", "\0", "ﾊﾞ", '"', "<", "<!--",
    "<![", "<a ", "<div>", "<rt>", "<ruby>", "[", "[a](", "![", "](", "`", "**a", "_a", "|", "# ", "- ", ">",
    "{漢|", "{漢|か}", "《", "｜漢", "漢《か》", "※［＃", "［＃", "&amp;", "（あ", "あ漢（あ", "[1",
    "『あ』。", "あ『", "客：あ\n", "・", "A : 1/", "【", "です ",
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("unit", UNITS)
def test_a_run_of_anything_ends_in_sentences_or_one_line(unit: str, name: str) -> None:
    given = f"{BASE}{unit * (6000 // len(unit))}\n{BASE}"
    try:
        text = read_string(given, name)
    except SourceError as error:
        assert "\n" not in str(error)
    else:
        assert split(text)


@pytest.mark.parametrize("unit", ["「", "」", "（", "『", "「（", "。」", "、\n", "“", "ます "])
def test_the_sentence_after_a_run_survives(unit: str) -> None:
    text = plain(f"{BASE}{unit * 3000}\n{BASE}")
    last = split(text)[-1]
    assert text.body[last.start : last.end].endswith("今日は雨が降っています。")


def test_fifty_thousand_brackets_are_no_recursion() -> None:
    text = plain("「" * 50_000 + "雨だ。" + "」" * 50_000 + "\n" + BASE)
    last = split(text)[-1]
    assert text.body[last.start : last.end] == BASE.strip()
