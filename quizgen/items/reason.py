"""``reason``: why something is so, or what it was done for, where the text says so by a clue (``causes``).

The wrong answers are reasons of other things in the text (F7) and other things that the text tells far from here (F7),
first those on what is explained.  What stands near the reason may be one too and is never offered.
"""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from quizgen.analysis import inflection
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.types import Analysis, Fact, apart, within
from quizgen.items import pointing, stems, why
from quizgen.items.base import Abstain, Choice, Evidence, Item, Kind, Note, item_id
from quizgen.items.cause import Cause
from quizgen.items.causes import causes
from quizgen.items.comprehension import choice
from quizgen.items.lookup import FORMAL, KEPT
from quizgen.items.stems import RefusedError
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

FEWEST, MOST = 2, 3
APART = 2
"""Sentences between a reason and what may be offered as a wrong one."""
PAST = ("たから", "だから")
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
    wrong = _wrong(analysis, cause, lexicon)[:MOST]
    if len(wrong) < FEWEST:
        return Abstain("reason", start, end, "fewer than two wrong reasons on the same matter")
    right = why.told(analysis, cause)
    question = why.question(analysis, cause)
    return Item(
        id=item_id("reason", analysis, (start, end), question), kind="reason", shape="choose",
        level=stems.level(analysis), prompt=(piece(question, analysis, lexicon),),
        choices=(choice(analysis, lexicon, cause.answer, True, "as the text says", right), *wrong), answers=(),
        evidence=tuple(Evidence(a, b, analysis.text.body[a:b]) for a, b in cause.spans), hides=(),
        explanation=right, focus=(start, end), quality=0.8 - 0.002 * len(question),
    )  # fmt: skip


def _wrong(analysis: Analysis, cause: Cause, lexicon: Lexicon) -> list[Choice]:
    """Wrong reasons, at least one on what is explained: of other things, then other facts; none where there is none."""
    found = [c for c in causes(analysis) if isinstance(c, Cause) and c.purpose == cause.purpose and _is_other(c, cause)]
    told = [("F7 reason of another thing", c.answer, c.sentence) for c in found if SHORTEST <= len(c.text) <= LONGEST]
    if not cause.purpose:
        past = cause.predicate.past
        told += [("F7 no reason", text, n) for n, text in _facts(analysis, cause) if text.endswith(PAST) == past]
    about = nouns(analysis, cause.sentence)
    told.sort(key=lambda t: -len(nouns(analysis, t[2]) & about))
    if not told or nouns(analysis, told[0][2]).isdisjoint(about):
        return []
    seen, out = [cause.answer], []
    for rule, text, _ in told:
        if not any(_alike(text, s) for s in seen):
            seen.append(text)
            out.append(choice(analysis, lexicon, text, False, rule, _elsewhere(text, cause)))
    return out


ALIKE = 0.7


def _alike(one: str, other: str) -> bool:
    """Whether two reasons say nearly the same (difflib's ratio)."""
    return SequenceMatcher(None, one, other).ratio() > ALIKE


def _is_other(one: Cause, cause: Cause) -> bool:
    return abs(one.sentence - cause.sentence) >= APART and one.predicate.base != cause.predicate.base


def nouns(analysis: Analysis, sentence: int) -> frozenset[str]:
    """The nouns and names of a sentence, what says little apart."""
    span = analysis.sentences[sentence]
    words = apart(within(analysis.words, span.start, span.end))
    return frozenset(w.dictionary_form for w in words if w.part in ("noun", "name")) - FORMAL


def _elsewhere(text: str, cause: Cause) -> Note:
    said = text.removesuffix("から").removesuffix("ため")
    said = f"『{said}』" if "「" in said else f"「{said}」"
    return Note(
        f"{said}は、本文ではこのことの理由として書かれていません。",
        f"The text does not give {said} as the reason of this.",
    )


def _facts(analysis: Analysis, cause: Cause) -> list[tuple[int, str]]:
    """Other things that the text tells, as reasons, with their sentences: undated ones first, nearest in length."""
    found = [
        (dated, abs(len(text) - len(cause.text)), sentence, text + "から")
        for sentence, text, dated in _clauses(analysis)
        if abs(sentence - cause.sentence) > APART
    ]
    return [(sentence, text) for *_, sentence, text in sorted(found)]


@lru_cache(maxsize=KEPT)
def _clauses(analysis: Analysis) -> tuple[tuple[int, str, bool], ...]:
    """The facts that are short clauses which stand alone: number of the sentence, clause, and whether it has a date."""
    clauses = ((fact, _clause(analysis, fact)) for fact in told_plainly(analysis))
    return tuple(
        (fact.sentence, text, any(e.type == "TIME" for e in within(analysis.entities, fact.start, fact.end)))
        for fact, text in clauses
        if SHORTEST <= len(text) <= LONGEST
    )


def _clause(analysis: Analysis, fact: Fact) -> str:
    """A fact as a plain clause that stands alone, or an empty string."""
    topics = [a for a in fact.arguments if a.case == "ハ"]
    subject = [a for a in fact.arguments if a.under == "ガ"]
    said = analysis.surface(fact)
    stacked = any(word in said for word in ("から、", "ので", "もし", "ため", "ば、"))
    if len(subject) != 1 or topics not in ([], subject) or fact.modality or stacked:
        return ""
    if any(a.case == "ト" for a in fact.arguments):
        return ""
    try:
        pointing.check(analysis, fact)
        if pointing.second_topic(analysis, fact, topics[0] if topics else None, ()):
            return ""
        return stems.clause(analysis, fact, inflection.plain, topic=topics[0] if topics else None)
    except RefusedError:
        return ""


KIND = Kind("reason", Note("理由", "Why"), "choose", "other", make)
