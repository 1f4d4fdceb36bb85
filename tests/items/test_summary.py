"""要約: sentences that tell of a text, with words to be filled in from one bank."""

from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import JOIN, Item

Read = Callable[[str], Analysis]

LIBRARY = (
    "青木町では去年、駅前に新しい図書館ができた。図書館は1956年に建てられた銀行の建物を使っている。銀行の建物は町でいちばん古い。"
    "館長の森さんは、本を二万冊集めた。石川さんは子どもたちに絵本を読んだ。開館の日には、町の人が四百人集まった。"
)


def items(read: Read, text: str) -> tuple[Item, ...]:
    return propose(read(text), lexicon.load(), ("summary",)).items


def test_the_text_in_three_sentences(read: Read) -> None:
    (item,) = items(read, LIBRARY)
    assert item.question.split("\n") == [
        "本文の内容",
        "・図書館は（　　）に建てられた銀行の建物を使っています。",
        "・（　　）は子どもたちに絵本を読みました。",
        "・開館の日には、町の人が（　　）集まりました。",
    ]
    assert item.answers[0].split(JOIN) == ["1956年", "石川さん", "四百人"]


def test_every_word_left_out_has_a_rival_of_its_sort_in_the_bank(read: Read) -> None:
    (item,) = items(read, LIBRARY)
    assert [c.text for c in item.choices if c.why == "something else of its sort"] == ["1957年", "森さん", "五百人"]


def test_every_line_is_proven_by_its_sentence(read: Read) -> None:
    (item,) = items(read, LIBRARY)
    keys = item.answers[0].split(JOIN)
    assert [key in e.text for key, e in zip(keys, item.evidence, strict=True)] == [True] * len(keys)


# A change to the text, and a sentence that may no longer have its blank.
CHANGED = [
    (LIBRARY + "森さんも子どもたちに絵本を読んだ。", "・（　　）は子どもたちに絵本を読みました。"),
    (LIBRARY.replace("四百人集まった", "おおぜい集まった"), "・開館の日には、町の人が（　　）集まりました。"),
]


@pytest.mark.parametrize(("text", "told"), CHANGED)
def test_a_word_that_cannot_be_told_is_not_left_out(read: Read, text: str, told: str) -> None:
    assert told in items(read, LIBRARY)[0].question
    assert not any(told in item.question for item in items(read, text))


def test_two_sentences_are_no_summary(read: Read) -> None:
    assert not items(read, LIBRARY.split("石川さん")[0])
