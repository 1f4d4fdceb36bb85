"""What a predicate says with its arguments: a fact, before its clause and its ending add to it."""

from collections.abc import Sequence

from quizgen.analysis import arcs, arguments, case_roles, modality, predicates
from quizgen.analysis.place import Place
from quizgen.analysis.sayings import sayings
from quizgen.analysis.types import Analysis, Argument, Fact


def read(
    place: Place,
    predicate: tuple[int, int],
    roots: Sequence[int],
    span: tuple[int, int],
    negative: bool,
    past: bool,
    tail: modality.Tail,
    clause: int,
) -> Fact:
    """The fact of the predicate in the bunsetsu ``roots`` (直す|予定だ are one), in clause ``clause`` (``span``)."""
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
    speaker, evidential = _source(analysis, told, tail)
    return Fact(
        start=span[0], end=span[1], sentence=place.number, predicate=predicate, base=base, arguments=told,
        negative=negative, past=past, voice=voice, modality=tail.modality, speaker=speaker,
        confidence=arcs.DOUBTFUL if stray else min((*arms, *(a.confidence for a in found)), default=1.0),
        evidential=evidential, clause=clause,
    )  # fmt: skip


def _source(analysis: Analysis, told: Sequence[Argument], tail: modality.Tail) -> tuple[int, str]:
    """Who says so (〜によると) and how the ending says it is known."""
    source = next((a for a in told if a.case == "ニヨルト"), None)
    if source is None:
        return -2 if tail.evidential in ("hearsay", "reported") else -1, tail.evidential
    return source.entity if case_roles.is_animate(analysis, source) else -2, tail.evidential or "source"
