"""Items with several places, in a terminal and on a sheet."""

from types import SimpleNamespace

import pytest

from quizgen.items.base import Choice, Item, Note, Piece, Shape
from quizgen.output import filled
from quizgen.output.plain import quiz_text
from quizgen.output.worksheet import Options, worksheet
from quizgen.quiz.types import Quiz

WHY = Note("せつめい", "because")
SLOTS = (Piece("店の主人は"), Piece("　", "slot"), Piece("★", "slot"), Piece("焼く。"))


def item(shape: Shape, prompt: tuple[Piece, ...], offered: tuple[tuple[str, int], ...], answer: str) -> Item:
    choices = tuple(Choice(text, True, "", Note(f"{text}の説明", "why"), place=place) for text, place in offered)
    return Item(f"{shape}-1", "k", shape, "N4", prompt, choices, (answer,), (), (), WHY, (0, 1))


ORDER = item("arrange", SLOTS, (("パンを", 0), ("毎朝", 0)), "毎朝／パンを")
BLANKS = item(
    "blanks",
    (Piece("（　　）", "blank"), Piece("、町へ"), Piece("（　　）", "blank"), Piece("。")),
    (("しかし", 1), ("そこで", 1), ("行く", 2), ("行った", 2)),
    "そこで／行った",
)
PAIRS = item("match", (Piece("犬", "slot"), Piece("鳥", "slot")), (("鳴く", 0), ("飛ぶ", 0)), "鳴く／飛ぶ")


@pytest.mark.parametrize(
    ("of", "labels", "key"),
    [(ORDER, "1234", "2→1"), (BLANKS, "アイウエ", "①イ　②イ"), (PAIRS, "1234", "①1　②2")],
)
def test_a_key_is_written_in_labels(of: Item, labels: str, key: str) -> None:
    assert filled.key(of, labels) == key


@pytest.mark.parametrize(
    ("of", "shown"),
    [
        (ORDER, "店の主人は＿　＿＿★＿焼く。\n     1  パンを\n     2  毎朝\n"),
        (BLANKS, "（ ① ）、町へ（ ② ）。\n     ①  1 しかし  2 そこで\n     ②  1 行く  2 行った\n"),
        (ORDER, "1. 2→1  毎朝／パンを\n"),
        (BLANKS, "   ①1  しかしの説明 ()\n   ①2  そこでの説明 ()\n   ②1  行くの説明 ()\n"),
    ],
)
def test_places_in_a_terminal(hand: SimpleNamespace, of: Item, shown: str) -> None:
    a = hand.analysis()
    assert shown in quiz_text(Quiz((), hand.quiz(a).spec, (of,)), [a])


@pytest.mark.parametrize("of", [ORDER, BLANKS, PAIRS], ids=lambda i: i.shape)
def test_places_on_a_sheet(hand: SimpleNamespace, of: Item) -> None:
    a = hand.analysis()
    html = worksheet([Quiz((("asa", ""),), hand.quiz(a).spec, (of,))], [a], hand.lexicon, Options())
    assert all(choice.text in html for choice in of.choices)
    assert filled.key(of, "123456") in html
