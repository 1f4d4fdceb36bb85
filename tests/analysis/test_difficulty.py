"""The level of a text is that of the words that nearly all of it is made of."""

from pathlib import Path

import pytest

from quizgen import lexicon, paths
from quizgen.analysis import analyse
from quizgen.analysis.difficulty import difficulty, readability
from quizgen.analysis.types import Analysis, Sentence, Token, Word
from quizgen.source import plain, read_path, read_string
from quizgen.source.text import Text


def made(levels: dict[str, int], tokens: tuple[Token, ...] = (), body: str = "朝") -> Analysis:
    words = tuple(
        Word(0, 1, 0, 1, "朝", "朝", "あさ", "あさ", "noun", (), (), 0.9, -1, level, 5.0)
        for level, count in levels.items()
        for _ in range(count)
    )
    return Analysis(Text("", "", body), (Sentence(0, len(body), 0),), tokens, words, (), (), (), (), ())


def token(pos: str, goshu: str) -> Token:
    return Token(0, 1, "朝", "朝", "朝", pos, "", "", "アサ", "アサ", goshu, True)


def test_coverage_rises_from_the_easiest_level() -> None:
    found = difficulty(made({"N5": 60, "N4": 20, "N3": 16, "N1": 4, "": 50}))
    assert found.coverage == (("N5", 0.6), ("N4", 0.8), ("N3", 0.96), ("N2", 0.96), ("N1", 1.0))


LEVELS = ["N5", "N4", "N3", "N2", "N1"]


@pytest.mark.parametrize("path", sorted(paths.shipped("texts").glob("*.md")), ids=lambda p: p.stem)
def test_a_shipped_text_is_estimated_within_one_level(path: Path) -> None:
    text = read_path(path)
    estimate = difficulty(analyse(text, lexicon.load())).level
    assert abs(LEVELS.index(estimate) - LEVELS.index(text.level)) <= 1


@pytest.mark.parametrize(
    ("body", "aspect", "wanted", "says"),
    [
        ("朝の雨。", "words", "N4", "言葉の90%がN4までのものです。"),
        ("朝の雨。", "sentences", "N5", "文の長さは平均4字です。"),
        ("あ" * 40, "sentences", "N2", "文の長さは平均40字です。"),
        ("あ" * 50, "sentences", "N1", "文の長さは平均50字です。"),
        ("きょうはいいてんき", "kanji", "N5", "N5より難しい漢字は文字全体の0%です。"),
        ("雪のふるまちをいく", "kanji", "N4", "N4より難しい漢字は文字全体の0%です。"),  # 雪: second year
        ("憂鬱な朝", "kanji", "N1", "N1の漢字が文字全体の50%です。"),
    ],
)
def test_each_aspect_gives_a_level_and_says_why(body: str, aspect: str, wanted: str, says: str) -> None:
    found = difficulty(made({"N5": 60, "N4": 30, "N1": 10}, body=body))
    reason = next(r for r in found.reasons if r.aspect == aspect)
    assert (reason.level, reason.ja) == (wanted, says)


def test_words_count_three_times() -> None:
    # N1, N5, N5: (3 x 4 + 0 + 0) / 5 is nearest to N3.
    assert difficulty(made({"N1": 10}, body="あさ")).level == "N3"


def test_a_short_text_is_not_judged_by_readability() -> None:
    assert [r.aspect for r in difficulty(made({"N5": 1}, body="あ" * 499)).reasons][-1] == "sentences"
    assert [r.aspect for r in difficulty(made({"N5": 1}, body="あ" * 500)).reasons][-1] == "readability"


def test_nothing_known_has_no_level() -> None:
    assert difficulty(made({})).level == ""
    assert difficulty(made({})).reasons == ()
    assert readability(made({})) == 0.0


def test_readability_is_the_published_formula() -> None:
    # 4 tokens in 1 sentence: 25 % 漢語, 50 % 和語 (one a verb), 25 % particles (和語 too, here counted as 固).
    tokens = (
        token("名詞-普通名詞-一般", "漢"),
        token("名詞-普通名詞-一般", "和"),
        token("助詞-格助詞", "固"),
        token("動詞-一般", "和"),
    )
    expected = 11.724 - 0.056 * 4 - 0.126 * 25 - 0.042 * 50 - 0.145 * 25 - 0.044 * 25
    assert abs(readability(made({}, tokens)) - expected) < 1e-9


def test_grammar_has_its_say() -> None:
    text = analyse(plain("今日は休むわけにはいかない。"), lexicon.load())
    assert [r.level for r in difficulty(text).reasons if r.aspect == "grammar"] == ["N3"]
    assert not [r for r in difficulty(made({"N5": 10}, body="あさ")).reasons if r.aspect == "grammar"]


def test_rows_of_a_table_are_no_sentences() -> None:
    prose = "町の店で、母は新しい花と白い皿を買いました。"
    table = "\n\n| 花 | 値段 |\n|---|---|\n| 白い花 | 百円 |\n| 赤い花 | 二百円 |\n"
    said = [
        [
            r.ja
            for r in difficulty(analyse(read_string(body, "a.md"), lexicon.load())).reasons
            if r.aspect == "sentences"
        ]
        for body in (prose, prose + table)
    ]
    assert said[0] == said[1]
