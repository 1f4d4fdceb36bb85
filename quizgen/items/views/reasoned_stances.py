"""What a writer holds and why, as choices of ``gist``: 客の待つ時間が長くなるから、反対だ.

A stance alone is one of two, and a reason beside it shows which.  So each choice has both, and each could be held by
somebody: the writer's stance with the reason that the writer gives most weight; the same stance with the contrary of
what the text grants or tells (``denied_reasons.tsv``: 貸し出しが減った); the contrary with what the text says for it
(what others think, what is granted, what stands just before the stance and is turned from); the contrary in spite of
the writer's reason, where that speaks against the thing (長くなるが、賛成だ).
"""

import re
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Analysis
from quizgen.items.base import Note
from quizgen.items.views import gist_rivals
from quizgen.items.views.gist_rivals import GRANT, GREATEST, REASON, VIEW, Rival
from quizgen.items.views.theses import Thesis
from quizgen.items.wording import in_quotes

MOST = 3
LONGEST = 60
_NO_REASON = re.compile(
    "か$|だろう$|でしょう$|の[はも](?:事実|確か|本当)だ$|[だいうくすつむるた]から|(?<!も)ので|ため|べきだ$|たい$|ように$"
)
"""What does not go before から, or has a reason in it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A stance with its reason as a choice: its text, its rule, where its reason is told, and why, for people."""

    text: str
    why: str
    start: int
    note: Note


def held(analysis: Analysis, found: Thesis) -> tuple[Held, ...]:
    """What the writer holds first, then what is not held; nothing where one side has no reason, the writer's main one
    is not told, or nothing that is told or granted can be turned into an untrue one."""
    told = [r for r in gist_rivals.rivals(analysis, found) if _goes(r)]
    other = sorted((r for r in told if r.why != REASON), key=lambda r: r.why == GRANT)
    own = sorted((r for r in told if r.why == REASON), key=lambda r: _order(analysis, r, other))
    if not own or not other or BESIDE.match(_said(analysis, own[0].start)):
        return ()
    denied = next((d for r in other if (d := denial(r))), None)
    if denied is None:
        return ()
    stance, opposite = (s.removeprefix(found.about)[1:] for s in (found.said, found.denied))
    right = Held(f"{own[0].text}から、{stance}", RIGHT, own[0].start, _right(analysis, found, own[0]))
    same = Held(f"{denied[0]}から、{stance}", UNTRUE, denied[1].start, _untrue(analysis, found, denied[1]))
    against = [_held(r, "から", opposite, contrary(analysis, found)) for r in other]
    if _BAD.search(own[0].text):
        against.insert(1, _held(own[0], "が", opposite, _in_spite(analysis, found, own[0])))
    return tuple(h for h in (right, same, *against[: MOST - 1]) if len(h.text) <= LONGEST)


@dataclass(frozen=True, slots=True)
class Denial:
    """A row of ``denied_reasons.tsv``."""

    name: str
    of: str
    pattern: str
    denied: str
    example: str


@cache
def _denials() -> tuple[tuple[Denial, re.Pattern[str]], ...]:
    return tuple((r, re.compile(f"{r.pattern}$")) for r in tables.rows(Denial, "denied_reasons"))


def denial(reason: Rival) -> tuple[str, Rival] | None:
    """The contrary of what a text grants or tells, with that; of what others say only where it is a figure."""
    for row, pattern in _denials():
        found = pattern.match(reason.text)
        if found and (reason.why != VIEW or row.of == "figure"):
            return found.expand(row.denied), reason
    return None


_BAD = re.compile("おそれ|恐れ|廃止|無関係|困|減|失わ|なくなる|長くなる|遅れる|危険|不便|足りない")
"""Words of a reason that speaks against something, in spite of which one may still be for it."""
UNTRUE = "the stance with an untrue reason"
RIGHT = "the writer's point with its reason"
BESIDE = re.compile(
    "(?:さらに|それに|また|第[二三四五2-5２-５]|[二三]つ目|そのうえ|その上|しかも|ちなみに|もう一つ)[には]*、"
)
"""What opens a reason that stands only beside the main one."""
FIRST = re.compile("(?:第[一1１]|まず|[一1１]つ目|なぜなら|というのも)[には]*、")


def _order(analysis: Analysis, reason: Rival, other: list[Rival]) -> tuple[int, int, int]:
    """How much weight the writer gives a reason, the most first; of like ones that most like the others in length."""
    said = _said(analysis, reason.start)
    weight = next((n for n, p in enumerate((GREATEST, FIRST)) if p.match(said)), 3 if BESIDE.match(said) else 2)
    unlike = min((abs(len(reason.text) - len(r.text)) for r in other[:1]), default=0)
    return weight, unlike, reason.start


def _goes(rival: Rival) -> bool:
    return not _NO_REASON.search(rival.text)


def _held(reason: Rival, joined: str, stance: str, note: Note) -> Held:
    return Held(f"{reason.text}{joined}、{stance}", "F4 the contrary", reason.start, note)


def _said(analysis: Analysis, start: int) -> str:
    sentence = next(s for s in analysis.sentences if s.start <= start < s.end)
    return analysis.surface(sentence)


def _right(analysis: Analysis, found: Thesis, reason: Rival) -> Note:
    stance, why = analysis.surface(found.sentence), _said(analysis, reason.start)
    return Note(
        f"本文に{in_quotes(stance)}とあり、その理由として{in_quotes(why)}と書かれています。",
        f"The writer says “{stance}”, and gives as a reason: “{why}”.",
    )


def _untrue(analysis: Analysis, found: Thesis, reason: Rival) -> Note:
    stance, told = analysis.surface(found.sentence), _said(analysis, reason.start)
    return Note(
        f"筆者の立場は合っていますが、理由が違います。本文には{in_quotes(told)}とあります。",
        f"The writer does say “{stance}”, but not for this reason: the text says “{told}”.",
    )


def contrary(analysis: Analysis, found: Thesis) -> Note:
    """That a choice is against what the writer says."""
    stance = analysis.surface(found.sentence)
    return Note(
        f"筆者の考えと反対です。本文には{in_quotes(stance)}とあります。",
        f"It is the contrary of what the writer says: “{stance}”.",
    )


def _in_spite(analysis: Analysis, found: Thesis, reason: Rival) -> Note:
    stance, why = analysis.surface(found.sentence), _said(analysis, reason.start)
    return Note(
        f"筆者の考えと反対です。本文には{in_quotes(stance)}とあり、{in_quotes(why)}はその理由です。",
        f"It is the contrary: “{why}” is why the writer says “{stance}”.",
    )
