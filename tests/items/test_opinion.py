"""事実か意見か: what the writer thinks, what others say, and what can be checked."""

from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.views import opinions, reported_views

Read = Callable[[str], Analysis]

NONE = [
    # sentence that gives no opinion of the writer
    "私は来年、島のマラソンで走ろうと思う。",  # what one means to do
    "確かに、急ぐ客には迷惑かもしれない。",  # granted to others
    "駅前の店は、昨年の五月に開いたに違いない。",  # what must have been
    "店長の森さんは「町は橋を残すべきだ」と話した。",  # somebody else's
    "この町の橋は残すべきだという声がある。",
    "町の図書館は1990年にできた。",
    "一つ目は、お金の問題だ。",  # it only says of what kind
    "この計画は貴重だ。",  # it points at another sentence
]

FACTS = [
    # sentence, what can be checked in it ("": it is no fact that can be)
    ("町の図書館は1990年にできた。", "1990年"),
    ("駅前の店では、毎日、百人の客がパンを買う。", "百人"),
    ("町の橋は、わずか三年で壊れた。", ""),  # judges
    ("町の祭りには、千人の若い人が来るべきだ。", ""),
    ("この町には、百年前から続く美しい祭りがある。", ""),
    ("山の上の店は、六月に開くそうだ。", ""),
    ("町の客が2日で使う量よりも少ない。", ""),  # what is less?
    ("似合わなかったが、1990年に町の人の服は変わった。", "1990年"),  # without what was no match
    ("驚いて、町の三百人の人が橋を渡った。", ""),  # at what?
    ("100人の客を「大勢」と呼ぶのは冗談だ。", ""),
]

VIEWS = [
    # sentence, who says what; the words of nobody named, and what one did, are no views
    ("友人の原さんは、「レジは話をする所ではない」と言う。", "原さん: レジは話をする所ではない。"),
    ("店長の森さんは「町の祭りは子どもの宝です」と力を込めて語った。", "森さん: 町の祭りは子どもの宝だ。"),
    ("森さんは「化粧は音もにおいも出ない」と批判する。", "森さん: 化粧は音もにおいも出ない。"),
    ("教頭の木村さんは「制服は学校の顔だ」と語る。", "木村さん: 制服は学校の顔だ。"),
    ("森さんは「妹は祭りに来ない」と話す。", ""),
    ("町の人は「橋は町の宝だ」と言う。", ""),
    ("店長の森さんは「昨日、店を休みました」と話した。", ""),
    ("店長の森さんは「私は祭りが好きだ」と話した。", ""),
]

REPORTED = [
    # sentence, who holds what by a report without 「」
    ("石川外相は話し合いの機会が増える可能性があると述べた。", "石川外相: 話し合いの機会が増える可能性がある。"),
    ("森大臣は町が古い橋を残すべきだと主張した。", "森大臣: 町が古い橋を残すべきだ。"),
    ("住民らは、新しい駅が町の商店に役立ったと述べている。", "住民ら: 新しい駅が町の商店に役立った。"),
    ("石川外相は昨日の朝に町へ着いたと述べた。", ""),  # judges nothing
    ("石川外相は、その計画は町に必要だと述べた。", ""),  # points outside
    ("同外相は話し合いの機会が増える可能性があると述べた。", ""),  # who?
]

TOWN = (
    "駅前の店は、十月一日から夜の十時まで開く。店長の森さんは「夜の店は町の明かりだ」と言う。"
    "町には今、夜に開く店が三軒ある。私は二年前から、駅の近くで一人で暮らしている。"
    "町は、夜に働く人の声も聞くべきだ。"
)


@pytest.mark.parametrize("row", tables.rows(opinions.Mark, "opinions"), ids=lambda r: r.words)
def test_the_words_of_a_row_show_an_opinion(read: Read, row: opinions.Mark) -> None:
    assert [s.by for s in opinions.of_writer(read(row.example))] == [row.shown]


@pytest.mark.parametrize(("sentence", "view"), REPORTED)
def test_a_view_reported_without_brackets(read: Read, sentence: str, view: str) -> None:
    found = [f"{s.by}: {s.text}" for s in reported_views.find(read(sentence))]
    assert found == ([view] if view else [])


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_not_surely_the_writers_opinion_is_none(read: Read, sentence: str) -> None:
    assert not opinions.of_writer(read(sentence))


@pytest.mark.parametrize(("sentence", "checked"), FACTS)
def test_a_fact_can_be_checked_and_does_not_judge(read: Read, sentence: str, checked: str) -> None:
    assert [s.by for s in opinions.facts(read(sentence))] == [checked] * bool(checked)


@pytest.mark.parametrize(("sentence", "view"), VIEWS)
def test_a_named_person_says_how_things_are(read: Read, sentence: str, view: str) -> None:
    assert [f"{s.by}: {s.text}" for s in opinions.of_others(read(sentence))] == [view] * bool(view)


OTHERS = "書店の石川さんは「夜の店は町の宝だ」と話した。夜の店は子どもに悪い、と心配する声もある。"


def test_the_opinion_of_one_stands_beside_those_of_others(read: Read) -> None:
    made = {i.question: i for i in propose(read(TOWN + OTHERS), lexicon.load(), ("opinion",)).items}
    asked = {q: {c.text: c.correct for c in i.choices} for q, i in made.items()}
    writer = asked["次の文の中で、筆者の意見を述べているものはどれですか。"]
    assert writer["町は、夜に働く人の声も聞くべきだ。"]
    assert [text for text, right in writer.items() if not right][2:] == ["町には今、夜に開く店が三軒ある。"]
    assert {"夜の店は町の明かりだ。", "夜の店は町の宝だ。"}.issubset(writer)
    mori = asked["次の文の中で、森さんの意見を述べているものはどれですか。"]
    assert mori["夜の店は町の明かりだ。"]
    assert "夜の店は子どもに悪い。" not in mori  # 森さん may be of those who say so


ONE = [
    # what is told besides one opinion of another
    "",
    "書店の石川さんは「夜の店が町に三軒できた」と話した。",  # no view
]


@pytest.mark.parametrize("besides", ONE)
def test_beside_one_opinion_of_another_only_the_writers_is_asked_for(read: Read, besides: str) -> None:
    made = propose(read(TOWN + besides), lexicon.load(), ("opinion",))
    assert {i.question for i in made.items} == {"次の文の中で、筆者の意見を述べているものはどれですか。"}
    assert {r.why for r in made.rejected} == {"too few opinions of others to be taken for it"}


BOMB = (
    "ロシア当局者は{whom}が古い橋を壊す可能性があると述べた。米当局者らは新しい駅が町の商店に役立ったと述べた。"
    "住民らは新しい学校も町に必要だと述べた。"
    "町の図書館は1990年にできた。"
)


@pytest.mark.parametrize(("whom", "asked"), [("ロシア軍", 0), ("町の軍", 1)])
def test_the_country_of_whoever_says_it_does_not_tell(read: Read, whom: str, asked: int) -> None:
    made = propose(read(BOMB.format(whom=whom)), lexicon.load(), ("opinion",)).items
    assert sum("ロシア当局者の意見" in i.question for i in made) == asked


def test_nothing_is_asked_of_beginners(read: Read) -> None:
    assert not propose(read("私の店は八時に開きます。町は小さいです。"), lexicon.load(), ("opinion",)).items
