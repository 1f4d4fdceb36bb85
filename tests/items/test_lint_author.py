"""An author's wrong choices that are right, and those that are not: text, right and wrong choice, what is said."""

from collections.abc import Callable

import pytest

from quizgen.analysis.types import Analysis
from quizgen.items.base import Choice, Evidence, Item, Note, Piece
from quizgen.items.checks.lint_author import RIGHT, WRONG, second_answer

Read = Callable[[str], Analysis]
NOTE = Note("本文にあります。", "The text says so.")
ROWS = [
    ("昨日、＿医者＿が来た。", "医者", "医師", "both mean"),
    ("＿明日＿、町へ行く。", "あした", "あす", "the same word"),
    ("＿市場＿で魚を買った。", "いちば", "しば", ""),
    ("町の＿子ども＿が集まった。", "子ども", "子供", "the same word"),
    ("＿計画＿を発表した。", "plan", "project", "can mean"),
    ("＿計画＿を発表した。", "plan", "station", ""),
    ("兄は駅で待った。", "駅", "店", ""),
    ("森さんは毎朝早く起きてパンを焼きます。", "店を開くから", "早く起きてパンを焼き", "what proves the answer says"),
    ("森さんは石川さんに本をあげた。", "森さん", "石川さん", ""),
]


def asked(read: Read, text: str, right: str, wrong: str, why: str) -> tuple[Item, Analysis]:
    before, _, rest = text.partition("＿")
    marked, _, after = rest.partition("＿")
    analysis = read(before + marked + after)
    focus = (len(before), len(before) + len(marked))
    prompt = tuple(p for p in (Piece(before), Piece(marked, "marked"), Piece(after)) if p.text)
    body = analysis.text.body
    offered = (Choice(right, True, "key", NOTE), Choice(wrong, False, why, NOTE), Choice("x", False, "a rule", NOTE))
    item = Item(
        "a", "fact", "choose", "N3", prompt, offered, (), (Evidence(0, len(body), body),), (), NOTE, focus
    )  # fmt: skip
    return item, analysis


@pytest.mark.parametrize(("text", "right", "wrong", "said"), ROWS, ids=[f"{r[1]} {r[2]}" for r in ROWS])
def test_what_the_dictionary_and_the_text_say(read: Read, text: str, right: str, wrong: str, said: str) -> None:
    why = second_answer(*asked(read, text, right, wrong, WRONG))
    assert said in why and bool(said) == bool(why)


def test_what_rules_offer_is_proven_already(read: Read) -> None:
    item, analysis = asked(read, "昨日、＿医者＿が来た。", "医者", "医師", "F3 other word")
    assert second_answer(item, analysis) == ""
    assert RIGHT != WRONG
