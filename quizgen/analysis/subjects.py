"""Subjects that a sentence leaves out, restored where the text can mean nobody else.

Two cases only.  A clause with て shares the topic of its main clause.  A sentence of action without subject or
topic goes on with the person or animal of the sentence before, in the same paragraph, where neither sentence
names anybody else.  A restored argument is marked so; its span is where the text names it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.analysis.types import Analysis, Argument, Fact, within

SHARED, CONTINUED = 0.9, 0.8
"""How sure each case is, set by hand; the first was right in all nine places of fourteen articles and ten texts."""
DOERS = frozenset(("PERSON", "PRONOUN", "ANIMAL"))
BODIES = frozenset(("PERSON", "PRONOUN", "PEOPLE", "ANIMAL", "ORG", "FORCE", "NAME"))
NARRATORS = frozenset(("私たち", "わたしたち", "僕たち", "ぼくたち", "我々", "われわれ", "筆者"))
"""Tellers besides 私 and 彼, who may be meant by any sentence without a subject."""
_WITNESSED = frozenset(
    [
        "聞く",
        "訪ねる",
        "たずねる",
        "尋ねる",
        "見る",
        "見える",
        "思う",
        "感じる",
        "気づく",
        "驚く",
        "取材する",
        "会う",
        "思い出す",
    ]
)
"""Verbs that a teller who never says 私 may mean of himself."""
_WITHOUT_DOER = frozenset(
    [
        "ある",
        "なる",
        "できる",
        "違う",
        "かかる",
        "始まる",
        "続く",
        "終わる",
        "降る",
        "吹く",
        "見える",
        "聞こえる",
        "残る",
        "起きる",
        "起こる",
        "出る",
        "要る",
        "いる",
        "足りる",
        "増える",
        "減る",
        "咲く",
    ]
)
"""Verbs whose subject is as often no doer."""


def restore(analysis: Analysis, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts with the subjects that can be proven."""
    topic: Argument | None = None
    narrated = any(e.type == "PRONOUN" or analysis.surface(e) in NARRATORS for e in analysis.entities)
    before: Fact | None = None
    shared = _main_topics(analysis, facts)
    apart = {f.sentence: f.end for f in facts if f.role == "adverbial" and f.relation != "sequence"}
    for fact in facts:
        if fact.role == "adverbial":
            own = shared.get(fact.sentence)
            chained = (
                fact.relation == "sequence"
                and own
                and own.start <= fact.start
                and fact.end > apart.get(fact.sentence, 0)
            )
            yield _with(fact, own, SHARED) if chained else fact
            continue
        if fact.role != "matrix":
            yield fact
            continue
        if topic and before and not narrated and _goes_on(analysis, before, fact, topic):
            fact = _with(fact, topic, CONTINUED)
        else:
            topic = _doer(analysis, fact)
        before = fact
        yield fact


def _main_topics(analysis: Analysis, facts: Sequence[Fact]) -> dict[int, Argument]:
    """The one topic of each main clause that stands for its subject and may act, by sentence."""
    out = {}
    for fact in facts:
        if fact.role == "matrix":
            topics = [a for a in fact.arguments if a.case == "ハ" and a.under == "ガ" and a.entity >= 0]
            found = [a for a in topics if analysis.entities[a.entity].type in BODIES]
            if len(found) == 1 and not any(a.case in ("ガ", "モ") for a in fact.arguments):
                out[fact.sentence] = found[0]
    return out


def _with(fact: Fact, topic: Argument | None, sure: float) -> Fact:
    """The fact with a topic as its subject, if it has none of its own."""
    if topic is None or any(a.case in ("ガ", "ハ", "モ") for a in fact.arguments):
        return fact
    part = "agent" if fact.voice == "active" else ""
    sure = min(sure, topic.confidence)
    return replace(
        fact,
        arguments=(replace(topic, case="ガ", under="ガ", part=part, restored=True, confidence=sure), *fact.arguments),
    )


def _doer(analysis: Analysis, fact: Fact) -> Argument | None:
    """The topic of a fact, if it is one person or animal and its subject."""
    found = [a for a in fact.arguments if a.case == "ハ" and a.under == "ガ" and a.entity >= 0 and not a.restored]
    if len(found) != 1 or analysis.entities[found[0].entity].type not in DOERS:
        return None
    return found[0]


def _goes_on(analysis: Analysis, before: Fact, fact: Fact, topic: Argument) -> bool:
    """Whether a fact without subject goes on with the topic of the fact before."""
    one, other = analysis.sentences[before.sentence], analysis.sentences[fact.sentence]
    if other.paragraph != one.paragraph or fact.sentence != before.sentence + 1:
        return False
    if any(a.case in ("ガ", "ハ", "モ") for a in fact.arguments) or not acts(analysis, fact):
        return False
    if any("は" in b.case or b.case in ("が", "も") for b in within(analysis.bunsetsu, other.start, other.end)):
        return False
    who = analysis.entities[topic.entity].key
    return all(e.type not in BODIES or e.key == who for e in within(analysis.entities, one.start, other.end))


def acts(analysis: Analysis, fact: Fact) -> bool:
    """Whether the predicate is a plain verb that somebody does."""
    first = next((w for w in within(analysis.words, *fact.predicate)), None)
    plain = fact.voice in ("active", "favour-given") and not fact.modality and not fact.evidential
    return first is not None and first.part == "verb" and plain and fact.base not in _WITHOUT_DOER | _WITNESSED
