"""Sentence order: tiles with one order only, and the proof that other orders break the sentence."""

from itertools import permutations

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.analysis.types import Analysis, Word, within
from quizgen.items import sentence_order
from quizgen.items.base import JOIN, Abstain, Item
from quizgen.items.grammar import links
from quizgen.items.grammar.links import Link, Tile
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()


def read(body: str) -> Analysis:
    return analyse(plain(body), LEXICON)


def made(body: str) -> Item:
    (item,) = sentence_order.make(read(body), LEXICON)
    assert isinstance(item, Item), item
    return item


@pytest.mark.parametrize(
    ("sentence", "order"),
    [
        ("この問題は専門家の意見によって解決された。", "専門家の／意見／によって／解決された"),
        ("新しい制度は、高齢者の生活にとって大切である。", "高齢者の／生活／にとって／大切である"),
        ("この地方では、昔から祭りの料理として食べられている。", "祭りの／料理／として／食べられている"),
        ("私の町に白いねこがいます。", "白い／ねこ／が／います"),
        ("この薬は、妹にはちょっと苦い薬かもしれません。", "ちょっと／苦い／薬／かもしれません"),
        ("夜、弟は疲れて部屋で眠ってしまった。", "部屋／で／眠って／しまった"),
    ],
)
def test_four_tiles_with_one_order(sentence: str, order: str) -> None:
    item = made(sentence)
    assert item.answers == (order,)
    assert sorted(c.text for c in item.choices) == sorted(order.split(JOIN))
    assert [p.text for p in item.places].index("★") == 2
    tail = item.prompt[-1].text
    assert item.prompt[0].text + order.replace(JOIN, "") + tail == sentence
    assert [sentence[a:b] for a, b in item.hides] == [order.replace(JOIN, "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "弟は駅で友だちと本を読んだ。",
        "母が父に花をあげた。",
        "きのう、京都で兄に会った。",
        "妹は静かに部屋に入った。",
        "その手紙は兄が大きな計画をしていることを意味する。",
    ],
)
def test_phrases_that_may_change_places_are_not_asked(sentence: str) -> None:
    assert all(isinstance(i, Abstain) for i in sentence_order.make(read(sentence), LEXICON))


ORDERS = [
    ("遠山 の 葉書が 届いた", "遠山の葉書が届いた"),
    ("白い ねこ が います", "白いねこがいます"),
    ("父の 本 を 読む", "父の本を読む"),
]


def tiles(spaced: str) -> tuple[Tile, ...]:
    """Tiles between spaces, read in the sentence they make."""
    analysis = read(spaced.replace(" ", "") + "。")
    out, at = [], 0
    for text in spaced.split():
        words = [w for w in within(analysis.words, at, at + len(text)) if isinstance(w, Word)]
        out.append(links.tile(analysis, words))
        at += len(text)
    return tuple(out)


@pytest.mark.parametrize(("spaced", "sentence"), ORDERS)
def test_only_the_right_order_holds(spaced: str, sentence: str) -> None:
    found = ["".join(t.text for t in order) for order in links.orders(tiles(spaced), "clause", "end")]
    assert found == [sentence]


def test_free_phrases_have_several_orders() -> None:
    assert len(list(links.orders(tiles("駅で 友だちと 本を 読む"), "clause", "end"))) == 6


@pytest.mark.parametrize("row", tables.rows(Link, "links"), ids=lambda r: r.example)
def test_the_tiles_of_a_link_have_its_classes(row: Link) -> None:
    one, two = row.example.split("|")
    analysis = read(f"{one}{two}" + ("" if two == "。" else "。"))
    words = [part for w in analysis.words for part in links.with_helper(analysis, w)]
    first, second = [w for w in words if w.end <= len(one)], [w for w in words if w.start >= len(one)]
    got = (links.right(analysis, first) if first else "", links.left(second[0]) if second else "")
    assert got == (row.right, row.left)


def test_law_every_order_found_is_one_of_the_permutations() -> None:
    four = tiles("駅で 友だちと 本を 読む")
    assert set(links.orders(four, "clause", "end")) <= set(permutations(four))
