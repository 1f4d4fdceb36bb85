"""話者: how it is asked who says what is reported."""

from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.sentences import spoken

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


WORDS = [
    # the quotation, the speaker, what is offered (empty: nothing is asked)
    ("町の橋を直します", "大塚さん", {"大塚さん", "沢村さん", "三輪さん"}),
    ("ぼくにあてた手紙だと思いました", "大塚さん", set()),  # who says ぼく?
    ("わが国の船です", "大塚さん", set()),
    ("町の橋を直します", "マルコス・シルバさん", set()),  # one name of another sort
]


@pytest.mark.parametrize(("words", "who", "offered"), WORDS)
def test_nothing_in_words_or_names_tells_who_speaks(read: Read, words: str, who: str, offered: set[str]) -> None:
    body = (
        f"{who}は「{words}」と話した。沢村さんは七月に駅で歌を歌った。三輪さんは港で魚を売った。"
        "キム・ナムさんは海で本を読んだ。"
    )
    found = propose(read(body), lexicon.load(), ("speaker",)).items
    assert {c.text for i in found for c in i.choices} == offered


def test_a_foreign_name_is_told_as_the_text_mostly_does(read: Read) -> None:
    body = (
        "マルコス・シルバさんは町に住む。シルバさんは「町の橋を直します」と話した。"
        "リサさんは七月に駅で歌を歌った。ハンナさんは港で魚を売った。"
    )
    (item,) = propose(read(body), lexicon.load(), ("speaker",)).items
    assert [c.text for c in item.choices if c.correct] == ["シルバさん"]


REPORTS = [
    # a report without quotation marks, whether its first topic is surely who says so
    ("森田市長は、古い橋の工事の費用を確認も否定もできないと述べた。", True),
    ("森田市長は古い橋の工事の費用を確認も否定もできないと述べた。", False),  # no comma: it may be in what is said
    ("五月に、森田市長は、町の工場が水を汚しているとは言えないと述べた。", True),
]


@pytest.mark.parametrize(("report", "sure"), REPORTS)
def test_a_topic_set_off_at_the_head_of_a_report_is_who_says_so(read: Read, report: str, sure: bool) -> None:
    analysis = read(report + "石川さんは港で魚を売った。中村さんは海で本を読んだ。")
    (said,) = (spoken.with_speaker(analysis, f) for f in analysis.facts if f.base == "述べる" and f.role == "matrix")
    assert any(a.case == "ハ" and a.confidence >= spoken.SURE for a in said.arguments) == sure
