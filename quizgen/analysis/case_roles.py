"""What the arguments of a predicate are to the event: the case a topic stands for, agent, object, giver, …."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from quizgen.analysis.types import Analysis, Argument
from quizgen.lexicon import Lexicon

ANIMATE = frozenset(("PERSON", "PEOPLE", "PRONOUN", "ORG", "FORCE", "ANIMAL", "NAME"))
_DUAL = frozenset(
    [
        "好き",
        "嫌い",
        "きらい",
        "ほしい",
        "欲しい",
        "できる",
        "分かる",
        "わかる",
        "上手",
        "下手",
        "得意",
        "苦手",
        "必要",
        "見える",
        "聞こえる",
    ]
)
"""Predicates whose object takes が, so that their topic may be either."""


def reported(analysis: Analysis, found: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The arguments of a verb of saying without what is said of: 報道官は、|局長が…会ったと|発表した."""
    quoted = any(a.case == "ト" and a.entity < 0 for a in found)
    topic = next((a.start for a in found if a.case == "ハ" and type_of(analysis, a) in ANIMATE), -1)
    return tuple(a for a in found if not (quoted and topic >= 0 and a.case in ("ガ", "ハ", "モ") and a.start > topic))


def joined(found: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The arguments without the first of two を before として, which belongs to that: 詩を|友として|本を|作る."""
    at = next((k for k in range(1, len(found)) if found[k].case == "トシテ" and found[k - 1].case == "ヲ"), 0)
    if at and any(a.case == "ヲ" for a in found[at + 1 :]):
        return (*found[: at - 1], *found[at + 1 :])
    return found


def willed(analysis: Analysis, told: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The arguments of what somebody wants to do: a thing that is its topic is not the one who does it."""
    return tuple(
        replace(a, under="", part="")
        if a.case in TOPICS and a.under == "ガ" and type_of(analysis, a) not in WILLING
        else a
        for a in told
    )


WILLING = ANIMATE | {"PLACE", "FACILITY", "VEHICLE"}


def settled(
    analysis: Analysis, found: Sequence[Argument], base: str, voice: str, verbal: bool, lexicon: Lexicon
) -> tuple[Argument, ...]:
    """The arguments with the case a topic stands for, and what each is to the event."""
    cases = {a.case for a in found}
    under = [
        _under(analysis, a, cases, found, base, voice, verbal, lexicon) if a.case in TOPICS else a.under for a in found
    ]
    out = []
    for a, case in zip(found, under, strict=True):
        part = _part(a.case, case, type_of(analysis, a), voice, verbal, under)
        out.append(replace(a, under=case, part=part) if part or case != a.under else a)
    return tuple(out)


TOPICS = ("ハ", "モ")


def type_of(analysis: Analysis, argument: Argument) -> str:
    """The type of an argument's mention, THING where there is none."""
    return analysis.entities[argument.entity].type if argument.entity >= 0 else "THING"


def is_animate(analysis: Analysis, argument: Argument) -> bool:
    """Whether an argument is somebody."""
    return type_of(analysis, argument) in ANIMATE


def _under(
    analysis: Analysis,
    topic: Argument,
    cases: set[str],
    found: Sequence[Argument],
    base: str,
    voice: str,
    verbal: bool,
    lexicon: Lexicon,
) -> str:
    """The case a topic stands for, or an empty string where it may be more than one."""
    kind = type_of(analysis, topic)
    if sum(a.case in TOPICS for a in found) > 1 or base in _DUAL or kind in ("TIME", "CLOCK", "DURATION", "QUESTION"):
        return ""
    transitive = transitivity(lexicon, base)
    if "ガ" in cases:
        return (
            "ヲ"
            if verbal and transitive == "vt" and "ヲ" not in cases and voice == "active" and kind not in ANIMATE
            else ""
        )
    if not verbal or voice == "passive" or kind in ANIMATE:
        return "ガ"
    return "ガ" if "ヲ" in cases or transitive == "vi" else ""


@lru_cache(maxsize=8192)
def transitivity(lexicon: Lexicon, base: str) -> str:
    """``vt`` or ``vi`` where the dictionary lists a verb as that alone, else an empty string."""
    marks = {p for e in lexicon.entries(base)[:1] for sense in e.senses for p in sense.parts}
    if "vt" in marks:
        return "" if "vi" in marks else "vt"
    return "vi" if "vi" in marks else ""


def _part(case: str, under: str, kind: str, voice: str, verbal: bool, given: Sequence[str]) -> str:
    """What an argument is to the event; ``given``: the cases that are there."""
    if kind in ("TIME", "CLOCK") and case in ("", "ニ", "デ", "ハ"):
        return "time"
    if not verbal:
        return ""
    if case == "ニヨッテ":
        return "agent" if voice == "passive" and kind in ANIMATE else ""
    if voice == "passive" and under == "ガ":
        return "undergoer" if "ヲ" in given else "object"
    animate, other = PARTS.get((voice, under), ("", ""))
    return animate if kind in ANIMATE else other


PARTS = {
    ("active", "ガ"): ("agent", ""),
    ("active", "ヲ"): ("object", "object"),
    ("potential", "ガ"): ("agent", ""),
    ("potential", "ヲ"): ("object", "object"),
    ("passive", "ニ"): ("agent", ""),
    ("passive", "カラ"): ("agent", ""),
    ("causative", "ガ"): ("causer", "causer"),
    ("causative", "ニ"): ("causee", ""),
    ("causative", "ヲ"): ("causee", "object"),
    ("favour-asked", "ガ"): ("receiver", "receiver"),
    ("favour-asked", "ニ"): ("giver", ""),
    ("favour-asked", "カラ"): ("giver", ""),
    ("favour-asked", "ヲ"): ("object", "object"),
    ("favour-received", "ガ"): ("giver", "giver"),
    ("favour-received", "ニ"): ("receiver", ""),
    ("favour-received", "ヲ"): ("object", "object"),
    ("favour-given", "ガ"): ("giver", "giver"),
    ("favour-given", "ニ"): ("receiver", ""),
    ("favour-given", "ヲ"): ("object", "object"),
}
"""What an argument is by voice and case: first where it names somebody, then where it does not."""
