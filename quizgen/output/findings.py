"""What an author should look at in a text before others read it: where, what, and how to mend it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizgen.analysis.types import Analysis, Doubt
from quizgen.items.base import Proposal
from quizgen.source.text import Text

OWN = "authored"
_DONE = {"keep": "kept", "refuse": "refused", "edit": "edited"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at; ``line`` counts from 1 in what was given, 0 means the whole text."""

    line: int
    what: str
    mend: str


def findings(analysis: Analysis, proposal: Proposal, given: str) -> tuple[Finding, ...]:
    """All findings by line; ``given`` is the decoded file that the text was read from."""
    found = (
        *_head(analysis.text),
        *_removed(analysis.text),
        *_doubts(analysis, given),
        *_silence(proposal),
        *_own(proposal),
        *_decisions(proposal),
    )
    return tuple(sorted(found, key=lambda finding: finding.line))


def _head(text: Text) -> Iterator[Finding]:
    """What the front matter should say."""
    if not text.title:
        yield Finding(0, "the text has no title", "write “title: …” between two lines of --- at its top")
    if not text.level:
        yield Finding(
            0, "the text has no level", "write “level: N3” at its top; “quizgen analyze” says how hard its words are"
        )
    if not text.licence:
        yield Finding(0, "the text has no licence", "write “licence: CC BY 4.0” (or whose it is) at its top")


def _removed(text: Text) -> Iterator[Finding]:
    for removed in text.removed:
        yield Finding(
            removed.line, f"left out: {_short(removed.text)} ({removed.why})", "if it belongs to the text, reword it"
        )


def _doubts(analysis: Analysis, given: str) -> Iterator[Finding]:
    """One finding for a word and its reading, at its first place, with the number of places."""
    places: dict[tuple[str, Doubt], list[Doubt]] = {}
    for doubt in analysis.doubts:
        places.setdefault((analysis.surface(doubt), replace(doubt, start=0, end=0)), []).append(doubt)
    for (written, doubt), found in places.items():
        readings = " or ".join(doubt.readings)
        times = f", {len(found)} times" if len(found) > 1 else ""
        yield Finding(
            _line(analysis.text, found[0], given),
            f"{written} is read {readings} ({doubt.why}{times})",
            f"write ｜{written}《{doubt.readings[0] if doubt.readings else '…'}》 to settle it",
        )


def _silence(proposal: Proposal) -> Iterator[Finding]:
    if not proposal.items:
        yield Finding(0, "no question can be asked about it", "is it long enough? “quizgen items --rejected” says why")


def _own(proposal: Proposal) -> Iterator[Finding]:
    """The author's own items that the gate refuses."""
    for refused in proposal.rejected:
        if refused.kind == OWN:
            yield Finding(
                0, f"an item of your own is refused: {refused.why}", "mend it in the .items.yaml beside the text"
            )


def _decisions(proposal: Proposal) -> Iterator[Finding]:
    """Decisions whose item is gone or has changed, and items that are kept or edited and yet refused."""
    for outcome in proposal.outcomes:
        decision, asked = outcome.decision, _short(outcome.decision.asked)
        if outcome.made is None:
            yield Finding(
                0,
                f"{decision.item} is {_DONE[decision.verdict]}, and no rule makes it any more: {asked}",
                "it stays in the .items.yaml; take its entry out if the question is not wanted back",
            )
        elif outcome.refused:
            yield Finding(
                0,
                f"{decision.item} is {_DONE[decision.verdict]}, and is not asked ({outcome.refused}): {asked}",
                "mend it in the .items.yaml, or overrule the check with “despite”",
            )
        elif outcome.changed:
            yield Finding(
                0,
                f"the item below your edit has changed: {decision.item}: {asked}",
                "see whether your words still fit; saving them again settles it",
            )


def _line(text: Text, doubt: Doubt, given: str) -> int:
    """The line in what was given: the map from the body gives the offset there."""
    at = bisect_right(text.origin, doubt.start, key=lambda pair: pair[0]) - 1
    if at < 0:
        return 0
    body, origin = text.origin[at]
    return given.count("\n", 0, origin + doubt.start - body) + 1


def _short(removed: str) -> str:
    line = " ".join(removed.split())
    return line if len(line) <= 40 else line[:39] + "…"
