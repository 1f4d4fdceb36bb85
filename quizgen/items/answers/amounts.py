"""How many, how much, how long: a number of the main clause, asked for in its place (本を何冊借りましたか)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.analysis import inflection
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.types import Analysis, Entity, Fact, within
from quizgen.items import stems
from quizgen.items.answers.numerals import asked, in_digits
from quizgen.items.lookup import phrase_number
from quizgen.items.sentences import alone, pointing
from quizgen.items.stems import RefusedError
from quizgen.lexicon import Lexicon

LIMITED = r"以上|以下|以内|未満|を超|も|しか|だけ|でも|さえ|ずつ|ばかり|は|によ|にと|とも"
JUDGING = ("わずか", "たった", "もう", "あと", "まだ")
TYPES = ("COUNT", "MONEY", "DURATION", "SHARE")


@dataclass(frozen=True, slots=True)
class Asking:
    """A row of ``asking.tsv``."""

    unit: str
    wh: str
    example: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that can be asked for: its mention, its value as written and the question."""

    entity: Entity
    value: str
    question: str


def amounts(analysis: Analysis, fact: Fact, lexicon: Lexicon) -> Iterator[Amount | str]:
    """The amounts of a fact in text order; a string says why one is refused."""
    for entity in within(analysis.entities, fact.start, fact.end):
        if entity.type not in TYPES or not is_amount(analysis, entity):
            continue
        try:
            yield _amount(analysis, fact, entity, lexicon)
        except RefusedError as refused:
            yield str(refused)


def is_amount(analysis: Analysis, entity: Entity) -> bool:
    """Whether the number is an amount worth asking: no ordinal (第3, 3番目), no 一 that only means some or once, no
    part of a name (42キロの部)."""
    surface = kana.fold_width(analysis.surface(entity))
    plain = surface in ("一" + entity.unit, "1" + entity.unit) and entity.type == "COUNT"
    return not (
        plain
        or surface.startswith("第")
        or _NAMES.match(analysis.text.body, entity.end)
        or entity.unit.endswith(("目", "番", "号", "位", "次", "代", "版", "章", "巻"))
    )


_NAMES = re.compile("の?(?:部(?![屋下分品員長族])|コース|クラス|級|部門|種目|プラン|玉|札)")
"""What a number before it is the name of: 42キロの部, 百円玉."""


def _amount(analysis: Analysis, fact: Fact, entity: Entity, lexicon: Lexicon) -> Amount:
    _check_place(analysis, fact, entity)
    pointing.check(analysis, fact, (entity.start, entity.end))
    if not any(a.case in ("ハ", "ガ") and stems.is_sure(a) for a in fact.arguments):
        raise RefusedError("no subject that is certain")
    if analysis.text.body[max(0, entity.start - 3) : entity.start].endswith(JUDGING):
        raise RefusedError("the sentence judges the number")
    if analysis.text.body.endswith("からの", 0, entity.start):
        raise RefusedError("the number is told from a date")
    if fact.negative:
        raise RefusedError("how many of what did not happen is no question")
    if sum(p.case == "は" for p in stems.phrases(analysis, fact)) > 1:
        raise RefusedError("two topics")
    if _compound(analysis, fact, entity):
        raise RefusedError("a question word cannot stand in a second clause")
    if _measures(analysis, fact, entity):
        raise RefusedError("the number describes what the sentence calls something")
    numbers = [e for e in within(analysis.entities, fact.start, fact.end) if e.type in TYPES and e != entity]
    if any(e.unit == entity.unit for e in numbers):
        raise RefusedError("the sentence has two numbers of the unit")
    if any(abs(e.start - entity.end) <= 1 or abs(entity.start - e.end) <= 1 for e in numbers):
        raise RefusedError("the number is one of a pair")
    if re.match(LIMITED, analysis.text.body[entity.end : entity.end + 4]):
        raise RefusedError("the number carries a particle that a question would change")
    if entity.type == "DURATION" and analysis.text.body.startswith("が", entity.end):
        raise RefusedError("the time is what goes by")  # 一年が|たった
    value = analysis.surface(entity)
    if in_digits(value) in in_digits(analysis.text.title):
        raise RefusedError("the answer stands in the title")
    wh = question_word(entity)
    paid = entity.type == "MONEY" and analysis.text.body.startswith("を", entity.end)  # いくら|受け取りますか
    swaps = ((entity.start, entity.end + paid, wh), *_as_topic(analysis, fact))
    asked = stems.clause(analysis, fact, _form(analysis, value, wh), swaps=swaps, subordinate=False)
    if not fact.past and stems.level(analysis) not in stems.SIMPLE:
        asked = "本文によると、" + asked
    if asked.count(wh) != 1 or value in asked:
        raise RefusedError("the number stands twice in the sentence")
    return Amount(entity, value, asked + "か。")


def _compound(analysis: Analysis, fact: Fact, entity: Entity) -> bool:
    """Whether a clause of another subject, or a reason, goes before the number: 大会が行われ、|何人が参加した."""
    begin = stems.start(analysis, fact)
    reason = alone.REASON.search(analysis.text.body, begin, entity.start) is not None
    return reason or alone.clause_left(analysis, fact, alone.topic_span(analysis, fact, begin))


def _measures(analysis: Analysis, fact: Fact, entity: Entity) -> bool:
    """Whether the number describes the noun before だ: 島は、船で25分の|小さな島です."""
    p = stems.predicate(analysis, fact)
    return (p.ctype == "copula" or entity.type == "MONEY") and analysis.text.body.startswith("の", entity.end)


def _as_topic(analysis: Analysis, fact: Fact) -> tuple[tuple[int, int, str], ...]:
    """The subject as topic where it is somebody."""
    found = subject_as_topic(analysis, fact)
    end = found[0][0] if found else 0
    phrase = next((p for p in stems.phrases(analysis, fact) if p.start < end < p.end), None)
    who = within(analysis.entities, phrase.start, end) if phrase else ()
    return found if any(e.type in ("PERSON", "ORG", "PRONOUN", "PEOPLE") for e in who) else ()


def subject_as_topic(analysis: Analysis, fact: Fact) -> tuple[tuple[int, int, str], ...]:
    """A question is about its subject (係の人が本を -> 係の人は本を), unless there is a topic already."""
    marked = [p for p in stems.phrases(analysis, fact) if p.case == "が" and p.head == _root(analysis, fact)]
    topics = [p for p in stems.phrases(analysis, fact) if p.case.endswith(("は", "も"))]
    if topics or len(marked) != 1:
        return ()
    at = marked[0].start + analysis.surface(marked[0]).rindex("が")
    return ((at, at + 1, "は"),)


def _root(analysis: Analysis, fact: Fact) -> int:
    return phrase_number(analysis, stems.phrases(analysis, fact)[-1])


def _form(analysis: Analysis, value: str, wh: str) -> Callable[[Predicate], str]:
    formal = stems.is_formal(analysis)

    def form(p: Predicate) -> str:
        if p.ctype == "copula" and formal:
            return p.before.replace(value, wh) + ("だった" if p.past else "")
        return (inflection.plain(p) if formal else inflection.polite(p)).replace(value, wh)

    return form


def _check_place(analysis: Analysis, fact: Fact, entity: Entity) -> None:
    """Refuse a number that stands in a quotation or a subordinate clause."""
    phrases = stems.phrases(analysis, fact)
    first = phrase_number(analysis, phrases[0])
    at = next(i for i, p in enumerate(phrases) if p.start <= entity.start < p.end)
    while at != len(phrases) - 1:
        phrase = phrases[at]
        if not phrase.certain:
            raise RefusedError("it is not certain what the number belongs to")
        above = phrase.head - first
        if above != len(phrases) - 1 and phrase.case != "の":
            raise RefusedError("the number stands in a subordinate clause")
        at = above


def question_word(entity: Entity) -> str:
    """What asks for an amount: いくら for 円, いくつ for つ, else 何 and the counter."""
    return _words().get(entity.unit, asked(entity.unit))


@cache
def _words() -> dict[str, str]:
    return {r.unit: r.wh for r in tables.rows(Asking, "asking")}
