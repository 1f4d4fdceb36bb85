"""What a predicate says with its arguments: a fact, before its clause and its ending add to it."""

from collections.abc import Sequence

from quizgen.analysis import arcs, arguments, case_roles, predicates
from quizgen.analysis.place import Place
from quizgen.analysis.sayings import sayings
from quizgen.analysis.types import Fact


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
    base = predicates.base_of(words)
    voice = predicates.voice_of(words)
    found = tuple(arguments.find(place, roots))
    verbal = (head is not None and head.part in ("verb", "expression")) or voice != "active"
    found = case_roles.reported(analysis, found) if base in sayings() else case_roles.joined(found)
    stray = not verbal and any(a.case == "ヲ" for a in found)
    found = tuple(a for a in found if a.case != "ヲ") if stray else found
    told = case_roles.settled(analysis, found, base, voice, verbal, place.lexicon)
    if any("volitional" in w.inflections or "desire" in w.inflections for w in words):
        told = case_roles.willed(analysis, told)
    either = {name for w in words for name in w.inflections} & {"passive", "passive-potential"} == {"passive-potential"}
    stray = stray or (either and any(case_roles.is_animate(analysis, a) for a in told if a.under == "ガ"))
    arms = [arguments.arm(place, i, roots) for i in arguments.belonging(place, roots)]
    return Fact(
        start=span[0], end=span[1], sentence=place.number, predicate=predicate, base=base, arguments=told,
        negative=negative, past=past, voice=voice, modality="", speaker=-1,
        confidence=arcs.DOUBTFUL if stray else min((*arms, *(a.confidence for a in found)), default=1.0),
    )  # fmt: skip
