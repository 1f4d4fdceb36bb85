"""In a finished quiz no item gives another away, nor does the title: looked at from outside, on the library's texts."""

from itertools import permutations

import pytest

from quizgen import lexicon, paths
from quizgen.analysis import analyse
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import Item
from quizgen.items.checks.leaks import leaks
from quizgen.quiz import QuizSpec, choose
from quizgen.source import read_path

SEEDS, COUNT = (1, 2, 3, 4), 20
Made = tuple[Analysis, list[tuple[Item, ...]]]


@pytest.fixture(scope="module", params=sorted(paths.shipped("texts").glob("*.md")), ids=lambda p: p.stem)
def made(request: pytest.FixtureRequest) -> Made:
    analysis = analyse(read_path(request.param), lexicon.load())
    proposal = propose(analysis, lexicon.load())
    return analysis, [choose([proposal], [analysis], QuizSpec(seed=s, count=COUNT)).items for s in SEEDS]


def keys(item: Item) -> list[str]:
    return [c.text for c in item.choices if c.correct] if item.shape == "choose" else list(item.answers)


def test_no_word_is_asked_twice(made: Made) -> None:
    for items in made[1]:
        lemmas = [i.lemma for i in items if i.lemma]
        assert len(lemmas) == len(set(lemmas))


def test_what_one_hides_no_other_shows(made: Made) -> None:
    body = made[0].text.body
    for items in made[1]:
        for one, other in permutations(items, 2):
            for start, end in one.hides:
                assert body[max(0, start - 2) : end + 2] not in other.question


def test_a_spelling_asked_for_is_read_nowhere(made: Made) -> None:
    for items in made[1]:
        for one, other in permutations(items, 2):
            if not leaks(one.kind).choice_furigana and one.shape == "choose" and len(keys(one)[0]) > 1:
                assert keys(one)[0] not in other.question


def test_a_reading_asked_for_stands_over_its_word_nowhere(made: Made) -> None:
    for items in made[1]:
        for one, other in permutations(items, 2):
            if not leaks(one.kind).target_furigana:
                marked = next(p.text for p in one.prompt if p.role == "marked")
                assert not any(marked == written and reading for p in other.prompt for written, reading in p.furigana)


def test_the_title_says_no_spelling_and_no_hidden_word(made: Made) -> None:
    analysis, quizzes = made
    for items in quizzes:
        for item in items:
            if item.hides and not leaks(item.kind).dictionary:
                assert not [k for k in keys(item) if len(k) > 1 and k in analysis.text.title]


def test_the_key_has_no_place_of_its_own(made: Made) -> None:
    for items in made[1]:
        chosen = [i for i in items if i.shape == "choose" and not any(c.text[:1].isdigit() for c in i.choices)]
        places = [next(n for n, c in enumerate(i.choices) if c.correct) for i in chosen]
        assert max(places.count(n) for n in range(4)) <= len(places) / 2
