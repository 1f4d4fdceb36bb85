"""Numbers and their counters in a sentence: 三本 さんぼん, 40%から50%, 二、三日, 12:30.

``find`` goes over the tokens of one sentence and gives, for every number, the reading of each of its
tokens and of its counter's.  Rules are in ``counters.tsv``; this file knows only the shapes of numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from quizgen import tables
from quizgen.analysis import conditions, numbers
from quizgen.analysis.numbers import Part
from quizgen.analysis.spread import spread
from quizgen.analysis.types import Token


@dataclass(frozen=True, slots=True)
class Counter:
    """A row of ``counters.tsv``."""

    form: str
    reading: str
    sounds: str
    special: str
    when: str
    example: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its counter: half-open token range, hiragana reading of each token, counter's row or None."""

    first: int
    last: int
    readings: tuple[str, ...]
    counter: Counter | None
    unusual: bool = False


LONGEST = 24
"""No number has more tokens; a longer run of numerals is cut, so that the work stays linear."""
_TO = frozenset("～〜")
"""Marks between two numbers that are said から: 3～5人."""
_COLONS = frozenset(":：")
_OLD = {"4": "し", "7": "しち"}
"""What 四 and 七 are in 四、五 and 七、八."""


@cache
def _counters() -> dict[str, tuple[tuple[str, tuple[Counter, ...]], ...]]:
    """Rows by the first character of their form, longest first; of one form those with a condition first."""
    forms: dict[str, list[Counter]] = {}
    for row in tables.rows(Counter, "counters"):
        forms.setdefault(row.form, []).append(row)
    heads: dict[str, list[tuple[str, tuple[Counter, ...]]]] = {}
    for form in sorted(forms, key=len, reverse=True):
        rows = tuple(sorted(forms[form], key=lambda row: not row.when))
        heads.setdefault(form[0], []).append((form, rows))
    return {head: tuple(found) for head, found in heads.items()}


@cache
def _special(cells: str) -> dict[str, tuple[str, str]]:
    pairs = (cell.partition("=") for cell in cells.split())
    return {key: (reading.partition("|")[0], reading.partition("|")[2]) for key, _, reading in pairs}


def find(tokens: Sequence[Token]) -> list[Count]:
    """All numbers of one sentence in order, each with its counter if it has one."""
    out: list[Count] = []
    i = 0
    while i < len(tokens):
        if tokens[i].surface[0] not in numbers.FIRST:
            i += 1
            continue
        if not _numeric(tokens, i):
            out += _fused(tokens, i)
            i += 1
            continue
        end = _end(tokens, i)
        if out and out[-1].last == i - 1 and tokens[i - 1].surface in _TO:
            out.append(Count(i - 1, i, ("から",), None))
        count = _clock(tokens, i, end) or _counted(tokens, i, end)
        if count:
            out.append(count)
        i = max(end, count.last if count else end)
    return out


def _numeric(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number starts (or goes on) here: 3, 三, ２千; what is no number for UniDic (何) needs a counter."""
    token = tokens[i]
    if token.surface[0] not in numbers.FIRST or not numbers.is_number(token.surface):
        return False
    if token.pos == "名詞-数詞" or token.surface[0].isdigit():
        return True
    return len(token.surface) == 1 and _counter(tokens, i, i + 1) is not None


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].start == tokens[i - 1].end and numbers.is_number(tokens[i].surface)


def _end(tokens: Sequence[Token], i: int) -> int:
    """End of the number that starts at ``i``: 1|,|264, 2|.|2, 二|〇|二|四."""
    end = i + 1
    while end < min(len(tokens), i + LONGEST) and tokens[end].start == tokens[end - 1].end:
        if _goes_on(tokens, end):
            end += 1
        elif _separates(tokens, end):
            end += 2
        else:
            break
    return end


def _fused(tokens: Sequence[Token], i: int) -> Iterator[Count]:
    """A number with its counter that UniDic takes for a name: 千羽 (ちわ), 三本 (みもと); not 三村さん."""
    token = tokens[i]
    if not token.pos.startswith(_NAMES):
        return
    if token.pos.startswith(_PLACES) and (i == 0 or tokens[i - 1].surface not in _MARKS):
        return
    if i + 1 < len(tokens) and tokens[i + 1].pos.startswith(("接尾辞", _NAMES)):
        return
    cut = next(n for n, c in enumerate(token.surface + "。") if not numbers.is_number(c))
    number, form = token.surface[:cut], token.surface[cut:]
    for found, rows in _counters().get(form[:1], ()):
        if found == form:
            yield Count(i, i + 1, ("".join(_join(numbers.parts(number), number, rows[-1], False)),), rows[-1])


_NAMES, _PLACES, _MARKS = "名詞-固有名詞", "名詞-固有名詞-地名", frozenset("をがもは")


def _separates(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is a point or comma inside a number (1,264 but not 1,2)."""
    mark = numbers.fold(tokens[i].surface)
    if mark not in (".", ",", "・") or not _goes_on(tokens, i + 1):
        return False
    before, after = tokens[i - 1].surface, tokens[i + 1].surface
    if mark == ",":
        return len(after) == 3 and after.isdigit() and before.isdigit()
    return mark == "." or not numbers.approximate(before + after)


def _clock(tokens: Sequence[Token], i: int, end: int) -> Count | None:
    """12:30 as a time of day; 3:2 and 12:30:05 are none."""
    run = tokens[i : i + 3]
    if (
        end != i + 1
        or len(run) < 3
        or run[1].surface not in _COLONS
        or not (run[0].end == run[1].start and run[1].end == run[2].start)
    ):
        return None
    hour, minute = (numbers.fold(run[k].surface) for k in (0, 2))
    if not (hour.isdigit() and minute.isdigit() and len(minute) == 2 and int(hour) < 25 and int(minute) < 60):
        return None
    if i + 3 < len(tokens) and tokens[i + 3].surface in _COLONS:
        return None
    number, counter = said(hour.lstrip("0") or "0", plain("時"))
    low = "".join(said(minute.lstrip("0"), plain("分"))) if int(minute) else ""
    return Count(i, i + 3, (number, counter, low), plain("時"))


def plain(form: str) -> Counter:
    """The last row of a counter's form, which has no condition."""
    return next(rows[-1] for found, rows in _counters()[form[0]] if found == form)


def said(number: str, counter: Counter, vague: bool = False) -> tuple[str, str]:
    """Number and counter as they are said together: 四, 時 -> よ, じ."""
    head, last, sound = _join(numbers.parts(number), number, counter, vague)
    return head + last, sound


def _join(raw: tuple[Part, ...], number: str, counter: Counter, vague: bool) -> tuple[str, str, str]:
    """Reading of all parts but the last, of the last, and of the counter; ``vague`` for 二、三日."""
    special = _special(counter.special)
    exact = numbers.value(number)
    head = "".join(part.reading for part in raw[:-1])
    last = raw[-1]
    if not vague and exact is not None and f"#{exact}" in special:
        return "", *special[f"#{exact}"]
    if last.key in special:
        return head, *special[last.key]
    return head, *numbers.join(last.reading, last.key, counter.reading, counter.sounds)


def _counter(tokens: Sequence[Token], i: int, end: int) -> tuple[Counter, int] | None:
    """The counter after a number and the end of its tokens: longest form that ends with a token."""
    if end == len(tokens) or tokens[end].start != tokens[end - 1].end:
        return None
    text = "".join(t.surface for t in tokens[end : end + 4])
    for form, rows in _counters().get(text[0], ()):
        last = _covers(tokens, end, form) if text.startswith(form) else 0
        row = next((r for r in rows if conditions.holds(r.when, tokens, end, last)), None) if last else None
        if row:
            return row, last
    return None


def _covers(tokens: Sequence[Token], first: int, form: str) -> int:
    """End of the tokens that spell ``form`` from ``first`` without a gap, or 0."""
    length, last = 0, first
    while length < len(form) and last < len(tokens):
        length += len(tokens[last].surface)
        last += 1
    return last if length == len(form) and tokens[last - 1].end - tokens[first].start == length else 0


def _vague(tokens: Sequence[Token], i: int, end: int, number: str) -> bool:
    """Whether this is the second of two neighbours: 二、三日, 二三日."""
    if numbers.approximate(numbers.fold(number)):
        return True
    if i < 2 or not _numeric(tokens, i - 2):
        return False
    ranged = tokens[i - 1].surface in _TO and not (i > 2 and tokens[i - 3].surface in _MONTHS)
    return (ranged or tokens[i - 1].surface in _COMMAS) and _neighbours(tokens[i - 2].surface, number)


_MONTHS = frozenset(("月", "がつ"))
"""After these 2〜3日 are two days of the calendar, ふつか and みっか."""


def _neighbours(one: str, other: str) -> bool:
    """Whether a number and its next mean one or the other: 四、五 (日), 14、5 (歳)."""
    low, high = numbers.value(one), numbers.value(other)
    return low is not None and high is not None and high in (low + 1, low % 10 + 1)


def _or_next(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether this is the first of two neighbours, where 四 and 七 keep their old readings: 四、五日 しごにち."""
    if end + 1 >= len(tokens) or tokens[end].surface not in _COMMAS or not _numeric(tokens, end + 1):
        return False
    number = "".join(t.surface for t in tokens[i:end])
    return (numbers.value(number) or 0) < _HUNDRED and _neighbours(number, tokens[end + 1].surface)


_HUNDRED = 100


_COMMAS = frozenset("、,，・")


def _counted(tokens: Sequence[Token], i: int, end: int) -> Count | None:
    number = "".join(t.surface for t in tokens[i:end])
    raw = numbers.parts(number)
    if raw and raw[-1].key in _OLD and _or_next(tokens, i, end):
        old = replace(raw[-1], reading=_OLD[raw[-1].key])
        return Count(i, end, _over_digits(tokens, i, end, (*raw[:-1], old)), None)
    found = _counter(tokens, i, end)
    if not raw or (found is None and _keeps(tokens, i, end)):
        return None
    if found is None:
        return Count(i, end, _over_digits(tokens, i, end, raw), None, unusual=_unusual(tokens, end))
    counter, last = found
    head, final, sound = _join(raw, number, counter, _vague(tokens, i, end, number))
    kept = raw[:-1] if head else ()
    digits = _over_digits(tokens, i, end, (*kept, Part("", final, "-", raw[-1].at if kept or len(raw) == 1 else 0)))
    return Count(i, last, (*digits, *spread(tokens[end:last], sound)), counter)


def _keeps(tokens: Sequence[Token], i: int, end: int) -> bool:
    """One numeral in kanji before a counter that no row knows: UniDic's reading of it may be better (二|重)."""
    return end == i + 1 and tokens[i].known and bool(tokens[i].reading) and end < len(tokens)


def _unusual(tokens: Sequence[Token], end: int) -> bool:
    return end < len(tokens) and "助数詞" in tokens[end].pos and tokens[end].start == tokens[end - 1].end


def _over_digits(tokens: Sequence[Token], i: int, end: int, raw: Sequence[Part]) -> tuple[str, ...]:
    """The reading of each number token; a token that says nothing itself (二〇二四) takes from the one before."""
    starts = [t.start - tokens[i].start for t in tokens[i:end]]
    ends = [*starts[1:], tokens[end - 1].end - tokens[i].start]
    out = ["".join(p.reading for p in raw if a <= p.at < b) for a, b in zip(starts, ends, strict=True)]
    for k in range(1, len(out)):
        if not out[k] and len(out[k - 1]) > 1 and numbers.is_number(tokens[i + k].surface):
            out[k - 1], out[k] = out[k - 1][:1], out[k - 1][1:]
    return tuple(out)
