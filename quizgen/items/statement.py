"""``statement``: 内容一致, which of these does the text say?

One sentence of the text in other words or in another order; the wrong ones are three other sentences of it, each made
false by one operator, another one each where the text allows (``statements``), so that each must be looked up.  All are
plain sentences: clefts (町に着いたのは、六日だ) are asked one at a time, in ``true_false``.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import Abstain, Choice, Evidence, Item, item_id
from quizgen.items.comprehension import choice
from quizgen.items.retelling.statements import Statement, longest, reported, statements, tells_of_nobody
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

FEWEST, MOST = 2, 3
QUESTION = {False: "本文の内容と合っているものはどれですか。", True: "本文の内容に合うものはどれか。"}
"""What is asked, plainly at N2 and N1."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """One item for each true statement; no false one serves two of them."""
    most = longest(stems.level(analysis))
    told = [s for s in (*statements(analysis), *reported(analysis)) if len(s.text) <= most]
    used: set[str] = set()
    for right in (s for s in told if s.true):
        if tells_of_nobody(analysis, right.telling):
            why = "a general sentence is common sense beside what is told of somebody or of a day"
            yield Abstain("statement", right.telling.start, right.telling.fact.end, why)
            continue
        wrong = list(islice(_wrong(right, told, used), MOST))
        if len(wrong) < FEWEST:
            why = "fewer than two false statements about other sentences"
            yield Abstain("statement", right.telling.start, right.telling.fact.end, why)
            continue
        used.update(w.text for w in wrong)
        yield _item(analysis, right, wrong, lexicon)


CONTRARY = ("F5", "F9")
"""Operators that exchange a word for its contrary, which common sense sees through sooner than another date or name."""


def _wrong(right: Statement, told: list[Statement], used: set[str]) -> Iterator[Statement]:
    """False statements of other sentences: fresh ones, of operators not yet taken, nearest in length."""
    operators: set[str] = set()
    sentences = {right.telling.fact.sentence}
    false = [s for s in told if not s.true and s.text not in used]
    while left := [s for s in false if s.telling.fact.sentence not in sentences]:
        best = min(left, key=lambda s: (*_taste(s, operators), abs(len(s.text) - len(right.text)), s.telling.start))
        operators.add(best.why[:3])
        sentences.add(best.telling.fact.sentence)
        yield best


def _taste(false: Statement, operators: set[str]) -> tuple[bool, bool]:
    """What counts against a false statement: that it is a contrary, and that another is made in its way."""
    return false.why.startswith(CONTRARY), false.why[:3] in operators


def _item(analysis: Analysis, right: Statement, wrong: list[Statement], lexicon: Lexicon) -> Item:
    question = QUESTION[stems.is_formal(analysis)]
    body = analysis.text.body
    spans = [(s.telling.start, s.telling.fact.end) for s in (right, *wrong)]
    focus = spans[0]
    return Item(
        id=item_id("statement", analysis, focus, question + right.text), kind="statement", shape="choose",
        level=stems.level(analysis), prompt=(piece(question, analysis, lexicon),),
        choices=tuple(_choice(analysis, lexicon, s) for s in (right, *wrong)), answers=(),
        evidence=tuple(Evidence(a, b, body[a:b]) for a, b in spans), hides=(), explanation=right.note, focus=focus,
        quality=0.5 + 0.1 * len({s.why[:3] for s in wrong}),
    )  # fmt: skip


def _choice(analysis: Analysis, lexicon: Lexicon, s: Statement) -> Choice:
    return choice(analysis, lexicon, s.text.removesuffix("。"), s.true, s.why, s.note)
