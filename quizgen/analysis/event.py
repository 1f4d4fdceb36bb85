"""What a predicate says with its arguments: a fact, before its clause and its ending add to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis import arcs, arguments, case_roles, predicates
from quizgen.analysis.place import Place
from quizgen.analysis.types import Fact


@dataclass(frozen=True, slots=True)
class Saying:
    """A row of ``sayings.tsv``."""

    base: str
    example: str


@cache
def sayings() -> frozenset[str]:
    """Dictionary forms of the verbs that take somebody's words with と."""
    return frozenset(r.base for r in tables.rows(Saying, "sayings"))


def read(
    place: Place,
    predicate: tuple[int, int],
    roots: Sequence[int],
    span: tuple[int, int],
    negative: bool,
    past: bool,
) -> Fact:
    """The fact of the predicate in the bunsetsu ``roots`` (直す|予定だ are one), in the clause ``span``."""
    analysis = place.analysis
    words = predicates.words_of(analysis, place.phrases[roots[0]].start, predicate)
    head = predicates.head_of(words)
    base = head.dictionary_form if head else ""
    voice = predicates.voice_of(words)
    found = tuple(arguments.find(place, roots))
    verbal = (head is not None and head.part in ("verb", "expression")) or voice != "active"
    if base in sayings():
        found = case_roles.reported(analysis, found)
    stray = not verbal and any(a.case == "ヲ" for a in found)
    found = tuple(a for a in found if a.case != "ヲ") if stray else found
    told = case_roles.settled(analysis, found, base, voice, verbal, place.lexicon)
    arms = [arguments.arm(place, i, roots) for i in arguments.belonging(place, roots)]
    return Fact(
        start=span[0], end=span[1], sentence=place.number, predicate=predicate, base=base, arguments=told,
        negative=negative, past=past, voice=voice, modality="", speaker=-1,
        confidence=arcs.DOUBTFUL if stray else min((*arms, *(a.confidence for a in found)), default=1.0),
    )  # fmt: skip
