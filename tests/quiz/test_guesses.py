"""Nobody passes by guessing: blind ways to find a key, and how little they find in quizzes on the library's texts."""

from collections.abc import Callable, Sequence

import pytest

from quizgen import lexicon, paths
from quizgen.analysis import analyse
from quizgen.items import propose
from quizgen.items.base import Item
from quizgen.quiz import QuizSpec, choose
from quizgen.quiz.guesses import FAIR, GUESSES, commonest, found, longest, odd
from quizgen.source import read_path

Guess = Callable[[Sequence[str]], list[int]]
SEEDS, COUNT = (1, 2, 3), 15


@pytest.mark.parametrize(
    ("guess", "texts", "picked"),
    [
        (longest, ("飲む", "食べる", "着る"), [1]),
        (longest, ("飲む", "着る", "聞く"), [0, 1, 2]),
        (odd, ("森田さん", "トム", "リサ"), [0]),
        (odd, ("計画", "討画", "計面"), [0, 1, 2]),
        (commonest, ("蓄えた", "食べた", "刻んだ"), [1]),
        (commonest, ("計画", "討画", "計面"), [0, 1, 2]),  # no words: to know which is one is to know the answer
        (commonest, ("plan", "tool", "result"), [0, 1, 2]),
    ],
)
def test_a_guess_goes_by_the_looks_of_the_choices(guess: Guess, texts: Sequence[str], picked: list[int]) -> None:
    assert guess(texts) == picked


@pytest.fixture(scope="module")
def chosen() -> list[Item]:
    """The items with four choices of a few quizzes on each text."""
    out: list[Item] = []
    for path in sorted(paths.shipped("texts").glob("*.md")):
        analysis = analyse(read_path(path), lexicon.load())
        proposal = propose(analysis, lexicon.load())
        quizzes = (choose([proposal], [analysis], QuizSpec(seed=s, count=COUNT)) for s in SEEDS)
        out += [i for quiz in quizzes for i in quiz.items if i.shape == "choose" and len(i.choices) == 4]
    return out


@pytest.mark.parametrize("guess", GUESSES)
def test_no_guess_finds_much_more_than_chance(chosen: list[Item], guess: str) -> None:
    assert sum(found(guess, i) for i in chosen) / len(chosen) <= FAIR


def test_no_place_of_the_key_is_favoured(chosen: list[Item]) -> None:
    places = [next(n for n, c in enumerate(i.choices) if c.correct) for i in chosen]
    assert max(places.count(n) for n in range(4)) / len(places) <= FAIR
