"""Events that the text dates by year, each told without its date, in the order of time.

Two of them never have one date, and none is told as going on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.analysis.facts import told_plainly
from quizgen.analysis.types import Analysis, Entity, Fact, within
from quizgen.items import stems
from quizgen.items.answers.numerals import number
from quizgen.items.events.event_tiles import tile
from quizgen.items.events.events import STATES, VERBS
from quizgen.items.lookup import phrase_number
from quizgen.items.stems import RefusedError

_YEAR = re.compile(
    r"([0-9０-９]{4}|[〇一二三四五六七八九]{4})年(?:の?(?:([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})月|(春|夏|秋|冬)))?"
)
_SEASON = {"春": 4, "夏": 7, "秋": 10, "冬": 12}
_RANGE = re.compile(r"から|まで|以来|以降|ごろ|頃|代|～|〜")


@dataclass(frozen=True, slots=True)
class Dated:
    """What happened when: year and month (0: not told), the event as a tile, its fact, and the date as written."""

    when: tuple[int, int]
    told: str
    fact: Fact
    date: str


def dated(analysis: Analysis) -> tuple[Dated, ...]:
    """The events of a text that have dates of their own, in the order of time."""
    return tuple(_apart([e for f in told_plainly(analysis) for e in _event(analysis, f)]))


def _event(analysis: Analysis, fact: Fact) -> Iterator[Dated]:
    """The event of a sentence with one date, at its head or where the main clause has it."""
    times = [e for e in within(analysis.entities, fact.start, fact.end) if e.type == "TIME"]
    found = _YEAR.match(analysis.text.body, times[0].start, times[0].end) if len(times) == 1 else None
    if not found or _RANGE.match(analysis.text.body, times[0].end) or not _is_act(analysis, fact):
        return
    told = tile(analysis, fact, past=True) if _is_own_date(analysis, fact, times[0]) else ""
    year, month, season = found.groups()
    if told:
        when = int(number(year)), int(number(month)) if month else _SEASON.get(season, 0)
        yield Dated(when, told, fact, found.group())


def _is_act(analysis: Analysis, fact: Fact) -> bool:
    """Whether something is done or happens, in the past or the present of a history."""
    try:
        told = stems.predicate(analysis, fact)
    except RefusedError:
        return False
    state = told.negative or told.base in STATES or told.before.endswith(("て", "で"))
    return told.ctype.startswith(VERBS) and not state


def _is_own_date(analysis: Analysis, fact: Fact, date: Entity) -> bool:
    """Whether a date is that of the main clause: it opens the sentence, or goes with its predicate."""
    phrases = [p for p in stems.phrases(analysis, fact) if p.start < date.end and p.end > date.start]
    last = phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    return phrases[0].start <= stems.start(analysis, fact) or phrases[-1].head == last


def _apart(events: Sequence[Dated]) -> Iterator[Dated]:
    """The events in the order of time, no two that may be of one date (a year, and a month of it)."""
    last: Dated | None = None
    for event in sorted(events, key=lambda e: e.when):
        later = last is None or event.when[0] > last.when[0] or (last.when[1] and event.when[1] > last.when[1])
        if later:
            last = event
            yield event
