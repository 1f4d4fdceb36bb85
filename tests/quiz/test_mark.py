"""Marking: forgiving where the learner means the right thing."""

import pytest

from quizgen import tables
from quizgen.items.base import Choice, Item, Note, Piece, Shape
from quizgen.quiz import mark
from quizgen.quiz.mark import _Sign as Sign
from quizgen.quiz.mark import _Verdict as Verdict
from quizgen.quiz.slips import _Row as Slip
from quizgen.quiz.slips import slip

WHY = Note("せつめい", "because")


def item(shape: Shape, choices: tuple[Choice, ...] = (), answers: tuple[str, ...] = ()) -> Item:
    return Item("i", "k", shape, "N4", (Piece("？"),), choices, answers, (), (), WHY, (0, 1))


CHOOSE = item(
    "choose",
    (Choice("りょこう", True, "key", Note("はい", "yes")), Choice("りょこ", False, "long", Note("のばす", "long"))),
)
JUDGE = item("true_false", (Choice("○", False, "", Note("いいえ", "no")), Choice("×", True, "", Note("はい", "yes"))))


def typed(*answers: str) -> Item:
    return item("type", answers=answers)


@pytest.mark.parametrize(
    ("given", "right", "note"),
    [
        ("りょこう", True, "はい"),
        (" りょこう ", True, "はい"),
        ("りょこ", False, "のばす"),
        ("りょうこう", False, "この答えは、えらべる 答えの 中に ありません。"),
    ],
)
def test_a_choice_is_judged_by_its_text_and_says_why(given: str, right: bool, note: str) -> None:
    judged = mark(CHOOSE, given)
    assert (judged.right, judged.near, judged.note.ja) == (right, False, note)


@pytest.mark.parametrize(
    ("given", "right"),
    [("×", True), ("✕", True), ("false", True), ("ばつ", True), ("○", False), ("〇", False), ("True", False)],
)
def test_signs_of_true_and_false(given: str, right: bool) -> None:
    assert mark(JUDGE, given).right is right


@pytest.mark.parametrize(
    ("answers", "given"),
    [
        (("びょういん",), "びょういん"),
        (("びょういん",), "ビョウイン"),
        (("びょういん",), "ﾋﾞｮｳｲﾝ"),
        (("びょういん",), " びょう　いん。"),
        (("けーき",), "けえき"),
        (("けーき",), "ケーキ"),
        (("けーき",), "けいき"),
        (("じゅっぷん", "じっぷん"), "じっぷん"),
    ],
)
def test_typed_answers_that_are_right(answers: tuple[str, ...], given: str) -> None:
    assert mark(typed(*answers), given).right


@pytest.mark.parametrize("row", tables.rows(Slip, "slips"), ids=lambda r: r.fold)
def test_example_of_each_slip(row: Slip) -> None:
    given, _, wanted = row.example.partition(" > ")
    judged = mark(typed(wanted), given)
    assert (judged.right, judged.near, judged.note) == (False, True, Note(row.ja, row.en))


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("へいいん", "びょういん"), ("か", "き"), ("ぬ", "はな"), ("あたらしい", "ふるい"), ("い", "いし")],
)
def test_answers_that_are_just_wrong(given: str, wanted: str) -> None:
    assert slip(given, wanted) is None
    judged = mark(typed(wanted), given)
    assert not judged.right and not judged.near and judged.note.ja


@pytest.mark.parametrize("which", [CHOOSE, JUDGE, typed("あ")])
def test_nothing_typed_is_no_answer(which: Item) -> None:
    assert mark(which, " 　").note.en == "There is no answer."


@pytest.mark.parametrize("row", tables.rows(Sign, "signs"), ids=lambda r: r.sign)
def test_example_of_each_sign(row: Sign) -> None:
    assert mark(JUDGE, row.example).right is (row.sign == "×")
    assert mark(JUDGE, row.example).note in (c.explanation for c in JUDGE.choices)


@pytest.mark.parametrize("row", tables.rows(Verdict, "verdicts"), ids=lambda r: r.case)
def test_example_of_each_verdict(row: Verdict) -> None:
    item = {"unknown": JUDGE, "wrong": typed("はな")}.get(row.case, CHOOSE)
    assert mark(item, row.example.strip('"')).note == Note(row.ja, row.en)
