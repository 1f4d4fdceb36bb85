"""What a teacher does to a sheet by hand, on a text that ships."""

from dataclasses import replace

import pytest

from quizgen import lexicon, paths
from quizgen.analysis import analyse
from quizgen.items import propose, rewording
from quizgen.items.base import Item
from quizgen.quiz import wording
from quizgen.quiz.choose import candidates_of
from quizgen.quiz.picks import (
    Picked,
    Pool,
    another,
    arranged,
    moved,
    other_items,
    own_item,
    part_moved,
    pick,
    with_edit,
    with_own,
    without,
)
from quizgen.quiz.types import QuizSpec
from quizgen.quiz.wording import Edit, Own
from quizgen.source.library import Library

SPEC = QuizSpec(count=10)
OWN = Own(
    "own-1",
    "choose",
    "町は時計をどうすることにしましたか。",
    (("そのまま残す", True), ("すぐに直す", False), ("新しくする", False)),
    evidence="そのまま残し",
)


@pytest.fixture(scope="module")
def pool() -> Pool:
    words = lexicon.load()
    analysis = analyse(Library(paths.shipped("texts")).get("fast-clock"), words)
    return Pool((analysis,), tuple(candidates_of((propose(analysis, words),), (analysis,), QuizSpec())))


@pytest.fixture
def picked(pool: Pool) -> Picked:
    return pick(pool, SPEC)


def quiz_items(pool: Pool, picked: Picked, version: str = "A") -> tuple[Item, ...]:
    return arranged(pool, picked, replace(SPEC, version=version), lexicon.load()).items


def ids(items: tuple[Item, ...]) -> list[str]:
    return [item.id for item in items]


def test_the_same_wish_gives_the_same_sheet(pool: Pool, picked: Picked) -> None:
    assert picked == pick(pool, SPEC)
    assert len(picked.items) == 10


def test_so_many_of_each_kind(pool: Pool) -> None:
    wish = (("kanji_reading", 3), ("particle", 2), ("fact", 1))
    kinds = [pool.by_id[i].item.kind for i in pick(pool, SPEC, wish).items]
    assert {kind: kinds.count(kind) for kind in kinds} == dict(wish)


def test_another_item_of_the_kind_takes_the_place(pool: Pool, picked: Picked) -> None:
    item = next(i for i in picked.items if another(pool, picked, i))
    new = another(pool, picked, item)
    assert new is not None
    at = picked.items.index(item)
    assert new.items[at] != item
    assert pool.by_id[new.items[at]].item.kind == pool.by_id[item].item.kind
    assert [i for n, i in enumerate(new.items) if n != at] == [i for i in picked.items if i != item]


def test_every_other_item_comes_before_the_first_comes_again(pool: Pool) -> None:
    first = pick(pool, SPEC, (("kanji_reading", 1),))
    seen, now = [first.items[0]], first
    while (new := another(pool, now, now.items[0])) and new.items[0] not in seen:
        seen, now = [*seen, new.items[0]], new
    assert len(seen) == sum(c.item.kind == "kanji_reading" for c in pool.candidates)
    assert new is not None and new.items[0] in seen


def test_what_was_done_by_hand_stays_when_others_are_chosen(pool: Pool, picked: Picked) -> None:
    gone, worded = picked.items[0], picked.items[3]
    by_hand = with_own(with_edit(without(picked, gone), Edit(worded, explanation="本文を見ましょう。")), OWN)
    for seed in (2, 3, 4):
        new = pick(pool, replace(SPEC, seed=seed), (), by_hand)
        assert gone not in new.items
        assert {worded, OWN.id} <= set(new.items)
        assert new.edits == by_hand.edits and len(new.items) == 10


def test_words_anew_stand_on_every_version_and_keep_what_is_asked(pool: Pool) -> None:
    picked = pick(pool, SPEC, (("kanji_reading", 2),))
    item = pool.by_id[picked.items[0]].item
    wrong = next(c for c in item.choices if not c.correct)
    prompt = "たとえば、" + rewording.written(item)
    assert rewording.keeps(item, prompt)
    edit = Edit(item.id, prompt, ((wrong.text, "ちがうよみ"),), (), "音読みです。")
    for version in "AB":
        new = next(i for i in quiz_items(pool, with_edit(picked, edit), version) if i.id == item.id)
        assert new.question == "たとえば、" + item.question
        assert [p for p in new.prompt if p.role == "marked"] == [p for p in item.prompt if p.role == "marked"]
        assert {c.text for c in new.choices} == {c.text for c in item.choices} - {wrong.text} | {"ちがうよみ"}
        assert [c.text for c in new.choices if c.correct] == [c.text for c in item.choices if c.correct]
        assert new.explanation.ja == "音読みです。"
    assert with_edit(with_edit(picked, edit), Edit(item.id)).edits == ()


@pytest.mark.parametrize("prompt", ["", "  ", "まったくほかの文です。"])
def test_a_prompt_without_what_is_asked_is_none(pool: Pool, prompt: str) -> None:
    item = next(c.item for c in pool.candidates if c.item.kind == "kanji_reading")
    assert not rewording.keeps(item, prompt)


def test_the_checks_read_new_words_too(pool: Pool) -> None:
    fact = next(c.item for c in pool.candidates if c.item.kind == "fact")
    analysis, words = pool.analyses[0], lexicon.load()
    key = next(c.text for c in fact.choices if c.correct)
    wrong = next(c.text for c in fact.choices if not c.correct)
    assert wording.doubt(fact, analysis) == ""
    same = wording.edited(fact, Edit(fact.id, choices=((wrong, key),)), analysis, words)
    assert wording.doubt(same, analysis) == "one_right"
    told = wording.edited(fact, Edit(fact.id, prompt=f"{key}ですか。それはいつですか。"), analysis, words)
    assert wording.doubt(told, analysis) == "answer_in_question"


def test_an_item_of_ones_own_is_asked_like_the_others(pool: Pool, picked: Picked) -> None:
    items = quiz_items(pool, with_own(picked, OWN))
    own = items[-1]
    assert own.id == OWN.id and own.kind == "authored"
    assert [c.text for c in own.choices if c.correct] == ["そのまま残す"]
    assert own.evidence[0].text == OWN.evidence
    assert wording.doubt(own_item(pool, OWN, lexicon.load()), pool.analyses[0]) == ""
    assert without(with_own(picked, OWN), OWN.id) == picked


def test_an_item_moves_within_its_part_and_a_part_among_parts() -> None:
    picked, parts = Picked(("a", "b", "c", "d")), [("a", "b"), ("c",), ("d",)]
    assert moved(picked, parts, "a", 1).items == ("b", "a", "c", "d")
    assert moved(picked, parts, "b", 1) == picked
    assert moved(picked, parts, "a", -1) == picked
    assert part_moved(picked, parts, "c", -1).items == ("c", "a", "b", "d")
    assert part_moved(picked, parts, "d", 1) == picked


def test_version_b_asks_the_same_in_another_order(pool: Pool) -> None:
    picked = pick(pool, SPEC, (("kanji_reading", 4), ("fact", 2)))
    one, two = quiz_items(pool, picked), quiz_items(pool, picked, "B")
    assert sorted(ids(one)) == sorted(ids(two))
    assert ids(one) != ids(two)
    assert [i.id for i in one if i.kind == "fact"] == [i.id for i in two if i.kind == "fact"]
    assert ids(one) == list(picked.items)


def test_version_b_may_ask_other_things_of_the_same_kinds(pool: Pool) -> None:
    picked = with_own(pick(pool, SPEC, (("kanji_reading", 3),)), OWN)
    other = other_items(pool, picked, 1)
    assert not set(other.items[:3]) & set(picked.items[:3])
    assert other.items[3] == OWN.id
    assert other_items(pool, picked, 0) == picked


def test_an_item_that_the_text_no_longer_gives_is_left_out(pool: Pool, picked: Picked) -> None:
    assert ids(quiz_items(pool, replace(picked, items=("fact-gone", *picked.items)))) == list(picked.items)
