"""What and whom: short texts, the questions about them."""

from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.answers import noun_phrases, things

Read = Callable[[str], Analysis]

AROUND = (
    "石川市長は七月に駅前で新しい店を開きました。町の古い橋は去年の夏に壊れました。"
    "中村さんは公園で古い時計を直しました。市の船は毎日、大きい箱を島まで運びます。"
)
ASKED = [
    # sentence, question, answer
    ("石川市長は去年の春に大きい病院を建てました。", "石川市長は去年の春に何を建てましたか。", "大きい病院"),
    ("木村さんは町の地図に川の絵を書き加えました。", "木村さんは町の地図に何を書き加えましたか。", "川の絵"),
    ("木村さんは町の地図に川の絵を書き加えました。", "木村さんは何に川の絵を書き加えましたか。", "町の地図"),
    ("森さんは、西さんに赤い帽子をあげました。", "森さんは、だれに赤い帽子をあげましたか。", "西さん"),
    ("森さんが西さんに赤い帽子をあげました。", "森さんは西さんに何をあげましたか。", "赤い帽子"),
    ("四月に、湖の水は町の人の家に届きました。", "四月に、町の人の家に届いたのは、何ですか。", "湖の水"),
    ("西さんは店で父に冷たい牛乳を買ってくれました。", "西さんは店で父に何を買ってくれましたか。", "冷たい牛乳"),
    ("雨が庭に降ると、池の中に小さな泡が生まれます。", "雨が庭に降ると、池の中に何が生まれますか。", "小さな泡"),
    ("駅前の店は四月から「おしゃべりレジ」を始めます。", "駅前の店は四月から何を始めますか。", "おしゃべりレジ"),
    ("午後、母は弟のためにパンを三枚焼きました。", "午後、母は弟のために何を焼きましたか。", "パン"),
]
UNASKED = [
    # sentence, particle before which no question word may stand
    ("町の楽団は来年の春に新しい団員を募集します。", "だれを"),
    ("森さんは家の前で参加者に魚のみそ汁を配りました。", "だれに"),
    ("町は五月に道路の調査を行いました。", "何を"),
    ("森さんは急に外の店に目を向けました。", "何を"),
    ("森さんは町の人に影響を与えました。", "何を"),
    ("森さんは青い顔をしています。", "何を"),
    ("水は冬の夜に氷になりました。", "何に"),
    ("二人は長い間、互いに手紙を書きました。", "何に"),
    ("町の庭に大きい石があります。", "何が"),
    ("森さんは毎晩、町で本を読むことを楽しみます。", "何を"),
    ("森さんは町でその本を読みました。", "何を"),
    ("森さんは町で長い手紙を書きませんでした。", "何を"),
    ("森さんは町で長い手紙だけを書きました。", "何を"),
    ("夏に、とても小さな緑の虫が庭でふえました。", "とても何"),
    ("町の人は、赤い花が美しい山に登りました。", "何が"),
]


def asked(read: Read, text: str) -> dict[str, things.Thing]:
    found = things.things(read(text), lexicon.load())
    return {t.question: t for t in found if isinstance(t, things.Thing)}


@pytest.mark.parametrize(("sentence", "question", "answer"), ASKED)
def test_an_argument_is_asked_for_in_its_place(read: Read, sentence: str, question: str, answer: str) -> None:
    found = asked(read, sentence + AROUND)
    assert question in found, list(found)
    assert found[question].noun.text == answer


@pytest.mark.parametrize(("sentence", "wh"), UNASKED)
def test_what_no_question_word_stands_for_is_not_asked(read: Read, sentence: str, wh: str) -> None:
    assert not [q for q, t in asked(read, sentence + AROUND).items() if wh in q and t.end <= len(sentence)]


@pytest.mark.parametrize("row", tables.rows(noun_phrases.Unasked, "unasked"), ids=lambda r: r.example)
def test_each_row_says_what_may_be_asked(read: Read, row: noun_phrases.Unasked) -> None:
    text = row.example.replace("「", "").replace("」", "")
    start, end = row.example.index("「"), row.example.index("」") - 1
    analysis = read(text)
    found = [t for t in asked(read, text).values() if start <= t.start and t.end <= end]
    assert row.ask == "yes" or not [t for t in found if t.provable]
    ways = [
        noun_phrases.ask(analysis, f, a, noun)
        for f in analysis.facts
        for a in f.arguments
        if start <= a.start < end and (noun := noun_phrases.noun_of(analysis, a))
    ]
    assert set(ways) <= {row.ask}


def test_a_second_object_of_the_same_act_removes_the_question(read: Read) -> None:
    first = "森さんは、西さんに赤い帽子をあげました。" + AROUND
    assert "森さんは、西さんに何をあげましたか。" in asked(read, first)
    assert "森さんは、西さんに何をあげましたか。" not in asked(read, first + "森さんは父に傘もあげました。")


def test_a_thing_is_no_choice_but_is_written(read: Read) -> None:
    text = "森さんは、西さんに赤い帽子をあげました。" + AROUND
    made = {k: propose(read(text), lexicon.load(), (k,)).items for k in ("fact", "open_answer")}
    assert not [i for i in made["fact"] if "何を" in i.question]
    assert "森さんは、西さんに何をあげましたか。" in [i.question for i in made["open_answer"]]
