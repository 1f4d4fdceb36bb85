"""How much of a text a learner knows."""

from collections.abc import Callable

import pytest

from quizgen.analysis.coverage import known_share
from quizgen.analysis.types import Analysis
from quizgen.lexicon.known import Known

CAT = ("猫", "ねこ")
RUN = ("走る", "はしる")


@pytest.mark.parametrize(
    ("body", "known", "share"),
    [
        ("猫が走る。", (), 0.0),
        ("猫が走る。", (CAT,), 0.5),
        ("猫が走った。", (CAT, RUN), 1.0),
        ("猫と猫と犬が走る。", (CAT,), 0.5),  # every time counts
        ("山田さんの猫が三匹いる。", (CAT, ("いる", "いる")), 1.0),  # names and numbers do not
        ("。", (CAT,), 0.0),
        ("", (), 0.0),
    ],
)
def test_the_share_of_words_that_are_known(
    read: Callable[[str], Analysis], body: str, known: tuple[tuple[str, str], ...], share: float
) -> None:
    assert known_share(read(body), Known(frozenset(known))) == pytest.approx(share)
