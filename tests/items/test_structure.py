"""文の構造: whose predicate is it?  Sentences, the subject to be found, and the nouns offered beside it."""

from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import Item

Read = Callable[[str], Analysis]

ASKED = [
    # sentence (the predicate in ＿), subject, others that must be offered
    ("翌年には町に発電所が完成し、その電気は工場の機械を＿動かした＿。", "電気", ("発電所", "工場の機械")),
    ("水の粒が地面に当たると、小さな泡が粒の中に＿生まれる＿。", "泡", ("水の粒", "地面")),
    (
        "林さんは本を読む。森さんは、田中さんが図書館を利用しているかどうかを＿調査した＿。",
        "森さん",
        ("田中さん", "林さん"),
    ),
    ("市長が橋を直すと、船は島まで荷物を＿運んだ＿。", "船", ("市長", "橋")),
    (
        "田中さんは駅にいた。雪が降ったので、町は東京の専門家に道の掃除を＿頼んだ＿。",
        "町",
        ("東京の専門家", "田中さん"),
    ),
    (
        "お母さんは車で町へ出た。1990年に、町の中心が青木村へ移ると、黒田町は急に力を＿失った＿。",
        "黒田町",
        ("町の中心", "青木村"),
    ),
    (
        "県は、石川大臣がサリシキンと会談したことを＿確認した＿。",
        "県",
        ("石川大臣", "サリシキン"),
    ),
    (
        "お母さんは本を読んだ。村長が手をたたくので、子どもたちは大きな声で＿笑った＿。",
        "子どもたち",
        ("村長", "お母さん"),
    ),
]

CANNOT = [
    # sentences, nouns that could not do it
    ("田中さんは駅にいた。雪が降ったので、町は東京の専門家に道の掃除を頼んだ。", ("雪", "道の掃除", "駅")),
    ("市長が橋を直すと、そこから船は島まで荷物を運んだ。", ("そこ",)),
]

REFUSED = [
    # sentence, part of the reason
    ("兄は駅の前の店で新しい本を買った。", "without reading the structure"),
    ("頭部に小さな黒点が散らばり、体の割に背鰭が高い。", "without reading the structure"),
    ("腹の羽が小さく、長い尾が一続きになっている。", "without reading the structure"),
    (
        "林さんは本を読む。町の人は駅にいた。森さんは、田中さんが図書館を利用しているかどうかを調査した。",
        "fewer than two other nouns",  # nobody takes 林さん for him
    ),
    ("「雪が山に降った」と、村の兄は私に語った。", "without reading the structure"),
    ("雨が降ったので、駅まで友だちの車で帰った。", "no subject"),
    ("図書館で働く兄は、町でいちばん本を読む人だ。", "no verb"),
    (
        "旅館の青木さんは、「夜、ねこがふとんに入ってきますが、お金は取りません」と言っています。",
        "no other noun can do it",
    ),
]


def items(analysis: Analysis) -> list[Item]:
    return list(propose(analysis, lexicon.load(), ("structure",)).items)


@pytest.mark.parametrize(("marked", "subject", "others"), ASKED)
def test_the_subject_is_asked_for_among_the_nouns(
    read: Read, marked: str, subject: str, others: tuple[str, ...]
) -> None:
    (item,) = items(read(marked.replace("＿", "")))
    assert [p.text for p in item.prompt if p.role == "marked"] == [marked.split("＿")[1]]
    assert [c.text for c in item.choices if c.correct] == [subject]
    assert set(others) <= {c.text for c in item.choices}


@pytest.mark.parametrize(("body", "things"), CANNOT)
def test_who_does_it_stands_beside_such_as_could(read: Read, body: str, things: tuple[str, ...]) -> None:
    (item,) = items(read(body))
    assert not {c.text for c in item.choices}.intersection(things)


def test_every_note_says_what_a_noun_goes_with(read: Read) -> None:
    (item,) = items(read(CANNOT[0][0]))
    assert [c.explanation.ja for c in item.choices] == [
        "「町は」が「頼んだ」につながっています。主語は「町」です。",
        "「東京の専門家」には「に」がついています。主語ではありません。",
        "「田中さん」は、「頼んだ」の文には出てきません。",
    ]


# sentences, what is quoted of the last one
QUOTED = [
    ("市長が橋を直すと、船は島まで荷物を運んだ。", "「運んだ」とありますが、主語はどれですか。"),
    (
        "母は朝、荷物を運んだ。市長が橋を直すと、船は島まで石を運んだ。",
        "「石を運んだ」とありますが、主語はどれですか。",
    ),
]


@pytest.mark.parametrize(("body", "question"), QUOTED)
def test_as_much_is_quoted_as_is_found_once_in_the_text(read: Read, body: str, question: str) -> None:
    assert [i.question for i in items(read(body))] == [question]


@pytest.mark.parametrize(("body", "why"), REFUSED)
def test_a_sentence_with_a_plain_or_doubtful_subject_is_refused(read: Read, body: str, why: str) -> None:
    made = propose(read(body), lexicon.load(), ("structure",))
    assert not made.items
    assert any(why in r.why for r in made.rejected)
