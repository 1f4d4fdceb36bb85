"""How a candidate for its head stands to a bunsetsu: how far away, past what, with what already its own.

The names are those of ``heads.tsv``, beside the properties of each bunsetsu itself (``properties``).  A text has tens
of thousands of such pairs, and what holds of one is kept as the bits of a number, one for each name.
"""

from collections.abc import Sequence

from quizgen.analysis.properties import Phrase

FARTHEST = 12
"""How many bunsetsu back another topic is looked for."""
SUBJECTS = frozenset(("topic", "also", "ga"))
NAMES = (
    "second", "third", "further", "at-1", "at-2", "at-3-5", "at-6", "taken", "same-edge", "alike",
    "past-comma", "past-commas", "past-predicate", "past-predicates", "past-topic", "past-no",
    "has-topic", "has-subject", "has-ga", "has-wo", "has-quote", "other-report", "last", "nearest-predicate",
    "next-has-topic", "next-has-subject",
)  # fmt: skip
(
    SECOND, THIRD, FURTHER, AT_1, AT_2, AT_3_5, AT_6, TAKEN, SAME_EDGE, ALIKE,
    PAST_COMMA, PAST_COMMAS, PAST_PREDICATE, PAST_PREDICATES, PAST_TOPIC, PAST_NO,
    HAS_TOPIC, HAS_SUBJECT, HAS_GA, HAS_WO, HAS_QUOTE, OTHER_REPORT, LAST, NEAREST_PREDICATE,
    NEXT_HAS_TOPIC, NEXT_HAS_SUBJECT,
) = (1 << n for n in range(len(NAMES)))  # fmt: skip
_NAMED = {1 << n: name for n, name in enumerate(NAMES)}
RANKS = (0, SECOND, THIRD, FURTHER)
ORDER = ("first", "second", "third", "further")
DISTANCES = (0, AT_1, AT_2, AT_3_5, AT_3_5, AT_3_5, AT_6)


def names(bits: int) -> tuple[str, ...]:
    """The names of the bits."""
    out = []
    while bits:
        low = bits & -bits
        out.append(_NAMED[low])
        bits ^= low
    return tuple(out)


def standing(i: int, phrases: Sequence[Phrase], legal: Sequence[int], governed: Sequence[set[str]]) -> list[int]:
    """How each of the ``legal`` candidates stands to number ``i``; ``governed``: edges of what depends on each."""
    source, edge = phrases[i], phrases[i].edge
    second = edge == "topic" and any(p.edge == "topic" for p in phrases[max(0, i - FARTHEST) : i])
    out = []
    past = before = 0
    for k, j in enumerate(legal):
        target, mine = phrases[j], governed[j]
        found = RANKS[min(k, 3)] | DISTANCES[min(j - i, 6)] | past | before | _own(mine)
        if edge in mine:
            found |= TAKEN
        if edge == target.edge:
            found |= SAME_EDGE
        if source.noun and source.noun == target.noun:
            found |= ALIKE
        if second and target.edge == "quote":
            found |= OTHER_REPORT
        if target.predicate and not past & PAST_PREDICATE:
            found |= NEAREST_PREDICATE
        out.append(found | (_next(governed[legal[k + 1]]) if k + 1 < len(legal) else LAST))
        past |= _passed(past, target)
        before = PAST_NO if target.edge == "no" else 0
    return out


Placed = tuple[str, int, int, str]
"""A candidate's place in its sentence, its rank and distance, and the place of the candidate before it."""


def placed(i: int, phrases: Sequence[Phrase], legal: Sequence[int]) -> list[Placed]:
    """The place of each of the ``legal`` candidates for number ``i``."""
    out, before = [], ""
    for k, j in enumerate(legal):
        place = phrases[j].candidate[1]
        out.append((place, min(k, 3), min(j - i, 4), before))
        before = place
    return out


def place_names(placed: Placed) -> tuple[str, ...]:
    """``main:second``, ``noun-case:at-2``, ``main:past-noun-no``: a sentence's end is liked from far, a noun is not."""
    place, rank, distance, before = placed
    past = (f"{place}:past-{before}",) if before else ()
    return (f"{place}:{ORDER[rank]}", f"{place}:at-{distance}", *past)


def _own(edges: set[str]) -> int:
    """What already depends on a candidate."""
    if not edges:
        return 0
    subject = 0 if edges.isdisjoint(SUBJECTS) else HAS_SUBJECT
    topic = HAS_TOPIC if "topic" in edges else 0
    ga = HAS_GA if "ga" in edges else 0
    return subject | topic | ga | (HAS_WO if "wo" in edges else 0) | (HAS_QUOTE if "quote" in edges else 0)


def _next(edges: set[str]) -> int:
    """What already depends on the candidate after it."""
    if not edges:
        return 0
    return (NEXT_HAS_TOPIC if "topic" in edges else 0) | (0 if edges.isdisjoint(SUBJECTS) else NEXT_HAS_SUBJECT)


def _passed(past: int, phrase: Phrase) -> int:
    """What an arc passes that goes past a candidate, beside what it has passed."""
    found = 0
    if phrase.comma:
        found |= PAST_COMMAS if past & PAST_COMMA else PAST_COMMA
    if phrase.predicate:
        found |= PAST_PREDICATES if past & PAST_PREDICATE else PAST_PREDICATE
    return found | (PAST_TOPIC if phrase.edge == "topic" else 0)
