"""Of which country persons of news are, and who of them may be taken for whom."""

from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.answers import sides
from quizgen.items.lookup import of_type

Read = Callable[[str], Analysis]

CALLED = [
    # the text, a person of it, the country that it calls that person's own (empty: none)
    ("ロシアのセルゲイ・ラブロフ外相は港を訪れた。", "セルゲイ・ラブロフ外相", "ロシア"),
    ("ロシア側のセルゲイ・ラブロフ外相は港を訪れた。", "セルゲイ・ラブロフ外相", "ロシア"),
    ("アメリカのジョン・ミラー大使は港を訪れた。", "ジョン・ミラー大使", "米国"),
    ("港のセルゲイ・ラブロフ外相は花を植えた。", "セルゲイ・ラブロフ外相", ""),
    (
        "ロシアのセルゲイ・ラブロフ外相は港を訪れた。米国のセルゲイ・ラブロフ外相は花を植えた。",
        "セルゲイ・ラブロフ外相",
        "",
    ),
]


@pytest.mark.parametrize(("body", "who", "country"), CALLED)
def test_a_person_is_of_the_country_that_stands_before(read: Read, body: str, who: str, country: str) -> None:
    analysis = read(body)
    found = {sides.side(analysis, e) for e in of_type(analysis, "PERSON") if analysis.surface(e) == who}
    assert found == {country}


MET = (
    "ジョン・ミラー国務長官は、{whom}と三月に会談した。ロシアのイワン・ベロフ大統領は橋を見た。"
    "ポール・カーター長官は港で歌を歌った。アン・グリーン大使は駅で花を植えた。"
)


@pytest.mark.parametrize(
    ("whom", "offered"),
    [("ロシアのセルゲイ・ラブロフ外相", False), ("セルゲイ・ラブロフ外相", True)],
)
def test_a_man_of_one_country_does_not_meet_another_of_it(read: Read, whom: str, offered: bool) -> None:
    found = propose(read(MET.format(whom=whom)), lexicon.load(), ("fact",)).items
    asked = next(i for i in found if "会談したのは、だれ" in i.question or "会談したのはだれ" in i.question)
    assert ("イワン・ベロフ大統領" in {c.text for c in asked.choices}) is offered


PARTY = [
    # what is said, what stands in the text, whether its country has its part in what is said
    ("ロシアが占領する町に向けて進軍していた", "ロシア軍", True),
    ("町に向けて進軍していた", "ロシア軍", False),
    ("米国が守る町に向けて進軍していた", "アメリカ軍", True),
]


@pytest.mark.parametrize(("said", "who", "party"), PARTY)
def test_a_country_in_what_is_said_is_no_other_party(read: Read, said: str, who: str, party: bool) -> None:
    body = f"五月二日、{who}は古い橋を渡った。"
    assert sides.is_party(read(body), body.index(who), said) is party
