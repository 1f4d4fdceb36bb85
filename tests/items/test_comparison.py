"""統合理解: what two texts share, and what only one of them says."""

from collections.abc import Callable
from dataclasses import replace

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import compare, propose
from quizgen.items.base import Item
from quizgen.quiz.together import candidate, same_sentence

Read = Callable[[str], Analysis]

LIBRARY = (
    "山田村の図書館は、1995年に駅の前にできた。森さんは子どもの本を五百冊集めた。"
    "石川さんは夏の祭りで古い写真を見せた。中村さんは図書館の庭に赤い花を植えた。"
    "図書館は夜の九時まで開いている。"
)
SCHOOL = (
    "青木町の学校は、町の西の山に移った。石川さんは学校で昔の歌を教えた。"
    "田中さんは毎朝、山の道を掃除した。学校の生徒は秋に大きな船を作った。"
    "小林さんは新しい机を二十台買った。"
)


def asked(one: Analysis, two: Analysis, start: str) -> list[Item]:
    return [i for i in compare(one, two, lexicon.load()).items if i.question.startswith(start)]


def test_who_stands_in_both_texts(read: Read) -> None:
    (item,) = asked(read(LIBRARY), read(SCHOOL), "二つの文章の両方に出てくる人")
    assert [c.text for c in item.choices if c.correct] == ["石川"]
    assert {"森", "田中"} <= {c.text for c in item.choices}
    assert {e.text_index for e in item.evidence} == {0, 1}


def test_what_only_one_text_says(read: Read) -> None:
    one, two = read(LIBRARY), read(SCHOOL)
    for start, own, other in (("一つ目", LIBRARY, SCHOOL), ("二つ目", SCHOOL, LIBRARY)):
        found = asked(one, two, f"{start}の文章だけ")
        assert found
        for item in found:
            texts = (one.text.body, two.text.body)
            assert all(texts[e.text_index][e.start : e.end] == e.text for e in item.evidence)
            assert item.evidence[0].text in own
            assert all(e.text in other for e in item.evidence[1:])


def test_what_both_texts_say_is_not_said_by_one_alone(read: Read) -> None:
    again = SCHOOL + "山田村の図書館は、1995年に駅の前にできたのだ。"
    keys = [c.text for i in asked(read(LIBRARY), read(again), "一つ目の文章だけ") for c in i.choices if c.correct]
    assert keys
    assert not any("1995年" in key for key in keys)


def test_one_text_is_compared_with_nothing(read: Read) -> None:
    assert not propose(read(LIBRARY), lexicon.load(), ("comparison",)).items


def test_a_place_of_one_text_is_no_place_of_the_other(read: Read) -> None:
    one, two = read(LIBRARY), read(SCHOOL)
    found = [candidate(i, LIBRARY, 0) for i in asked(one, two, "二つ目の文章だけ")]
    assert (0, 1) not in {span for c in found for span in c.spans}  # each stands where its first wrong answer does
    item = found[0].item
    moved = replace(item, evidence=tuple(replace(e, text_index=1 - e.text_index) for e in item.evidence))
    assert same_sentence(found[0], candidate(item, LIBRARY, 0))
    assert not same_sentence(found[0], candidate(replace(moved, evidence=moved.evidence[:1]), LIBRARY, 0))


def test_items_in_turn_have_other_wrong_answers(read: Read) -> None:
    """So that several may stand in one quiz: no sentence is the matter of two of them."""
    more = (
        SCHOOL
        + "西田さんは古い橋を渡った。川口さんは白い犬を飼った。山本さんは港で魚を売った。本田さんは丘で凧を作った。"
    )
    first, second, *_ = asked(read(LIBRARY), read(more), "一つ目の文章だけ")
    wrong = [{c.text for c in item.choices if not c.correct} for item in (first, second)]
    assert not wrong[0] & wrong[1]
