"""``reason``: why something is so, or what it was done for, where the text says so by a clue (``causes``).

The wrong answers are reasons of other things in the text (F7) and other things that the text tells far from here (F7),
first those on what is explained.  What stands near the reason may be one too and is never offered.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from quizgen.analysis import inflection
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.types import Analysis, Fact, within
from quizgen.items import pointing, stems, why
from quizgen.items.base import Abstain, Choice, Evidence, Item, Kind, Note, item_id
from quizgen.items.causes import Cause, causes
from quizgen.items.comprehension import choice
from quizgen.items.lookup import KEPT
from quizgen.items.stems import RefusedError
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

FEWEST, MOST = 2, 3
APART = 2
"""Sentences between a reason and what may be offered as a wrong one."""
LONGEST, SHORTEST = 38, 5
"""Characters of a reason, its clue apart."""


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """One item for each reason that a clue names; what has two reasons is not asked."""
    named = causes(analysis)
    explained = Counter((f.what, f.quote) for f in named if isinstance(f, Cause))
    for found in named:
        if not isinstance(found, Cause):
            yield Abstain("reason", found[0].start, found[0].end, found[1])
        elif explained[found.what, found.quote] > 1:
            yield Abstain("reason", found.spans[0][0], found.spans[-1][1], "the text names two reasons")
        else:
            yield _item(analysis, found, lexicon)


def _item(analysis: Analysis, cause: Cause, lexicon: Lexicon) -> Item | Abstain:
    start, end = cause.spans[0][0], cause.spans[-1][1]
    if not SHORTEST <= len(cause.text) <= LONGEST:
        return Abstain("reason", start, end, "the reason is too short or too long to be a choice")
    wrong = list(_wrong(analysis, cause, lexicon))[:MOST]
    if len(wrong) < FEWEST:
        return Abstain("reason", start, end, "fewer than two wrong reasons")
    right = why.told(analysis, cause)
    question = why.question(analysis, cause)
    return Item(
        id=item_id("reason", analysis, (start, end), question), kind="reason", shape="choose",
        level=stems.level(analysis), prompt=(piece(question, analysis, lexicon),),
        choices=(choice(analysis, lexicon, cause.answer, True, "as the text says", right), *wrong), answers=(),
        evidence=tuple(Evidence(a, b, analysis.text.body[a:b]) for a, b in cause.spans), hides=(),
        explanation=right, focus=(start, end), quality=0.8 - 0.002 * len(question),
    )  # fmt: skip


def _wrong(analysis: Analysis, cause: Cause, lexicon: Lexicon) -> Iterator[Choice]:
    """Wrong reasons: of other things, then other facts."""
    seen = {cause.text}
    found = [c for c in causes(analysis) if isinstance(c, Cause) and c.purpose == cause.purpose]
    others = (
        c for c in found if abs(c.sentence - cause.sentence) >= APART and c.predicate.base != cause.predicate.base
    )
    for text in (c.answer for c in others if SHORTEST <= len(c.text) <= LONGEST):
        seen.add(text)
        yield choice(analysis, lexicon, text, False, "F7 reason of another thing", _elsewhere(text, cause))
    if cause.purpose:
        return
    for text in _facts(analysis, cause):
        if text not in seen:
            seen.add(text)
            yield choice(analysis, lexicon, text, False, "F7 no reason", _elsewhere(text, cause))


def _elsewhere(text: str, cause: Cause) -> Note:
    said = text.removesuffix("から").removesuffix("ため")
    said = f"『{said}』" if "「" in said else f"「{said}」"
    return Note(
        f"{said}は、本文ではこのことの理由として書かれていません。",
        f"The text does not give {said} as the reason of this.",
    )


def _facts(analysis: Analysis, cause: Cause) -> list[str]:
    """Other things that the text tells, as reasons: those most like what is explained, then nearest in length."""
    found = [
        (dated, -shared(text, cause.what or cause.quote), abs(len(text) - len(cause.text)), text + "から")
        for sentence, text, dated in _clauses(analysis)
        if abs(sentence - cause.sentence) > APART
    ]
    return [text for *_, text in sorted(found)]


@lru_cache(maxsize=KEPT)
def _clauses(analysis: Analysis) -> tuple[tuple[int, str, bool], ...]:
    """The facts that are short clauses which stand alone: number of the sentence, clause, and whether it has a date."""
    clauses = ((fact, _clause(analysis, fact)) for fact in told_plainly(analysis))
    return tuple(
        (fact.sentence, text, any(e.type == "TIME" for e in within(analysis.entities, fact.start, fact.end)))
        for fact, text in clauses
        if SHORTEST <= len(text) <= LONGEST
    )


def shared(one: str, other: str) -> int:
    """How many pairs of characters two clauses share: a measure of how alike they sound."""
    return len({a + b for a, b in pairwise(one)} & {a + b for a, b in pairwise(other)})


def _clause(analysis: Analysis, fact: Fact) -> str:
    """A fact as a plain clause that stands alone, or an empty string."""
    topics = [a for a in fact.arguments if a.case == "ハ"]
    subject = [a for a in fact.arguments if a.case in ("ハ", "ガ") and (a.case == "ガ" or a.under == "ガ")]
    if len(topics) > 1 or not subject or fact.modality or any(a.case == "ト" for a in fact.arguments):
        return ""
    try:
        pointing.check(analysis, fact)
        if pointing.second_topic(analysis, fact, topics[0] if topics else None, ()):
            return ""
        return stems.clause(analysis, fact, inflection.plain, topic=topics[0] if topics else None)
    except RefusedError:
        return ""


KIND = Kind("reason", Note("理由", "Why"), "choose", "other", make)
