"""What somebody wants of a row of a table: one limit on one column, and which rows keep to it.

A limit lies between values of the table wherever it can, so that nobody has to ask whether まで takes it in; where a
row can be read both ways (a course on Monday and Thursday, for who is free on Monday), it neither fits nor fails.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from quizgen.items.tables import clock_words
from quizgen.items.tables.cells import DAYS, HOUR, WEEKEND, Value
from quizgen.items.tables.grids import LEAVES, Field, Grid, title
from quizgen.items.tables.wish import Wish, between, since, upto

COURSE = re.compile("クラス|教室|コース|講座|授業|仕事|アルバイト|レッスン")
"""What one goes to on all of its days."""
_READY = re.compile("でき|焼|出来|発売|開店|入荷")
_ARRIVES = re.compile("(?P<place>.*?)(?:に?(?:着く|着)|到着|帰り)(?:時間|時刻)?$")
_PAID = re.compile("補助|給|謝礼|賃金|報酬|手当|賞金")
_WAY = re.compile("から$|まで$|徒歩")
_OPEN = re.compile("営業|開館|開店時間|利用時間|利用できる時間|受付時間|診療")
_BEGINS = re.compile("^$|時間$|時刻|開始|始ま|開演|上映|曜日|日時|日程")
_LASTS = re.compile("^$|時間|所要|長さ|かかる")
_PRICE = re.compile("^$|料|値段|ねだん|価格|費|代|賃|お金|金額")
_DUE = re.compile("締|しめ切|申[しこ]*込")
_STAGES = (
    (5, 5, "{}歳", 5),
    (8, 9, "小学{}年生", 3),
    (13, 14, "中学{}年生", 2),
    (16, 17, "高校{}年生", 2),
    (30, 30, "{}歳", 30),
)
_PARTS = {"午前中": (0, 720), "午後": (720, 1080), "夜": (1080, 1800)}
EARLY = 11 * HOUR


def wishes(grid: Grid, key: int) -> Iterator[Wish]:
    """Every limit that row number ``key`` keeps to and another row does not."""
    for column, kind in grid.columns:
        fields = [f for row in grid.rows if (f := row.field(column, kind))]
        for wish in _MAKERS.get(kind, _none)(grid, fields, key):
            if wish.fits[key] and False in wish.fits and wish.value:
                yield wish


def _none(grid: Grid, fields: Sequence[Field], key: int) -> Iterator[Wish]:
    yield from ()


def _days(grid: Grid, fields: Sequence[Field], key: int) -> Iterator[Wish]:
    column, own = fields[key].column, fields[key].value.days
    if "休" in fields[key].header:
        for day in range(len(DAYS)):
            yield Wish("day", column, "days", tuple(day not in f.value.days for f in fields), DAYS[day] + "曜日")
        return
    others = frozenset(d for f in fields for d in f.value.days) - own
    free = [frozenset((d,)) for d in sorted(own)]
    free += [frozenset((d, e)) for d in sorted(own) for e in sorted(others)]
    course = bool(COURSE.search(grid.noun))
    for days in (*free, WEEKEND) if own & WEEKEND else free:
        fits = tuple(_on(f.value, days, course) for f in fields)
        yield Wish("day", column, "days", fits, "か".join(DAYS[d] + "曜日" for d in sorted(days)))


def _on(value: Value, free: frozenset[int], course: bool) -> bool | None:
    met = value.days & free
    return None if course and met and met != value.days else bool(met)


def _clock(grid: Grid, fields: Sequence[Field], key: int) -> Iterator[Wish]:
    header, column = title(fields[key].header), fields[key].column
    travels = any(LEAVES.match(f.header) or _ARRIVES.match(f.header) for f in grid.rows[key].fields)
    lows, ends = [f.value.low for f in fields], [f.value.high for f in fields]
    models = [f.value.text for f in fields]
    if _READY.search(header):
        yield from _below(
            lows, key, lambda n: Wish("shop", column, "clock", upto(lows, n), clock_words.clock(n, models))
        )
    elif m := LEAVES.match(header):
        act = f"{m['place']}を出" if m["place"] else "出発し"
        yield from _above(
            lows, key, lambda n: Wish("depart", column, "clock", since(lows, n), clock_words.clock(n, models), act)
        )
    elif m := _ARRIVES.match(header):
        act = "帰り" if "帰り" in header else f"{m['place']}に着き" if m["place"] else "到着し"
        yield from _below(
            lows, key, lambda n: Wish("arrive", column, "clock", upto(lows, n), clock_words.clock(n, models), act)
        )
    elif _OPEN.search(header):
        yield from _visits(fields, models)
    elif not travels and _BEGINS.search(header):
        yield from _parts(fields, models)
        yield from _above(
            lows, key, lambda n: Wish("after", column, "clock", since(lows, n), clock_words.clock(n, models))
        )
        if min(ends) > 0:
            yield from _below(
                ends, key, lambda n: Wish("before", column, "clock", upto(ends, n), clock_words.clock(n, models))
            )


def _visits(fields: Sequence[Field], models: Sequence[str]) -> Iterator[Wish]:
    """When somebody comes: an hour when a row is open, and will be for another hour, or is not open at all."""
    for minute in range(8 * HOUR, 22 * HOUR, HOUR):
        fits = tuple(_open(f.value, minute) for f in fields)
        yield Wish("visit", fields[0].column, "clock", fits, clock_words.clock(minute, models))


def _open(value: Value, minute: int) -> bool | None:
    if value.low < minute and minute + HOUR <= value.high:
        return True
    return False if minute < value.low or minute > max(value.low, value.high) else None


def _parts(fields: Sequence[Field], models: Sequence[str]) -> Iterator[Wish]:
    morning = any("朝" in m for m in models)
    for part, (first, last) in list(_PARTS.items())[morning:]:
        yield Wish("part", fields[0].column, "clock", tuple(_in(f.value, first, last) for f in fields), part)
    if morning:
        fits = tuple(
            True if f.value.low < EARLY else False if f.value.low >= _PARTS["午後"][0] else None for f in fields
        )
        yield Wish("part", fields[0].column, "clock", fits, "朝")


def _in(value: Value, first: int, last: int) -> bool | None:
    """Whether it is in a part of the day; what is in two, and 夜 for 午後, is neither."""
    end = max(value.low, value.high)
    if first <= value.low < last and end <= last:
        return True
    return (
        None if (value.low < last and end > first) or ((first, last) == _PARTS["午後"] and value.low >= last) else False
    )


def _below(numbers: Sequence[float], key: int, made: Callable[[float], Wish]) -> Iterator[Wish]:
    """Limits above the key's number, each below a greater one: an hour or half an hour later."""
    yield from between(numbers, key, made, 1)


def _above(numbers: Sequence[float], key: int, made: Callable[[float], Wish]) -> Iterator[Wish]:
    yield from between(numbers, key, made, -1)


def _money(grid: Grid, fields: Sequence[Field], key: int) -> Iterator[Wish]:
    prices, models = [f.value.low for f in fields], [f.value.text for f in fields]
    header, column = title(fields[key].header) or "料金", fields[key].column
    if _PAID.search(header):
        for n in _round(prices, key, -1):
            yield Wish("pay", column, "money", since(prices, n), clock_words.yen(n, models), header)
        return
    for n in _round(prices, key, 1) if _PRICE.search(title(fields[key].header)) else ():
        yield Wish("money", column, "money", upto(prices, n), clock_words.yen(n, models), header)


def _round(prices: Sequence[float], key: int, sign: int) -> Iterator[float]:
    """Round sums between the key's price and each that is to be out of reach."""
    own = prices[key]
    for other in sorted({p for p in prices if sign * (p - own) > 0}, key=lambda p: sign * p):
        near = max((p for p in prices if sign * (other - p) > 0), key=lambda p: sign * p)
        found = (n for step in STEPS for n in (_rounded(near, step, sign),) if sign * (other - n) > 0 and n > 0)
        yield next(found, near)


STEPS = (100_000, 50_000, 10_000, 5000, 1000, 500)


def _rounded(n: float, step: int, sign: int) -> float:
    return (n // step + 1) * step if sign > 0 else ((n - 1) // step) * step


def _age(grid: Grid, fields: Sequence[Field], key: int) -> Iterator[Wish]:
    models = [f.value.text for f in fields]
    if any(f.value.low == f.value.high for f in fields):
        return  # how old somebody is, and not who may come
    for first, last, written, n in _STAGES:
        fits = tuple(_aged(f.value, first, last) for f in fields)
        yield Wish("age", fields[key].column, "age", fits, written.format(clock_words.number(n, models)))


def _aged(value: Value, first: int, last: int) -> bool | None:
    if value.low <= first and last <= value.high:
        return True
    return False if last < value.low or first > value.high else None


def _minutes(grid: Grid, fields: Sequence[Field], key: int) -> Iterator[Wish]:
    lengths, models = [f.value.low for f in fields], [f.value.text for f in fields]
    header = title(fields[key].header)
    if _WAY.search(header):
        for n in (5, 10, 15, 20, 30):
            if n not in lengths:
                words = clock_words.number(n, models) + "分"
                yield Wish("near", fields[key].column, "minutes", upto(lengths, n), words, header)
        return
    for n in (30, 60, 120, 180) if _LASTS.search(header) else ():
        if n not in lengths:
            words = clock_words.number(n / HOUR if n >= HOUR else n, models) + ("時間" if n >= HOUR else "分")
            yield Wish("short", fields[key].column, "minutes", upto(lengths, n), words)


def _nights(grid: Grid, fields: Sequence[Field], key: int) -> Iterator[Wish]:
    lengths, models = [f.value.low for f in fields], [f.value.text for f in fields]
    if re.search("期間|日数", fields[key].header):
        for n in (3, 5, 10, 20):
            if n not in lengths:
                words = clock_words.number(n, models) + "日間"
                yield Wish("long", fields[key].column, "nights", since(lengths, n), words, grid.noun or "これ")


def _count(grid: Grid, fields: Sequence[Field], key: int) -> Iterator[Wish]:
    numbers, models = [f.value.low for f in fields], [f.value.text for f in fields]
    if re.search("借り|貸出", fields[key].header):
        unit = re.sub(r"[\d〇一二三四五六七八九十百]", "", models[key])
        for n in sorted({n + 1 for n in numbers if n < numbers[key]}):
            words = clock_words.number(n, models) + unit
            yield Wish("several", fields[key].column, "count", since(numbers, n), words)


def _date(grid: Grid, fields: Sequence[Field], key: int) -> Iterator[Wish]:
    column, own = fields[key].column, fields[key].value
    if _DUE.search(fields[key].header):
        if _next_year(grid, fields[key], key):
            return
        lows = [f.value.low for f in fields]
        for low in sorted({low for low in lows if low < own.low}):
            month, following = int(low - 1) // 31, min(n for n in lows if n > low)
            days = (month * 31 + 15, month * 31 + 25, month * 31 + 31 + 10)
            if day := next((d for d in days if low < d < following), 0):
                words = f"{(day - 1) // 31}月{(day - 1) % 31 + 1}日"
                yield Wish("due", column, "date", since(lows, day), words)
    elif any(f.value.high > f.value.low for f in fields):
        yield from _periods(fields, key)


def _next_year(grid: Grid, due: Field, key: int) -> bool:
    """Whether what has to be applied for begins in the year after: until 9月30日 for 1月10日."""
    return any(f.value.kind == "date" and f.value.low < due.value.low for f in grid.rows[key].fields if f != due)


def _periods(fields: Sequence[Field], key: int) -> Iterator[Wish]:
    own = fields[key].value
    for other in dict.fromkeys(f.value for f in fields):
        first = int(min(own.low, other.low) - 1) // 31
        last = int(max(own.high, other.high) - 1) // 31
        fits = tuple(first * 31 < f.value.low and f.value.high <= last * 31 + 31 for f in fields)
        if last > first:
            yield Wish("period", fields[key].column, "date", fits, f"{first}月から{last}月まで")


Maker = Callable[[Grid, Sequence[Field], int], Iterable[Wish]]
_MAKERS: dict[str, Maker] = {
    "days": _days,
    "clock": _clock,
    "money": _money,
    "age": _age,
    "minutes": _minutes,
    "nights": _nights,
    "date": _date,
    "count": _count,
}
