"""話者: how it is asked who says what is reported."""

from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import propose

Read = Callable[[str], Analysis]

NEWS = (
    "館長の森田さんは「人と話す時間も届けたい」と{said}。市長の石川さんは「町の人の声を聞いた」と言った。"
    "利用者の中村さんは、五月二日に図書館で三冊の本を借りた。"
)
ASKED = [
    # how the text tells the report, how the question does
    ("話した", "と話したのは"),
    ("説明する", "と説明しているのは"),
    ("話している", "と話しているのは"),
    ("力を込めて語る", "と力を込めて語っているのは"),
]


@pytest.mark.parametrize(("said", "asked"), ASKED)
def test_a_report_in_the_present_is_asked_for_as_one_that_stands(read: Read, said: str, asked: str) -> None:
    made = propose(read(NEWS.format(said=said)), lexicon.load(), ("speaker",)).items
    (item,) = (i for i in made if "人と話す時間" in i.question)
    assert asked in item.question
    assert [c.text for c in item.choices if c.correct] == ["森田さん"]
