"""What of a fact can be asked for: who, when, where.  A slot proves that its value is the only answer in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import kana, tables
from quizgen.analysis import inflection
from quizgen.analysis.entities import titled
from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Argument, Entity, Fact, within
from quizgen.items import stems
from quizgen.items.answers import provable
from quizgen.items.answers.naming import full_name, named
from quizgen.items.lookup import KEPT, of_type
from quizgen.items.sentences import alone, pointing, restored
from quizgen.items.stems import RefusedError
from quizgen.lexicon import Lexicon

LONGEST_VALUE = 24
LONGEST_STEM = {"N5": 30, "N4": 38, "N3": 50, "N2": 60, "N1": 66}
"""Characters before のは."""


@dataclass(frozen=True, slots=True)
class PlaceVerb:
    """A row of ``places.tsv``."""

    base: str
    example: str


@dataclass(frozen=True, slots=True)
class Slot:
    """An argument that can be asked for.

    ``wh`` is the question word with its particle (いつから), ``value`` the answer as written, ``tail`` the particle
    that stays with the value in a statement (から), ``clause`` what is said of it, ready for のは.
    """

    type: str
    argument: Argument
    entity: Entity
    wh: str
    value: str
    tail: str
    clause: str


WHO = ("PERSON", "ORG", "FORCE")
WHEN = {"ニ": "", "": "", "カラ": "から", "マデ": "まで"}
WHERE = {"デ": "", "ニ": "", "ヘ": "", "カラ": "から"}


@lru_cache(maxsize=KEPT)
def slots(analysis: Analysis, lexicon: Lexicon) -> tuple[tuple[Fact, tuple[Slot | str, ...]], ...]:
    """Each fact told plainly with its slots in text order; a string says why what looks like a slot is none."""
    return tuple((fact, tuple(_of_fact(analysis, fact, lexicon))) for fact in restored.facts(analysis))


def _of_fact(analysis: Analysis, fact: Fact, lexicon: Lexicon) -> Iterator[Slot | str]:
    for argument in fact.arguments:
        if argument.entity < 0 or argument.restored:
            continue
        entity = analysis.entities[argument.entity]
        asked = _asked(analysis, fact, argument, entity, lexicon)
        if asked is None:
            continue
        try:
            yield _slot(analysis, fact, argument, entity, asked, lexicon)
        except RefusedError as refused:
            yield str(refused)


def _asked(
    analysis: Analysis, fact: Fact, argument: Argument, entity: Entity, lexicon: Lexicon
) -> tuple[str, str, str] | None:
    """Type, question word and tail of an argument, or None if there is nothing to ask."""
    if entity.type in ("TIME", "CLOCK") and argument.case in WHEN and not entity.why.startswith("relative"):
        tail = WHEN[argument.case]
        return "TIME", ("何時" if entity.type == "CLOCK" else "いつ") + tail, tail
    if entity.type in ("PLACE", "FACILITY") and argument.case in WHERE:
        if argument.case in ("ニ", "ヘ") and fact.base not in place_verbs():
            return None
        if RANK.match(analysis.text.body, argument.end) or _holds_other(analysis, fact, argument):
            return None
        return "PLACE", "どこ" + WHERE[argument.case], WHERE[argument.case]
    if argument == stems.subject(analysis, fact, lexicon) and "も" not in argument.particles:
        if provable.is_counted(analysis, fact, entity):
            return None
        if entity.type == "PERSON" and is_person(analysis, entity):
            return "PERSON", "だれ", ""
        if entity.type == "FORCE" and predicate_is_verb(analysis, fact):
            return "FORCE", "どこの軍", ""
        if entity.type == "ORG" and predicate_is_verb(analysis, fact):
            return "ORG", "どこ", ""
    return None


def _holds_other(analysis: Analysis, fact: Fact, argument: Argument) -> bool:
    """Whether a place told as a topic holds another of the sentence, an answer too: 日本では南西諸島に."""
    others = (a for a in fact.arguments if a != argument and _type(analysis, a) in ("PLACE", "FACILITY"))
    return argument.particles.strip("、，").endswith("は") and any(a.case in ("デ", "ニ") for a in others)


def predicate_is_verb(analysis: Analysis, fact: Fact) -> bool:
    """Whether the fact tells an act or event."""
    return stems.predicate(analysis, fact).ctype.startswith(
        ("五段", "上一段", "下一段", "カ行変格", "サ行変格", "助動詞")
    )


@cache
def place_verbs() -> frozenset[str]:
    """The verbs whose に is a place (``places.tsv``)."""
    return frozenset(r.base for r in tables.rows(PlaceVerb, "places"))


def is_person(analysis: Analysis, entity: Entity) -> bool:
    """Whether a mention typed PERSON has a title or role somewhere in the text, or is a foreign name that speaks."""
    people = of_type(analysis, "PERSON")
    spoken = kana.is_katakana(analysis.surface(entity)) and "・" not in analysis.surface(entity)
    return spoken or any(titled(analysis.surface(e)) for e in people if e.key == entity.key)


def _slot(
    analysis: Analysis, fact: Fact, argument: Argument, entity: Entity, asked: tuple[str, str, str], lexicon: Lexicon
) -> Slot:
    slot_type, wh, tail = asked
    if not alone.is_certain(analysis, fact, argument):
        raise RefusedError("it is not certain what the argument belongs to")
    cut = stems.cut_of(analysis, fact, argument)
    pointing.check(analysis, fact, cut)
    alone.check(analysis, fact, stems.start(analysis, fact), (cut,))
    if not says(fact) and alone.lacks_object(fact, stems.phrases(analysis, fact)):
        raise RefusedError("what the verb does it to is said elsewhere")
    subject = stems.subject(analysis, fact, lexicon)
    if subject is None:
        raise RefusedError("no subject that is certain")
    if subject != argument:
        provable.check_owner(analysis, fact, subject)
    topic = subject if subject != argument and subject.case == "ハ" else None
    told = provable.check_report(analysis, fact, subject, topic, cut) if says(fact) else ()
    if pointing.second_topic(analysis, fact, topic, (cut, *told)):
        raise RefusedError("a second topic would be left in the question")
    if not predicate_is_verb(analysis, fact):
        raise RefusedError("nothing happens: the predicate is no verb")
    if any(a != argument and a.case == argument.case and _type(analysis, a) == entity.type for a in fact.arguments):
        raise RefusedError(f"the sentence has two arguments of type {slot_type} in the same case")
    value = _value(analysis, argument, entity, slot_type)
    if wh.startswith("いつ") and _tells_clock(analysis, fact, cut):
        raise RefusedError("another time would be left in the question")
    if slot_type in ("TIME", "PLACE") and _in_second_clause(analysis, fact, argument):
        raise RefusedError("the argument goes with a part of what would be asked")
    if slot_type == "PLACE" and not tail and any(a.case in ("カラ", "マデ") for a in fact.arguments if a != argument):
        raise RefusedError("a way has two ends")
    said = stems.clause(analysis, fact, inflection.adnominal, cuts=(cut, *told), topic=topic)
    provable.check_answer(analysis, fact, said, cut, value)
    if len(said) > LONGEST_STEM[stems.level(analysis)] and not (says(fact) and slot_type in WHO):
        raise RefusedError("the question would be too long")
    if alone.clause_left(analysis, fact, cut):
        raise RefusedError("a clause with a subject of its own would stand before the question word")
    if _topic_left(analysis, fact, topic, (cut, *told)):
        raise RefusedError("a topic inside the question reads as what it asks about")
    if says(fact) and "は「" in said:
        raise RefusedError("only a part of what is said stands in quotation marks")
    if says(fact) and _LIST.search(said):
        raise RefusedError("the words said are a list and no sentence")
    if says(fact) and len(said) > provable.LONGEST_REPORT:
        raise RefusedError("the words said are too long to ask about")
    provable.check_tense(analysis, fact)
    if slot_type == "TIME":
        provable.check_time(analysis, fact, value)
    if slot_type in WHO:
        provable.check_narrator(analysis, fact)
        provable.check_kin(analysis, entity)
    return Slot(slot_type, argument, entity, wh, value, tail, said)


_LIST = re.compile(r"など(?:だ|です)?。?[」』”]")
"""How words end that only name examples: 「地震の危険などだ」."""


def _tells_clock(analysis: Analysis, fact: Fact, cut: tuple[int, int]) -> bool:
    """Whether a time of day stands beside the day that is asked for: きのう、|七時に起きた."""
    found = within(analysis.entities, fact.start, fact.end)
    return any(e.type == "CLOCK" and not cut[0] <= e.start < cut[1] for e in found)


def _in_second_clause(analysis: Analysis, fact: Fact, argument: Argument) -> bool:
    """Whether a step stands before a time or place that is not its own: 汽車を作り、|1825年には|鉄道に使った."""
    before = within(analysis.clauses, fact.start, argument.start)
    return any(c.role == "adverbial" and c.relation == "sequence" for c in before)


def _topic_left(analysis: Analysis, fact: Fact, topic: Argument | None, cuts: tuple[tuple[int, int], ...]) -> bool:
    """Whether a bare は is left in what is said (飴だまは一つしかないので), quotations apart."""
    body, begin = analysis.text.body, stems.start(analysis, fact)
    for phrase in stems.phrases(analysis, fact)[:-1]:
        out = phrase.start < begin or any(start <= phrase.start < end for start, end in cuts)
        own = topic is not None and phrase.start < topic.end <= phrase.end
        before = body[fact.start : phrase.start]
        quoted = sum(map(before.count, "「『“")) > sum(map(before.count, "」』”")) or before.count('"') % 2 == 1
        if phrase.case == "は" and not (out or own or quoted):
            return True
    return False


RANK = re.compile(r"では?、?(?:初|はじめ|唯一|一番|いちばん|最|もっとも|有数|随一)")
"""A place that limits a superlative, not where something happens: 日本で初めての."""


def _type(analysis: Analysis, argument: Argument) -> str:
    return analysis.entities[argument.entity].type if argument.entity >= 0 else ""


SOME_ORG = frozenset(
    (
        "チーム",
        "グループ",
        "会社",
        "団体",
        "組織",
        "政府",
        "委員会",
        "協会",
        "組合",
        "店",
        "企業",
        "業者",
        "役所",
        "当局",
        "学校",
        "大学",
    )
)
"""What many are called: one is meant that another sentence names."""


def _value(analysis: Analysis, argument: Argument, entity: Entity, slot_type: str) -> str:
    body = analysis.text.body
    value = body[argument.start : argument.end]
    if slot_type in ("ORG", "FORCE") or (slot_type in ("PERSON", "PLACE") and named(analysis, entity)):
        value = full_name(analysis, entity)
    if slot_type == "PERSON" and value != analysis.surface(entity):
        modifiers = within(analysis.tokens, argument.start, entity.start)
        if any(t.pos.startswith(("動詞", "形容詞", "連体詞", "形状詞")) for t in modifiers):
            raise RefusedError("the person is described by a clause")
    if slot_type == "TIME" and pointing.is_relative(value):
        raise RefusedError("a time that depends on who tells it")
    if slot_type in ("PLACE", "ORG") and (len(value) == 1 or value in SOME_ORG):
        raise RefusedError("the answer is any of its kind")
    if value.startswith(tuple(alone.HOME)):
        raise RefusedError("it is not said whose family it is")
    if len(value) > LONGEST_VALUE or "、" in value or "「" in value:
        raise RefusedError("the answer is too long")
    pointing.check_pointers(analysis, within(analysis.tokens, argument.start, argument.end))
    return value
