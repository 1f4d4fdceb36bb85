"""Tables and lists of a text as grids: rows with a name each, and typed values in their columns.

A list is a grid too where lines in a row have one name each and values of the same kinds (・料理教室：月曜日、10時;
大人 600円); the parts of a notice on one thing (日にち：…, 場所：…) are none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.analysis.types import Analysis
from quizgen.items.tables.cells import Value, values
from quizgen.source.text import ROWS, Span

FEWEST, MOST = 2, 15
LONGEST_NAME = 20
_LABELLED = re.compile(r"(?:[・●○■◆*-]\s*)?(?P<name>[^：:。\n]{1,20})[：:]\s*(?P<rest>[^。\n]{1,80})")
_ENTRY = re.compile(r"\S+?(?: \S+)*?(?=\u3000| {2,}|$)")
_MARK = re.compile(r"^\s*[・●○■◆*-]\s*")
LEAVES = re.compile("(?P<place>.*?)(?:を?(?:出る|発)|出発)(?:時間|時刻)?$")
"""A column of times when something leaves: 駅発, 港を出る時間, 出発."""
_VEHICLE = re.compile("バス|電車|列車|船|フェリー|飛行機")
_CONDITION = re.compile("対象|条件|資格|参加できる|応募できる|利用できる|備考|注意")
_FREE = re.compile("なし|特になし|特にありません|不要|[-－ー―]|")
_UNNAMED = re.compile("名前|名称|名|種類|内容|項目|タイトル|サービス|区分|番号")


@dataclass(frozen=True, slots=True)
class Field:
    """A typed value of a row: the number of its column, the name of that (empty in a list), the cell as written."""

    column: int
    header: str
    cell: str
    value: Value


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its span, its name, its typed values; ``conditional`` where a cell makes a condition in words."""

    start: int
    end: int
    name: str
    fields: tuple[Field, ...]
    conditional: bool = False

    def field(self, column: int, kind: str) -> Field | None:
        """The value of a kind in a column."""
        return next((f for f in self.fields if f.column == column and f.value.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows to choose among; ``noun`` is what each of them is (クラス), empty where nothing says it; ``heading`` the
    line above; ``leaves`` where they leave from (駅), where only the time of that names them.
    """

    rows: tuple[Row, ...]
    noun: str
    heading: str
    leaves: str = ""

    @property
    def columns(self) -> tuple[tuple[int, str], ...]:
        """Columns and kinds of values that every row has."""
        first = ((f.column, f.value.kind) for f in self.rows[0].fields)
        return tuple(c for c in first if all(row.field(*c) for row in self.rows))


def title(header: str) -> str:
    """The name of a column without what stands in brackets: お金（一か月） -> お金."""
    return re.sub(r"[（(][^（）()]*[）)]", "", header).strip()


def grids(analysis: Analysis) -> Iterator[Grid | tuple[Span, str]]:
    """The grids of a text; for a table or list that is none its span and the reason."""
    yield from _tables(analysis)
    yield from _lists(analysis)


def _tables(analysis: Analysis) -> Iterator[Grid | tuple[Span, str]]:
    body = analysis.text.body
    for table in analysis.text.tables:
        rows = [[body[slice(*cell)] for cell in row] for row in table.rows]
        span = (table.rows[0][0][0], table.rows[-1][-1][1]) if table.rows else (0, 0)
        headers = [body[slice(*c)] for c in table.columns]
        naming = _naming(rows)
        if naming < 0 and headers:
            naming = _leaving(rows, headers)
        if naming < 0 or not headers or any(len(row) != len(headers) for row in rows):
            yield span, "no column names the rows" if naming < 0 else "the cells stand under no names"
            continue
        made = tuple(
            Row(spans[0][0], spans[-1][1], cells[naming], tuple(_fields(cells, headers, naming)), _bars(cells, headers))
            for spans, cells in zip(table.rows, rows, strict=True)
        )
        first = (table.columns or table.rows[0])[0][0]
        yield from _grid(analysis, made, headers[naming], first)


def _leaving(rows: Sequence[Sequence[str]], headers: Sequence[str]) -> int:
    """In a timetable without names the column of times when each leaves: 駅発."""
    found = (n for n, header in enumerate(headers) if LEAVES.match(title(header)))
    return next((n for n in found if all(_is_time(row[n]) for row in rows) and len({row[n] for row in rows}) > 1), -1)


def _is_time(cell: str) -> bool:
    return [v.kind for v in values(cell)] == ["clock"]


def _naming(rows: Sequence[Sequence[str]]) -> int:
    """The first column whose cells all differ and are no values."""
    columns = range(min(map(len, rows), default=0))
    return next((n for n in columns if _names([row[n] for row in rows])), -1)


def _names(cells: Sequence[str]) -> bool:
    """Whether all differ and are no values; 大人 and 小学生 name the rows of a list of prices."""
    unlike = len(set(cells)) == len(cells) and all(0 < len(c) <= LONGEST_NAME and not c.isdecimal() for c in cells)
    return unlike and all(v.kind == "age" for c in cells for v in values(c))


def _bars(cells: Sequence[str], headers: Sequence[str]) -> bool:
    """Whether a row is not for all, in words that are no value: 市内に住む女性."""
    asked = (cell for cell, header in zip(cells, headers, strict=True) if _CONDITION.search(header))
    return any(not values(cell) and not _FREE.fullmatch(cell.strip()) for cell in asked)


def _fields(cells: Sequence[str], headers: Sequence[str], naming: int) -> Iterator[Field]:
    for n, (cell, header) in enumerate(zip(cells, headers, strict=True)):
        if n != naming or _is_time(cell):
            yield from (Field(n, header, cell, value) for value in values(cell))


def _lists(analysis: Analysis) -> Iterator[Grid | tuple[Span, str]]:
    for lines in _runs(analysis):
        rows = tuple(
            Row(
                line.start,
                line.end,
                line.name,
                tuple(Field(n, "", c, v) for n, c in enumerate(line.cells) for v in values(c)),
            )
            for line in lines
        )
        yield from _grid(analysis, rows, "", lines[0].start)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a list: its name and what else it says."""

    start: int
    end: int
    name: str
    cells: tuple[str, ...]


def _runs(analysis: Analysis) -> Iterator[list[_Line]]:
    """Lines that stand together and each name one thing and say something of it in the same way."""
    at, run = 0, list[_Line]()
    tabled = {b.start for b in analysis.text.blocks if b.kind in ROWS}
    for text in (*analysis.text.body.split("\n"), ""):
        lines = [] if at in tabled else _lines(text, at)
        if run and not (lines and len(lines[0].cells) == len(run[0].cells)):
            if _names([line.name for line in run]):
                yield run
            run = []
        run += lines
        at += len(text) + 1


def _lines(text: str, at: int) -> list[_Line]:
    """The entries of one line: 大人：600円　子ども：300円 has two, ・月曜日 10時〜12時 料理教室 one."""
    parts = [(m.start(), m[0]) for m in _ENTRY.finditer(text)]
    found = [(start, m) for start, part in parts if (m := _LABELLED.fullmatch(part.rstrip()))]
    if found and len(found) == len(parts):
        return [_Line(at + n, at + n + len(m[0]), m["name"].strip(), (m["rest"],)) for n, m in found]
    words = _MARK.sub("", text).split()
    names = [w for w in words if not values(w)] or [w for w in words if all(v.kind == "age" for v in values(w))]
    if len(names) != 1 or len(words) < FEWEST or "。" in text or not re.search(r"\w", names[0]):
        return []
    start = len(text) - len(text.lstrip())
    return [_Line(at + start, at + len(text.rstrip()), names[0], tuple(w for w in words if w != names[0]))]


def _grid(analysis: Analysis, rows: tuple[Row, ...], header: str, first: int) -> Iterator[Grid | tuple[Span, str]]:
    span = (rows[0].start, rows[-1].end) if rows else (0, 0)
    left, heading = LEAVES.match(title(header)), _heading(analysis, first)
    vehicle = _VEHICLE.search(heading) or _VEHICLE.search(analysis.text.title)
    noun = (vehicle[0] if vehicle else "便") if left else _noun(rows, header)
    grid = Grid(rows, noun, heading, left["place"] if left else "")
    if not FEWEST <= len(rows) <= MOST:
        yield span, "too few or too many rows"
    elif not grid.columns:
        yield span, "no kind of value that every row has"
    else:
        yield grid


def _noun(rows: Sequence[Row], header: str) -> str:
    """What the rows are: the name of their column (クラス), or what all their names end in."""
    if header and not _UNNAMED.fullmatch(header):
        return header
    ending = rows[0].name if rows else ""
    while ending and not all(row.name.endswith(ending) and row.name != ending for row in rows):
        ending = ending[1:]
    ending = ending.lstrip("ー").lstrip("の")
    return ending if len(ending) > 1 and not re.match("[ぁ-ん]", ending) else ""


def _heading(analysis: Analysis, first: int) -> str:
    """The heading right above."""
    found = (b for b in analysis.text.blocks if b.kind == "heading" and b.end + 1 == first)
    return next((analysis.text.body[b.start : b.end] for b in found), "")
