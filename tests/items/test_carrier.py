"""Which sentences carry no item, and which no item may even rest on."""

from collections.abc import Callable

import pytest

from quizgen.analysis.types import Analysis
from quizgen.items import carrier

Read = Callable[[str], Analysis]

BROKEN = [
    ("昨日、アナんシは山で本を読んだ。", "a slip of the pen"),
    ("設定では run_review を使う必要がある。", "code or marks"),
    ("この関数には sealed と書いたほうがよい。", "code or marks"),
    ("医師に頼んで、モルヒネを用う。", "an unknown word"),
    ("交渉の過程の結果の欠如の問題は、町の会議で話された。", "a long chain of nouns"),
    ("市長は「新しい橋を作ると話した。", ""),
]

NO_CARRIER = [
    ("空に住んでた神が、世界の知恵を持っていた。", "casual speech"),
    ("この一年間、私の店に来なかった人は、三人？", "no predicate"),
    ("雨が降る。", "too short"),
    ("雨が降った日に" + "町の図書館で本を読んだ人が" * 8 + "帰った。", "long"),
]

SOUND = [
    "昨日、アナンシは山で本を読んだ。",
    "兄は「もう帰っちゃうよ」と言った。",
    "町は来年、ＪＲの新しい駅を作る。",
    "カメラとレンズを持って、山へ行った。",
    "明日は雨が降るだろうか、と父が聞いた。",
]


@pytest.mark.parametrize(("body", "why"), BROKEN, ids=lambda v: v[:12])
def test_no_item_rests_on_a_broken_sentence(read: Read, body: str, why: str) -> None:
    analysis = read(body)
    said = carrier.broken(analysis, analysis.sentences[0])
    assert said and why in said


@pytest.mark.parametrize(("body", "why"), NO_CARRIER, ids=lambda v: v[:12])
def test_a_sound_sentence_may_be_no_good_above_choices(read: Read, body: str, why: str) -> None:
    analysis = read(body)
    assert why in carrier.objection(analysis, analysis.sentences[0])


@pytest.mark.parametrize("body", SOUND)
def test_plain_sentences_carry_items(read: Read, body: str) -> None:
    analysis = read(body)
    assert [carrier.objection(analysis, s) for s in analysis.sentences] == [""]
