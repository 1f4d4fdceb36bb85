"""``statement``: 内容一致, which of these does the text say?

One sentence of the text in other words; the wrong ones are three other sentences of it, each made false by one
operator, another one each where the text allows (``statements``), so that each must be looked up.  Or the choices name
who, when or where at their end (``cleft_statements``).  The right one is never the only one of its form.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import Abstain, Choice, Evidence, Item, Note, item_id
from quizgen.items.cleft_statements import Cleft, clefts
from quizgen.items.comprehension import choice
from quizgen.items.statements import longest, statements
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

FEWEST, MOST = 2, 3
QUESTION = {False: "本文の内容と合っているものはどれですか。", True: "本文の内容に合うものはどれか。"}
"""What is asked, plainly at N2 and N1."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that may be a choice: its text, whether it is true, the operator, why, and where it stands."""

    text: str
    true: bool
    why: str
    note: Note
    sentence: int
    start: int
    end: int


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """One item for each true statement; no false one serves two of them while there are others."""
    whole, named = _whole(analysis), _named(analysis, lexicon)
    for family, rest in ((whole, named), (named, whole)):
        used: set[str] = set()
        for right in (s for s in family if s.true):
            wrong = _offered(right, family, rest, used)
            if len(wrong) < FEWEST:
                why = "fewer than two false statements about other sentences"
                yield Abstain("statement", right.start, right.end, why)
                continue
            used.update(w.text for w in wrong)
            yield _item(analysis, right, wrong, lexicon)


def _offered(right: Told, family: list[Told], rest: list[Told], used: set[str]) -> list[Told]:
    """The wrong statements for a right one: of its own form, and of the other where those are too few."""
    own = list(_wrong(right, family, used))[:MOST]
    if not own or len(own) >= FEWEST:
        return own
    seen = {right.sentence, *(w.sentence for w in own)}
    more = _wrong(right, [s for s in rest if s.sentence not in seen], used)
    return [*own, *more][:MOST]


def _whole(analysis: Analysis) -> list[Told]:
    """Sentences in other words."""
    found = (
        Told(s.text, s.true, s.why, s.note, t.fact.sentence, t.start, t.fact.end)
        for s in statements(analysis)
        if (t := s.telling)
    )
    return [s for s in found if len(s.text) <= longest(stems.level(analysis))]


def _named(analysis: Analysis, lexicon: Lexicon) -> list[Told]:
    """Statements that name who, when or where at their end, choices of one form; too hard for N5 and N4."""
    if stems.level(analysis) in stems.SIMPLE:
        return []
    found = (
        Told(c.text, c.true, c.why, c.note, c.fact.sentence, c.fact.start, c.fact.end)
        for c in clefts(analysis, lexicon)
        if isinstance(c, Cleft) and "」と" not in c.text
    )
    return [s for s in found if len(s.text) <= longest(stems.level(analysis))]


def _wrong(right: Told, found: list[Told], used: set[str]) -> Iterator[Told]:
    """False statements of other sentences: fresh ones, of operators not yet taken, nearest in length."""
    operators: set[str] = set()
    sentences = {right.sentence}
    false = [s for s in found if not s.true and s.text not in used and not s.why.startswith("F4")]
    while left := [s for s in false if s.sentence not in sentences]:
        best = min(left, key=lambda s: (s.why[:3] in operators, abs(len(s.text) - len(right.text)), s.start))
        operators.add(best.why[:3])
        sentences.add(best.sentence)
        yield best


def _item(analysis: Analysis, right: Told, wrong: list[Told], lexicon: Lexicon) -> Item:
    question = QUESTION[stems.is_formal(analysis)]
    focus = right.start, right.end
    body = analysis.text.body
    spans = [(s.start, s.end) for s in (right, *wrong)]
    return Item(
        id=item_id("statement", analysis, focus, question + right.text), kind="statement", shape="choose",
        level=stems.level(analysis), prompt=(piece(question, analysis, lexicon),),
        choices=tuple(_choice(analysis, lexicon, s) for s in (right, *wrong)), answers=(),
        evidence=tuple(Evidence(a, b, body[a:b]) for a, b in spans), hides=(), explanation=right.note, focus=focus,
        quality=0.5 + 0.1 * len({s.why[:3] for s in wrong}),
    )  # fmt: skip


def _choice(analysis: Analysis, lexicon: Lexicon, s: Told) -> Choice:
    return choice(analysis, lexicon, s.text.removesuffix("。"), s.true, s.why, s.note)
