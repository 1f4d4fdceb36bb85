"""``fact``: who, when, where, how many, whom.

The answer is an argument of a main clause, as written; the wrong answers are other values of the same type.  Who, when
and where are asked by a cleft, how many and whom by a question in place (see ``stems``); what, in ``open_answer``.
"""

from collections.abc import Iterable
from itertools import islice

from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Entity, Fact
from quizgen.items import stems
from quizgen.items.answers.amounts import amounts
from quizgen.items.answers.naming import is_country, is_foreign
from quizgen.items.answers.noun_phrases import PEOPLE
from quizgen.items.answers.sizes import NUMERAL, between, figures, uncrossed
from quizgen.items.answers.slots import WHO, slots
from quizgen.items.answers.things import Thing, things
from quizgen.items.answers.values import AMOUNTS, Value, others
from quizgen.items.answers.years import years_of
from quizgen.items.base import Abstain, Item
from quizgen.items.comprehension import assemble, choice, differs, quoted
from quizgen.items.lookup import of_type
from quizgen.items.retelling.cleft_statements import OWN_WORD
from quizgen.items.sentences.tellings import stands_alone
from quizgen.lexicon import Lexicon

FEWEST = 2
MOST = 3
FIGURES = ("TIME", *AMOUNTS)
"""Types of which a text with one value alone is skimmed for its digits, no task at N2 and N1."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """One item for each argument that can be asked for."""
    for fact, found in slots(analysis, lexicon):
        for slot in found:
            if isinstance(slot, str):
                yield Abstain("fact", fact.start, fact.end, slot)
            elif slot.tail == "から" and is_country(analysis, slot.entity):
                yield Abstain("fact", fact.start, fact.end, "of which country one buys, readers of news know")
            elif not (slot.type in WHO and says(fact)):
                question = slot.clause + stems.ending(analysis, slot.wh)
                yield _item(analysis, fact, slot.entity, slot.type, slot.value, question, lexicon)
        for amount in amounts(analysis, fact, lexicon) if stands_alone(analysis, fact) else ():
            if isinstance(amount, str):
                yield Abstain("fact", fact.start, fact.end, amount)
            else:
                yield _item(analysis, fact, amount.entity, amount.entity.type, amount.value, amount.question, lexicon)
    for thing in things(analysis, lexicon):
        if not isinstance(thing, Thing):
            yield Abstain("fact", thing[0].start, thing[0].end, thing[1])
        elif thing.noun.type not in PEOPLE:
            yield Abstain("fact", thing.start, thing.end, "no other thing is proven wrong; see open_answer")
        elif thing.provable:
            yield _item(analysis, thing.fact, thing.entity, "PERSON", thing.noun.text, thing.question, lexicon)


def _item(
    analysis: Analysis, fact: Fact, entity: Entity, slot_type: str, value: str, question: str, lexicon: Lexicon
) -> Item | Abstain:
    if slot_type in WHO and "「" in question and OWN_WORD.search(question):
        return Abstain("fact", fact.start, fact.end, "a word that is quoted tells who says it")
    wrong = _wrong(analysis, fact, entity, slot_type, value, question)
    if len(wrong) < FEWEST:
        return Abstain("fact", fact.start, fact.end, f"fewer than {FEWEST} wrong answers of type {slot_type}")
    if slot_type in FIGURES and all(v.at < 0 for v in wrong) and _is_skimmed(analysis, entity, wrong):
        return Abstain(
            "fact", fact.start, fact.end, "the text has no other number of its kind, so that none is read for"
        )
    right = quoted(analysis, fact, entity)
    return assemble(
        "fact", "choose", analysis, fact, question, entity, right,
        choices=(
            choice(analysis, lexicon, value, True, "as the text says", right),
            *(choice(analysis, lexicon, v.text, False, v.why, differs(v, value)) for v in wrong),
        ),
        lexicon=lexicon,
        quality=0.5 + 0.1 * sum(v.at >= 0 for v in wrong) - 0.002 * len(question),
    )  # fmt: skip


def _wrong(analysis: Analysis, fact: Fact, entity: Entity, slot_type: str, value: str, question: str) -> list[Value]:
    """Other values, of numbers some on both sides; people whose names are of the same sort."""
    found = (v for v in others(analysis, fact, entity, value, slot_type) if v.text not in question)
    if slot_type in WHO:
        found = (v for v in found if is_foreign(v.text) == is_foreign(value))
    first = list(islice(found, LOOKED_AT))
    if slot_type not in FIGURES:
        return first[:MOST]
    told = [v.text for v in first]
    chosen = uncrossed(value, between(value, told, MOST), told)
    return [v for v in first if v.text in chosen]


LOOKED_AT = 12
"""Other values among which some on both sides are looked for."""


def _is_skimmed(analysis: Analysis, entity: Entity, wrong: list[Value]) -> bool:
    """Whether the digits of a number are found unread where the wrong ones stand nowhere: the date of a year, and at N2
    and N1 any number that is the only one of its kind in the text (metres)."""
    value = analysis.surface(entity)
    if years_of(value) and any(figures(v.text) != figures(value) for v in wrong):
        return True
    if stems.level(analysis) not in stems.FORMAL or not NUMERAL.search(value):
        return False
    alike = (analysis.surface(e) for e in of_type(analysis, entity.type) if e.unit == entity.unit)
    units = set(NUMERAL.sub("", value))
    return not any(v != value and NUMERAL.search(v) and set(NUMERAL.sub("", v)) & units for v in alike)
