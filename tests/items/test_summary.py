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
    "館長の森さんは、本を集めた。石川さんは子どもたちに絵本を読んだ。木村さんは図書館の窓を直した。"
    "開館の日には、町の人が四百人集まった。"
)
LATER = "館長は歌を聞いた。町の人は席に着いた。空には雲が出た。広場の木は高い。子どもたちは図書館の庭に花を植えた。"
FERRY = (
    "川の西と東を、町の渡し船がつないでいる。渡し船は、1952年に運航を始めた。町は来年、渡し船を廃止する計画を発表した。"
    "私はこの計画に反対だ。\n橋を渡ると、歩いて五十分かかる。船は人を四分で運ぶ。\n船頭の和田さんは、客の名前を知っている。"
    "森さんは和田さんに本をあげた。林さんは船の絵をかいた。和田さんは毎日、船を川に出す。\n"
    "町長は橋を見た。もちろん、私は朝の七時に客が三人しかいないことを知っている。私は町の決定を待つ。"
)


def items(read: Read, text: str) -> tuple[Item, ...]:
    return propose(read(text), lexicon.load(), ("summary",)).items


def lines(read: Read, text: str) -> list[str]:
    (item,) = items(read, text)
    return item.question.split("\n")


def test_the_text_in_three_sentences(read: Read) -> None:
    assert lines(read, LIBRARY) == [
        "本文の内容",
        "・図書館は（　　）に建てられた銀行の建物を使っています。",
        "・（　　）は子どもたちに絵本を読みました。",
        "・開館の日には、町の人が（　　）集まりました。",
    ]
    assert items(read, LIBRARY)[0].answers[0].split(JOIN) == ["1956年", "石川さん", "四百人"]


def test_every_word_left_out_has_two_rivals_of_its_sort_in_the_bank(read: Read) -> None:
    (item,) = items(read, LIBRARY)
    extras = [c.text for c in item.choices if c.why == "something else of its sort"]
    assert extras == ["1957年", "1955年", "森さん", "木村さん", "五百人", "三百人"]


def test_every_line_is_proven_by_its_sentence(read: Read) -> None:
    (item,) = items(read, LIBRARY)
    keys = item.answers[0].split(JOIN)
    assert [key in e.text for key, e in zip(keys, item.evidence, strict=True)] == [True] * len(keys)


ENDS = [
    # a text, its last line, the words that stand for its blank
    (LIBRARY + LATER, "・開館の日には、町の人が（　　）集まりました。", ("四百人", "五百人", "三百人")),
    (FERRY, "・筆者は、渡し船を廃止する計画に（　　）しています。", ("反対", "賛成")),  # what its writer holds
]


@pytest.mark.parametrize(("text", "last", "words"), ENDS)
def test_no_line_is_without_a_blank(read: Read, text: str, last: str, words: tuple[str, ...]) -> None:
    (item,) = items(read, text)
    assert lines(read, text)[-1] == last
    assert all("（　　）" in line for line in lines(read, text)[1:])
    assert item.answers[0].split(JOIN)[-1] == words[0]
    assert set(words) <= {c.text for c in item.choices}
    assert len(item.evidence) == len(item.answers[0].split(JOIN))


HELD = [
    # how the writer stands, the last line
    ("計画を心から歓迎している", "・筆者は、渡し船を廃止する計画を支持しています。"),
    ("計画に納得できない", "・筆者は、渡し船を廃止する計画に納得していません。"),
]


@pytest.mark.parametrize(("stance", "last"), HELD)
def test_the_stance_is_told_plainly(read: Read, stance: str, last: str) -> None:
    assert lines(read, FERRY.replace("計画に反対だ", stance))[-1] == last


def test_a_report_tells_at_once_what_came_of_it(read: Read) -> None:
    dated = LIBRARY.replace(
        "青木町では去年、駅前に新しい図書館ができた。", "青木町で2月8日、図書館が開き、町の人が四百人集まった。"
    )
    told = dated.replace("開館の日には、町の人が四百人集まった。", "館長は八月に本を五千冊買った。") + LATER.replace(
        "に花を植えた", "が好きだ"
    )
    assert lines(read, told)[1] == "・青木町で2月8日、図書館が開き、町の人が（　　）集まりました。"
    assert not any("子どもたちは図書館の庭" in line for line in lines(read, told))


def test_what_is_only_granted_is_no_line(read: Read) -> None:
    assert not any("七時" in line or "三人" in line for line in lines(read, FERRY))


# A text, and why it has no summary.
REFUSED = [
    (LIBRARY.split("石川さん")[0], "fewer than three sentences"),
    (LIBRARY + "雲が出た。それは高い。子どもたちはそれを見た。" * 4, "how the text goes on"),
    ("雲が出た。それは高い。子どもたちはそれを見た。" * 2 + LIBRARY, "how the text begins"),
    (
        "町の橋は1956年に完成した。青木駅は1965年に移った。青木町は1978年に図書館を建てた。石川さんは橋を渡る。",
        "nothing but numbers and times",
    ),
]


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_without_lines_for_the_whole_text_there_is_no_summary(read: Read, text: str, why: str) -> None:
    made = propose(read(text), lexicon.load(), ("summary",))
    assert not made.items
    assert why in made.rejected[0].why


# A change to the text, and a sentence that may no longer have its blank.
CHANGED = [
    (LIBRARY + "森さんも子どもたちに絵本を読んだ。", "・（　　）は子どもたちに絵本を読みました。"),
    (LIBRARY.replace("石川さん", "司書"), "・（　　）は子どもたちに絵本を読みました。"),  # 森さん may be the 司書
    (LIBRARY.replace("四百人集まった", "おおぜい集まった"), "・開館の日には、町の人が（　　）集まりました。"),
]


@pytest.mark.parametrize(("text", "told"), CHANGED)
def test_a_word_that_cannot_be_told_is_not_left_out(read: Read, text: str, told: str) -> None:
    assert told in items(read, LIBRARY)[0].question
    assert not any(told in item.question for item in items(read, text))


def test_two_parts_of_a_day_are_not_asked_for_together(read: Read) -> None:
    text = LIBRARY.replace("石川さんは", "土曜日の朝、石川さんは").replace("木村さんは", "午後、木村さんは")
    answers = [set(item.answers[0].split(JOIN)) for item in items(read, text)]
    assert not any({"土曜日の朝", "午後"} <= given for given in answers)
