"""A table of a text stands as a table on the sheet (and on the reading page, see ``tests/webapp/test_reading.py``)."""

import re
from types import SimpleNamespace

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.output.passage import View, passage
from quizgen.output.render import environment
from quizgen.output.sheet import Setting, sheet
from quizgen.quiz.types import Quiz, QuizSpec
from quizgen.source import read_string

ACROSS = Setting(40, False, ("1", "2", "3", "4"))
BREAD = (
    "町のパン屋です。\n\n| パン | ねだん |\n|---|---|\n| 食パン | 三百円 |\n| 石のパン | |\n\n"
    "早く来てください。\n\n| 駅 |\n|---|\n| 東 |\n"
)
TABLE = (
    '<table><tr><th scope="col">パン</th><th scope="col">ねだん</th></tr>'
    '<tr><th scope="row">食パン</th><td>三百円</td></tr><tr><th scope="row">石のパン</th><td></td></tr></table>'
)
OTHER = '<table><tr><th scope="col">駅</th></tr><tr><th scope="row">東</th></tr></table>'


def bare(html: str) -> str:
    """The tags of tables and the characters between, without white space."""
    return re.sub(
        r"\s+(?=<|$)|(?<=>)\s+", "", re.sub(r'<(?!/?(?:table|tr|th|td)\b)[^>]*>| lang="ja"', "", html)
    ).strip()


def test_rows_have_cells_that_hold_their_runs() -> None:
    analysis = analyse(read_string(BREAD, "a.md"), lexicon.load())
    shown = passage(analysis, View("none", lit=((9, 15),)), lexicon.load())
    said = [["".join(w for r in cell for w, _ in r.furigana) for cell in p.cells] for p in shown]
    assert said == [[], ["パン", "ねだん"], ["食パン", "三百円"], ["石のパン", ""], [], ["駅"], ["東"]]
    assert [p.names for p in shown] == [False, True, False, False, False, True, False]


def test_the_sheet_has_tables_and_numbers_their_rows() -> None:
    analysis = analyse(read_string(BREAD, "a.md"), lexicon.load())
    made = sheet(Quiz((("a", ""),), QuizSpec(furigana="none"), ()), [analysis], lexicon.load(), ACROSS)
    assert [line.number for line in made.passages[0].lines] == [1, 2, 3, 4, 5, 6, 7]
    module = environment().get_template("sheet/parts.html").module
    html = str(module.passage(made.passages[0], 1, 1, None))  # type: ignore[attr-defined]
    assert "<div" in html
    assert bare(html) == f"町のパン屋です。{TABLE}5早く来てください。{OTHER}"


def test_a_text_without_tables_has_no_cells(hand: SimpleNamespace) -> None:
    assert not any(p.cells for p in passage(hand.analysis(), View(), hand.lexicon))
