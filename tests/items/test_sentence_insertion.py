"""文の挿入: where a sentence stands, and what proves that it stands nowhere else that is offered."""

from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import Item
from quizgen.items.sentences import sentence_links, stretches, time_links
from quizgen.items.sentences.sentence_links import Loose
from quizgen.output.passage import View, passage

Read = Callable[[str], Analysis]

OIL = (
    "夏の夕方、空が急に暗くなった。地面からなつかしい匂いが上がってくる。晴れた日に、植物から出た油が土にたまる。"
    "雨が降ると、その油が匂いになって空に出る。次の年、町の人が匂いを調べた。"
)
BOTTLE = (
    "町の海で古い瓶が見つかった。三本の瓶は遠い島に着いた。瓶を見つけたのは、ブラジル出身のマルコス・シルバさんである。"
    "シルバさんは十年前に町に来た。返事は次の日に届いた。町は瓶を駅に置く。"
)
FERRY = (
    "町の船は古い。私は船を残すことに反対だ。第一に、船は冬に休む。去年は五十日も休んだ。第二に、船は夜を知らない。"
    "客も減っている。去年の客は百人だった。このため、町も困っている。駅の前に橋がある。"
)

CAT = (
    "私の町に白いねこがいます。朝七時、ねこは魚屋の前にすわります。森さんは魚をあげます。昼、ねこは学校へ行きます。"
    "子どもたちはよろこびます。夜八時、ねこは家に帰ります。"
)
CANAL = (
    "町の東に古い橋がある。町は1885年6月に橋の工事を始めた。工事には長い時間がかかった。1888年の秋、市長は外国の橋を見た。"
    "外国の橋は軽かった。1890年に橋ができた。"
)
ASKED = [
    # text, how the sentence begins, the key, and the two letters before and after its place
    (OIL, "雨が降ると", "④", ("る。", "次の")),
    (BOTTLE, "シルバさんは", "④", ("る。", "返事")),
    (BOTTLE, "瓶を見つけた", "①", ("た。", "シル")),
    (FERRY, "第二に", "③", ("だ。", "客も")),
    (CAT, "昼、", "③", ("す。", "子ど")),
    (CAT, "朝七時", "①", ("す。", "森さ")),
    (CANAL, "1888年", "③", ("た。", "外国")),
]

ALONE = FERRY.replace("このため、", "")  # no place after the second point is surely wrong
SHOP = (
    "マルコさんは今、町の小さい店で働いています。マルコさんは毎朝四時に起きます。五時に市場へ行きます。"
    "市場の人は魚をすすめます。店は十一時半に開きます。昼は客が二十人来ます。夜十時に家に帰ります。おくさんが待っています。"
)


def test_numbers_alone_do_not_tell_the_place(read: Read) -> None:
    assert not any(i.prompt[0].text.startswith("第二に") for i in items(read(ALONE)))


def test_no_place_follows_a_sentence_about_the_same_thing(read: Read) -> None:
    item = asked(read(SHOP), "店は十一時")
    shown = "".join(p.text for p in item.prompt)
    assert not any(f"働いています。{mark}" in shown for mark in "①②③④")


OPENS = [
    # a sentence after another, whether a stretch may begin with it: it points back to nothing
    ("町の図書館は六時に閉まる。", True),
    ("1869年、東京の人口は減った。", True),
    ("今も店は開いている。", True),
    ("その年の暮れ、森さんは町を出た。", False),
    ("年の暮れ、二人は町を出た。", False),
    ("当時の町は小さかった。", False),
    ("町の一年分の予算を上回る額である。", False),
    ("手紙の長さも問わない。", False),
    ("しかし、店は閉まった。", False),
    ("水の使い方を学ぶためである。", False),
    ("翌年、町に駅ができた。", False),
    ("「森さんは元気ですか」と言った。", False),
    ("第一に、町の船は古い。", False),
    ("仰天した森さんは部屋を出た。", True),  # but not in the middle of a paragraph
]


@pytest.mark.parametrize(("sentence", "opens"), OPENS)
def test_a_stretch_begins_where_nothing_points_back(read: Read, sentence: str, opens: bool) -> None:
    analysis = read(f"山田さんは町の市長になった。{sentence}森さんは古い本を買った。")
    assert stretches.points_back(analysis, 1) != opens


def test_a_stretch_begins_with_a_paragraph_if_it_can(read: Read) -> None:
    analysis = read("駅の前に店がある。\n森さんは店で働く。森さんは本を売る。林さんは本を買う。谷さんは絵をかく。")
    assert stretches.begin(analysis, 3, 5) == 1


def test_a_stretch_points_to_nothing_before_it(read: Read) -> None:
    analysis = read("森さんの茶わんは古い。\n森さんは湯を入れた。林さんはこの茶わんを見た。谷さんは花を見た。")
    assert stretches.begin(analysis, 1, 4) == 0


LINKED = [
    # text, what is said, what it goes back to
    (OIL, "その油", "油"),
    (BOTTLE, "シルバさん", "マルコス・シルバさん"),
    (FERRY, "第二に", "第一に"),
    (
        "町には港がある。橋の工事は来年始まる。石川市長は工事の費用を発表した。工事は三年かかる。同市長は費用を説明した。",
        "同市長",
        "石川市長",
    ),
    (
        "町には港がある。橋の工事は来年始まる。石川次郎さんが町に着いた。同氏は、町の人と話した。",
        "同氏",
        "石川次郎さん",
    ),
]
UNLINKED = [
    # whom 同 means two may be, or it is told too far before
    ("町には森市長が来た。橋の工事は来年始まる。石川市長は費用を発表した。同市長は費用を説明した。", "同市長"),
    ("石川市長は費用を発表した。町には港がある。橋は長い。工事は三年かかる。同市長は費用を説明した。", "同市長"),
]


@pytest.mark.parametrize(("body", "said"), UNLINKED)
def test_whom_the_same_means_stands_right_before(read: Read, body: str, said: str) -> None:
    assert said not in {k.said for k in sentence_links.links(read(body))}


def items(analysis: Analysis) -> list[Item]:
    return list(propose(analysis, lexicon.load(), ("sentence_insertion",)).items)


def asked(analysis: Analysis, begins: str) -> Item:
    return next(i for i in items(analysis) if i.prompt[0].text.startswith(begins))


@pytest.mark.parametrize(("body", "begins", "key", "beside"), ASKED)
def test_the_place_is_asked_for(read: Read, body: str, begins: str, key: str, beside: tuple[str, str]) -> None:
    item = asked(read(body), begins)
    assert [c.text for c in item.choices if c.correct] == [key]
    places = [i for i, p in enumerate(item.prompt) if p.role == "slot"]
    at = places["①②③④".index(key)]
    assert (item.prompt[at - 1].text[-2:].strip("　"), item.prompt[at + 1].text[:2]) in (beside, ("", beside[1]))


@pytest.mark.parametrize(("body", "said", "first"), LINKED)
def test_a_sentence_goes_back_to_one_before(read: Read, body: str, said: str, first: str) -> None:
    assert (said, first) in {(k.said, k.first) for k in sentence_links.links(read(body))}


TIMES = [
    # text, which of its sentences are asked for by their times
    (CAT, {"朝七時", "昼", "夜八時"}),
    (CAT.replace("昼、", "夜九時、"), set()),  # no order
    (CAT.replace("昼、", "昼から"), set()),  # a bound, and only two times besides
    (CAT.replace("昼、", "昼は"), set()),  # a topic beside 夜は
    (CANAL, {"1885年6月", "1888年の秋", "1890年"}),
    (CANAL.replace("1890年に", "1888年に"), set()),  # a year and its autumn
    (CANAL.replace("外国の橋を見た。", "外国の橋を見たのである。"), {"1885年6月", "1890年"}),  # may look back
    (CANAL.replace("1888年の秋、市長は", "市長は、1888年にできた"), set()),  # not that of the main clause
]


@pytest.mark.parametrize(("body", "times"), TIMES)
def test_a_text_that_goes_on_in_time_keeps_its_order(read: Read, body: str, times: set[str]) -> None:
    found = time_links.links(read(body))
    assert {k.said for k in found} | {k.first for k in found} == times


@pytest.mark.parametrize(
    ("first", "then"), [("まず、", "次に、"), ("はじめに、", "続いて、"), ("つぎに、", "最後に、")]
)
def test_steps_that_are_numbered_by_words_are_tied(read: Read, first: str, then: str) -> None:
    body = f"豆腐を買う。{first}豆腐を小さく切る。なべに水を入れる。{then}豆腐をなべに入れる。ふたをする。"
    assert (then, first) in {(k.said, k.first) for k in sentence_links.links(read(body))}


def test_what_the_title_or_an_earlier_sentence_names_gives_no_place(read: Read) -> None:
    told = OIL.replace("空が急に", "油を売る店の空が急に")
    assert not any(i.prompt[0].text.startswith("雨が降ると") for i in items(read(told)))


def test_the_passage_shows_the_places_alike_and_hides_the_sentence(read: Read) -> None:
    analysis = read(OIL)
    item = asked(analysis, "雨が降ると")
    blanks = tuple((start, end, 7) for start, end in item.blanks)
    runs = [r for p in passage(analysis, View(blanks=blanks, several=frozenset((7,))), lexicon.load()) for r in p.runs]
    assert [r.label for r in runs if r.blank] == ["7①", "7②", "7③", "7④"]
    shown = "".join(r.label if r.blank else "".join(w for w, _ in r.furigana) for r in runs)
    assert shown.endswith("土にたまる。7④次の年、町の人が匂いを調べた。")
    assert "その油" not in shown


@pytest.mark.parametrize("row", tables.rows(Loose, "loose_nouns"), ids=lambda r: r.noun)
def test_noun_that_names_nothing_again(read: Read, row: Loose) -> None:
    body = f"{row.example}町の人は{row.noun}の話が好きだ。{row.example}"
    assert row.noun in row.example
    assert not any(k.said.endswith(row.noun) and k.noun for k in sentence_links.links(read(body)))
