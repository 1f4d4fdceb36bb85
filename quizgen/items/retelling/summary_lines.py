"""The lines of ``summary``: what a text tells from its beginning to its end, and what its writer holds.

Of a text whose writer has a point, that is the last line.  Of others a line tells of the end, unless they are reports
that begin with what happened (2月8日、会が開かれ…).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis.types import Analysis, within
from quizgen.items import stems
from quizgen.items.lookup import KEPT
from quizgen.items.retelling import statements
from quizgen.items.sentences.tellings import Telling, tellings
from quizgen.items.stems import RefusedError
from quizgen.items.views import gist_rivals, theses
from quizgen.items.views.theses import GRANTED, Thesis

OPENING, BEGINNING, END = 0.15, 0.3, 0.75
"""Shares of a text: what it opens with is told where it can be, the first line and the last must be told in the others.
"""
_PASSING = re.compile("もっとも、|ただし、|ちなみに、|なお、|実は、")
"""What opens a sentence that is said in passing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with no word left out: the number of its sentence, its text, and where it is told."""

    place: int
    told: str
    start: int
    end: int


@lru_cache(maxsize=KEPT)
def told(analysis: Analysis) -> tuple[Telling, ...]:
    """What may be a line: no remark in passing, nothing that is only granted (もちろん、…)."""
    found = (t for t in tellings(analysis) if isinstance(t, Telling))
    return tuple(t for t in found if not (GRANTED.match(said := analysis.surface(t.fact)) or _PASSING.match(said)))


def in_other_words(analysis: Analysis, telling: Telling) -> str:
    """A telling as a line; beside a writer's point the writer is 筆者 throughout."""
    said = statements.in_other_words(analysis, telling)
    return gist_rivals.by_writer(said) if isinstance(_point(analysis), Thesis) else said


@lru_cache(maxsize=KEPT)
def _point(analysis: Analysis) -> Thesis | str:
    return theses.thesis(analysis)


def around(analysis: Analysis, lines: Sequence[Telling]) -> list[Line]:
    """The lines that a summary needs besides ``lines`` for its beginning and its end or point."""
    first, last = lines[0].fact.sentence, lines[-1].fact.sentence
    out = _opening(analysis, first)
    point = _point(analysis)
    if isinstance(point, Thesis):
        return [*out, _claim(analysis, point)]
    if _place(analysis, last) < END and not _is_report(analysis, lines[0]):
        out.append(_last(analysis))
    return out


def _place(analysis: Analysis, sentence: int) -> float:
    return sentence / len(analysis.sentences)


def _opening(analysis: Analysis, first: int) -> list[Line]:
    """What a text opens with, where the first line of a summary does not tell it."""
    if _place(analysis, first) <= OPENING:
        return []
    found = next((t for t in told(analysis) if _place(analysis, t.fact.sentence) <= OPENING), None)
    if found is None and _place(analysis, first) > BEGINNING:
        raise RefusedError("how the text begins cannot be told in a line")
    return [_line(analysis, found)] if found else []


def _last(analysis: Analysis) -> Line:
    found = next((t for t in reversed(told(analysis)) if _place(analysis, t.fact.sentence) >= END), None)
    if found is None:
        raise RefusedError("how the text ends cannot be told in a line")
    return _line(analysis, found)


def _line(analysis: Analysis, telling: Telling) -> Line:
    fact = telling.fact
    return Line(fact.sentence, in_other_words(analysis, telling), fact.start, fact.end)


def _claim(analysis: Analysis, point: Thesis) -> Line:
    """What the writer holds, after all that is told: 筆者は、橋を架ける計画に反対だと考えている。"""
    holds = "と考えている。" if stems.is_formal(analysis) else "と考えています。"
    return Line(len(analysis.sentences), f"筆者は、{point.said}{holds}", point.sentence.start, point.sentence.end)


def _is_report(analysis: Analysis, telling: Telling) -> bool:
    """Whether a text begins with what happened on a day: 2月8日、会が開かれた."""
    fact = telling.fact
    dated = any(
        e.type == "TIME" and _DAY.search(analysis.surface(e)) for e in within(analysis.entities, fact.start, fact.end)
    )
    return not fact.sentence and dated and telling.predicate.past


_DAY = re.compile("[0-9０-９一二三四五六七八九十]日")
