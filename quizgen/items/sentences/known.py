"""Whether a subject needs no other sentence to say what it belongs to."""

from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Analysis, Bunsetsu, Entity, Fact, within
from quizgen.items import stems
from quizgen.items.lookup import phrase_number, sentences_with_entity, sentences_with_word

OFTEN = 2
_DAYS = frozenset(("TIME", "CLOCK", "DURATION", "PRONOUN"))


@dataclass(frozen=True, slots=True)
class Owned:
    """A row of ``owned.tsv``."""

    word: str
    example: str


def is_known(analysis: Analysis, subject: Bunsetsu, begin: int) -> bool:
    """Whether the subject needs no owner: named, modified, or a thing that the text keeps speaking of."""
    entities = within(analysis.entities, subject.start, subject.end)
    if any(e.type in _DAYS for e in entities) and len(entities) == 1:
        return is_self(analysis, subject)
    if is_modified(analysis, subject, begin):
        return True
    if is_owned(analysis, subject, begin):
        return False
    nouns = [w for w in within(analysis.words, subject.start, subject.end) if w.part in ("noun", "name")]
    if any(is_named(e) for e in entities):
        return True
    often = max((len(sentences_with_word(analysis, w.dictionary_form)) for w in nouns), default=0)
    return often >= OFTEN or any(len(sentences_with_entity(analysis, e.key)) >= OFTEN for e in entities)


def is_owned(analysis: Analysis, subject: Bunsetsu, begin: int) -> bool:
    """Whether a phrase is a thing that belongs to another (``owned.tsv``), and it is not said to what: 危険は."""
    nouns = [w for w in within(analysis.words, subject.start, subject.end) if w.part in ("noun", "name")]
    bare = len(nouns) == 1 and nouns[0].dictionary_form in _owned()
    return bare and not is_modified(analysis, subject, begin)


def is_news(analysis: Analysis, fact: Fact, subject: Bunsetsu) -> bool:
    """Whether a sentence brings in something new, at a time or a place: インドで|日食が|観測された."""
    nouns = [w.dictionary_form for w in within(analysis.words, subject.start, subject.end)]
    here = any(a.entity >= 0 and analysis.entities[a.entity].type in WHERE_WHEN for a in fact.arguments)
    return subject.case == "が" and here and fact.past and _owned().isdisjoint(nouns)


WITHOUT_OWNER = frozenset(
    ("PERSON", "ORG", "FORCE", "PLACE", "FACILITY", "NAME", "ANIMAL", "PEOPLE", "EVENT", "VEHICLE")
)
"""Types of what is told of without saying whose it is."""
WHERE_WHEN = frozenset(("TIME", "CLOCK", "PLACE", "FACILITY"))


def is_self(analysis: Analysis, subject: Bunsetsu) -> bool:
    """Whether a subject is the writer."""
    return analysis.tokens[subject.first].surface in stems.SELF


def is_named(entity: Entity) -> bool:
    """Whether a mention is known by itself: somebody, a place, an animal."""
    return entity.type in WITHOUT_OWNER


def is_modified(analysis: Analysis, subject: Bunsetsu, begin: int) -> bool:
    """Whether a phrase after ``begin`` describes a noun or says whose it is."""
    number = phrase_number(analysis, subject)
    before = analysis.bunsetsu[number - 1] if number and subject.start > begin else None
    if before is None or before.head != number or before.start < begin:
        return False
    last = analysis.tokens[before.last - 1]
    if before.case == "の" and not _says_whose(analysis, before, begin):
        return False
    return before.case == "の" or last.cform.startswith("連体形") or last.pos == "連体詞"


def _says_whose(analysis: Analysis, phrase: Bunsetsu, begin: int) -> bool:
    """Whether a phrase with の needs nothing itself: 地球の|中心部の|温度, but not 中心部の|温度 nor 一部の|種類."""
    noun = analysis.tokens[phrase.first].surface
    return not (noun in _owned() or noun in SOME) or is_modified(analysis, phrase, begin)


SOME = frozenset(
    (
        "一部",
        "多く",
        "すべて",
        "全て",
        "全部",
        "ほとんど",
        "大半",
        "大部分",
        "半分",
        "残り",
        "いくつか",
        "直接",
        "間接",
        "全体",
        "全面",
        "最大",
        "一番",
        "実際",
        "本当",
        "当時",
        "将来",
    )
)
"""Words with の that say how much or how of a noun, and not whose it is: 直接の|衝突."""


def is_interview(analysis: Analysis) -> bool:
    """Whether a text sets off its questions by dashes, so that its 私 is the one who is asked."""
    return analysis.text.body.count("\n――") + analysis.text.body.startswith("――") > 1


@cache
def _owned() -> frozenset[str]:
    return frozenset(r.word for r in tables.rows(Owned, "owned"))
