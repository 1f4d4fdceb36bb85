"""What a writer holds and why, as choices of ``gist``: 客の待つ時間が長くなるから、反対だ.

A stance alone is one of two, and a reason beside it shows which.  So each choice has both: the writer's stance with a
reason of the writer, the contrary with what the text says for it (what others think, what is granted, what stands just
before the stance and is turned from), and the writer's stance with the reason of the other side.
"""

import re
from dataclasses import dataclass

from quizgen.analysis.types import Analysis
from quizgen.items import gist_rivals
from quizgen.items.base import Note
from quizgen.items.gist_rivals import REASON, Rival
from quizgen.items.theses import Thesis

MOST = 3
LONGEST = 60
_NO_REASON = re.compile("か$|だろう$|でしょう$|[だいうくすつむるた]から|ので|ため|べきだ$|たい$|ように$")
"""What does not go before から, or has a reason in it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A stance with its reason as a choice: its text, its rule, where its reason is told, and why, for people."""

    text: str
    why: str
    start: int
    note: Note


def held(analysis: Analysis, found: Thesis) -> tuple[Held, ...]:
    """What the writer holds first, then what is not held; nothing where one side has no reason."""
    mine = [r for r in gist_rivals.rivals(analysis, found) if _goes(r)]
    own = [r for r in mine if r.why == REASON]
    other = [r for r in mine if r.why != REASON]
    if not own or not other:
        return ()
    stance, contrary = (s.removeprefix(found.about)[1:] for s in (found.said, found.denied))
    key = min(own, key=lambda r: (abs(len(r.text) - len(other[0].text)), r.start))
    right = _held(key, stance, "the writer's point with its reason", _right(analysis, found, key))
    both = [*other[: MOST - 1], key][: MOST - 1]
    wrong = [_held(r, contrary, "F4 the contrary", _contrary(analysis, found)) for r in both]
    mixed = _held(other[0], stance, "F14 the reason of the other side", other[0].note)
    return tuple(h for h in (right, *wrong, mixed) if len(h.text) <= LONGEST)


def _goes(rival: Rival) -> bool:
    return not _NO_REASON.search(rival.text)


def _held(reason: Rival, stance: str, why: str, note: Note) -> Held:
    return Held(f"{reason.text}から、{stance}", why, reason.start, note)


def _said(analysis: Analysis, start: int) -> str:
    sentence = next(s for s in analysis.sentences if s.start <= start < s.end)
    return analysis.surface(sentence)


def _right(analysis: Analysis, found: Thesis, reason: Rival) -> Note:
    stance, why = analysis.surface(found.sentence), _said(analysis, reason.start)
    return Note(
        f"本文に「{stance}」とあり、その理由として「{why}」と書かれています。",
        f"The writer says “{stance}”, and gives as a reason: “{why}”.",
    )


def _contrary(analysis: Analysis, found: Thesis) -> Note:
    stance = analysis.surface(found.sentence)
    return Note(
        f"筆者の考えと反対です。本文には「{stance}」とあります。",
        f"It is the contrary of what the writer says: “{stance}”.",
    )
