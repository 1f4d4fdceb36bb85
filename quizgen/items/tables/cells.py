"""What a cell of a table says: days of the week, times of day, prices, ages, lengths of time, dates.

A cell is read as a whole: what is left beside such values and the words that join them (から, まで, と) makes it
plain text, of which nothing is computed.  A value that two people would read differently (7時: morning or evening?) is
no value.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from quizgen import kana
from quizgen.items.answers import numerals

DAYS = "月火水木金土日"
WEEK = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
WEEKEND = WEEK - WEEKDAYS
HOUR, DAY = 60, 24 * 60
OLDEST = 200
_NUMBER = "(?:[0-9][0-9,]*(?:\\.[0-9]+)?|[一二三四五六七八九十百千]+)"
_TO = "(?:から|[〜~～ー―–-])"
_PART = "午前|午後|早朝|朝|昼|夕方|夜|晩|深夜"
_TIME = f"({_PART})?の?(?:({_NUMBER})時(?!間)(?:({_NUMBER})分(?!間)|(半))?|([0-9]{{1,2}}):([0-9]{{2}})|(正午))"
_CLOCK = re.compile(f"{_TIME}(?:頃|ごろ)?(?:{_TO}(次の日の|次の朝の?|翌日の|翌朝の?|翌)?{_TIME})?")
_LENGTH = re.compile(f"({_NUMBER})(分間?|時間|日間|泊|週間|か月間?|ヶ月間?|カ月間?)(半)?")
_MONEY = re.compile(
    f"(?:月額?|年額?|毎月|[1一][回人名])?({_NUMBER})(万)?({_NUMBER})?円(?!から|[〜~～])|無料|ただ(?=$|[(、])"
)
_DATE = f"({_NUMBER})(?:月|/)({_NUMBER})日?(?:\\([{DAYS}]\\))?"
_DATES = re.compile(f"{_DATE}(?:{_TO}{_DATE})?")
_ONE_DAY = f"[{DAYS}]曜日?"
_WEEK = re.compile(f"毎日|平日|週末|土日|毎週|({_ONE_DAY}){_TO}({_ONE_DAY})|({_ONE_DAY})|\\(([{DAYS}])\\)")
_SHORT = re.compile(f"([{DAYS}])(?:{_TO}([{DAYS}])|((?:[・、,と]?[{DAYS}])*))")
_STAGES = {"小学生": (6, 12), "中学生": (12, 15), "高校生": (15, 18), "大人": (20, OLDEST)}
_LIMIT = "以上|以下|未満|まで|から"
_AGE = re.compile(f"(?:({_NUMBER})(?:歳|才)?{_TO})?({_NUMBER})(?:歳|才)({_LIMIT})?|({'|'.join(_STAGES)})({_LIMIT})?")
_ANYONE = re.compile("だれでも|誰でも|どなたでも|(?:年齢)?制限なし|年齢は問いません")
_COUNT = re.compile(f"({_NUMBER})(人|名|点|冊|個|台|枚|本|回)")
_JOINING = re.compile("から|まで|[、,・とにの〜~～() ー―–-]|各|先着|定員|毎回")
_ASIDE = re.compile(r"\([^()]*\)")
_TELLING = re.compile(
    f"{_NUMBER}(?:[時分円歳才日月人名])|[{DAYS}]曜|休|除|のみ|だけ|限|以|別|無料|必要|大人|子ども|[小中高学]生"
)
_AFTERNOON = frozenset(("午後", "夕方", "夜", "晩"))


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a cell.

    ``kind`` is days, clock, money, age, minutes, nights (days and longer), date or count; ``low`` and ``high`` are
    minutes of the day, yen, years of age, minutes, days or days of a year (31 a month); ``high`` of a clock is -1 where
    no end is given; ``days`` are those of the week, Monday 0; ``text`` is what is written.
    """

    kind: str
    low: float
    high: float
    text: str
    days: frozenset[int] = frozenset()


@lru_cache(maxsize=4096)
def values(cell: str) -> tuple[Value, ...]:
    """The values of a cell, none where it says anything else; of a kind that occurs twice, none."""
    text = kana.fold_width(cell := cell.strip())
    found: list[Value] = []
    if any(_TELLING.search(m[0]) and not _WEEK.fullmatch(m[0]) for m in _ASIDE.finditer(text)):
        return ()
    for read in _READERS:
        text = _taken(text, cell if len(cell) == len(text) else text, read, found)
    if _JOINING.sub("", _ASIDE.sub("", text)).strip("\0 "):
        return ()
    merged = _one_week(found)
    return tuple(_timed(v, merged) for v in merged if sum(v.kind == o.kind for o in merged) == 1)


def _taken(text: str, written: str, read: "tuple[re.Pattern[str], Reader]", found: list[Value]) -> str:
    """The cell without the values that one reader finds in it, which keep the characters that are ``written``."""
    pattern, reader = read
    for m in list(pattern.finditer(text)):
        if value := reader(m):
            found.append(replace(value, text=written[m.start() : m.end()] if value.text else ""))
            text = text[: m.start()] + "\0" * len(m[0]) + text[m.end() :]
    return text


def _one_week(found: list[Value]) -> list[Value]:
    """The days of a cell together: 水曜日と土曜日."""
    days = [v for v in found if v.kind == "days"]
    if len(days) < 2:
        return found
    every = frozenset(d for v in days for d in v.days)
    together = Value("days", 0, 0, "・".join(v.text for v in days if v.text), every)
    return [*(v for v in found if v.kind != "days"), together]


def _timed(v: Value, found: list[Value]) -> Value:
    """A time that begins with a length beside it ends: 午前10時から5時間."""
    length = next((o for o in found if o.kind == "minutes"), None)
    return Value("clock", v.low, v.low + length.low, v.text) if v.kind == "clock" and v.high < 0 and length else v


def _week(m: re.Match[str]) -> Value | None:
    if m[0] == "毎週":
        return Value("days", 0, 0, "")
    if m[1]:
        days = _run(m[1][0], m[2][0])
    else:
        sets = {"毎日": WEEK, "平日": WEEKDAYS, "週末": WEEKEND, "土日": WEEKEND}
        days = sets.get(m[0]) or frozenset((DAYS.index((m[3] or m[4])[0]),))
    return Value("days", 0, 0, m[0], days)


def _run(first: str, last: str) -> frozenset[int]:
    a, b = DAYS.index(first), DAYS.index(last)
    return frozenset(n % 7 for n in range(a, b + 1 if b >= a else b + 8))


def _short(m: re.Match[str]) -> Value | None:
    """A cell of nothing but days: 月・水, 火〜金, 日."""
    if m.start() or m.end() != len(m.string):
        return None
    days = _run(m[1], m[2]) if m[2] else frozenset(DAYS.index(c) for c in m[0] if c in DAYS)
    return Value("days", 0, 0, m[0], days)


def _clock(m: re.Match[str]) -> Value | None:
    start = _minute(m.groups()[:7], "")
    if start is None or re.search("頃|ごろ", m[0]):
        return None
    ends = any(m.groups()[8:])
    end = _minute(m.groups()[8:], "朝" if m[8] else m[1] or "") if ends else -1
    if end is None:
        return None
    end += DAY if m[8] else 0
    return Value("clock", start, end, m[0]) if not ends or end > start else None


def _minute(parts: tuple[str | None, ...], before: str) -> int | None:
    """The minute of the day; ``before`` is the part of the day (午後) that a range has named."""
    part, hours, minutes, half, digits, after, noon = parts
    if noon:
        return 12 * HOUR
    hour = int(numerals.number(hours or digits or "0"))
    minute = 30 if half else int(numerals.number(minutes or after or "0"))
    told = part or before
    if told in _AFTERNOON and hour < 12:
        hour += 12
    elif told in ("夜", "晩", "深夜") and hour == 12:
        hour = 24
    elif told == "昼" and hour < 6:
        hour += 12
    elif told == "午前" and part and hour == 12:
        hour = 0
    return hour * HOUR + minute if (told or hour >= SURE_HOUR) and hour <= 24 and minute < HOUR else None


SURE_HOUR = 7
"""From here on an hour alone is one of a clock of 24 hours (9時, 14時); before it may be morning or evening."""


def _length(m: re.Match[str]) -> Value | None:
    n, unit = numerals.number(m[1]), m[2]
    if m[3] and unit != "時間":
        return None
    if unit in ("分", "分間", "時間"):
        minutes = n * HOUR + (30 if m[3] else 0) if unit == "時間" else n
        return Value("minutes", minutes, minutes, m[0])
    days = n * (7 if unit == "週間" else 30 if "月" in unit else 1)
    return Value("nights", days, days, m[0])


def _money(m: re.Match[str]) -> Value | None:
    if not m[1]:
        return Value("money", 0, 0, m[0])
    yen = numerals.number(m[1]) * (10_000 if m[2] else 1) + (numerals.number(m[3]) if m[3] else 0)
    return None if m[3] and not m[2] else Value("money", yen, yen, m[0])


def _date(m: re.Match[str]) -> Value | None:
    month, day = numerals.number(m[1]), numerals.number(m[2])
    first = month * 31 + day
    last = numerals.number(m[3]) * 31 + numerals.number(m[4]) if m[3] else first
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Value("date", first, last, m[0])


def _age(m: re.Match[str]) -> Value | None:
    low: float
    high: float
    if m[4]:
        low, high = _STAGES[m[4]]
        limit = m[5]
    else:
        high = numerals.number(m[2])
        low, limit = (numerals.number(m[1]) if m[1] else high), m[3]
    if limit in ("以上", "から"):
        high = OLDEST
    elif limit:
        low, high = 0, high - 0.1 if limit == "未満" else high
    return Value("age", low, high, m[0])


def _anyone(m: re.Match[str]) -> Value | None:
    return Value("age", 0, OLDEST, m[0])


def _count(m: re.Match[str]) -> Value | None:
    n = numerals.number(m[1])
    return Value("count", n, n, m[0])


Reader = Callable[[re.Match[str]], Value | None]
_READERS = (
    (_SHORT, _short),
    (_WEEK, _week),
    (_MONEY, _money),
    (_DATES, _date),
    (_CLOCK, _clock),
    (_AGE, _age),
    (_ANYONE, _anyone),
    (_LENGTH, _length),
    (_COUNT, _count),
)
"""What is looked for in a cell, in this order; each takes its characters from the next."""
