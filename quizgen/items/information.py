"""``information``: 情報検索, which row of a table or list suits somebody with two or three limits.

Every limit is needed: without it a second row would do; and every wrong row offered breaks a limit that its cells name.
Where people or goods have prices, what several of them pay together (``bills``).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from quizgen import tables
from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import Abstain, Choice, Evidence, Item, Note, item_id
from quizgen.items.comprehension import choice
from quizgen.items.tables import asides, clock_words, wants
from quizgen.items.tables.bills import Bill, bills
from quizgen.items.tables.grids import Field, Grid, Row, grids, title
from quizgen.items.tables.suiting import FEWEST, Found, sets, worth
from quizgen.items.tables.wish import Wish
from quizgen.items.tables.wishes import wishes
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

NAME = "information"
LONGEST = 100
UNNAMED = {
    "days": "曜日",
    "clock": "時間",
    "money": "料金",
    "age": "対象",
    "minutes": "長さ",
    "nights": "期間",
    "date": "日",
}
"""What a value of a list is called."""


@dataclass(frozen=True, slots=True)
class Asker:
    """A row of ``askers.tsv``."""

    name: str
    example: str


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """An item for each row that limits single out, and for bills."""
    for grid in grids(analysis):
        if not isinstance(grid, Grid):
            (start, end), why = grid
            yield Abstain(NAME, start, end, why)
            continue
        said = asides.around(analysis, grid)
        yield from _choices_of_rows(analysis, grid, said, lexicon)
        yield from (_bill_item(analysis, bill, lexicon) for bill in bills(analysis, grid, said))


def _choices_of_rows(
    analysis: Analysis, grid: Grid, said: tuple[str, ...], lexicon: Lexicon
) -> Iterator[Item | Abstain]:
    names = [r.name for r in tables.rows(Asker, "askers") if r.name not in analysis.text.body]
    used = set[tuple[str, ...]]()
    for key, row in enumerate(grid.rows):
        if row.conditional or asides.limited(said, row.name):
            yield Abstain(NAME, row.start, row.end, "something in words makes a condition on it")
            continue
        usable = [w for w in wishes(grid, key) if not _barred(w, said)] if names else []
        if found := max(sets(grid, usable, key), key=partial(worth, used, _is_hard(analysis)), default=None):
            name = names[(len(analysis.text.body) + key) % len(names)]
            used.add(tuple(w.kind for w in found.wishes))
            wanted = wants.wanted(analysis, grid, found.wishes, name, said)
            yield _row_item(analysis, grid, key, found, wanted + wants.asked(analysis, grid), lexicon)
            if valued := _valued(analysis, grid, key, found, name):
                yield _value_item(analysis, grid, key, found, valued, wanted, lexicon)
        else:
            yield Abstain(NAME, row.start, row.end, "no two or three limits single it out")


def _is_hard(analysis: Analysis) -> bool:
    return stems.level(analysis) in stems.FORMAL


def _at_most(analysis: Analysis) -> str:
    """The level of what is looked up in two places or added up: no higher than N3, whatever the text."""
    return "N3" if _is_hard(analysis) else stems.level(analysis)


def _barred(wish: Wish, said: tuple[str, ...]) -> bool:
    """Whether the text says more on a limit than the table: a day off, something to be paid besides."""
    if wish.kind == "money":
        return asides.surcharged(said)
    if wish.kind == "long":
        return any("延長" in text for text in said)
    return wish.kind == "day" and any(asides.closed(said, day) for day in wish.value.split("か"))


def _row_item(
    analysis: Analysis, grid: Grid, key: int, found: Found, question: str, lexicon: Lexicon
) -> Item | Abstain:
    row = grid.rows[key]
    if len(question) > LONGEST:
        return Abstain(NAME, row.start, row.end, "what is wanted takes too long to tell")
    note = _fits(grid, key, found)
    choices = [choice(analysis, lexicon, row.name, True, "fits every limit", note)]
    for n in found.wrong:
        broken = [w for w in found.wishes if w.fits[n] is False]
        why = "breaks a limit: " + broken[0].kind
        choices.append(choice(analysis, lexicon, grid.rows[n].name, False, why, _breaks(grid, n, broken)))
    rows = [grid.rows[n] for n in (key, *found.wrong)]
    level = stems.level(analysis) if len(found.wishes) > FEWEST else _at_most(analysis)
    return _item(analysis, question, row, rows, tuple(choices), note, lexicon, level)


ASKED = {"money": "いくら", "days": "何曜日", "date": "いつ"}
"""What asks for a cell of the row that is found."""


def _valued(analysis: Analysis, grid: Grid, key: int, found: Found, name: str) -> tuple[tuple[int, str], str] | None:
    """A column that no limit is on and whose cells differ, and the question for it.

    リンさんに合う体験の料金は、いくらですか。
    """
    for column, kind in grid.columns:
        own = grid.rows[key].field(column, kind)
        if own and own.header and kind in ASKED and column not in {w.column for w in found.wishes}:
            cells = {f.cell for n in found.wrong if (f := grid.rows[n].field(column, kind))}
            if len(cells) == len(found.wrong) and own.cell not in cells:
                end = "か" if stems.is_formal(analysis) else "ですか"
                return (
                    column,
                    kind,
                ), f"{name}さんに合う{grid.noun or 'もの'}の{title(own.header)}は、{ASKED[kind]}{end}。"
    return None


def _value_item(
    analysis: Analysis,
    grid: Grid,
    key: int,
    found: Found,
    valued: tuple[tuple[int, str], str],
    wanted: str,
    lexicon: Lexicon,
) -> Item | Abstain:
    (column, kind), asked = valued
    item = _row_item(analysis, grid, key, found, wanted + asked, lexicon)
    if isinstance(item, Abstain):
        return item
    fields = [f for n in (key, *found.wrong) if (f := grid.rows[n].field(column, kind))]
    made = tuple(
        choice(analysis, lexicon, f.cell, c.correct, c.why, _of_cell(c, f))
        for f, c in zip(fields, item.choices, strict=True)
    )
    return replace(item, choices=made, explanation=made[0].explanation)


def _of_cell(row: Choice, field: Field) -> Note:
    """Why a row suits or not, with what its cell says: その料金は「300円」です。"""
    note, name = row.explanation, title(field.header)
    if row.correct:
        return Note(f"{note.ja}その{name}は「{field.cell}」です。", f"{note.en} Its {name} is “{field.cell}”.")
    said = f"「{field.cell}」は「{row.text}」の{name}です。"
    return Note(said + note.ja, f"“{field.cell}” is the {name} of “{row.text}”. {note.en}")


def _item(
    analysis: Analysis,
    question: str,
    row: Row,
    rows: Sequence[Row],
    choices: tuple[Choice, ...],
    note: Note,
    lexicon: Lexicon,
    level: str,
) -> Item:
    body, focus = analysis.text.body, (row.start, row.end)
    return Item(
        id=item_id(NAME, analysis, focus, question), kind=NAME, shape="choose", level=level,
        prompt=(piece(question, analysis, lexicon),), choices=choices, answers=(),
        evidence=tuple(Evidence(r.start, r.end, body[r.start : r.end]) for r in rows), hides=(), explanation=note,
        focus=focus, quality=0.6 + 0.1 * len(choices),
    )  # fmt: skip


def _field(grid: Grid, row: int, wish: Wish) -> Field:
    found = grid.rows[row].field(wish.column, wish.of)
    if found is None:
        raise ValueError("a limit on a column that the row does not have")
    return found


def _cells(grid: Grid, row: int, chosen: Sequence[Wish]) -> str:
    """曜日が「土曜日」で、料金が「500円」."""
    fields = dict.fromkeys(_field(grid, row, w) for w in chosen)
    said = [f"{_subject(f)}「{_shown(f)}」" for f in fields]
    return "で、".join(dict.fromkeys(said))


def _shown(field: Field) -> str:
    """A cell; of an entry of a list, which says several things, the one meant."""
    return field.cell if field.header else field.value.text


def _subject(field: Field) -> str:
    """料金が; 港を出るのが."""
    name = title(field.header) or UNNAMED[field.value.kind]
    return name + ("のが" if re.search("[うくぐすつぬぶむる]$", name) else "が")


def _fits(grid: Grid, key: int, found: Found) -> Note:
    name = grid.rows[key].name
    cells = ", ".join(dict.fromkeys(f"“{_shown(_field(grid, key, w))}”" for w in found.wishes))
    return Note(
        f"「{name}」は、{_cells(grid, key, found.wishes)}なので、全部に合います。",
        f"“{name}” fits every limit: {cells}.",
    )


def _breaks(grid: Grid, row: int, broken: Sequence[Wish]) -> Note:
    name = grid.rows[row].name
    reasons = ", ".join(f"“{_shown(_field(grid, row, w))}” does not fit ({w.en})" for w in broken)
    return Note(f"「{name}」は、{_cells(grid, row, broken)}なので、合いません。", f"“{name}”: {reasons}.")


def _bill_item(analysis: Analysis, bill: Bill, lexicon: Lexicon) -> Item:
    written = [clock_words.yen(s.yen, bill.models) for s in bill.sums]
    choices = tuple(
        choice(analysis, lexicon, w, not n, "wrong sum" if n else "sum of prices", s.note)
        for n, (w, s) in enumerate(zip(written, bill.sums, strict=True))
    )
    return _item(
        analysis, bill.question, bill.rows[0], bill.rows, choices, bill.sums[0].note, lexicon, _at_most(analysis)
    )
