"""The level of a text is that of the words that nearly all of it is made of."""

from pathlib import Path

import pytest

from quizgen import lexicon, paths
from quizgen.analysis import analyse
from quizgen.analysis.difficulty import difficulty, readability
from quizgen.analysis.types import Analysis, Sentence, Token, Word
from quizgen.source import read_path
from quizgen.source.text import Text


def made(levels: dict[str, int], tokens: tuple[Token, ...] = ()) -> Analysis:
    words = tuple(
        Word(0, 1, 0, 1, "朝", "朝", "あさ", "あさ", "noun", (), (), 0.9, -1, level, 5.0)
        for level, count in levels.items()
        for _ in range(count)
    )
    return Analysis(Text("", "", "朝"), (Sentence(0, 1, 0),), tokens, words, (), (), (), (), ())


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


def test_nothing_known_has_no_level() -> None:
    assert difficulty(made({})).level == ""
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
