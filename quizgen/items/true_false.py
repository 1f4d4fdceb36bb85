"""``true_false``: one statement about one fact, right or wrong, with the sentence that proves it.

A statement names an argument of the fact at its end (…のは、10月11日です), the wrong one another value (operators
F1-F3); or it is the sentence itself in other words, the wrong one made false by one operator (``statements``).
Right and wrong differ in that alone, so neither form nor wording gives it away.
"""

from collections.abc import Iterable, Iterator

from quizgen.analysis.types import Analysis, Fact
from quizgen.items import stems
from quizgen.items.base import Abstain, Choice, Item, Kind, Note
from quizgen.items.comprehension import assemble, quoted
from quizgen.items.slots import Slot, slots
from quizgen.items.statements import Statement, statements
from quizgen.items.tellings import refusals
from quizgen.items.values import others
from quizgen.lexicon import Lexicon

QUALITY = {"F4": 0.3, "P3": 0.35}
"""Of statements by operator; of all others ``USUAL``."""
USUAL = 0.5


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """For each argument that can be named the true statement and a false one; then whole sentences."""
    for fact, found in slots(analysis, lexicon):
        for slot in found:
            if isinstance(slot, str):
                yield Abstain("true_false", fact.start, fact.end, slot)
            elif not slot.tail:
                yield from _items(analysis, fact, slot, lexicon)
    yield from (Abstain("true_false", fact.start, fact.end, why) for fact, why in refusals(analysis))
    yield from (_whole(analysis, s, lexicon) for s in statements(analysis))


def _items(analysis: Analysis, fact: Fact, slot: Slot, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    wrong = next(
        (v for v in others(analysis, fact, slot.entity, slot.value, slot.type) if v.text not in slot.clause), None
    )
    right = quoted(analysis, fact, slot.entity)
    yield _cleft(analysis, fact, slot, slot.value, True, "P4 cleft", right, lexicon)
    if wrong is None:
        yield Abstain("true_false", fact.start, fact.end, f"no wrong value of type {slot.type}")
        return
    differs = Note(f"{right.ja}「{wrong.text}」ではありません。", f"{right.en[:-1]}, not “{wrong.text}”.")
    yield _cleft(analysis, fact, slot, wrong.text, False, wrong.why, differs, lexicon)


def _cleft(
    analysis: Analysis, fact: Fact, slot: Slot, value: str, true: bool, why: str, note: Note, lexicon: Lexicon
) -> Item:
    copula = "だ" if stems.is_formal(analysis) else "です"
    statement = f"{slot.clause}のは、{value}{slot.tail}{copula}。"
    return assemble(
        "true_false", "true_false", analysis, fact, statement, slot.entity, note,
        choices=_marks(true, why, note), lexicon=lexicon, quality=0.55 - 0.002 * len(statement),
    )  # fmt: skip


def _whole(analysis: Analysis, s: Statement, lexicon: Lexicon) -> Item:
    return assemble(
        "true_false", "true_false", analysis, s.telling.fact, s.text, s.telling.fact, s.note,
        choices=_marks(s.true, s.why, s.note), lexicon=lexicon, quality=QUALITY.get(s.why.partition(" ")[0], USUAL),
    )  # fmt: skip


def _marks(true: bool, why: str, note: Note) -> tuple[Choice, Choice]:
    return Choice("○", true, why, note), Choice("×", not true, why, note)


KIND = Kind("true_false", Note("正誤", "True or false"), "true_false", "other", make)
