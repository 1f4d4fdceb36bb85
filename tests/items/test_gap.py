"""What holds for every blank of every sort, on texts of the library."""

from itertools import chain, pairwise

import pytest

from quizgen import paths
from quizgen.analysis import analyse
from quizgen.analysis.types import Analysis
from quizgen.items import text_grammar
from quizgen.items.grammar import (
    adverb_places,
    compound_places,
    connective_places,
    demonstrative_places,
    ending_places,
    form_places,
    gap,
    particle_places,
)
from quizgen.items.grammar.gap import Gap
from quizgen.lexicon import load
from quizgen.source import read_path

LEXICON = load()
SORTS = (
    particle_places,
    compound_places,
    connective_places,
    demonstrative_places,
    adverb_places,
    ending_places,
    form_places,
)
TEXTS = sorted(paths.shipped("texts").glob("*.md"))


@pytest.fixture(scope="module", params=TEXTS, ids=lambda p: p.stem)
def read(request: pytest.FixtureRequest) -> Analysis:
    return analyse(read_path(request.param), LEXICON)


def every(analysis: Analysis) -> list[Gap]:
    return gap.gaps(chain.from_iterable(sort.find(analysis) for sort in SORTS))


def test_the_key_is_what_the_text_says(read: Analysis) -> None:
    for one in every(read):
        start, end = one.focus
        assert read.text.body[start:end] == one.key.text
        assert one.sentence.start <= start < end <= one.sentence.end


def test_only_the_key_is_right_and_all_differ(read: Analysis) -> None:
    for one in every(read):
        assert [c.correct for c in one.choices] == [True] + [False] * (len(one.choices) - 1)
        assert 3 <= len({c.text for c in one.choices}) == len(one.choices) <= 1 + gap.MOST


def test_a_blank_begins_and_ends_where_tokens_do(read: Analysis) -> None:
    starts, ends = {t.start for t in read.tokens}, {t.end for t in read.tokens}
    assert all(one.focus[0] in starts and one.focus[1] in ends for one in every(read))


def test_a_stretch_hides_nothing_twice_and_overlaps_no_other(read: Analysis) -> None:
    spans = [span for item in text_grammar.make(read, LEXICON) for span in item.hides]
    assert spans == sorted(set(spans))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
