"""Statements that name one thing at their end (船が着いたのは、三時です), true, and false by another value (F1-F3)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Entity, Fact
from quizgen.items import stems
from quizgen.items.answers.naming import is_foreign
from quizgen.items.answers.sides import is_party
from quizgen.items.answers.slots import WHO, Slot, slots
from quizgen.items.answers.values import ORDINAL, Value, others
from quizgen.items.base import Note
from quizgen.items.comprehension import quoted
from quizgen.items.lookup import KEPT
from quizgen.items.retelling.contradicted import is_contradicted
from quizgen.lexicon import Lexicon

LOOKED_AT = 8
"""Other values among which a likely one is looked for."""


@dataclass(frozen=True, slots=True)
class Cleft:
    """A statement to judge: its text, whether it is true, the operator, why, for people, and what it names of what."""

    text: str
    true: bool
    why: str
    note: Note
    fact: Fact
    entity: Entity


@lru_cache(maxsize=KEPT)
def clefts(analysis: Analysis, lexicon: Lexicon) -> tuple[Cleft | tuple[Fact, str], ...]:
    """For each argument that can be named the true statement and a false one; where there is none, its fact and why."""
    out: list[Cleft | tuple[Fact, str]] = []
    for fact, found in slots(analysis, lexicon):
        for slot in found:
            if isinstance(slot, str):
                out.append((fact, slot))
            elif not slot.tail:
                out += _of_slot(analysis, fact, slot)
    return tuple(out)


def _of_slot(analysis: Analysis, fact: Fact, slot: Slot) -> Iterator[Cleft | tuple[Fact, str]]:
    if _LONG.search(slot.clause):
        yield fact, "the words said are too long to be judged as one statement"
        return
    if ORDINAL.match(slot.value) or _OWN.match(slot.clause):
        yield fact, "who or what is meant is clear in its paragraph alone"
        return
    if says(fact) and "」" not in slot.clause and not _TOPIC.search(slot.clause):
        yield fact, "what is said has no topic of its own"
        return
    right = quoted(analysis, fact, slot.entity)
    yield Cleft(_named(analysis, slot, slot.value), True, "P4 cleft", right, fact, slot.entity)
    found = others(analysis, fact, slot.entity, slot.value, slot.type)
    apart = (v for v in found if v.text not in slot.clause and not is_party(analysis, v.at, slot.clause))
    false = (v for v in apart if is_contradicted(analysis, fact, slot.entity, v, slot.clause))
    fair = list(islice(false, LOOKED_AT))
    wrong = _likely(slot, fair, says(fact))
    if wrong is None:
        yield fact, f"no wrong value of type {slot.type}"
        return
    differs = Note(f"{right.ja}「{wrong.text}」ではありません。", f"{right.en[:-1]}, not “{wrong.text}”.")
    yield Cleft(_named(analysis, slot, wrong.text), False, wrong.why, differs, fact, slot.entity)


_OWN = re.compile("自ら|自分|自身")
"""How what is said of somebody begins that has no topic of its own: 自らの姿勢を語っているのは…."""
_TOPIC = re.compile("[はがも]")
"""What tells of what somebody says something: 手がかりに|なると期待している has none."""
_LONG = re.compile("「[^」]{31,}」|「[^」]{20,}」「")
"""Words said that are longer than what is told of them."""


def _likely(slot: Slot, fair: Sequence[Value], said: bool) -> Value | None:
    """The value that a reader may believe: whose name is of the same sort; of words that tell who speaks, none."""
    foreign = is_foreign(slot.value)
    like = next((v for v in fair if slot.type not in WHO or is_foreign(v.text) == foreign), None)
    return None if said and OWN_WORD.search(slot.clause) else like


OWN_WORD = re.compile(r"ぼく|僕|俺|おれ|わし|あたし|うちの|ママ|パパ|わが|我が|西側")
"""Words by which a speaker is known: how he calls himself, his parents, his own side or the other."""


def _named(analysis: Analysis, slot: Slot, value: str) -> str:
    copula = "だ" if stems.is_formal(analysis) else "です"
    return f"{slot.clause}のは、{value}{slot.tail}{copula}。"
