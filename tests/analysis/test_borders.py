"""Where words may be cut otherwise: the puzzles that everybody knows, and hardly anything else."""

import pytest

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.analysis.borders import borders
from quizgen.source import plain, read_string


def cuts(given: str) -> list[tuple[str, ...]]:
    return [b.cuts for b in borders(analyse(read_string(given, "a.md"), lexicon.load()), lexicon.load())]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("ここではきものをぬいでください。", ("で|は|きもの", "で|はきもの")),
        ("となりのにしんしんのみちをあるく。", ("の|に|しんしん", "の|にしん|しん")),
    ],
)
def test_a_place_that_may_be_cut_otherwise(body: str, wanted: tuple[str, ...]) -> None:
    assert wanted in cuts(body)


@pytest.mark.parametrize(
    "body",
    [
        "となりの人が、まどの外を見ている。",
        "みんなで話し合って、朝ごはんを食べた。",
        "小学生は、ねこのしっぽをつかんだ。",
        "それでも、なるほどと思った。",
    ],
)
def test_a_place_that_nobody_cuts_otherwise(body: str) -> None:
    assert cuts(body) == []


def test_what_the_author_says_is_settled() -> None:
    body = "ここではきものをぬいでください。"
    assert cuts(f"---\nwords: ['で|はきもの']\n---\n\n{body}") == []
    assert borders(analyse(plain(body), lexicon.load()), lexicon.load())
