"""What several people or things cost together, from a list of prices: 大人2人と小学生1人で、いくらですか.

The wrong sums are those of a reader who takes one price for all, forgets how many there are, or changes them round.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from quizgen.analysis.types import Analysis
from quizgen.items import asides, clock_words, stems
from quizgen.items.base import Note
from quizgen.items.grids import Grid, Row

_PEOPLE = re.compile("(?:大人|おとな|子ども|こども|小人|[小中高大]学生|高校生|学生|一般|お年寄り|シニア)$")
_GOODS = re.compile("(?:パン|ケーキ|弁当|商品|品物|料理|メニュー|お菓子|飲み物|野菜|果物|くだもの)$")
_PRICES = re.compile("料金|値段|ねだん|運賃")
_MEALS = re.compile("(?:料理|メニュー|飲み物)$")
_DONE = {("買", False): "います。", ("買", True): "う。", ("注文", False): "します。", ("注文", True): "する。"}
_SEVERAL = ("一つ", "二つ")
COUNTS = ((2, 1), (1, 2))
FEWEST, MOST = 2, 3
KEPT = 2
"""Bills that one list gives."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum offered, the first of a bill right, and what it was made of."""

    yen: float
    note: Note


@dataclass(frozen=True, slots=True)
class Bill:
    """What is asked, the rows whose prices it takes, the right sum and wrong ones, and how the list writes prices."""

    question: str
    rows: tuple[Row, Row]
    sums: tuple[Sum, ...]
    models: tuple[str, ...]


def bills(analysis: Analysis, grid: Grid, said: tuple[str, ...]) -> Iterator[Bill]:
    """The bills that a grid of one column of prices gives, unless the text speaks of discounts and the like."""
    columns = [column for column, kind in grid.columns if kind == "money"]
    people = [row for row in grid.rows if _PEOPLE.search(row.name)]
    goods = _GOODS.search(grid.noun) or _GOODS.search(grid.heading)
    rows = people if len(people) > 1 else list(grid.rows) if goods else []
    if len(columns) == 1 and not asides.surcharged((*said, grid.heading)):
        pairs = zip(combinations(rows, 2), (c for _ in rows for _ in rows for c in COUNTS), strict=False)
        made = (_bill(analysis, grid, columns[0], two, counts) for two, counts in pairs)
        yield from islice(filter(None, made), KEPT)


def _bill(analysis: Analysis, grid: Grid, column: int, two: tuple[Row, Row], counts: tuple[int, int]) -> Bill | None:
    models = tuple(f.value.text for row in grid.rows if (f := row.field(column, "money")))
    first, second = (f.value.low for row in two if (f := row.field(column, "money")))
    people = bool(_PEOPLE.search(two[0].name))
    right = counts[0] * first + counts[1] * second
    told = f"{first:.0f}円×{counts[0]}＋{second:.0f}円×{counts[1]}＝{right:.0f}円"
    x, y = (f"「{r.name}」は{_price(p, models)}" for r, p in zip(two, (first, second), strict=True))
    key = Sum(
        right,
        Note(f"{x}、{y}です。{told}です。", told.replace("円", " yen").replace("＋", " + ").replace("＝", " = ") + "."),
    )
    wrong = [s for s in _wrong(two, (first, second), counts, "一人" if people else "一つ") if s.yen not in (right, 0)]
    unlike = tuple({s.yen: s for s in reversed(wrong)}.values())[::-1]
    question = _question(analysis, grid, two, counts, models, people)
    fits = first != second and len(unlike) >= FEWEST and all(clock_words.yen(s.yen, models) for s in (key, *unlike))
    return Bill(question, two, (key, *unlike[:MOST]), models) if fits else None


def _price(yen: float, models: tuple[str, ...]) -> str:
    return clock_words.yen(yen, models) if yen else "無料"


def _wrong(two: tuple[Row, Row], prices: tuple[float, float], counts: tuple[int, int], one: str) -> Iterator[Sum]:
    """The sums of careless readers, with what each of them did."""
    (a, b), (p, q), (x, y) = counts, prices, (row.name for row in two)
    yield Sum((a + b) * p, Note(f"全部「{x}」のねだんで考えた答えです。", f"It takes the price of “{x}” for all."))
    yield Sum(p + q, Note(f"「{x}」と「{y}」が{one}ずつのときのねだんです。", f"It takes one “{x}” and one “{y}”."))
    yield Sum(b * p + a * q, Note(f"「{x}」と「{y}」の数が反対です。", f"It changes “{x}” and “{y}” round."))
    yield Sum((a + b) * q, Note(f"全部「{y}」のねだんで考えた答えです。", f"It takes the price of “{y}” for all."))


def _question(
    analysis: Analysis,
    grid: Grid,
    two: tuple[Row, Row],
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
    price = f"{grid.heading}は、" if people and _PRICES.search(grid.heading) else ""
    return f"{what}{price}全部でいくら{'か' if plain else 'ですか'}。"
