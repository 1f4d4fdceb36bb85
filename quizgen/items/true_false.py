"""``true_false``: one statement about one fact, right or wrong, with the sentence that proves it.

A statement names an argument of the fact at its end (…のは、10月11日です), the wrong one another value (operators
F1-F3, ``cleft_statements``); or it is the sentence itself in other words, the wrong one made false by one operator
(``statements``).
Right and wrong differ in that alone, so neither form nor wording gives it away.
"""

from collections.abc import Iterable

from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import Abstain, Choice, Item, Note
from quizgen.items.comprehension import assemble
from quizgen.items.retelling.cleft_statements import Cleft, clefts
from quizgen.items.retelling.statements import P16, Statement, statements, tells_of_nobody
from quizgen.items.sentences.tellings import refusals
from quizgen.lexicon import Lexicon

PLACES = ("PLACE", "FACILITY")
"""Types that stand oddly at the end of a cleft, without their に: 水が届いたのは、京都だ."""
QUALITY = {"F4": 0.3, "P3": 0.35, "P15": 0.45}
"""Of statements by operator; of all others ``USUAL``."""
USUAL = 0.5
GENERAL = 0.3
"""Of what is told of nobody and true: who has not read the text takes it for true too."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """For each argument that can be named the true statement and a false one; then whole sentences."""
    told = {s.text: s for s in statements(analysis)}  # two operators may make the same of it
    plain = {s.telling.fact.start for s in told.values()}
    easy = stems.level(analysis) in stems.SIMPLE
    for c in clefts(analysis, lexicon):
        if not isinstance(c, Cleft):
            yield Abstain("true_false", c[0].start, c[0].end, c[1])
        elif c.entity.type in PLACES or (easy and c.fact.start in plain):
            yield Abstain("true_false", c.fact.start, c.fact.end, "its own plain words serve better than a cleft")
        else:
            yield _cleft(analysis, c, lexicon)
    yield from (Abstain("true_false", fact.start, fact.end, why) for fact, why in refusals(analysis))
    hard = stems.level(analysis) in stems.FORMAL
    for s in told.values():
        if hard and s.true and s.why == P16:
            yield Abstain("true_false", s.telling.start, s.telling.fact.end, "the words of the text alone say so")
        else:
            yield _whole(analysis, s, lexicon)


def _cleft(analysis: Analysis, c: Cleft, lexicon: Lexicon) -> Item:
    return assemble(
        "true_false", "true_false", analysis, c.fact, c.text, c.entity, c.note,
        choices=_marks(c.true, c.why, c.note), lexicon=lexicon, quality=0.55 - 0.002 * len(c.text),
    )  # fmt: skip


def _whole(analysis: Analysis, s: Statement, lexicon: Lexicon) -> Item:
    usual = GENERAL if s.true and tells_of_nobody(analysis, s.telling) else USUAL
    return assemble(
        "true_false", "true_false", analysis, s.telling.fact, s.text, s.telling.fact, s.note,
        choices=_marks(s.true, s.why, s.note), lexicon=lexicon, quality=QUALITY.get(s.why.partition(" ")[0], usual),
    )  # fmt: skip


def _marks(true: bool, why: str, note: Note) -> tuple[Choice, Choice]:
    return Choice("○", true, why, note), Choice("×", not true, why, note)
