"""Tables of a Markdown text: rows are lines of the body, cells have their spans, readings and words stay in place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.source import Text, read_string
from quizgen.source.text import CELL

BREAD = """町のパン屋です。

| パン | ねだん | できる時間 |
|---|:-:|--:|
| 食パン | 三百円 | 朝七時 |
| くまのパン | 二百円 | |

早く来てください。
"""
HEAD = "お知らせです。\n\n"


def cells(text: Text) -> list[list[list[str]]]:
    """Columns and rows of each table, as written."""
    return [[[text.body[slice(*c)] for c in row] for row in (t.columns, *t.rows)] for t in text.tables]


def test_a_table_is_lines_of_the_body_in_its_place() -> None:
    text = read_string(BREAD, "a.md")
    assert text.body == (
        "町のパン屋です。\nパン｜ねだん｜できる時間\n食パン｜三百円｜朝七時\nくまのパン｜二百円｜\n早く来てください。"
    )
    assert [text.body[b.start : b.end].split(CELL)[0] + " " + b.kind for b in text.blocks] == [
        "パン columns",
        "食パン row",
        "くまのパン row",
    ]
    assert cells(text) == [
        [["パン", "ねだん", "できる時間"], ["食パン", "三百円", "朝七時"], ["くまのパン", "二百円", ""]]
    ]
    assert not text.removed


ROWS = [
    # row as written in Markdown, its cells
    ("| 雪 | 雨 |", ["雪", "雨"]),
    ("|雪|雨|", ["雪", "雨"]),
    ("| | 雨 |", ["", "雨"]),
    ("| **雪** | [雨](a.html) |", ["雪", "雨"]),
    (r"| 雪\|氷 | 雨 |", ["雪|氷", "雨"]),
    ("| 雪｜氷 | 雨 |", ["雪／氷", "雨"]),
    ("| 1 | 200 |", ["1", "200"]),  # no Japanese letter, but a row of a table
]


@pytest.mark.parametrize(("row", "wanted"), ROWS)
def test_cells_are_read_without_their_marks(row: str, wanted: list[str]) -> None:
    assert cells(read_string(f"{HEAD}| 一 | 二 |\n|---|---|\n{row}\n", "a.md")) == [[["一", "二"], wanted]]


BARLESS = """町の川です。

年 | 長さ
--- | ---
二〇〇一 | 三キロ
二〇〇二 | 四キロ
川の{上手|かみて}は遠い。

また明日。
"""

PAGE = """<html><body><h1>町の店</h1><p>町の店のお知らせです。</p><table><caption>時間</caption>
<thead><tr><th>店</th><th>時間<br>（朝）</th></tr></thead>
<tbody><tr><td><ruby>山田<rt>やまだ</rt></ruby>屋</td><td>七時&nbsp;から</td></tr>
<tr><td>海屋<td></tr></tbody></table><p>また明日来てください。</p></body></html>"""

LAYOUTS = [
    # a table that only lays the page out, or whose cells do not stand under each other
    "<table><tr><td>メニュー</td></tr><tr><td>地図</td></tr></table>",
    "<table><tr><td>店</td><td>町の店は朝七時に開く。夕方五時に閉まる。</td></tr><tr><td>川</td><td>長い</td></tr></table>",
    "<table><tr><td colspan=2>店</td></tr><tr><td>川</td><td>長い</td></tr></table>",
    "<table><tr><td>店</td><td><table><tr><td>川</td></tr></table></td></tr><tr><td>川</td><td>長い</td></tr></table>",
    "<table><tr><td>店</td><td>川</td></tr>",
]


def test_rows_of_a_table_need_no_bars_at_their_ends() -> None:
    text = read_string(BARLESS, "a.txt")
    assert cells(text) == [[["年", "長さ"], ["二〇〇一", "三キロ"], ["二〇〇二", "四キロ"]]]
    assert text.body.endswith("川の上手は遠い。\nまた明日。")


def test_a_table_of_a_page_is_read() -> None:
    text = read_string(PAGE, "a.html")
    assert cells(text) == [[["店", "時間 （朝）"], ["山田屋", "七時 から"], ["海屋", ""]]]
    assert text.body.split("\n")[:2] == ["町の店のお知らせです。", "時間"]
    (found,) = text.readings
    assert (text.body[found.start : found.end], found.reading) == ("山田", "やまだ")
    assert [PAGE[at] for _, at in text.origin][:1] == ["町"]


@pytest.mark.parametrize("table", LAYOUTS)
def test_a_table_that_lays_a_page_out_is_left_out(table: str) -> None:
    text = read_string(f"<html><body><h1>町</h1><p>町の話です。</p>{table}<p>また明日。</p></body></html>", "a.html")
    assert not text.tables


READINGS = [
    ("| 山田《やまだ》さん | 雨 |", "山田", "やまだ"),
    ("|山田《やまだ》さん|雨|", "山田", "やまだ"),  # the bar of the table is none of a reading
    ("| 石の｜上手《かみて》 | 雨 |", "上手", "かみて"),
    ("| 雪 | {上手|かみて} |", "上手", "かみて"),
]


@pytest.mark.parametrize(("row", "written", "reading"), READINGS)
def test_readings_in_cells_are_kept(row: str, written: str, reading: str) -> None:
    text = read_string(f"{HEAD}| 一 | 二 |\n|---|---|\n{row}\n", "a.md")
    (found,) = text.readings
    assert (text.body[found.start : found.end], found.reading) == (written, reading)
    assert [len(r) for r in cells(text)[0]] == [2, 2]


def test_two_tables_are_two() -> None:
    text = read_string(f"{HEAD}|駅|\n|---|\n|東|\n\n|店|\n|---|\n|西|\n\nまた明日。\n\n|道|\n|---|\n|南|\n", "a.md")
    assert cells(text) == [[["駅"], ["東"]], [["店"], ["西"]], [["道"], ["南"]]]


def test_a_row_is_no_sentence_to_be_quoted_and_no_word_reaches_over_a_cell() -> None:
    analysis = analyse(read_string(BREAD, "a.md"), lexicon.load())
    shown = {analysis.surface(s): s.why for s in analysis.sentences}
    assert shown["パン｜ねだん｜できる時間"] == "columns"
    assert shown["食パン｜三百円｜朝七時"] == "row"
    assert not any(CELL in w.surface and len(w.surface) > 1 for w in analysis.words)


@given(
    st.lists(st.lists(st.text("山川本a1 *|_{}《》｜\\", max_size=6), min_size=1, max_size=4), min_size=1, max_size=4)
)
def test_spans_of_cells_are_in_order_and_divided_by_bars(rows: list[list[str]]) -> None:
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    text = read_string(f"{HEAD}| 一 | 二 |\n|---|---|\n{lines}\n", "a.md")
    spans = [row for table in text.tables for row in (table.columns, *table.rows)]
    blocks = [b for b in text.blocks if b.kind in ("columns", "row")]
    assert [(r[0][0], r[-1][1]) for r in spans if r] == [(b.start, b.end) for b in blocks]
    assert all(text.body[b:c] == CELL for row in spans for (_, b), (c, _) in pairwise(row))
    assert [at for _, at in text.origin] == sorted(at for _, at in text.origin)
