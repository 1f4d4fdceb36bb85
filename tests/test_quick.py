"""Values that are made quickly are the values that their class makes."""

from dataclasses import FrozenInstanceError, replace

import pytest

from quizgen.analysis.types import Sentence
from quizgen.quick import quick


def test_quick_values_are_those_of_their_class() -> None:
    made, usual = quick(Sentence)(0, 3, 1, why="verse"), Sentence(0, 3, 1, why="verse")
    assert type(made) is Sentence
    assert made == usual
    assert hash(made) == hash(usual)
    assert repr(made) == repr(usual)
    assert replace(made, end=4) == Sentence(0, 4, 1, why="verse")


def test_quick_values_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        quick(Sentence)(0, 3, 1).start = 2  # type: ignore[misc]  # which is what is tested
