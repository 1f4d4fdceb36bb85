"""What items show: how many can do them, and whether those can who can do the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.teach.figures import ENOUGH, discrimination, percent, separates

HALF = ENOUGH // 2
MARKS = st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=ENOUGH, max_size=60)


def rows(*columns: str) -> list[list[bool]]:
    """Marks by paper, from columns of ○ and ×."""
    return [[sign == "○" for sign in row] for row in zip(*columns, strict=True)]


GOOD, BAD = "○" * HALF + "×" * HALF, "×" * HALF + "○" * HALF
MIXED = "○×" * HALF


# columns, item, discrimination
CASES = [
    ((GOOD, GOOD), 0, 1.0),
    ((GOOD, BAD), 0, -1.0),
    ((GOOD, MIXED), 0, 0.0),
    (("○" * ENOUGH, GOOD), 0, None),  # everybody can do it
    ((GOOD, "○" * ENOUGH), 0, None),  # the rest are all alike
    ((GOOD[1:-1], GOOD[1:-1]), 0, None),  # too few papers
    ((GOOD,), 0, None),  # nothing to compare with
]


@pytest.mark.parametrize(("columns", "item", "value"), CASES)
def test_discrimination(columns: tuple[str, ...], item: int, value: float | None) -> None:
    assert discrimination(rows(*columns), item) == (value if value is None else pytest.approx(value))


def test_an_item_is_not_compared_with_itself() -> None:
    """With the item in its own score the correlation of 24 papers below would be 0.77; worked out by hand it is 0."""
    columns = ("○○××" * 6, "○×○×" * 6)
    assert discrimination(rows(*columns), 0) == pytest.approx(0)


@given(MARKS)
def test_it_lies_between_minus_one_and_one(marks: list[list[bool]]) -> None:
    value = discrimination(marks, 0)
    assert value is None or -1 - 1e-9 <= value <= 1 + 1e-9


@given(MARKS)
def test_the_order_of_papers_does_not_matter(marks: list[list[bool]]) -> None:
    one, two = discrimination(marks, 0), discrimination(marks[::-1], 0)
    assert one == two is None or one == pytest.approx(two)


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "well"), (0.4, "well"), (0.39, "fairly"), (0.3, "fairly"), (0.2, "hardly"), (0, "not"), (-0.01, "wrongly")],
)
def test_a_figure_has_words(value: float, words: str) -> None:
    assert separates(value) == words


@pytest.mark.parametrize(("right", "all_", "share"), [(1, 3, 33), (2, 3, 67), (0, 0, 0), (5, 5, 100)])
def test_a_share_is_of_a_hundred(right: int, all_: int, share: int) -> None:
    assert percent(right, all_) == share
