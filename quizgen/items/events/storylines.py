"""What happens one after the other in a story, each event as a tile (``event_tiles``).

The events of one stretch of telling are in the order in which they are told where the stretch is told in the past, goes
back nowhere, and no later date stands before an earlier one.  What people say, and what happens twice, is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizgen.analysis.facts import MINDS, told_plainly
from quizgen.analysis.sayings import sayings
from quizgen.analysis.types import Analysis, Fact, within
from quizgen.items.answers.numerals import number
from quizgen.items.events.event_tiles import tile
from quizgen.items.events.events import happens
from quizgen.items.lookup import by_verb
from quizgen.items.sentences.somebody import may_act

PAST = 0.6
"""The least share of the sentences of a story that are told in the past."""
_BACK = re.compile("きのう|昨日|先日|先週|おととい|前の|同じ日|同時|その間|一方|ほか|他に|また、|も、")
"""Words by which an event may be earlier than the one told before it, or at the same time."""
_DAY = re.compile(r"([0-9０-９一二三四五六七八九十]{1,3})月([0-9０-９一二三四五六七八九十]{1,3})日")


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a story as a tile, and its fact."""

    told: str
    fact: Fact


def storyline(analysis: Analysis) -> tuple[Event, ...]:
    """The events of a story in order; none where a text is no story, or goes back in time."""
    found = [e for f in told_plainly(analysis) for e in _event(analysis, f)]
    found = [e for n, e in enumerate(found) if not n or not _BACK.search(analysis.surface(e.fact))]
    return tuple(found) if len(found) > 1 and _is_story(analysis, found) else ()


def _event(analysis: Analysis, fact: Fact) -> Iterator[Event]:
    said = fact.base in MINDS or fact.base in sayings() or fact.negative
    if said or not happens(analysis, fact) or _is_again(analysis, fact) or not _is_deed(analysis, fact):
        return
    if told := tile(analysis, fact):
        yield Event(told, fact)


def _is_again(analysis: Analysis, fact: Fact) -> bool:
    """Whether another sentence tells in the past that the same one, or one who is not named, did so too."""
    others = (f for f in by_verb(analysis).get(fact.base, ()) if f.sentence != fact.sentence and f.past)
    own = _doers(analysis, fact)
    return any(not _doers(analysis, f) or _doers(analysis, f) & own for f in others)


def _is_deed(analysis: Analysis, fact: Fact) -> bool:
    """Whether somebody does what is told; what comes over him is no deed: 気持が|私を微笑ませた, 困った."""
    named = (p for p in within(analysis.bunsetsu, fact.start, fact.end) if p.case in ("は", "が"))
    found = (e for p in named for e in within(analysis.entities, p.start, p.end))
    return fact.base not in NO_DEEDS and any(may_act(analysis, e) for e in found)


NO_DEEDS = frozenset(
    (
        "困る",
        "こまる",
        "驚く",
        "おどろく",
        "喜ぶ",
        "よろこぶ",
        "怒る",
        "おこる",
        "悲しむ",
        "かなしむ",
        "あわてる",
        "云う",
    )
)
"""Verbs of what is felt, and of what is said as older texts write it."""


def _doers(analysis: Analysis, fact: Fact) -> frozenset[str]:
    """The keys of those who do what a fact tells."""
    found = (a.entity for a in fact.arguments if a.under == "ガ" and a.entity >= 0)
    return frozenset(analysis.entities[n].key for n in found)


def _is_story(analysis: Analysis, events: Sequence[Event]) -> bool:
    """Whether the stretch from the first event to the last is told in the past, its days in their order."""
    first, last = events[0].fact.sentence, events[-1].fact.sentence
    told = [f for f in told_plainly(analysis) if first <= f.sentence <= last]
    start, end = analysis.sentences[0].start, analysis.sentences[last].end
    days = [(number(m[1]), number(m[2])) for m in _DAY.finditer(analysis.text.body, start, end)]
    years = re.search(r"[0-9０-９〇一二三四五六七八九]{4}年", analysis.text.body[start:end])
    ordered = all(a <= b for a, b in pairwise(days))
    return not years and ordered and sum(f.past for f in told) >= PAST * len(told)
