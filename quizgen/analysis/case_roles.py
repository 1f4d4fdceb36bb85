"""What the arguments of a predicate are to the event: the case a topic stands for, agent, object, giver, …."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from quizgen.analysis.bunsetsu import OPEN
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
    """The arguments of a verb of saying without the が of what is said: 報道官は、|局長が…会ったと|発表した."""
    quoted = any(a.case == "ト" and analysis.text.body[a.start] not in OPEN for a in found)
    topic = next((a.start for a in found if a.case == "ハ" and type_of(analysis, a) in ANIMATE), -1)
    return tuple(a for a in found if not (quoted and topic >= 0 and a.case == "ガ" and a.start > topic))


def settled(
    analysis: Analysis, found: Sequence[Argument], base: str, voice: str, verbal: bool, lexicon: Lexicon
) -> tuple[Argument, ...]:
    """The arguments with the case a topic stands for, and what each is to the event."""
    cases = {a.case for a in found}
    told = [
        replace(a, under=_under(analysis, a, cases, found, base, voice, verbal, lexicon))
        if a.case in ("ハ", "モ")
        else a
        for a in found
    ]
    given = {a.under for a in told}
    return tuple(replace(a, part=_part(analysis, a, voice, verbal, given)) for a in told)


def type_of(analysis: Analysis, argument: Argument) -> str:
    """The type of an argument's mention, THING where there is none."""
    return analysis.entities[argument.entity].type if argument.entity >= 0 else "THING"


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
    if (
        sum(a.case in ("ハ", "モ") for a in found) > 1
        or base in _DUAL
        or kind in ("TIME", "CLOCK", "DURATION", "QUESTION")
    ):
        return ""
    transitive = _transitive(lexicon, base)
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
def _transitive(lexicon: Lexicon, base: str) -> str:
    """``vt`` or ``vi`` where the dictionary lists a verb as that alone, else an empty string."""
    marks = {p for e in lexicon.entries(base)[:1] for sense in e.senses for p in sense.parts}
    if "vt" in marks:
        return "" if "vi" in marks else "vt"
    return "vi" if "vi" in marks else ""


def _part(analysis: Analysis, a: Argument, voice: str, verbal: bool, given: set[str]) -> str:
    """What an argument is to the event; ``given``: the cases that are there."""
    kind = type_of(analysis, a)
    if kind in ("TIME", "CLOCK") and a.case in ("", "ニ", "デ", "ハ"):
        return "time"
    if not verbal:
        return ""
    animate = kind in ANIMATE
    if a.case == "ニヨッテ":
        return "agent" if voice == "passive" else ""
    by_voice = {
        "active": {"ガ": "agent" if animate else "", "ヲ": "object"},
        "potential": {"ガ": "agent" if animate else "", "ヲ": "object"},
        "passive": {
            "ガ": "undergoer" if "ヲ" in given else "object",
            "ニ": "agent" if animate else "",
            "カラ": "agent" if animate else "",
        },
        "causative": {"ガ": "causer", "ニ": "causee" if animate else "", "ヲ": "causee" if animate else "object"},
        "favour-asked": {
            "ガ": "receiver",
            "ニ": "giver" if animate else "",
            "カラ": "giver" if animate else "",
            "ヲ": "object",
        },
        "favour-received": {"ガ": "giver", "ニ": "receiver" if animate else "", "ヲ": "object"},
        "favour-given": {"ガ": "giver", "ニ": "receiver" if animate else "", "ヲ": "object"},
    }
    return by_voice.get(voice, {}).get(a.under, "")
