"""Facts with the subject that their sentence leaves out, where the text can mean one person alone (``omitted``).

五時に市場へ行きます, after マルコさんは四時に起きます, is asked about and stated as マルコさんは五時に市場へ行きます.
"""

from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from quizgen.analysis.facts import told_plainly
from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Argument, Fact, within
from quizgen.items.lookup import KEPT
from quizgen.items.sentences import omitted
from quizgen.items.sentences.omission import Omitted
from quizgen.items.sentences.spoken import with_speaker

SURE = 0.95
"""How sure a restored subject is, set by hand: 17 of 18 in the texts that were read for it."""


@lru_cache(maxsize=KEPT)
def facts(analysis: Analysis) -> tuple[Fact, ...]:
    """The facts told plainly, in text order, with such subjects."""
    told = tuple(with_speaker(analysis, f) for f in told_plainly(analysis))
    if not any(_lacks(f) for f in told):
        return told
    found = {o.fact.start: o for o in omitted.find(analysis) if isinstance(o, Omitted) and o.who is not None}
    return tuple(_with(analysis, f, found[f.start]) if f.start in found and _lacks(f) else f for f in told)


def subject(fact: Fact) -> Argument | None:
    """The restored subject of a fact, if it has one."""
    return next((a for a in fact.arguments if a.restored), None)


def _lacks(fact: Fact) -> bool:
    """Whether a fact has no subject and is not that somebody says something."""
    return not any(a.case in ("ガ", "ハ", "モ") for a in fact.arguments) and not says(fact)


def _with(analysis: Analysis, fact: Fact, one: Omitted) -> Fact:
    who = one.who
    if who is None or one.rule != "the topic goes on" or _topical(analysis, fact):
        return fact
    number = bisect_left(analysis.entities, who.start, key=lambda e: e.start)
    given = Argument("ガ", who.start, who.end, "は", number, "ガ", "agent", restored=True, confidence=SURE)
    return replace(fact, arguments=(given, *fact.arguments))


def _topical(analysis: Analysis, fact: Fact) -> bool:
    """Whether a phrase of the sentence has は or も, and it may be about that: 店では、パンを売ります."""
    return any(p.case.endswith(("は", "も")) for p in within(analysis.bunsetsu, fact.start, fact.end))
