"""The lines of ``summary``: what a text tells, and what its writer holds.

Of a text whose writer has a point, that is the last line, and the only one that may have no blank; of a stance its word
is left out, where the writer says it (計画に|反対|している).  Other texts are told beyond their middle, unless they are
reports that begin with what happened (2月8日、会が開かれ…).
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
from quizgen.items.views import gist_rivals, stances, theses
from quizgen.items.views.theses import GRANTED, Thesis

BEGINNING, MIDDLE = 0.3, 0.5
"""Shares of a text: the first line is told in the one, the last after the other."""
_PASSING = re.compile("もっとも、|ただし、|ちなみに、|なお、|実は、")
"""What opens a sentence that is said in passing."""


@dataclass(frozen=True, slots=True)
class Line:
    """The line of the writer's point: its place after all sentences, its text, where it is told, the word of a stance
    that is left out, and the contrary of that (both empty: nothing is left out)."""

    place: int
    told: str
    start: int
    end: int
    key: str = ""
    wrong: str = ""


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
    """The writer's point, where there is one; refused where ``lines`` do not span the text."""
    point = _point(analysis)
    if _place(analysis, lines[0].fact.sentence) > BEGINNING:
        raise RefusedError("how the text begins cannot be told in a line")
    if isinstance(point, Thesis):
        return [_claim(analysis, point)]
    if _place(analysis, lines[-1].fact.sentence) < MIDDLE and not _is_report(analysis, lines[0]):
        raise RefusedError("how the text goes on cannot be told in a line")
    return []


def _place(analysis: Analysis, sentence: int) -> float:
    return sentence / len(analysis.sentences)


def _claim(analysis: Analysis, point: Thesis) -> Line:
    """What the writer holds, after all that is told: 筆者は、橋を架ける計画に|反対|している。"""
    polite = not stems.is_formal(analysis)
    if point.about:
        held = stances.held(point.why)
        told = f"筆者は、{point.about}{_polite(held) if polite else held}。"
        shown = held[1:3] in analysis.surface(point.sentence) and told.count(held[1:3]) == 1
        key = held[1:3] if held[1:3] in CONTRARY and shown else ""
    else:
        told, key = f"筆者は、{point.said}{'と考えています' if polite else 'と考えている'}。", ""
    at = point.sentence
    return Line(len(analysis.sentences), told, at.start, at.end, key, CONTRARY.get(key, ""))


CONTRARY = {"賛成": "反対", "反対": "賛成", "支持": "批判"}
"""The words of a stance that are left out, with what is offered beside each."""


def _polite(held: str) -> str:
    return held.removesuffix("ない") + "ません" if held.endswith("ない") else held.removesuffix("る") + "ます"


def _is_report(analysis: Analysis, telling: Telling) -> bool:
    """Whether a text begins with what happened on a day: 2月8日、会が開かれた."""
    fact = telling.fact
    dated = any(
        e.type == "TIME" and _DAY.search(analysis.surface(e)) for e in within(analysis.entities, fact.start, fact.end)
    )
    return not fact.sentence and dated and telling.predicate.past


_DAY = re.compile("[0-9０-９一二三四五六七八九十]日")
