"""A text with a second possible answer planted: the item that was there before is gone, for each kind.

A row: kind; a text that gives an item; its key (○) or part of its question; the text with the second answer in it.
Where the kind offers other wrong answers instead, what is gone is the wrong one (×) that has become right.
"""

from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import KINDS, compare, propose
from quizgen.items.base import Item

Read = Callable[[str], Analysis]

BOTH = "＋"  # between two texts
SAID = (
    "館長の森田さんは「人と話す時間も届けたい」と話しました。市長の石川さんは「町の人の声を聞いた」と言いました。"
    "利用者の中村さんは、五月二日に図書館で三冊の本を借りました。"
)
TOWN = (
    "石川市長は七月十日に駅前で新しい店を開きました。中村さんは九月五日に公園で歌を歌いました。"
    "森田さんは五月二日に図書館で三冊の本を借りました。"
)
STORY = (
    "山田村の図書館は、1995年に駅の前にできた。図書館は珍しい本をたくさん入手した。"
    "村の人口は十年で急に増加した。山田さんは毎日、学校の庭に赤い花を植えた。"
    "館長の森さんは、村の子どもに本を十冊あげた。"
)
WHY = (
    "橋が壊れていたので、町の試合は中止になった。山田さんは学校の庭に赤い花を植えた。"
    "図書館は古い本を百冊売った。森さんの店は毎朝六時に開く。市長は新しい橋を見に行った。"
    "市の船は毎日、大きい荷物を島まで運ぶ。中村さんは町の公園で昔の歌を歌った。"
)
CLOCK = (
    "町の駅の前に、古い時計がある。去年の春、時計が動かなくなった。弟は毎朝その時計を見て、電車に乗る。"
    "だから、時計を直してほしいと駅の人に頼んだ。しかし、駅の人は首を振った。時計を直すことができる人は、もう町にいない。"
    "弟は図書館へ行って、時計の本を借りた。きのう、弟は古い時計を直した。"
)
LIBRARY = (
    "山田村の図書館は、1995年に駅の前にできた。森さんは子どもの本を五百冊集めた。"
    "石川さんは夏の祭りで古い写真を見せた。中村さんは図書館の庭に赤い花を植えた。"
)
SCHOOL = (
    "青木町の学校は、町の西の山に移った。石川さんは学校で昔の歌を教えた。"
    "田中さんは毎朝、山の道を掃除した。小林さんは新しい机を二十台買った。"
)
DATED = (
    "町の運河の工事は1885年6月に始まった。1869年、国の役所が東京へ移ると、町は急に静かになった。"
    "1895年2月には、電車が町の中を走り始める。"
)
OPENING = (
    "図書館は1956年に建てられた銀行の建物を使っている。館長の森さんは、本を集めた。"
    "石川さんは子どもたちに絵本を読んだ。木村さんは図書館の窓を直した。開館の日には、町の人が四百人集まった。"
)
GROUP = "あおば市は新しい計画を発表した。姉は調査を知らない。古い道具の値段が決まった。"

TREES = (
    "駅の前に、大きい木が三本ある。木は、町ができた年に子どもたちが植えたものだ。\n"
    "去年、市長は駅の前の道を広くする計画を発表した。新しい道には、木を植える場所がない。工事の費用は三億円だ。\n"
    "もちろん、広い道は車に乗る人には便利だ。市長は、木を切ると町の人に説明した。\n"
    "しかし、木の下には、いつも町の人が集まる。祖母は毎朝、木の下で友だちと話す。市長は駅の前の木を残すべきだ。"
)
COURSES = (
    "町の学校で、秋から三つの教室が始まります。\n\n・絵の教室：土曜日、10時〜12時\n・歌の教室：土曜日、14時〜16時\n"
    "・花の教室：月曜日、10時〜12時\n"
)
CANDY = (
    "子どもたちは舟でけんかをしました。お母さんは紙の袋から飴玉を出しました。さむらいはそれを机にのせ、刀で割りました。"
)

VIEWS = (
    "駅前の店は、十月一日から夜の十時まで開く。店長の森さんは「夜の店は町の明かりだ」と言う。"
    "町には今、夜に開く店が三軒ある。私は二年前から、駅の近くで一人で暮らしている。町は、夜に働く人の声も聞くべきだ。"
)
VISIT = (
    "森さんは町で小さな店をしています。川口さんは毎朝パンを焼きます。"
    "石川さんは森さんの店に行きました。そして、古い時計を直しました。"
)

OIL = (
    "夏の夕方、空が急に暗くなった。地面からなつかしい匂いが上がってくる。晴れた日に、植物から出た油が土にたまる。"
    "雨が降ると、その油が匂いになって空に出る。次の年、町の人が匂いを調べた。"
)

PLANTED = [
    (
        "kanji_reading",
        "姉は歌がとても上手です。",
        "じょうず",
        "姉は歌がとても上手です。川の上手《かみて》に橋があります。",
    ),
    (
        "typed_reading",
        "姉は歌がとても上手です。",
        "じょうず",
        "姉は歌がとても上手です。川の上手《かみて》に橋があります。",
    ),
    ("orthography", "町は来年の計画を発表した。", "○計画", "町は来年の計画を発表した。兄は討画という字を見た。"),
    (
        "word_formation",
        "町は来年、大規模な工事を始める。",
        "大",
        "町は来年、大規模な工事を始める。村は、多規模な工事だ。",
    ),
    ("meaning", "兄は夜、新しい方法を考えた。", "way", "兄は夜、新しい道を考えた。"),  # 道: a road, and a way
    ("matching", GROUP, "／price", GROUP.replace("道具", "価格")),
    ("inflection", "兄は本を読みながら駅で待つ。", "○読み", "兄は本を読みながら駅で待つ。弟は本を読むながら歩く。"),
    ("vocabulary", "母は毎朝、薬を飲む。", "○飲む", "母は毎朝、薬を飲む。弟は毎朝、薬を食べる。"),
    ("typed_cloze", "兄は夜、計画を考えた。", "夜、（", "兄は夜、来年を考えた。"),  # ら＿＿＿: 来年, 来月
    ("paraphrase", "空が急に暗くなった。", "○突然", "空が急に暗くなった。冬は空がゆっくり暗くなる。"),
    ("particle", "兄は駅で友だちを待った。", "○で", "兄は駅で友だちを待った。弟は駅に友だちを連れて行った。"),
    (
        "connective",
        "家で薬を飲んだ。しかし、熱は下がらなかった。",
        "×なぜなら",
        "家で薬を飲んだ。しかし、熱は下がらなかったからだ。",
    ),
    (
        "sentence_ending",
        "あの建物は町の病院かもしれない。",
        "かもしれない",
        "あの建物は町の病院かもしれない。あれは病院ようだ。",
    ),
    (
        "sentence_order",
        "この問題は専門家の意見によって解決された。",
        "意見",
        "この問題は専門家が意見によって昨日解決された。",
    ),
    ("text_grammar", CLOCK, "○だから", CLOCK + "電車を乗るのは毎朝だ。"),
    ("fact", TOWN, "新しい店を開いたのは、いつですか", TOWN + "石川市長は八月一日にも駅前で新しい店を開きました。"),
    ("speaker", SAID, "と話したのは、だれですか", SAID + "市長の石川さんも「人と話す時間も届けたい」と話しました。"),
    ("true_false", TOWN, "店を開いたのは、九月五日", TOWN + "石川市長は九月五日にも駅前で新しい店を開きました。"),
    ("statement", STORY, "×村の人口は十年で少しずつ増えました", STORY + "村の人口は少しずつ変わる。"),
    ("reason", WHY, "試合が中止になったのは", WHY + "選手が病気になったので、町の試合は中止になった。"),
    ("reference", CANDY, "○飴玉", CANDY.replace("飴玉を出し", "人形を見つけ、飴玉を出し")),
    ("subject", VISIT, "○石川さん", VISIT.replace("森さんの店に行きました", "森さんと店に行きました")),
    (
        "structure",
        "市長が橋を直すと、船は島まで荷物を運んだ。",
        "船",
        "市長が橋を直すと、船は島まで市長が荷物を運んだ。",
    ),
    ("event_order", DATED, "○町が急に静かになった", DATED.replace("1895年2月", "1885年")),
    ("summary", OPENING, "（　　）は子どもたちに", OPENING + "森さんも子どもたちに絵本を読んだ。"),
    ("sentence_insertion", OIL, "その油", OIL.replace("空が急に", "油を売る店の空が急に")),
    ("opinion", VIEWS, "×町には今、夜に開く店が三軒ある。", VIEWS.replace("三軒ある", "三軒あるべきだ")),
    ("open_answer", WHY, "試合が中止になったのは", WHY + "選手が病気になったので、町の試合は中止になった。"),
    ("gist", TREES, "○市長は駅の前の木を残すべきだ", TREES + "市長は新しい道を細くするべきだ。"),
    (
        "information",
        COURSES,
        "土曜日の午前中に参加したい",
        COURSES.replace("花の教室：月曜日", "花の教室：土曜日"),
    ),
    ("comparison", LIBRARY + BOTH + SCHOOL, "×森\n", LIBRARY + BOTH + SCHOOL + "森さんも学校で歌を教えた。"),
]


def told(item: Item) -> str:
    """Question, keys (○) and wrong choices (×) of an item."""
    signs = ("○" if c.correct else "×" for c in item.choices)
    choices = (sign + c.text for sign, c in zip(signs, item.choices, strict=True))
    return "\n".join((item.question, *("○" + a for a in item.answers), *choices, ""))


def asked(read: Read, kind: str, body: str, what: str) -> list[str]:
    """What items of a kind tell of a text, or of two, as far as it has these words."""
    texts = [read(part) for part in body.split(BOTH)]
    made = compare(*texts, lexicon.load()) if len(texts) > 1 else propose(texts[0], lexicon.load(), (kind,))
    return [t for t in map(told, made.items) if what in t]


@pytest.mark.parametrize(("kind", "sound", "what", "planted"), PLANTED, ids=[row[0] for row in PLANTED])
def test_a_second_possible_answer_removes_the_item(read: Read, kind: str, sound: str, what: str, planted: str) -> None:
    assert asked(read, kind, sound, what)
    assert not asked(read, kind, planted, what)


def test_every_kind_has_a_row() -> None:
    apart = {"comparison", "authored"}  # test_comparison plants it in the other text; an author's word is the author's
    assert {row[0] for row in PLANTED} | apart == {kind.name for kind in KINDS}
