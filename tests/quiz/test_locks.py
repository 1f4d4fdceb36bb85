"""What the leak matrix forbids beside an unanswered item stays locked in its text, and all else stays open."""

from functools import cache
from pathlib import Path

import pytest

from quizgen import items, lexicon, paths
from quizgen.analysis import analyse
from quizgen.analysis.types import Analysis
from quizgen.items.base import Item
from quizgen.items.checks.leaks import leaks
from quizgen.quiz.locks import Locks, locks
from quizgen.source.library import Library


@cache
def study() -> tuple[Analysis, tuple[Item, ...]]:
    words = lexicon.load()
    analysis = analyse(Library(Path(paths.shipped("texts"))).get("sento-diary"), words)
    return analysis, items.propose(analysis, words).items


def one(kind: str, written: str) -> Locks:
    """What an item of a kind about a stretch of the text locks."""
    analysis, found = study()
    item = next(i for i in found if i.kind == kind and analysis.text.body[slice(*i.focus)] == written)
    return locks((item,), analysis)


def surfaces(indices: frozenset[int]) -> set[str]:
    return {study()[0].words[n].surface for n in indices}


@pytest.mark.parametrize(
    ("kind", "written", "words", "unlisted", "silent"),
    [  # what may not be looked up, listed, heard
        ("kanji_reading", "大工", {"大工"}, {"大工"}, True),
        ("meaning", "店長", {"店長"}, {"店長"}, False),
        ("orthography", "大工", {"大工"}, {"大工"}, True),  # hidden: its sentence has a blank
        ("connective", "それで", {"それで"}, {"それで"}, True),
        ("particle", "を", {"を"}, {"を"}, True),
    ],
)
def test_what_one_item_locks(kind: str, written: str, words: set[str], unlisted: set[str], silent: bool) -> None:
    found = one(kind, written)
    assert (surfaces(found.words), surfaces(found.unlisted), bool(found.silent)) == (words, unlisted, silent)


def test_a_particle_is_locked_under_its_blank_alone() -> None:
    assert len(one("particle", "を").words) == 1


def test_a_word_asked_for_its_reading_is_locked_wherever_it_stands() -> None:
    analysis, found = study()
    for item in (i for i in found if i.kind == "kanji_reading"):
        form = next(w.dictionary_form for w in analysis.words if w.start <= item.focus[0] < w.end)
        shut = locks((item,), analysis).words
        assert shut >= {n for n, w in enumerate(analysis.words) if w.dictionary_form == form}


def test_every_item_locks_what_its_row_of_the_matrix_says() -> None:
    analysis, found = study()
    for item in found:
        shut, leak = locks((item,), analysis), leaks(item.kind)
        assert bool(shut.words) is (bool(item.hides) or not leak.dictionary), item.id
        assert bool(shut.unlisted) is (bool(item.hides) or not leak.vocabulary), item.id
        assert bool(shut.silent) is (bool(item.hides) or not leak.speech), item.id
        assert shut.torn <= shut.silent and bool(shut.torn) is bool(item.hides), item.id


def test_nothing_is_locked_when_all_is_answered() -> None:
    assert locks((), study()[0]) == Locks()
