"""Easy, normal and hard sheets about one text."""

from dataclasses import replace

import pytest

from quizgen import LEVELS, tables
from quizgen.analysis.types import Analysis
from quizgen.items import KINDS
from quizgen.items.base import Choice, Evidence, Item, Note, Piece, Proposal
from quizgen.quiz import QuizSpec, choose
from quizgen.quiz.sets import _Row, belonging, eased, furigana, hardness
from quizgen.source.text import Text

BODY = "".join(f"これは{n:03}番目の文です。" for n in range(60))
NOTE = Note("", "")


def item(kind: str, n: int, **changes: object) -> Item:
    """Item number ``n`` of a kind: it stands in sentence ``n``."""
    start = n * 12
    choices = tuple(Choice(f"{kind}{n}の{c}", c == "正", c, NOTE) for c in "正誤別他")
    proof, prompt = Evidence(start, start + 12, BODY[start : start + 12]), (Piece(f"{kind}{n}？"),)
    focus = (start, start + 2)
    made = Item(f"{kind}-{n}", kind, "choose", "N3", prompt, choices, (), (proof,), (), NOTE, focus)
    return replace(made, **changes)  # type: ignore[arg-type]


MIXED = tuple(item(kind, n) for n, kind in enumerate(("kanji_reading", "sentence_order", "fact", "subject") * 10))


@pytest.mark.parametrize("row", tables.rows(_Row, "hardness"), ids=lambda row: row.kind)
def test_an_item_is_as_hard_as_its_level_and_its_kind(row: _Row) -> None:
    level, hard = row.example.split()
    assert hardness(item(row.kind, 1, level=level)) == float(hard)
    assert 1 <= int(row.step) <= 4


def test_every_kind_has_its_step() -> None:
    assert {row.kind for row in tables.rows(_Row, "hardness")} == {kind.name for kind in KINDS}


def test_each_level_is_a_step_and_fewer_choices_half_a_step_less() -> None:
    steps = [hardness(item("fact", 1, level=level)) for level in LEVELS]
    assert steps == [1, 2, 3, 4, 5]
    three = item("fact", 1, level="N5")
    assert hardness(replace(three, choices=three.choices[:3])) == 0.5


@pytest.mark.parametrize(
    ("difficulty", "kinds"),
    [
        ("easy", {"kanji_reading", "fact"}),
        ("hard", {"sentence_order", "subject"}),
        ("normal", {"kanji_reading", "sentence_order", "fact", "subject"}),
        ("", {"kanji_reading", "sentence_order", "fact", "subject"}),
    ],
)
def test_a_sheet_is_made_of_the_items_of_its_difficulty(difficulty: str, kinds: set[str]) -> None:
    ids = belonging(MIXED, difficulty)
    assert {i.kind for i in MIXED if i.id in ids} >= kinds
    made = quiz(difficulty, 8)
    assert len(made) == 8
    assert {i.kind for i in made} == kinds


def quiz(difficulty: str, count: int, items: tuple[Item, ...] = MIXED) -> tuple[Item, ...]:
    text = Analysis(Text("t", "題", BODY, "N3"), (), (), (), (), (), (), (), ())
    return choose([Proposal(items)], [text], QuizSpec(count=count, difficulty=difficulty)).items


def test_where_there_are_too_few_the_others_fill_the_sheet() -> None:
    assert len(quiz("hard", 4, (item("gist", 1), *(item("fact", n) for n in range(2, 6))))) == 4


def test_an_easy_item_has_three_choices_with_the_right_one() -> None:
    made = quiz("easy", 4)
    assert [len(i.choices) for i in made] == [3] * 4
    assert all(sum(c.correct for c in i.choices) == 1 for i in made)
    assert [len(i.choices) for i in quiz("hard", 4)] == [4] * 4


def test_the_wrong_ones_that_stay_are_as_long_as_the_right_one() -> None:
    one = item("fact", 1)
    long = replace(
        one, choices=(*one.choices[:1], replace(one.choices[1], text="とても長い答え" * 3), *one.choices[2:])
    )
    assert [c.text for c in eased(long, "easy").choices] == ["fact1の正", "fact1の別", "fact1の他"]


def test_places_of_the_text_stay_all() -> None:
    one = item("sentence_insertion", 1, marks=(3, 5, 7, 9))
    assert eased(one, "easy") is one


@pytest.mark.parametrize(
    ("difficulty", "policy"), [("easy", "all"), ("normal", "first"), ("", "first"), ("hard", "none")]
)
def test_an_easy_sheet_has_all_furigana_a_hard_one_none(difficulty: str, policy: str) -> None:
    assert furigana(difficulty, "first") == policy
