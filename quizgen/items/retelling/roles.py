"""Operator F6: two people of a sentence exchanged, where the verb says which of them acts (``roles.tsv``)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.types import Analysis, Bunsetsu, Entity, within
from quizgen.items import stems
from quizgen.items.answers.provable import KIN
from quizgen.items.lookup import phrase_number, sentences_with_entity, sentences_with_word
from quizgen.items.retelling import paraphrase
from quizgen.items.sentences.known import is_modified
from quizgen.items.sentences.tellings import Telling

SOMEBODY = ("PERSON", "PRONOUN", "PEOPLE")


@dataclass(frozen=True, slots=True)
class Role:
    """A row of ``roles.tsv``."""

    verb: str
    particle: str
    example: str


def exchanged(analysis: Analysis, telling: Telling) -> Iterator[tuple[tuple[int, int], str, Predicate]]:
    """The span from one person to the other, what stands there when the two are exchanged (森さんは西さんに), and the
    predicate, which goes with who is given to: 森さんは私にくれた."""
    fact = telling.fact
    last = phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    if fact.negative or fact.voice != "active":
        return
    phrases = within(analysis.bunsetsu, telling.start, telling.end)
    who = _somebody(analysis, telling.subject)
    for phrase in phrases:
        other = _somebody(analysis, phrase)
        if who is None or other is None or phrase == telling.subject or {phrase.head, telling.subject.head} != {last}:
            continue
        told = _turned(analysis, telling, who, other)
        if told is None or (fact.base, phrase.case) not in _roles() or who.key == other.key:
            continue
        if not _again(analysis, telling, who, other):
            one, two = sorted((who, other), key=lambda e: e.start)
            between = analysis.text.body[one.end : two.start]
            yield (one.start, two.end), _shown(analysis, two) + between + _shown(analysis, one), told


def _turned(analysis: Analysis, telling: Telling, who: Entity, other: Entity) -> Predicate | None:
    """The predicate with the two exchanged, another verb of giving where the teller is one of them; None if no such
    verb says so of the teller's family."""
    near = [e for e in (who, other) if analysis.surface(e) in stems.SELF]
    if telling.fact.base not in GIVEN or not (near or any(analysis.surface(e) in KIN for e in (who, other))):
        return telling.predicate
    verb = TURNED.get(telling.fact.base) if near else None
    return paraphrase.exchanged(telling.predicate, telling.fact.base, verb) if verb else None


GIVEN = frozenset(("あげる", "くれる", "もらう", "やる", "さしあげる", "くださる"))
"""Verbs of giving that say from whose side they tell: 森さんは私に花をあげた is said by nobody."""


TURNED = {"あげる": "くれる", "くれる": "あげる"}


def _somebody(analysis: Analysis, phrase: Bunsetsu) -> Entity | None:
    """Who stands alone in a phrase, with nothing said of him."""
    if is_modified(analysis, phrase, analysis.sentences[0].start):
        return None
    found = [e for e in within(analysis.entities, phrase.start, phrase.end) if e.start == phrase.start]
    return found[0] if len(found) == 1 and found[0].type in SOMEBODY else None


def _again(analysis: Analysis, telling: Telling, who: Entity, other: Entity) -> bool:
    """Whether another sentence tells the same of the two, perhaps the other way round."""
    both = sentences_with_entity(analysis, who.key) & sentences_with_entity(analysis, other.key)
    return bool(both & sentences_with_word(analysis, telling.fact.base) - {telling.fact.sentence})


def _shown(analysis: Analysis, entity: Entity) -> str:
    said = analysis.surface(entity)
    return f"「{said}」" if said in stems.SELF else said


@cache
def _roles() -> frozenset[tuple[str, str]]:
    return frozenset((r.verb, r.particle) for r in tables.rows(Role, "roles"))
