"""What an author should look at in a text before others read it: where, what, and how to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizgen import LEVELS, lexicon
from quizgen.analysis.borders import borders
from quizgen.analysis.difficulty import difficulty
from quizgen.analysis.types import Analysis, Doubt
from quizgen.items.base import Proposal
from quizgen.output.hard_topics import touched
from quizgen.source.bringing import LONG
from quizgen.source.mending import origin
from quizgen.source.text import PUBLISHED, Text

_FAR = 2
"""So many levels apart, what the text says of itself is not what it is."""
_SHORT = 150
"""Characters from which on a text gives a quiz of ten as a rule."""
OWN = "authored"
_DONE = {"keep": "kept", "refuse": "refused", "edit": "edited"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at; ``line`` and ``column`` count from 1 in what was given, 0 means the whole text or line."""

    line: int
    what: str
    mend: str
    column: int = 0


def findings(analysis: Analysis, proposal: Proposal, given: str) -> tuple[Finding, ...]:
    """All findings by line; ``given`` is the decoded file that the text was read from."""
    found = (
        *_head(analysis.text),
        *_level(analysis),
        *_length(analysis.text),
        *_removed(analysis.text),
        *_doubts(analysis, given),
        *_borders(analysis, given),
        *_sensitive(analysis, given),
        *_silence(proposal),
        *_own(proposal),
        *_decisions(proposal),
    )
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.column)))


def _head(text: Text) -> Iterator[Finding]:
    """What the front matter should say."""
    if not text.title:
        yield Finding(0, "the text has no title", "write “title: …” between two lines of --- at its top")
    if not text.level:
        yield Finding(
            0, "the text has no level", "write “level: N3” at its top; “quizgen analyze” says how hard its words are"
        )
    if not text.licence:
        seen = " and is published" if text.status == PUBLISHED else ""
        mend = "write “licence: CC BY 4.0” (or whose it is) at its top"
        yield Finding(0, f"the text has no licence{seen}", mend + (", or “status: draft”" if seen else ""))


def _level(analysis: Analysis) -> Iterator[Finding]:
    """A level that its words, kanji and sentences speak against."""
    said, hard = analysis.text.level, difficulty(analysis)
    if said and hard.level and abs(LEVELS.index(said) - LEVELS.index(hard.level)) >= _FAR:
        why = " ".join(reason.en for reason in hard.reasons)
        yield Finding(0, f"it says {said} and is about {hard.level}: {why}", "change “level: …”, or its words")


def _length(text: Text) -> Iterator[Finding]:
    if len(text.body) < _SHORT:
        yield Finding(
            0, f"{len(text.body)} characters give few questions", f"from {_SHORT} on there are enough for a quiz"
        )
    elif len(text.body) > LONG:
        yield Finding(0, f"{len(text.body):,} characters are much for one sitting", "divide it: “quizgen import” does")


def _removed(text: Text) -> Iterator[Finding]:
    for removed in text.removed:
        yield Finding(
            removed.line,
            f"left out: {_short(removed.text)} ({removed.why})",
            "if it belongs to the text, write “keep: all” at its top, and nothing is left out",
        )


def _doubts(analysis: Analysis, given: str) -> Iterator[Finding]:
    """One finding for a word and its reading, at its first place, with the number of places."""
    places: dict[tuple[str, Doubt], list[Doubt]] = {}
    for doubt in analysis.doubts:
        places.setdefault((analysis.surface(doubt), replace(doubt, start=0, end=0)), []).append(doubt)
    for (written, doubt), found in places.items():
        readings = " or ".join(doubt.readings)
        times = f", {len(found)} times" if len(found) > 1 else ""
        line, column = _place(analysis.text, found[0].start, given)
        yield Finding(
            line,
            f"{written} is read {readings} ({doubt.why}{times})",
            f"write ｜{written}《{doubt.readings[0] if doubt.readings else '…'}》 to settle it",
            column,
        )


def _borders(analysis: Analysis, given: str) -> Iterator[Finding]:
    for border in borders(analysis, lexicon.load()):
        line, column = _place(analysis.text, border.start, given)
        what = f"{analysis.surface(border)} is cut {' or '.join(border.cuts)} (word boundary)"
        yield Finding(line, what, f"write “words: ['{border.cuts[0]}']” at its top to settle it", column)


def _sensitive(analysis: Analysis, given: str) -> Iterator[Finding]:
    """One finding for a word, at its first place."""
    seen = set[str]()
    for place in touched(analysis):
        if (written := analysis.surface(place)) not in seen:
            seen.add(written)
            line, column = _place(analysis.text, place.start, given)
            yield Finding(line, f"{written} ({place.topic})", "is it right for those who will read it?", column)


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


def _place(text: Text, at: int, given: str) -> tuple[int, int]:
    """Line and column in what was given of a character of the body; 0 where the map does not say."""
    if not text.origin:
        return 0, 0
    place = origin(text, at)
    return given.count("\n", 0, place) + 1, place - (given.rfind("\n", 0, place) + 1) + 1


def _short(removed: str) -> str:
    line = " ".join(removed.split())
    return line if len(line) <= 40 else line[:39] + "…"
