"""Statements that name one thing at their end (船が着いたのは、三時です), true, and false by another value (F1-F3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis.types import Analysis, Entity, Fact
from quizgen.items import stems
from quizgen.items.base import Note
from quizgen.items.comprehension import quoted
from quizgen.items.lookup import KEPT
from quizgen.items.slots import Slot, slots
from quizgen.items.values import others
from quizgen.lexicon import Lexicon


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
    right = quoted(analysis, fact, slot.entity)
    yield Cleft(_named(analysis, slot, slot.value), True, "P4 cleft", right, fact, slot.entity)
    found = others(analysis, fact, slot.entity, slot.value, slot.type)
    wrong = next((v for v in found if v.text not in slot.clause), None)
    if wrong is None:
        yield fact, f"no wrong value of type {slot.type}"
        return
    differs = Note(f"{right.ja}「{wrong.text}」ではありません。", f"{right.en[:-1]}, not “{wrong.text}”.")
    yield Cleft(_named(analysis, slot, wrong.text), False, wrong.why, differs, fact, slot.entity)


def _named(analysis: Analysis, slot: Slot, value: str) -> str:
    copula = "だ" if stems.is_formal(analysis) else "です"
    return f"{slot.clause}のは、{value}{slot.tail}{copula}。"
