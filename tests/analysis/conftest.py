"""One analysis for a test: ``read("猫がいる。")``."""

from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.analysis.types import Analysis
from quizgen.source import plain


@pytest.fixture(scope="session")
def read() -> Callable[[str], Analysis]:
    return lambda body: analyse(plain(body), lexicon.load())
