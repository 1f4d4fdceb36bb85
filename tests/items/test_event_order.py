"""順序: dated events, the events of a story and the steps of a procedure, put in order."""

from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import JOIN
from quizgen.items.events.event_tiles import tile
from quizgen.items.events.known_orders import KnownOrder, before, orders
from quizgen.items.events.procedures import procedure
from quizgen.items.events.storylines import storyline

Read = Callable[[str], Analysis]

CANAL = (
    "町の運河の工事は1885年6月に始まった。運河は町の人々の暮らしを変えた。"
    "1869年、国の役所が東京へ移ると、町は急に静かになった。"
    "1888年の秋、田辺は友人とともにアメリカへ渡った。さらに1895年2月には、電車が町の中を走り始める。"
)
STORY = (
    "山田さんは朝早く起きて、駅で青い電車に乗りました。山田さんは窓の外の海を見ました。"
    "次の駅で、大きい犬を連れた女の人が電車に乗りました。犬は山田さんのパンを食べました。"
    "女の人は、山田さんにりんごを二つあげました。"
)
SOUP = (
    "まず、鍋に水を入れて、火にかけます。次に、豆腐を小さく切って、鍋に入れます。"
    "それから、ねぎを細かく切ります。最後に、みそを水でといて、鍋に加えてください。"
)

TILES = [
    # sentence, the event as a tile: one event, its own subject, no time, nothing that points outside
    ("おばあさんは、夜八時に古い駅で降りました。", "おばあさんが古い駅で降りた"),
    ("雨が降ってきたので、二人は近くの喫茶店に入りました。", "二人が近くの喫茶店に入った"),
    ("1869年、国の役所が東京へ移ると、町は急に静かになった。", "町が急に静かになった"),
    ("川口さんは「どうぞ」と言って、山田さんにタオルを一枚くれた。", "川口さんが山田さんにタオルを一枚くれた"),
    ("ジャンセンは、敵に囲まれた町から、気球で出た。", "ジャンセンが、敵に囲まれた町から気球で出た"),
    ("駅まで走りました。", ""),
    ("友だちは三杯飲みました。", ""),
    ("それを箱に入れた。", ""),
    ("ぼくは一分で出た。", ""),
]

NO_STORY = [
    "山田さんは駅にいた。変な気持ちが山田さんを動かした。次の考えが頭に起こった。山田さんは町で困った。",  # felt
    STORY.replace("犬は山田さんのパンを食べました", "犬は去年、山田さんのパンを食べました"),  # goes back
    STORY.replace("女の人は、山田さんに", "一方、女の人は、山田さんに"),  # at the same time
    "山田さんは毎朝、駅で電車に乗る。女の人は海を見る。犬はパンを食べる。",  # what is so every day
]


@pytest.mark.parametrize(("sentence", "told"), TILES)
def test_a_tile_is_one_event_that_stands_alone(read: Read, sentence: str, told: str) -> None:
    assert [tile(a, f) for a in (read(sentence),) for f in told_plainly(a)] == [told]


def test_events_are_told_without_their_dates_and_put_in_order(read: Read) -> None:
    (item,) = propose(read(CANAL), lexicon.load(), ("event_order",)).items
    assert item.answers[0].split(JOIN) == [
        "町が急に静かになった",
        "町の運河の工事が始まった",
        "田辺が友人とともにアメリカへ渡った",
        "電車が町の中を走り始めた",
    ]
    assert not any(c.isdigit() for choice in item.choices for c in choice.text)
    assert item.choices[0].explanation.ja.endswith("1869年のことです。")


def test_events_of_one_year_are_no_order(read: Read) -> None:
    body = CANAL.replace("1885年6月", "1888年").replace("1895年2月", "1888年3月")
    assert not propose(read(body), lexicon.load(), ("event_order",)).items


def test_two_events_are_too_few(read: Read) -> None:
    made = propose(
        read("橋の工事は1885年6月に始まった。1888年の秋、市長は東京へ行った。"), lexicon.load(), ("event_order",)
    )
    assert not made.items
    assert "fewer than three events" in made.rejected[0].why


def test_a_story_is_told_in_the_order_of_its_events(read: Read) -> None:
    (item,) = propose(read(STORY), lexicon.load(), ("event_order",)).items
    assert item.answers[0].split(JOIN) == [
        "山田さんが窓の外の海を見た",
        "犬が山田さんのパンを食べた",
        "女の人が山田さんにりんごを二つあげた",
    ]


@pytest.mark.parametrize("body", NO_STORY)
def test_an_event_that_may_be_earlier_is_none_of_the_story(read: Read, body: str) -> None:
    assert len(storyline(read(body))) < len(storyline(read(STORY)))


def test_the_steps_of_a_procedure_are_put_in_order(read: Read) -> None:
    (item,) = propose(read(SOUP), lexicon.load(), ("event_order",)).items
    assert item.question.startswith("次のことを、する順に並べてください。")
    assert item.answers[0].split(JOIN) == ["鍋に水を入れる", "豆腐を小さく切る", "ねぎを細かく切る", "みそを水でとく"]


def test_steps_without_words_of_order_are_none(read: Read) -> None:
    assert not procedure(read(SOUP.replace("まず、", "").replace("次に、", "").replace("それから、", "")))


@pytest.mark.parametrize("row", tables.rows(KnownOrder, "known_orders"), ids=lambda r: r.example)
def test_anybody_knows_what_comes_first(row: KnownOrder) -> None:
    one, other = row.example.split(">")
    assert before(one, other)
    assert not before(other, one)


ORDERS = [
    # events, the orders that are left without the text
    (("二人が喫茶店に入った", "男の人があやまった", "女の人が傘を出した"), 6),
    (("店が開館した", "妹が本を見つけた", "本の修理が終わった"), 1),
    (("犬がパンを取った", "兄が電車に乗った", "兄が電車を降りた"), 3),
    (("森さんが駅でさいふを見つけた", "森さんがさいふを運転手に見せた", "運転手が石川さんにさいふを返した"), 1),
    (("林さんがタオルを一枚くれた", "弟が水をたくさん入れた", "西さんが冷たい牛乳を買ってくれた"), 2),
    (("町が静かになった", "橋の工事が始まった", "市長が島へ渡った"), 6),  # the work did not come first
]


@pytest.mark.parametrize(("events", "left"), ORDERS)
def test_what_may_be_guessed_leaves_fewer_orders(events: tuple[str, ...], left: int) -> None:
    assert orders(events) == left


def test_events_that_anybody_can_order_are_not_asked_for(read: Read) -> None:
    body = "町の橋の工事は1885年6月に始まった。1888年の秋、市長は島へ渡った。1895年2月に、橋の工事が終わった。"
    assert not propose(read(body), lexicon.load(), ("event_order",)).items
