"""Readings that stand in a text: taken out of it and kept.

Read are ｜漢字《かんじ》, 漢字《かんじ》 (over the run of kanji before it), {漢字|かんじ} and HTML's ruby.
A reading in brackets, 筌（うけ）, stays where it is, and is kept as well where it surely is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen import kana, tables
from quizgen.source.draft import Ruby
from quizgen.source.mapped import Edit, Mapped
from quizgen.source.text import GivenReading

_ANGLE = re.compile("《([^《》\n]{1,40})》")
_BRACE = re.compile(r"\{([^{}|｜\n]{1,30})[|｜]([^{}|｜\n]{1,40})\}")
_TAG = re.compile(r"<(/?)(ruby|rb|rt|rp|rtc)(?:\s[^<>]{0,80})?>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]{0,200}>")
_BAR = "｜|"
_RUNS = (
    re.compile("[々〆〇ヶ仝〻※〓\u2e80-\u2fdf㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003134f]{1,30}$"),
    re.compile("[ァ-ヺー・]{1,30}$"),
    re.compile("[ぁ-ゖー]{1,30}$"),
    re.compile("[A-Za-zＡ-Ｚａ-ｚ0-9０-９.\\-]{1,30}$"),
)
_PAREN = re.compile("[」』”]?[（(]([ぁ-ゖー]{1,16})[）)]")
_WORD = re.compile("[々〆ヶ一-鿿ぁ-ゖ]{1,14}$")
_REACH = 32


@dataclass(frozen=True, slots=True)
class NotReading:
    """A row of ``not_readings.tsv``: a form that makes （…） behind a word something else than its reading."""

    side: str
    form: str
    example: str


def _is_reading(s: str) -> bool:
    return all(c == "・" or kana.is_kana(c) or c == "ー" for c in s) and any(kana.is_kana(c) for c in s)


def _implicit(text: str, at: int) -> int:
    """Where the base of a 《reading》 at ``at`` begins: the run of one script before it."""
    before = text[max(0, at - _REACH) : at]
    found = (m for run in _RUNS if (m := run.search(before)))
    return at - max((len(m[0]) for m in found), default=0)


def _base(text: str, at: int) -> tuple[int, int]:
    """Start of the base and of the bar before it (equal where there is none)."""
    near = max(0, at - _REACH, text.rfind("\n", 0, at) + 1 if "\n" in text[max(0, at - _REACH) : at] else 0)
    bar = max(text.rfind(b, near, at) for b in _BAR)
    closed = text.rfind("》", near, at)
    if bar > closed and bar + 1 < at:
        return bar + 1, bar
    start = _implicit(text, at)
    return start, start


def _ruby(given: Mapped, start: int, end: int, reading: str) -> list[Ruby]:
    if start < end and _is_reading(reading) and kana.has_kanji(given.text[start:end]):
        return [Ruby(given.at[start], given.at[end - 1] + 1, reading.replace("・", ""))]
    return []


def _is_title(base: str, reading: str, barred: bool) -> bool:
    """What stands in 《》 is a title or a remark, as in 映画《となりの…》, and no reading."""
    return not _is_reading(reading) or (not barred and len(reading) > 4 * len(base) + 2)


def _angles(given: Mapped, sure: bool) -> tuple[list[Edit], list[Ruby]]:
    edits: list[Edit] = []
    rubies: list[Ruby] = []
    done = 0
    for m in _ANGLE.finditer(given.text):
        start, bar = _base(given.text, m.start())
        if (
            bar < done
            or start == m.start()
            or (not sure and _is_title(given.text[start : m.start()], m[1], bar < start))
        ):
            continue
        rubies += _ruby(given, start, m.start(), m[1])
        edits += [(bar, start, "")] if bar < start else []
        edits.append((m.start(), m.end(), ""))
        done = m.end()
    return edits, rubies


def _braces(given: Mapped) -> tuple[list[Edit], list[Ruby]]:
    edits: list[Edit] = []
    rubies: list[Ruby] = []
    for m in _BRACE.finditer(given.text):
        if ruby := _ruby(given, m.start(1), m.end(1), m[2]):
            rubies += ruby
            edits += [(m.start(), m.start(1), ""), (m.end(1), m.end(), "")]
    return edits, rubies


def _tags(given: Mapped) -> tuple[list[Edit], list[Ruby]]:
    """HTML ruby: the tags and the readings go, the bases stay."""
    edits: list[Edit] = []
    rubies: list[Ruby] = []
    base, base_end, inside, since = -1, -1, "", 0
    for m in _TAG.finditer(given.text):
        name, closes = m[2].lower(), bool(m[1])
        if inside and m.start() - since <= _REACH * 2:
            edits.append((since, m.start(), ""))
            if inside == "rt" and base >= 0:
                rubies += _ruby(given, *_inside(given.text, base, base_end), _bare(given.text[since : m.start()]))
        edits.append((m.start(), m.end(), ""))
        if base_end < base:
            base_end = m.start()
        inside, since = ("" if closes or name not in ("rt", "rp") else name), m.end()
        if (name == "rt" and closes) or (name in ("ruby", "rb") and not closes):
            base, base_end = m.end(), -1
    return edits, rubies


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """A base without the tags round it: <span>上手</span>."""
    while (opened := _ANY_TAG.match(text, start, end)) is not None:
        start = opened.end()
    while text[start:end].endswith(">") and (at := text.rfind("<", start, end)) >= 0:
        end = at
    return start, end


def _bare(reading: str) -> str:
    return _ANY_TAG.sub("", reading).strip()


def taken(given: Mapped, sure: bool = False) -> tuple[Mapped, tuple[Ruby, ...]]:
    """The text without the marks of its readings, and the readings; ``sure`` where every 《》 is one (Aozora)."""
    found: list[Ruby] = []
    for mark, step in (("<r", _tags), ("《", lambda g: _angles(g, sure)), ("{", _braces)):
        if mark in given.text:
            edits, rubies = step(given)
            given = given.edited(edits)
            found += rubies
    return given, tuple(sorted(found, key=lambda r: r.start))


def _plausible(base: str, reading: str) -> bool:
    """As long as a reading of that many kanji is: 靫（うつぼ） yes; 駅前（えき） and 東京都（と） no."""
    forms = tables.rows(NotReading, "not_readings")
    if any(r.form == (reading if r.side == "reading" else base) for r in forms):
        return False
    kanji = sum(map(kana.is_kanji, base))
    least = kanji if kanji < 3 else 1.5 * kanji
    return least <= kana.morae(reading) - (len(base) - kanji) <= 4 * kanji + 1


def _mixed(word: str, reading: str) -> int:
    """Length of the longest tail of ``word`` with kana inside that the reading fits: 食べ物 たべもの -> 3."""
    tails = (word[i:] for i in range(len(word)) if kana.is_kanji(word[i]))
    for tail in tails:
        if kana.has_kanji(tail) and not all(kana.is_kanji(c) for c in tail):
            pattern = "".join(c if "ぁ" <= c <= "ゖ" else "." for c in tail).replace(".", ".{1,4}")
            if re.fullmatch(pattern, reading):
                return len(tail)
    return 0


def _in_brackets(body: str, at: int, reading: str) -> GivenReading | None:
    word = _WORD.search(body[max(0, at - 16) : at])
    if not word or not kana.is_kanji(word[0][-1]):
        return None
    run = _RUNS[0].search(word[0])
    start = at - (_mixed(word[0], reading) or (len(run[0]) if run else 0))
    before = body[max(0, start - 1) : start]
    if before in ("お", "ご") and reading.startswith(before):
        reading = reading[1:]  # お茶（おちゃ）
    if start == at or before.isdigit() or not _plausible(body[start:at], reading):
        return None
    return GivenReading(start, at, reading)


def in_brackets(body: str) -> Iterator[GivenReading]:
    """Readings the author put in brackets behind kanji: 筌（うけ）, 「靫」（うつぼ）."""
    found = (_in_brackets(body, m.start(), m[1]) for m in _PAREN.finditer(body))
    return (reading for reading in found if reading)
