"""要約: a table of years or the outline of a story, with words to be filled in from one bank."""

from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import JOIN, Item

Read = Callable[[str], Analysis]

CANAL = (
    "青木町の運河の工事は1885年6月に始まった。運河は町の人々の暮らしを変えた。1869年、国の役所が東京へ移ると、町は急に活気を失った。"
    "1888年の秋、田辺は友人とともにアメリカへ渡った。1891年、町の電車が駅の前を走り始めた。フランスの船はまだ来なかった。"
)
STORY = (
    "山田さんは朝早く起きて、駅で青い電車に乗りました。山田さんは窓の外の海を見ました。"
    "次の駅で、大きい犬を連れた女の人が電車に乗りました。犬は山田さんのパンを食べました。"
    "女の人は、山田さんにりんごを二つあげました。石川さんは来ませんでした。"
)


def items(read: Read, text: str) -> tuple[Item, ...]:
    return propose(read(text), lexicon.load(), ("summary",)).items


def test_a_table_of_the_years(read: Read) -> None:
    (item,) = items(read, CANAL)
    assert item.question.split("\n") == [
        "年表",
        "・1869年、町が急に（　　）を失った。",
        "・1885年6月、青木町の運河の（　　）が始まった。",
        "・1888年の秋、田辺が友人とともに（　　）へ渡った。",
        "・1891年、町の（　　）が駅の前を走り始めた。",
    ]
    assert item.answers[0].split(JOIN) == ["活気", "工事", "アメリカ", "電車"]
    assert [c.text for c in item.choices if c.why == "another word of the text"] == ["フランス"]


def test_every_line_is_proven_by_its_sentence(read: Read) -> None:
    for item in (*items(read, CANAL), *items(read, STORY)):
        keys = item.answers[0].split(JOIN)
        assert [key in e.text for key, e in zip(keys, item.evidence, strict=True)] == [True] * len(keys)


# A change to the text, and a word that must no longer be offered or left out.
CHANGED = [
    (CANAL.replace("フランスの船は", "1888年に友人が渡ったのは、フランスだ。フランスの船は"), "フランス"),
    (CANAL.replace("友人とともに", "友人と工事の勉強のために"), "工事"),
]


@pytest.mark.parametrize(("text", "word"), CHANGED)
def test_a_word_that_may_fit_another_line_is_not_in_the_bank(read: Read, text: str, word: str) -> None:
    offered = [{c.text for c in item.choices} for item in items(read, text)]
    assert not any({word, "アメリカ"} <= bank for bank in offered)


def test_two_events_are_no_summary(read: Read) -> None:
    assert not items(read, CANAL.split("1888年")[0])
