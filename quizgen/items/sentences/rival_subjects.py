"""Who may be taken for the subject that ``structure`` asks for: nouns of its sentence that can do it, and those of the
sentence right before.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from quizgen.analysis.entities import titled, untitled
from quizgen.analysis.sayings import sayings
from quizgen.analysis.types import Analysis, Bunsetsu, Entity, Fact, within
from quizgen.items.answers import values
from quizgen.items.answers.naming import alike, full_name, is_place_name, named
from quizgen.items.base import Note
from quizgen.items.lookup import is_agent, told
from quizgen.items.referents.referring import verb
from quizgen.items.sentences.somebody import minds, near

MOST = 3
RIVALS = ("は", "が")
"""Particles that make a reader take a noun for the subject."""


@dataclass(frozen=True, slots=True)
class Other:
    """A noun of the sentence: its name, its phrase, and the phrase that this goes with (itself where not certain)."""

    name: str
    phrase: Bunsetsu
    head: Bunsetsu


def fitting(analysis: Analysis, fact: Fact, noun: Bunsetsu, others: Iterable[Other]) -> list[Other]:
    """The nouns that can do what the subject does: beside somebody or a place (町が頼む) others that act, beside a
    thing any."""
    acting = LIVING if fact.base not in sayings() else SPEAKERS
    place = is_one(analysis, noun, (PLACE,))
    if not place and not is_one(analysis, noun, acting):
        return list(others)
    return [
        o
        for o in others
        if is_one(analysis, o.phrase, acting)
        or ((place or o.phrase.case in RIVALS) and is_one(analysis, o.phrase, (PLACE,)))
        or (place and fact.base in UNWILLED and _is_subject(o.phrase))
    ]


UNWILLED = frozenset(
    ("失う", "得る", "迎える", "受ける", "持つ", "支える", "高める", "増す", "広げる", "変える", "示す")
)
"""What anything can do, as far as the verb tells."""


def _is_subject(phrase: Bunsetsu) -> bool:
    """Whether a phrase is the subject of another clause: 首都の|機能が|移ると、京都は…."""
    return phrase.case == "が" and phrase.certain


def is_one(analysis: Analysis, phrase: Bunsetsu, types: tuple[str, ...]) -> bool:
    """Whether a phrase names something of the types: a person, a body of people, a pronoun for one, a place; with
    persons also what says or thinks something (ごん) and whom somebody meets."""
    found = within(analysis.entities, phrase.start, phrase.end)
    if "PERSON" in types and phrase.case == "と" and verb(analysis, analysis.bunsetsu[phrase.head]) in MEETING:
        return True
    return any(e.type in types or ("PERSON" in types and e.key in minds(analysis)) for e in found)


MEETING = frozenset(("会談する", "会う", "面会する", "話し合う", "協議する", "相談する", "結婚する"))
"""What is done with somebody: ナリシキンと|会談した."""
PLACE = "PLACE"
SPEAKERS = ("PERSON", "PEOPLE", "ORG", "FORCE", "PRONOUN", "NAME")
LIVING = (*SPEAKERS, "ANIMAL")
"""Who can do something; an animal says nothing."""


def elsewhere(
    analysis: Analysis, fact: Fact, noun: Bunsetsu, taken: Sequence[str], said: str
) -> Iterator[tuple[str, Note]]:
    """Others of the sentence before of whom the text surely does not tell what the subject does, each with its note."""
    entity = within(analysis.entities, noun.start, noun.end)[-1:]
    if not entity or entity[0].type not in (*SPEAKERS, PLACE) or not fact.sentence:
        return
    sentence, names = analysis.surface(analysis.sentences[fact.sentence]), list(taken)
    before = analysis.sentences[fact.sentence - 1]
    near_by = {_bare(analysis, e) for e in within(analysis.entities, before.start, before.end)}
    for name in _others(analysis, fact, entity[0]):
        if (
            untitled(name) in near_by
            and name not in sentence
            and not any(alike(name, one) or one in name for one in names)
        ):
            names.append(name)
            yield (
                name,
                Note(f"「{name}」は、「{said}」の文には出てきません。", f"{name} is not in the sentence of {said}."),
            )


def _bare(analysis: Analysis, entity: Entity) -> str:
    return untitled(full_name(analysis, entity))


def _others(analysis: Analysis, fact: Fact, entity: Entity) -> Iterator[str]:
    """Others of the subject's sort, and beside a body of people or a place the persons of the text, who are none."""
    same = values.others(analysis, fact, entity, full_name(analysis, entity), entity.type)
    yield from islice((v.text for v in same), MOST)
    if entity.type != "PERSON":
        people = [e for e in near(analysis, entity.start, "PERSON") if told(analysis, e) and is_agent(analysis, e)]
        yield from (full_name(analysis, e) for e in people if named(analysis, e) and not is_place_name(analysis, e))
        roles = (analysis.surface(e) for e in people if not named(analysis, e) and not fact.start <= e.start < fact.end)
        yield from islice((r for r in roles if titled(r) and not r.startswith("同")), 1)  # 旅人 may be お母さん
