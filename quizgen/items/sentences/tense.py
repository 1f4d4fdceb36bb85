"""The tense of a sentence that is taken out of its text.

News tells in the present what was said (「…」と説明する), histories what happened (1895年には電車が走り始める).
Alone, the first goes on (説明している), the second is past (走り始めた).
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from quizgen.analysis import inflection
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Fact
from quizgen.items.answers.years import years_of

VERBS = ("五段", "上一段", "下一段", "カ行変格", "サ行変格", "助動詞-レル", "助動詞-セル")
STATES = frozenset(("いる", "ある", "できる", "おる", "みる", "くる"))
"""Verbs whose present tells what is so still."""
LONG_AGO = 1945
"""Up to here a year is past for whoever writes today's Japanese."""
KEPT = 8


def settled(analysis: Analysis, fact: Fact, p: Predicate) -> Predicate:
    """The predicate of a fact as it is told outside its text."""
    verb = p.ctype.startswith(VERBS)
    if p.past or p.polite or p.negative or not verb or p.base in STATES or fact.voice == "potential":
        return p
    if says(fact) and any(a.case == "ト" and analysis.text.body[a.end - 1] in "」』”" for a in fact.arguments):
        return replace(p, before=inflection.te(p), base="いる", ctype="上一段-ア行")
    dates = list(_years(analysis, fact))
    return replace(p, past=True) if dates and max(dates) <= _latest(analysis) else p


def is_passing(analysis: Analysis, fact: Fact, p: Predicate) -> bool:
    """Whether a stage of a story is told as if it were now, which alone would say that it is so still: ところが、実は
    現れない."""
    verb = p.ctype.startswith(VERBS) and p.base not in STATES
    return verb and not p.past and analysis.text.body.startswith(TURNS, fact.start)


TURNS = ("ところが", "すると", "そこへ", "そのとき", "その時", "やがて", "いよいよ", "ふと")
"""Words by which a story goes on."""


def _years(analysis: Analysis, fact: Fact) -> Iterator[int]:
    """The years in which a fact happens: its times, and one that opens its sentence."""
    opening, comma, _ = analysis.text.body[fact.start : fact.end].partition("、")
    if comma and len(opening) <= OPENING:
        yield from years_of(opening)
    for a in fact.arguments:
        if a.case in ("", "ニ", "ハ") and a.entity >= 0 and analysis.entities[a.entity].type == "TIME":
            yield from years_of(analysis.text.body[a.start : a.end])


OPENING = 14
"""Characters of a date before a comma at the head of a sentence: 一九一七年の夏、"""


@lru_cache(maxsize=KEPT)
def _latest(analysis: Analysis) -> int:
    """The last year of which the text tells in the past."""
    told = (year for f in told_plainly(analysis) if f.past for year in _years(analysis, f))
    return max((LONG_AGO, *told))
