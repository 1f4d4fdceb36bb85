"""What makes a statement false: operators F1-F3, F5, F6, F9 and F12, each applied once to what a sentence tells.

F1-F3 put another value in the place of a number, a time, a person or a place (``values``); F5, F9, F12 and the like
exchange a word (``antonyms.tsv``), F6 two people (``roles``).  A bare negation (F4) reads like a trick and is not used.
A falsehood that another sentence of the text may bear out is none.
"""

import re
from collections.abc import Iterator
from itertools import islice

from quizgen.analysis.types import Analysis, Bunsetsu, Entity, within
from quizgen.items.answers.amounts import TYPES as AMOUNTS
from quizgen.items.answers.naming import is_country, is_foreign, named
from quizgen.items.answers.place_kinds import place_kind
from quizgen.items.answers.provable import is_counted
from quizgen.items.answers.sides import is_party
from quizgen.items.answers.sizes import NUMERAL
from quizgen.items.answers.slots import SOME_ORG, predicate_is_verb
from quizgen.items.answers.values import HOME, others
from quizgen.items.base import Note
from quizgen.items.lookup import sentences_with_entity
from quizgen.items.retelling.contradicted import is_contradicted
from quizgen.items.retelling.contraries import contraries
from quizgen.items.retelling.falsehood import NAMES, Falsehood, said
from quizgen.items.retelling.roles import exchanged
from quizgen.items.retelling.tied import is_free_amount, is_tied
from quizgen.items.sentences import pointing
from quizgen.items.sentences.tellings import Telling
from quizgen.items.wording import in_quotes

PERSONS = ("PERSON", "ORG")
PLACES = ("PLACE", "FACILITY")
BODIES = ("ORG", "FORCE")
"""Types of bodies that act as people do: another of the text is believed to have done it."""
LIKELY = 0.75


def falsehoods(analysis: Analysis, telling: Telling, values: int = 1) -> Iterator[Falsehood]:
    """The falsehoods of a telling, the most telling first; at most ``values`` other values for each of its own."""
    yield from _values(analysis, telling, values)
    for span, text, predicate in exchanged(analysis, telling):
        yield Falsehood(NAMES["F6"], span, text, predicate, _turned(analysis, telling))
    if not _compares(analysis, telling):
        general = _is_general(analysis, telling)
        yield from (f for f in contraries(analysis, telling) if not (general and f.why in (NAMES["F5"], NAMES["F9"])))


def _turned(analysis: Analysis, telling: Telling) -> Note:
    """That two people are exchanged."""
    whole = analysis.text.body[telling.start : telling.fact.end]
    return Note(
        f"本文には{in_quotes(whole)}とあります。する人とされる人が反対です。",
        f"The text says “{whole}”: who acts and to whom are exchanged.",
    )


def _values(analysis: Analysis, telling: Telling, most: int) -> Iterator[Falsehood]:
    for entity in within(analysis.entities, telling.start, telling.end):
        slot_type = _slot_type(analysis, telling, entity)
        if not slot_type:
            continue
        value = analysis.surface(entity)
        told = analysis.text.body[telling.start : telling.fact.end]
        found = (o for o in others(analysis, telling.fact, entity, value, slot_type) if o.text not in told)
        found = (o for o in found if not is_party(analysis, o.at, told))
        found = (o for o in found if is_contradicted(analysis, telling.fact, entity, o, told))
        if slot_type in PLACES:
            found = (o for o in found if _is_often_place(analysis, o.at))
        if slot_type == "PERSON":
            found = (o for o in found if is_foreign(o.text) == is_foreign(value))
        for other in islice(found, most):
            note = said(value, other.text)
            yield Falsehood(other.why, (entity.start, entity.end), other.text, telling.predicate, note)


def _is_often_place(analysis: Analysis, at: int) -> bool:
    """Whether a place stands here of which the text speaks more than once, so that it can be thought of."""
    found = (e for e in analysis.entities if e.start == at)
    return any(_is_place(analysis, e) and len(sentences_with_entity(analysis, e.key)) > 1 for e in found)


def _slot_type(analysis: Analysis, telling: Telling, entity: Entity) -> str:
    """As what a mention can be exchanged, ``""``: amounts and times anywhere, who and where as arguments."""
    if telling.fact.negative or telling.predicate.base == "ない" or is_tied(analysis, telling, entity):
        return ""
    if entity.type in AMOUNTS:
        return entity.type if is_free_amount(analysis, telling, entity) else ""
    if entity.type in ("TIME", "CLOCK"):
        value = analysis.surface(entity)
        daily = value.startswith("毎") and NUMERAL.search(value)  # 毎朝|四時
        told = daily or not (entity.why.startswith("relative") or pointing.is_relative(value))
        return "TIME" if told else ""
    argument = next((a for a in telling.fact.arguments if (a.start, a.end) == (entity.start, entity.end)), None)
    if argument is None or min(argument.confidence, entity.confidence) < LIKELY or analysis.surface(entity) in HOME:
        return ""
    if is_country(analysis, entity) and argument.case in ("カラ", "ガ", "ハ"):
        return ""  # 米国は韓国から買う: who does not buy of whom, anybody knows
    if entity.type in BODIES and argument.case in ("ガ", "ハ") and predicate_is_verb(analysis, telling.fact):
        return entity.type if analysis.surface(entity) not in SOME_ORG else ""
    if entity.type in PLACES or entity.type == "ORG":
        return entity.type if _is_place(analysis, entity) or (entity.type == "ORG" and named(analysis, entity)) else ""
    return entity.type if entity.type == "PERSON" and not is_counted(analysis, telling.fact, entity) else ""


def _is_place(analysis: Analysis, entity: Entity) -> bool:
    """Whether a mention is a place by its name or its kind, no boat and no stone (丸木舟)."""
    return bool(place_kind(analysis, entity, analysis.surface(entity)))


def _is_general(analysis: Analysis, telling: Telling) -> bool:
    """Whether something is told of all of its kind and of no time, so that nobody need read: 湯は冷める."""
    p, subject = telling.predicate, telling.subject
    timeless = not p.past and p.base not in ("いる", "ある") and not telling.fact.modality
    return timeless and not _is_somebody(analysis, subject)


def _is_somebody(analysis: Analysis, subject: Bunsetsu) -> bool:
    """Whether a subject is somebody or has a name."""
    found = within(analysis.entities, subject.start, subject.end)
    return any(e.type in ("PERSON", "PEOPLE", "PRONOUN", "ORG") or named(analysis, e) for e in found)


def _compares(analysis: Analysis, telling: Telling) -> bool:
    """Whether two amounts of one unit tell the direction by themselves: 9軒が2軒に増えた is seen through."""
    units = [e.unit for e in within(analysis.entities, telling.start, telling.fact.end) if e.type in AMOUNTS]
    said = analysis.text.body[telling.start : telling.fact.end]
    return "倍" in said or _FROM_TO.search(said) is not None or len(units) > len(set(units))


_FROM_TO = re.compile(
    r"[0-9０-９一二三四五六七八九十百千]([^0-9０-９、。から]{1,3})から[^、。]{0,4}?[0-9０-９一二三四五六七八九十百千万]+\1[にへま]"
)
"""From a number to another: 14件から40件に."""
