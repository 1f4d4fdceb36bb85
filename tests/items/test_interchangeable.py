"""Words that stand for each other are never key and wrong choice of one item."""

import pytest

from quizgen import tables
from quizgen.items.checks.lint_choices import Interchangeable, same


@pytest.mark.parametrize("row", tables.rows(Interchangeable, "interchangeable"), ids=lambda r: r.words.split()[0])
def test_the_other_word_does_as_well(row: Interchangeable) -> None:
    sentence, other = row.example.split(">")
    inside = [w for w in row.words.split() if w in sentence or w.rstrip("うるい") in sentence]
    assert inside
    assert other in row.words.split()
    assert any(other in same(word) and word in same(other) for word in inside if word != other)


@pytest.mark.parametrize(("one", "other"), [("は", "が"), ("だから", "しかし"), ("とても", "少し")])
def test_what_differs_may_be_offered(one: str, other: str) -> None:
    assert other not in same(one)
