"""Marking: forgiving where the learner means the right thing."""

from dataclasses import replace
from typing import Any

import pytest

from quizgen import tables
from quizgen.items.base import Choice, Item, Need, Note, Piece, Shape
from quizgen.quiz import mark
from quizgen.quiz.mark import _Sign as Sign
from quizgen.quiz.mark import _Verdict as Verdict
from quizgen.quiz.slips import _Row as Slip
from quizgen.quiz.slips import slip
from quizgen.quiz.written import holds

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


RAIN = replace(
    item("write", answers=("強い雨が降ったから",)), needed=(Need("雨", ("雨", "あめ")), Need("降った", ("降", "ふ")))
)
SHUT = replace(
    item("write", answers=("寝る場所がなかったから",)),
    needed=(Need("場所", ("場所", "ばしょ")), Need("～ない", ("ない", "なかっ", "ません"))),
)
MONEY = replace(item("write", answers=("百二十円",)), needed=(Need("百二十円", ("百二十円", "120円")),))
WRITTEN = [
    # item, answer, right
    (RAIN, "強い雨が降ったから", True),
    (RAIN, "つよい雨がふったから", True),
    (RAIN, "強い雨が降ったためです。", True),
    (RAIN, "雨が降りました", True),
    (RAIN, "あめが ふったので。", True),
    (RAIN, "雨", False),
    (RAIN, "風が強かったから", False),
    (RAIN, "雨が降らなかったから", False),
    (RAIN, "雨が降った。" * 9, False),
    (SHUT, "場所がありませんでした", True),
    (SHUT, "場所がせまかった", False),
    (MONEY, "１２０円です", True),
    (MONEY, "百二十円", True),
    (MONEY, "120円でした", True),
    (MONEY, "百円", False),
]


@pytest.mark.parametrize(("which", "given", "right"), WRITTEN)
def test_an_answer_in_ones_own_words_is_right_or_to_be_compared(which: Item, given: str, right: bool) -> None:
    judged = mark(which, given)
    assert (judged.right, judged.near) == (right, not right)
    assert judged.note == which.explanation if right else judged.note.ja


def test_what_a_written_answer_lacks_is_said() -> None:
    assert mark(RAIN, "雨の日だったから").note.ja.startswith("まだ 「降った」が ありません。")
    assert holds(RAIN, "雨の日だったから") == (True, False)


def filled(shape: Shape, choices: str, *answers: str) -> Item:
    """Places to fill: choices between spaces, 2:を for one that is offered for place 2 alone."""
    cells = (c.rpartition(":") for c in choices.split())
    made = tuple(Choice(text, True, "", WHY, place=int(place or 0)) for place, _, text in cells)
    count = answers[0].count("／") + 1
    return Item("i", "k", shape, "N4", (Piece("★", "slot"),) * count, made, answers, (), (), WHY, (0, 1))


ORDER = filled("arrange", "楽しみに している 利用者 も", "楽しみに／している／利用者／も")
DOUBLE = filled("arrange", "a b aba ab", "ab／a／b／aba")


@pytest.mark.parametrize(
    ("which", "given", "right", "note"),
    [
        (ORDER, "楽しみに／している／利用者／も", True, "せつめい"),
        (ORDER, "楽しみに／利用者／している／も", False, "4つの うち、2つが 正しいです。"),
        (ORDER, "楽しみに／／／", False, "4つの うち、1つが 正しいです。"),
        (ORDER, "も", False, "4つの うち、0つが 正しいです。"),
        (DOUBLE, "a／b／ab／aba", True, "せつめい"),
        (filled("match", "a b c", "c／a／b"), "ｃ／ａ／ｂ", True, "せつめい"),
        (filled("blanks", "1:に 1:で 2:を 2:が", "に／を"), "に／が", False, "2つの うち、1つが 正しいです。"),
    ],
)
def test_every_place_must_be_filled_rightly(which: Item, given: str, right: bool, note: str) -> None:
    judged = mark(which, given)
    assert (judged.right, judged.note.ja) == (right, note)


@pytest.mark.parametrize("which", [CHOOSE, JUDGE, typed("あ")])
def test_nothing_typed_is_no_answer(which: Item) -> None:
    assert mark(which, " 　").note.en == "There is no answer."


@pytest.mark.parametrize("row", tables.rows(Sign, "signs"), ids=lambda r: r.sign)
def test_example_of_each_sign(row: Sign) -> None:
    assert mark(JUDGE, row.example).right is (row.sign == "×")
    assert mark(JUDGE, row.example).note in (c.explanation for c in JUDGE.choices)


@pytest.mark.parametrize("row", tables.rows(Verdict, "verdicts"), ids=lambda r: r.case)
def test_example_of_each_verdict(row: Verdict) -> None:
    by_case = {
        "unknown": JUDGE,
        "wrong": typed("はな"),
        "places": filled("match", "a b c", "a／b／c"),
        "reading": replace(typed("いちば"), prompt=(Piece("市場", "marked"),)),
        "missing": RAIN,
        "turned": RAIN,
        "copied": RAIN,
        "compare": replace(RAIN, needed=()),
    }
    item = by_case.get(row.case, CHOOSE)
    numbers: dict[str, Any] = {"right": 1, "all": 3, "words": "「降った」"}
    assert mark(item, row.example.strip('"')).note == Note(row.ja.format(**numbers), row.en.format(**numbers))
