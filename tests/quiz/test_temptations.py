"""A wrong choice is met half-way: what speaks for it is said before what speaks against it."""

import pytest

from quizgen import tables
from quizgen.items.base import Choice, Note
from quizgen.quiz.temptations import _Row, temptation

NOTE = Note("ちがいます。", "It is not so.")


@pytest.mark.parametrize("row", tables.rows(_Row, "temptations"), ids=lambda r: r.why)
def test_each_row_is_found_by_its_example(row: _Row) -> None:
    assert temptation(Choice("か", False, row.example, NOTE)) == Note(row.ja, row.en)
    assert row.ja.endswith("。") and row.en.endswith(".")


def test_the_key_and_an_unknown_mistake_do_not_tempt() -> None:
    assert temptation(Choice("か", True, "voiced", NOTE)) is None
    assert temptation(Choice("か", False, "made by hand", NOTE)) is None


def test_a_number_goes_to_its_end() -> None:
    """Another speaker (F14) is no number that is close to one in the text (F1)."""
    assert temptation(Choice("か", False, "F1 near number", NOTE)) != temptation(
        Choice("か", False, "F14 other speaker", NOTE)
    )
    assert temptation(Choice("か", False, "F19 unheard of", NOTE)) is None
