"""A timed quiz gives every kind its time."""

import pytest

from quizgen import tables
from quizgen.items import KINDS
from quizgen.quiz.paces import _Row, pace


@pytest.mark.parametrize("row", tables.rows(_Row, "paces"), ids=lambda r: r.kind)
def test_each_row_holds_for_its_example(row: _Row) -> None:
    assert pace((row.example,)) == int(row.seconds)
    assert row.kind in {kind.name for kind in KINDS} | {"any"}


def test_a_quiz_has_the_time_of_its_items() -> None:
    assert pace(("particle", "particle", "fact")) == 2 * pace(("particle",)) + pace(("fact",))
    assert pace(()) == 0
