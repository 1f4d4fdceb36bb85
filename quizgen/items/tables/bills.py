"""What several people or things cost together, from a list of prices: 大人2人と小学生1人で、いくらですか.

The wrong sums are those of a reader who takes one price for all, forgets how many there are, or changes them round.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, cycle, islice

from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import Note
from quizgen.items.tables import asides, clock_words
from quizgen.items.tables.grids import Grid, Row, title

_PEOPLE = re.compile(
    "(?:大人|おとな|子ども|こども|小人|[小中高大]学生|高校生(?:以下)?|中学生以下|小学生以下|学生|一般|お年寄り|シニア)$"
)
_GOODS = re.compile("(?:パン|ケーキ|弁当|商品|品物|料理|メニュー|お菓子|飲み物|野菜|果物|くだもの)$")
_PRICES = re.compile("(?:料金|値段|ねだん|運賃)$")
_FARES = re.compile("運賃|(?:バス|電車|列車|船|フェリー|飛行機|ロープウェイ|ケーブルカー)の?(?:料金|値段|ねだん|お金)")
"""What is paid for one way: the price of both ways would be another answer."""
_MEALS = re.compile("(?:料理|メニュー|飲み物)$")
_DONE = {("買", False): "います。", ("買", True): "う。", ("注文", False): "します。", ("注文", True): "する。"}
_SEVERAL = ("一つ", "二つ")
COUNTS = ((2, 1), (1, 2))
FEWEST, MOST = 2, 3
KEPT = 2
"""Bills that one list gives."""


@dataclass(frozen=True, slots=True)
class Priced:
    """What has a price: its name, the price in yen, the row that says it."""

    name: str
    yen: float
    row: Row


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum offered, the first of a bill right, and what it was made of."""

    yen: float
    note: Note


@dataclass(frozen=True, slots=True)
class Bill:
    """What is asked, the rows whose prices it takes, the right sum and wrong ones, and how the list writes prices."""

    question: str
    rows: tuple[Row, ...]
    sums: tuple[Sum, ...]
    models: tuple[str, ...]


def bills(analysis: Analysis, grid: Grid, said: tuple[str, ...]) -> Iterator[Bill]:
    """The bills that prices of people or goods give, unless the text speaks of discounts and the like."""
    if not asides.surcharged((*said, grid.heading)):
        columns = [column for column, kind in grid.columns if kind == "money"]
        made = _of_rows(analysis, grid, columns[0]) if len(columns) == 1 else _of_columns(analysis, grid, columns)
        yield from islice(made, KEPT)


def _of_rows(analysis: Analysis, grid: Grid, column: int) -> Iterator[Bill]:
    """From a list with a price a row: 大人, 小学生; 食パン, くまのパン."""
    people = [row for row in grid.rows if _PEOPLE.search(row.name)]
    goods = _GOODS.search(grid.noun) or _GOODS.search(grid.heading)
    rows = people if len(people) > 1 else list(grid.rows) if goods else []
    priced = [Priced(row.name, f.value.low, row) for row in rows if (f := row.field(column, "money"))]
    for two, counts in zip(combinations(priced, 2), cycle(COUNTS), strict=False):
        question = _question(analysis, grid, two, counts, _models(grid), bool(_PEOPLE.search(two[0].name)))
        if bill := _bill(question, two, counts, _models(grid), ()):
            yield bill


def _of_columns(analysis: Analysis, grid: Grid, columns: list[int]) -> Iterator[Bill]:
    """From a table with a column of prices for each sort of people: 一般, 大学生."""
    for row, counts in zip(grid.rows, cycle(COUNTS), strict=False):
        two = _people(row, columns)
        if len(two) < FEWEST:
            continue
        who = "と".join(f"{p.name}{clock_words.number(n, _models(grid))}人" for p, n in zip(two, counts, strict=True))
        is_, asked = ("である", "か") if stems.is_formal(analysis) else ("です", "ですか")
        elsewhere = tuple(_misread(row, other, _people(other, columns), counts) for other in grid.rows if other != row)
        question = f"{who}{is_}。{row.name}は、全部でいくら{asked}。"
        if bill := _bill(question, (two[0], two[1]), counts, _models(grid), elsewhere):
            yield bill


def _people(row: Row, columns: list[int]) -> list[Priced]:
    """The prices of a row for the first two sorts of people that pay differently."""
    fields = [f for c in columns if (f := row.field(c, "money")) and _PEOPLE.search(title(f.header))]
    return [Priced(title(f.header), f.value.low, row) for f in fields][:2]


def _misread(row: Row, other: Row, two: list[Priced], counts: tuple[int, int]) -> Sum:
    yen = sum(p.yen * n for p, n in zip(two, counts, strict=True))
    return Sum(yen, Note(f"「{row.name}」ではなく、「{other.name}」の料金です。", f"That is for “{other.name}”."))


def _models(grid: Grid) -> tuple[str, ...]:
    """How a grid writes its prices."""
    return tuple(f.value.text for row in grid.rows for f in row.fields if f.value.kind == "money")


def _bill(
    question: str,
    two: tuple[Priced, Priced],
    counts: tuple[int, int],
    models: tuple[str, ...],
    others: tuple[Sum, ...],
) -> Bill | None:
    right = sum(p.yen * n for p, n in zip(two, counts, strict=True))
    told = "＋".join(f"{p.yen:.0f}円×{n}" for p, n in zip(two, counts, strict=True)) + f"＝{right:.0f}円"
    prices = "、".join(f"「{p.name}」は{clock_words.yen(p.yen, models) if p.yen else '無料'}" for p in two)
    en = told.replace("円", " yen").replace("×", " × ").replace("＋", " + ").replace("＝", " = ")
    key = Sum(right, Note(f"{prices}です。{told}です。", en + "."))
    wrong = [s for s in (*others[:1], *_wrong(two, counts)) if s.yen not in (right, 0)]
    unlike = tuple({s.yen: s for s in reversed(wrong)}.values())[::-1]
    written = all(clock_words.yen(s.yen, models) for s in (key, *unlike))
    rows = tuple(dict.fromkeys(p.row for p in two))
    fits = two[0].yen != two[1].yen and len(unlike) >= FEWEST and written
    return Bill(question, rows, (key, *unlike[:MOST]), models) if fits else None


def _wrong(two: tuple[Priced, Priced], counts: tuple[int, int]) -> Iterator[Sum]:
    """The sums of careless readers, with what each of them did."""
    (a, b), (p, q), (x, y) = counts, (t.yen for t in two), (t.name for t in two)
    one = "一人" if _PEOPLE.search(x) else "一つ"
    yield Sum((a + b) * p, Note(f"全部「{x}」のねだんで考えた答えです。", f"It takes the price of “{x}” for all."))
    yield Sum(p + q, Note(f"「{x}」と「{y}」が{one}ずつのときのねだんです。", f"It takes one “{x}” and one “{y}”."))
    yield Sum(b * p + a * q, Note(f"「{x}」と「{y}」の数が反対です。", f"It changes “{x}” and “{y}” round."))
    yield Sum((a + b) * q, Note(f"全部「{y}」のねだんで考えた答えです。", f"It takes the price of “{y}” for all."))


def _question(
    analysis: Analysis,
    grid: Grid,
    two: tuple[Priced, Priced],
    counts: tuple[int, int],
    models: tuple[str, ...],
    people: bool,
) -> str:
    """大人2人と小学生1人で行きます。船の料金は、全部でいくらですか。"""
    plain = stems.is_formal(analysis)
    if people:
        who = "と".join(f"{r.name}{clock_words.number(n, models)}人" for r, n in zip(two, counts, strict=True))
        what = who + ("で行く。" if plain else "で行きます。")
    else:
        goods = "と、".join(f"{r.name}を{_SEVERAL[n - 1]}" for r, n in zip(two, counts, strict=True))
        verb = "注文" if _MEALS.search(grid.noun or grid.heading) else "買"
        what = goods + verb + _DONE[verb, plain]
    price = _price(analysis, grid) if people else ""
    return f"{what}{price}全部でいくら{'か' if plain else 'ですか'}。"


def _price(analysis: Analysis, grid: Grid) -> str:
    """What is paid: 船の料金は、; of a fare only one way: 片道の船の料金は、."""
    named = _PRICES.search(grid.heading)
    if not _FARES.search(grid.heading or analysis.text.body):
        return f"{grid.heading}は、" if named else ""
    way = "行き" if stems.level(analysis) in stems.SIMPLE else "片道"
    return f"{way}の{grid.heading}は、" if named else f"{way}の料金は、"
