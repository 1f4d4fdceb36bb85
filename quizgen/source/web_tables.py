"""Tables of a page: which of them hold data and which only lay the page out, and their rows as lines.

A table of data has rows of equally many short cells, two or more, and nothing in them but words; any other is left out
with the rest of what moves a page about.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.source.draft import LineKind
from quizgen.source.mapped import Mapped, joined
from quizgen.source.text import CELL

LONGEST_CELL = 60
_PLAIN = re.compile(
    "table|caption|thead|tbody|tfoot|colgroup|col|tr|td|th|b|strong|em|i|u|span|a|br|small|sup|font|&|!"
)
_SPANNING = re.compile(r"(?:col|row)span\s*=\s*[\"']?(?!1\b)[0-9]", re.IGNORECASE)
_CELL = re.compile(CELL)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a page: its span and its name in lower case (! a comment, & an entity)."""

    start: int
    end: int
    name: str
    closes: bool


def is_data(text: str, tags: Sequence[Tag]) -> bool:
    """Whether the tags of one table, its own first, hold rows of data."""
    inner = [t.name for t in tags]
    if not all(_PLAIN.fullmatch(name) for name in inner) or inner.count("table") > 2 or tags[-1].name != "table":
        return False
    rows = [row for row in _cells(text, tags) if row]
    return len(rows) > 1 and len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows) and _short(rows)


def _short(rows: list[list[str]]) -> bool:
    return all(len(cell) <= LONGEST_CELL and "。" not in cell for row in rows for cell in row)


def _cells(text: str, tags: Sequence[Tag]) -> Iterator[list[str]]:
    """What is in the cells of each row; nothing where one cell goes over several."""
    row = list[str]()
    ends = [t.start for t in tags if t.name in ("td", "th", "tr", "table")]
    for tag in tags:
        if tag.name == "tr" and not tag.closes:
            yield row
            row = []
        elif tag.name in ("td", "th") and not tag.closes:
            if _SPANNING.search(text, tag.start, tag.end):
                yield ["", "", ""]
                return
            end = ends[bisect_left(ends, tag.end)]
            row.append(re.sub("<[^<>]*>", "", text[tag.end : end]).strip())
    yield row


def line(pieces: Sequence[tuple[str, Mapped]]) -> tuple[Mapped, LineKind]:
    """A row as one line with ｜ between its cells; where all of them are headings it names the columns."""
    cells = list[list[Mapped]]()
    for kind, piece in pieces:
        if kind == "cell":
            cells.append([piece])
        elif cells:
            cells[-1].append(piece)
    named: LineKind = "columns" if all(tag.text[:3].lower() == "<th" for tag, *_ in cells) else "row"
    return joined(part for n, cell in enumerate(cells) for part in _parts(cell, bool(n))), named


def _parts(cell: list[Mapped], divided: bool) -> Iterator[Mapped]:
    """A cell without its tag, after the bar that stands for that."""
    tag, *words = cell
    if divided:
        yield tag.part(0, 1).edited([(0, 1, CELL)])
    if words:
        yield joined(words).sub(_SPACE, " ").stripped().sub(_CELL, "／")
