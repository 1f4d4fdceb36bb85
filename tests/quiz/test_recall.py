"""What a missed item was about: a word with a skill, or a grammar point."""

import pytest

from quizgen import lexicon, paths
from quizgen.analysis import analyse
from quizgen.items import propose
from quizgen.items.base import JOIN, Item
from quizgen.quiz.learnt import SKILLS
from quizgen.quiz.recall import POINTED, Word, about, missed, point, words
from quizgen.source.library import Library

LEXICON = lexicon.load()
ANALYSIS = analyse(Library(paths.shipped("texts")).get("sento-diary"), LEXICON)
ITEMS = propose(ANALYSIS, LEXICON).items


def of_kind(kind: str) -> list[Item]:
    found = [item for item in ITEMS if item.kind == kind]
    assert found, kind
    return found


@pytest.mark.parametrize(
    ("kind", "skill"), [("kanji_reading", "reading"), ("typed_reading", "reading"), ("meaning", "meaning")]
)
def test_an_item_about_a_word_is_missed_with_its_skill(kind: str, skill: str) -> None:
    for item in of_kind(kind):
        (word,) = missed(item, ANALYSIS, "?")
        assert word.skill == skill and word.form[0] in item.question


def test_any_other_item_is_about_no_word() -> None:
    others = [item for item in ITEMS if item.kind not in SKILLS]
    assert others and all(words(item, ANALYSIS) == missed(item, ANALYSIS, "?") == () for item in others)


def test_of_words_to_be_matched_those_in_a_wrong_place_are_missed() -> None:
    for item in of_kind("matching"):
        first, second, *rest = item.answers[0].split(JOIN)
        wrong = missed(item, ANALYSIS, JOIN.join((second, first, *rest)))
        assert len(wrong) == 2 and set(wrong) < set(words(item, ANALYSIS))
        assert missed(item, ANALYSIS, item.answers[0]) == ()


def test_every_item_about_one_word_is_found_by_it() -> None:
    found = about(ITEMS, ANALYSIS)
    assert {Word("店長", "てんちょう", "reading"), Word("牛乳", "ぎゅうにゅう", "reading")} <= set(found)
    for word, items in found.items():
        assert all(words(item, ANALYSIS) == (word,) for item in items)


def test_items_on_grammar_name_their_point() -> None:
    points = {point(item, ANALYSIS) for item in ITEMS if item.kind in POINTED}
    assert {"〜てしまう", "でも", "を"} <= points


def test_no_other_item_names_one() -> None:
    assert {point(item, ANALYSIS) for item in ITEMS if item.kind not in POINTED} == {""}
