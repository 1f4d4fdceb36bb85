"""Who in a text is somebody: people, animals, and what says or thinks something."""

from bisect import bisect_left
from functools import lru_cache

from quizgen.analysis.facts import MINDS
from quizgen.analysis.subjects import DOERS
from quizgen.analysis.types import Analysis, Entity
from quizgen.items.lookup import KEPT, of_type

BODIES = frozenset(("PERSON", "PEOPLE", "ANIMAL", "NAME", "PRONOUN", "ORG", "FORCE"))
"""Types of mentions that may do something."""
NEAREST = 40
"""Mentions of one type on each side that are looked at."""


def is_somebody(analysis: Analysis, entity: Entity) -> bool:
    """Whether a mention is of a person, people or an animal, or of something that says or thinks in the text."""
    if entity.type in DOERS | {"PEOPLE"}:
        return True
    return entity.type in ("THING", "NAME") and entity.key in minds(analysis)


def may_act(analysis: Analysis, entity: Entity) -> bool:
    """Whether a mention is of somebody or of a body that may do something."""
    return entity.type in BODIES or is_somebody(analysis, entity)


@lru_cache(maxsize=KEPT)
def minds(analysis: Analysis) -> frozenset[str]:
    """The keys of what says or thinks something: ごん."""
    said = (a for f in analysis.facts if f.base in MINDS for a in f.arguments if a.case in ("ハ", "ガ"))
    return frozenset(analysis.entities[a.entity].key for a in said if a.entity >= 0)


def near(analysis: Analysis, at: int, *types: str) -> list[Entity]:
    """The mentions of the types near a place, and of things that say or think, the nearest first."""
    found: list[Entity] = []
    for kind in types:
        every = of_type(analysis, kind)
        place = bisect_left(every, at, key=lambda e: e.start)
        found += every[max(0, place - NEAREST) : place + NEAREST]
    things = of_type(analysis, "THING") if minds(analysis) else []
    found += (e for e in things if e.key in minds(analysis))
    return sorted(found, key=lambda e: (abs(e.start - at), e.start))
