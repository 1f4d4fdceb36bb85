"""Numbers as strings: their value and how they are said, in any digits, width or mixture.

A number is taken apart into parts, each one digit or one unit (1,264 is 千 二百 六十 四); a part changes the
sound of the one before it by one table (``sounds.tsv``: 六 + 百 -> ろっぴゃく), and a counter does to the last
part just what 百 does to 六.  Every part knows the character that it is said for, so that a reading can
be spread over the writing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from quizgen import kana, tables


@dataclass(frozen=True, slots=True)
class Numeral:
    """A row of ``numerals.tsv``."""

    form: str
    value: str
    reading: str
    kind: str
    sounds: str
    example: str


@dataclass(frozen=True, slots=True)
class Sound:
    """A row of ``sounds.tsv``."""

    sounds: str
    last: str
    number: str
    onset: str
    example: str


@dataclass(frozen=True, slots=True)
class Part:
    """One digit or unit: ``key`` is its value or form as in ``sounds.tsv``, ``at`` the character it is said for."""

    key: str
    reading: str
    sounds: str
    at: int


FIRST = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万億兆京壱弐参拾何数幾")
"""What a number begins with: a quick test; ``numerals.tsv`` decides."""
KEPT = 1 << 12
_ONSETS = {"voiced": kana.VOICED, "half": kana.HALF_VOICED, "wa": {"わ": "ば"}, "=": {}}
_POINT = ("てん", "s")
_POWERS = {3: "千", 2: "百", 1: "十"}
_POWERS_KEYS = ("10", "100", "1000")  # change only a digit before them: 三百 さんびゃく, but 千百 せんひゃく
_MYRIADS = "万億兆京"
_LONGEST = 16
"""More digits than this are a name, not an amount, and are said one by one."""


@cache
def _numerals() -> dict[str, Numeral]:
    rows = {row.form: row for row in tables.rows(Numeral, "numerals")}
    digits = {
        str(int(row.value)): row for row in rows.values() if row.kind == "digit" and row.form in "〇一二三四五六七八九"
    }
    return rows | digits


@cache
def _sounds() -> dict[tuple[str, str], Sound]:
    return {(row.sounds, row.last): row for row in tables.rows(Sound, "sounds")}


def fold(written: str) -> str:
    """A number with ASCII digits and separators, character by character (offsets stay)."""
    return "".join(c if c == "・" or len(n := kana.fold_width(c)) != 1 else n for c in written)


@lru_cache(maxsize=KEPT)
def is_number(written: str) -> bool:
    """True if every character is a digit or numeral (三十, ２千, 何百), no separators."""
    return bool(written) and all(c in _numerals() for c in fold(written))


def join(number: str, last: str, counter: str, sounds: str) -> tuple[str, str]:
    """A number's last part and a counter as they sound together: いち, 1, ほん, h -> いっ, ぽん."""
    row = _sounds().get((sounds, last))
    if row is None:
        return number, counter
    changed = number[:-1] + "っ" if row.number.endswith("っ") else number  # さん|びゃく|匹 is さん|びゃっ|ぴき
    return changed, _ONSETS[row.onset].get(counter[:1], counter[:1]) + counter[1:]


@lru_cache(maxsize=KEPT)
def parts(written: str) -> tuple[Part, ...]:
    """The parts of a number, each with its final sound."""
    return tuple(_sounded(list(_parts(fold(written)))))


def _sounded(raw: list[Part]) -> list[Part]:
    out: list[Part] = []
    for part in raw:
        if out and out[-1].key != "point" and not (part.key in _POWERS_KEYS and len(out[-1].key) > 1):
            before, reading = join(out[-1].reading, out[-1].key, part.reading, part.sounds)
            out[-1], part = replace(out[-1], reading=before), replace(part, reading=reading)
        out.append(part)
    return out


def _parts(number: str) -> Iterator[Part]:
    """Parts before sound change; a run of digits is said as a whole, kanji units as they stand."""
    at = 0
    while at < len(number):
        run = _digits_from(number, at)
        if run:
            yield from _run(number, at, at + len(run))
            at += len(run)
        elif number[at] in ".・":
            yield Part("point", _POINT[0], _POINT[1], at)
            end = at + 1 + len(_digits_from(number, at + 1))
            yield from (_digit(number[i], i) for i in range(at + 1, end) if number[i] != ",")
            at = end
        else:
            if number[at] in _numerals():
                yield _unit(number[at], at)
            at += 1


def _digits_from(number: str, at: int) -> str:
    end = at
    while end < len(number) and (
        _is_digit(number[end]) or (number[end] == "," and number[end + 1 : end + 2].isdigit())
    ):
        end += 1
    return number[at:end]


def _is_digit(char: str) -> bool:
    return char in _numerals() and _numerals()[char].kind == "digit"


def _digit(char: str, at: int) -> Part:
    row = _numerals()[char]
    return Part(row.value, row.reading, row.sounds, at)


def _unit(char: str, at: int) -> Part:
    row = _numerals()[char]
    return Part(
        row.value if row.kind in ("unit", "myriad") and len(row.value) < 6 else char, row.reading, row.sounds, at
    )


def approximate(digits: str) -> bool:
    """True for two neighbours without a unit, which mean one or the other: 二三 (日), 四五 (人), not 23."""
    return (
        len(digits) == 2 and not digits.isascii() and _value(digits[1]) == _value(digits[0]) + 1 and "〇" not in digits
    )


def _value(char: str) -> int:
    return int(_numerals()[char].value)


def _run(number: str, start: int, end: int) -> Iterator[Part]:
    digits = [(number[i], i) for i in range(start, end) if number[i] != ","]
    text = "".join(c for c, _ in digits)
    if approximate(text):
        yield from (_digit(c, i) if c != "四" else replace(_digit(c, i), reading="し") for c, i in digits)
    elif len(digits) > _LONGEST or (len(digits) > 1 and _value(text[0]) == 0):
        yield from (_digit(c, i) for c, i in digits)
    elif all(_value(c) == 0 for c in text):
        zero = _digit(*digits[0])
        yield replace(zero, reading="れい") if number[end : end + 1] in (".", "・") and number[end:] else zero
    else:
        yield from _positions(digits, number[end : end + 1])


def _positions(digits: list[tuple[str, int]], following: str) -> Iterator[Part]:
    """A run of digits by powers of ten: 12640 -> 一 万 二 千 六 百 四 十."""
    alone = (
        len(digits) == 4
        and "".join(c for c, _ in digits)[1:] in ("000", "〇〇〇")
        and following in _MYRIADS
        and following
    )
    for place, (char, at) in enumerate(digits):
        power = len(digits) - 1 - place
        value, within = _value(char), power % 4
        if value and (value > 1 or within == 0 or (alone and within == 3)):
            yield _digit(char, at)
        if value and within:
            yield _unit(_POWERS[within], at)
        group = digits[max(0, place - 3 + within) : place + 1]
        if within == 0 and power and any(_value(c) for c, _ in group):
            yield _unit(_MYRIADS[power // 4 - 1], at)


@lru_cache(maxsize=KEPT)
def value(written: str) -> Decimal | None:
    """The value of a number in any writing (２千 is 2000, 二・五 is 2.5), or None: 何人, 数十."""
    number = fold(written).replace(",", "").replace("・", ".")
    if not number or any(c not in _numerals() and c != "." for c in number) or number.count(".") > 1:
        return None
    if any(c in _numerals() and _numerals()[c].kind == "open" for c in number):
        return None
    total, section, current = Decimal(0), Decimal(0), ""
    for char in number:
        row = _numerals().get(char)
        if row is None or row.kind == "digit":
            current += row.value if row else "."
            continue
        factor, digits = Decimal(row.value), Decimal(current) if current not in ("", ".") else None
        current = ""
        if row.kind == "unit":
            section += factor * (1 if digits is None else digits)
        else:
            amount = section + (digits or 0)
            total, section = total + factor * (amount or 1), Decimal(0)
    return total + section + (Decimal(current) if current not in ("", ".") else 0)


def spoken(written: str) -> str:
    """The reading of a bare number: 1,264 -> せんにひゃくろくじゅうよん."""
    return "".join(part.reading for part in parts(written))


def variants(written: str) -> tuple[str, ...]:
    """All ways in which the number may sound before some counter: 4 よん よ し, 10 じゅう じゅっ じっ."""
    raw = parts(written)
    if not raw:
        return ()
    head, last = "".join(p.reading for p in raw[:-1]), raw[-1]
    changed = (row.number for (_, key), row in _sounds().items() if key == last.key)
    return tuple(dict.fromkeys(head + said for said in (last.reading, *changed, *_OTHER.get(last.key, ()))))


_OTHER = {
    "0": ("れい", "まる"),
    "1": ("ひと",),
    "2": ("ふた", "ふつ"),
    "3": ("み", "みっ"),
    "4": ("よ", "し", "よっ"),
    "5": ("いつ",),
    "6": ("む", "むい", "むっ"),
    "7": ("しち", "なの"),
    "8": ("や", "よう", "やっ"),
    "9": ("く", "ここの"),
    "10": ("じっ", "とお"),
}
"""Readings that only some counters ask for."""
