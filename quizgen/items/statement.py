"""``statement``: 内容一致, which of these does the text say?

One sentence of the text in other words; the wrong ones are three other sentences of it, each made false by one
operator, another one each where the text allows (``statements``), so that each must be looked up.
"""

from collections.abc import Iterable, Iterator

from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import Abstain, Choice, Evidence, Item, Kind, Note, item_id
from quizgen.items.comprehension import choice
from quizgen.items.statements import Statement, statements
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

FEWEST, MOST = 2, 3
LONGEST = 40
"""Characters of a choice."""
QUESTION = {False: "本文の内容と合っているものはどれですか。", True: "本文の内容に合うものはどれか。"}
"""What is asked, plainly at N2 and N1."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """One item for each true statement; no false one serves two of them while there are others."""
    short = [s for s in statements(analysis) if len(s.text) <= LONGEST]
    used: set[str] = set()
    for right in (s for s in short if s.true):
        wrong = list(_wrong(right, short, used))[:MOST]
        start, end = right.telling.start, right.telling.fact.end
        if len(wrong) < FEWEST:
            yield Abstain("statement", start, end, "fewer than two false statements about other sentences")
            continue
        used.update(w.text for w in wrong)
        yield _item(analysis, right, wrong, lexicon)


def _wrong(right: Statement, found: list[Statement], used: set[str]) -> Iterator[Statement]:
    """False statements of other sentences: fresh ones, of operators not yet taken, nearest in length."""
    operators: set[str] = set()
    sentences = {right.telling.fact.sentence}
    false = [s for s in found if not s.true and s.text not in used and not s.why.startswith("F4")]
    while left := [s for s in false if s.telling.fact.sentence not in sentences]:
        best = min(left, key=lambda s: (s.why[:3] in operators, abs(len(s.text) - len(right.text)), s.telling.start))
        operators.add(best.why[:3])
        sentences.add(best.telling.fact.sentence)
        yield best


def _item(analysis: Analysis, right: Statement, wrong: list[Statement], lexicon: Lexicon) -> Item:
    question = QUESTION[stems.is_formal(analysis)]
    focus = right.telling.start, right.telling.fact.end
    body = analysis.text.body
    spans = [(s.telling.fact.start, s.telling.fact.end) for s in (right, *wrong)]
    return Item(
        id=item_id("statement", analysis, focus, question), kind="statement", shape="choose",
        level=stems.level(analysis), prompt=(piece(question, analysis, lexicon),),
        choices=tuple(_choice(analysis, lexicon, s) for s in (right, *wrong)), answers=(),
        evidence=tuple(Evidence(a, b, body[a:b]) for a, b in spans), hides=(), explanation=right.note, focus=focus,
        quality=0.5 + 0.1 * len({s.why[:3] for s in wrong}),
    )  # fmt: skip


def _choice(analysis: Analysis, lexicon: Lexicon, s: Statement) -> Choice:
    return choice(analysis, lexicon, s.text.removesuffix("。"), s.true, s.why, s.note)


KIND = Kind("statement", Note("内容一致", "What the text says"), "choose", "other", make)
