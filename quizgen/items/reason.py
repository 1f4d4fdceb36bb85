"""``reason``: why something is so, or what it was done for, where the text says so by a clue (``causes``).

The wrong answers are what may be taken for the reason and is provably not the one (``rival_reasons``).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import Abstain, Choice, Evidence, Item, item_id
from quizgen.items.comprehension import choice
from quizgen.items.reasons import why
from quizgen.items.reasons.cause import Cause
from quizgen.items.reasons.causes import causes
from quizgen.items.reasons.obvious_reasons import is_obvious, is_told_by_question
from quizgen.items.reasons.outstanding import stands_out, told_by_word, trimmed
from quizgen.items.reasons.rival_reasons import EVERYDAY, LONGEST, rivals
from quizgen.items.wording import piece
from quizgen.lexicon import Lexicon

FEWEST, MOST = 2, 3


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
            yield _item(analysis, trimmed(analysis, found), lexicon)


def _item(analysis: Analysis, cause: Cause, lexicon: Lexicon) -> Item | Abstain:
    start, end = next(s for s in cause.spans if s[0] <= cause.own[0] < s[1])
    if not len(cause.text) <= LONGEST or cause.text == "だ":
        return Abstain("reason", start, end, "the reason is too short or too long to be a choice")
    if cause.either:
        return Abstain("reason", start, end, "it may be a reason or an aim")
    wrong = _wrong(analysis, cause, lexicon)[:MOST]
    if len(wrong) < FEWEST:
        return Abstain("reason", start, end, "fewer than two wrong reasons on the same matter")
    if stands_out(analysis, cause, [c.text for c in wrong]):
        return Abstain(
            "reason", start, end, "the reason is much longer, shorter or more particular than the wrong ones"
        )
    if told_by_word(analysis, cause, [c.text for c in wrong]):
        return Abstain("reason", start, end, "a word of the question stands in the reason alone")
    if _TRUISM.match(cause.what):
        return Abstain("reason", start, end, "what is explained says nothing")
    if _is_guessed(cause, wrong):
        return Abstain("reason", start, end, "anybody would give this reason without the text")
    right = why.told(analysis, cause)
    question = why.question(analysis, cause)
    return Item(
        id=item_id("reason", analysis, (start, end), question), kind="reason", shape="choose",
        level=stems.level(analysis), prompt=(piece(question, analysis, lexicon),),
        choices=(choice(analysis, lexicon, cause.answer, True, "as the text says", right), *wrong), answers=(),
        evidence=tuple(Evidence(a, b, analysis.text.body[a:b]) for a, b in cause.spans), hides=(),
        explanation=right, focus=(start, end), quality=0.8 - 0.002 * len(question),
    )  # fmt: skip


def _is_guessed(cause: Cause, wrong: Sequence[Choice]) -> bool:
    """Whether a reason may be told without the text; beside two that would be believed it may not."""
    effect = cause.what + cause.quote
    believed = sum(c.why == EVERYDAY for c in wrong) >= FEWEST
    return is_told_by_question(cause.text, effect) or (
        not believed and is_obvious(cause.text, effect, [c.text for c in wrong])
    )


def _wrong(analysis: Analysis, cause: Cause, lexicon: Lexicon) -> list[Choice]:
    """Wrong reasons, the most tempting first, none much like another."""
    seen, out = [cause.answer], list[Choice]()
    for rival in rivals(analysis, cause):
        text = rival.text + cause.ending
        if not any(_alike(text, s) for s in seen):
            seen.append(text)
            out.append(choice(analysis, lexicon, text, False, rival.why, rival.note))
    return out


_TRUISM = re.compile(r"(.+)が\1(?:な|である|だった|であった)?$")
"""What is so by its name: 島が|島である."""
ALIKE = 0.7


def _alike(one: str, other: str) -> bool:
    """Whether two reasons say nearly the same (difflib's ratio)."""
    return SequenceMatcher(None, one, other).ratio() > ALIKE
