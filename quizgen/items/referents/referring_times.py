"""When その年, 翌年 and その日 are: the year or the day told of right before, or so many after or before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgen.analysis.types import Analysis, within
from quizgen.items.answers.numerals import like, number
from quizgen.items.base import Note
from quizgen.items.referents.referring import Reference, Wrong, quoted
from quizgen.items.stems import RefusedError

BACK = 2
"""Sentences looked back over."""
_NUMBER = "(?:[0-9０-９]+|[〇一二三四五六七八九十百]+)"
_YEAR = re.compile(
    r"((?<![0-9０-９])[0-9０-９]{4}|[一二][〇一二三四五六七八九]{3})年(?!間|代|度|前|後|以|ごろ|頃|から|まで)"
)
_DAY = re.compile(
    rf"({_NUMBER})月({_NUMBER})日(?!間|から|まで)|(?<![0-9０-９月])([0-9０-９]{{1,2}})日(?=[、にの（(]|午前|午後|夜|朝|未明)"
)
"""A day with its month, or in news without (気象庁は26日、…); 2日で is so many days."""
_POINTER = re.compile(
    rf"(?:(その|この|同)(年|日)(?![間中々々前後本常生光記付時刻程頃々])|(?:その)?(翌|前)(年|日)(?![間々])|その({_NUMBER})(年|日)(前|後))"
)
_MOVED = re.compile(
    rf"翌|前[年日月]|次の[年日]|{_NUMBER}(?:年|日|か月|ヶ月|週間)(?:後|前|ぶり)|その後|やがて|のちに|後に"
)
"""Words by which a text goes on to another time."""


@dataclass(frozen=True, slots=True)
class Date:
    """A year (``day`` empty), or a day with what stands before its number (4月): its span and how it is written."""

    start: int
    end: int
    value: int
    before: str
    figure: str
    unit: str

    def moved(self, by: int) -> str:
        """The date so many years or days later, written alike."""
        return f"{self.before}{like(self.value + by, self.figure)}{self.unit}"


def find(analysis: Analysis) -> Iterator[Reference | tuple[int, int, str]]:
    """The pointers to a year or day that are certain; span and reason where one is not."""
    for number_, sentence in enumerate(analysis.sentences):
        for m in _POINTER.finditer(analysis.text.body, sentence.start, sentence.end):
            if not sentence.quoted and not quoted(analysis, sentence, m.start()) and _is_words(analysis, m):
                try:
                    yield _reference(analysis, number_, m)
                except RefusedError as refused:
                    yield m.start(), m.end(), str(refused)


def _is_words(analysis: Analysis, m: re.Match[str]) -> bool:
    """Whether the match begins and ends where words do."""
    tokens = analysis.tokens
    found = within(tokens, m.start(), m.end())
    return bool(found) and found[0].start == m.start() and found[-1].end == m.end()


def _reference(analysis: Analysis, number_: int, m: re.Match[str]) -> Reference:
    years = "年" in m.group()
    date = _antecedent(analysis, number_, m.start(), years)
    by = _moved_by(m)
    key = date.moved(by)
    before = analysis.text.body[: m.start()].rstrip()[-1:]
    if not m.group().startswith(("その", "この")) and before not in "、。は」\n":
        raise RefusedError("it is told by another clause when this is")
    if not years and not _past(analysis, date.start):
        raise RefusedError("the day is yet to come")
    if not years and not 0 < date.value + by <= 28:
        raise RefusedError("the month may end")
    if not by and not _others(analysis, date, years):
        raise RefusedError("the text tells of no other time that it might be")
    told, pointer = analysis.text.body[date.start : date.end], m.group()
    note = Note(
        f"前に「{told}」とあります。「{pointer}」は{_in_words(by, told, key)}です。",
        f"“{told}” stands before it; {pointer} is {key}.",
    )
    wrong = tuple(_wrong(analysis, date, by, key, years, pointer))
    return Reference(m.start(), m.end(), number_, "いつ", key, (date.start, date.end), note, wrong)


def _past(analysis: Analysis, at: int) -> bool:
    """Whether the sentence at a place ends in the past."""
    sentence = next(s for s in analysis.sentences if s.end > at)
    last = [t for t in within(analysis.tokens, sentence.start, sentence.end) if t.surface != "。"]
    return last[-1].base == "た"


def _in_words(by: int, told: str, key: str) -> str:
    unit = key[-1]
    return f"「{key}」" if not by else f"その{abs(by)}{unit}{'後' if by > 0 else '前'}、つまり「{key}」"


def _moved_by(m: re.Match[str]) -> int:
    """How many years or days after what was told the pointer is."""
    _, _, side, _, count, _, way = m.groups()
    if count:
        return int(number(count)) * (1 if way == "後" else -1)
    return {"翌": 1, "前": -1}.get(side or "", 0)


def _antecedent(analysis: Analysis, number_: int, at: int, years: bool) -> Date:
    """The only year or day told of in the nearest sentence that has one."""
    body = analysis.text.body
    for n in range(number_, max(-1, number_ - BACK - 1), -1):
        sentence = analysis.sentences[n]
        end = min(at, sentence.end)
        found = [_date(m) for m in (_YEAR if years else _DAY).finditer(body, sentence.start, end)]
        if not found:
            continue
        if len(found) > 1 or quoted(analysis, sentence, found[0].start) or _MOVED.search(body, found[0].end, at):
            raise RefusedError("more than one time stands before it")
        return found[0]
    raise RefusedError("no date stands right before it")


def _date(m: re.Match[str]) -> Date:
    if m.re is _YEAR:
        return Date(m.start(), m.end(), int(number(m.group(1))), "", m.group(1), "年")
    month, day = (f"{m.group(1)}月", m.group(2)) if m.group(1) else ("", m.group(3))
    return Date(m.start(), m.end(), int(number(day)), month, day, "日")


def _others(analysis: Analysis, date: Date, years: bool) -> list[Date]:
    """The other years or days that the text tells of, in text order."""
    told = (_date(m) for m in (_YEAR if years else _DAY).finditer(analysis.text.body))
    return [d for d in told if (d.before, d.value) != (date.before, date.value)]


def _wrong(analysis: Analysis, date: Date, by: int, key: str, years: bool, pointer: str) -> Iterator[Wrong]:
    """The date itself where it is moved from, one moved the other way, other dates of the text, the next ones."""
    texts = [date.moved(0), date.moved(-by)] if by else []
    alike = (d for d in _others(analysis, date, years) if bool(d.before) == bool(date.before))
    texts += (
        [d.moved(0) for d in sorted(alike, key=lambda d: abs(d.start - date.start))] if date.before or years else []
    )
    texts += [date.moved(by + 1), date.moved(by - 1), date.moved(by + 2)]
    for text in dict.fromkeys(texts):
        if text != key and not _NO_DAY.search(text):
            yield Wrong(text, "F2 another time", _note(text, date, by, pointer))


_NO_DAY = re.compile("(?:^|月)[0０]日")


def _note(text: str, date: Date, by: int, pointer: str) -> Note:
    """What the pointer counts from, and how far: その1年後."""
    told, unit = date.moved(0), "年" if date.moved(0).endswith("年") else "日"
    if not by:
        return Note(
            f"「{pointer}」は、前に書かれている「{told}」と同じ{unit}のことです。",
            f"{pointer} is the same as {told}, which is told before.",
        )
    away = f"{abs(by)}{unit}{'後' if by > 0 else '前'}"
    if text == told:
        return Note(f"「{pointer}」は、「{told}」の{away}です。", f"{pointer} is counted from {told}, not the same.")
    return Note(
        f"「{pointer}」は、前に書かれている「{told}」の{away}です。", f"{pointer} is counted from {told}: {by:+d}."
    )
