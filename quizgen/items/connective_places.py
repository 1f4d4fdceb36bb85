"""Where a connective is certain, and which others are wrong in its place.

A connective of the table that opens a sentence, before a comma, with the sentence before it.  A wrong one is offered
only where the table says that it cannot hold, some of them on a condition that the two sentences must fulfil.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import LEVELS, tables
from quizgen.analysis.difficulty import level_of
from quizgen.analysis.types import Analysis, Sentence, Token, within
from quizgen.items import carrier, gap
from quizgen.items.base import Abstain, Note
from quizgen.items.gap import MOST, Found, Gap

SORT = "connective"


@dataclass(frozen=True, slots=True)
class Connective:
    """A row of ``connectives.tsv``."""

    form: str
    cls: str
    level: str
    rivals: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Place:
    """A connective in the text: its span, its row, its sentence and the one before."""

    focus: tuple[int, int]
    row: Connective
    before: Sentence
    sentence: Sentence


@cache
def _rows() -> dict[str, Connective]:
    return {row.form: row for row in tables.rows(Connective, "connectives")}


def find(analysis: Analysis) -> Iterator[Found]:
    """All connectives that open a sentence, in text order."""
    for n, sentence in enumerate(analysis.sentences):
        tokens = within(analysis.tokens, sentence.start, sentence.end)
        row, end = _opening(tokens)
        if row is None:
            continue
        focus = sentence.start, end
        before = analysis.sentences[n - 1] if n else None
        why = _objection(analysis, before, sentence)
        if before is None or why:
            yield Abstain(SORT, *focus, why)
            continue
        place = Place(focus, row, before, sentence)
        wrong = _wrong(analysis, place)
        yield _gap(analysis, place, wrong) if len(wrong) > 1 else Abstain(SORT, *focus, "no two provably wrong")


def _opening(tokens: Sequence[Token]) -> tuple[Connective | None, int]:
    """The row of the connective that opens a sentence and stands before a comma, and where it ends."""
    comma = next((i for i, t in enumerate(tokens[:4]) if t.surface in "、，"), 0)
    form = "".join(t.surface for t in tokens[:comma])
    return _rows().get(form), tokens[comma - 1].end if comma else 0


def _objection(analysis: Analysis, before: Sentence | None, sentence: Sentence) -> str:
    """Why a connective may not be asked for, or an empty string."""
    if before is None or before.paragraph != sentence.paragraph:
        return "no sentence before it in its paragraph"
    if bad := carrier.objection(analysis, sentence) or carrier.objection(analysis, before):
        return bad
    return ""


def _wrong(analysis: Analysis, place: Place) -> tuple[str, ...]:
    """The rivals that are provably wrong here; of one class only the first."""
    first, second = (within(analysis.tokens, s.start, s.end) for s in (place.before, place.sentence))
    named = (rival.partition(":") for rival in place.row.rivals.split())
    hardest = LEVELS.index(level_of(analysis) or "N3") + 1
    known = ((form, needs) for form, _, needs in named if LEVELS.index(_rows()[form].level) <= hardest)
    fair = (form for form, needs in known if not needs or _CONDITIONS[needs](first, second))
    polite = any(t.base in ("です", "ます") for t in second)
    classes: dict[str, str] = {}
    for form in fair:
        classes.setdefault(
            _rows()[form].cls if form in _rows() else form, "ですから" if polite and form == "だから" else form
        )
    return tuple(classes.values())[:MOST]


def _opposed(first: Sequence[Token], second: Sequence[Token]) -> bool:
    return _denies(first) != _denies(second)


def _denies(tokens: Sequence[Token]) -> bool:
    """Whether the predicate at the end of a sentence is negative."""
    return any(
        t.base in ("ない", "無い", "ぬ", "ん", "ず") and t.pos.startswith(("助動詞", "形容詞")) for t in tokens[-5:]
    )


def _unreasoned(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """No から, ため or ので near the end, which なぜなら wants."""
    return not any(t.surface in ("から", "ため", "ので", "わけ") for t in second[-6:])


def _unlisted(first: Sequence[Token], second: Sequence[Token]) -> bool:
    return not any(t.surface in ("など", "や", "とか", "等", "例", "場合") for t in second)


_CONDITIONS: dict[str, Callable[[Sequence[Token], Sequence[Token]], bool]] = {
    "opposed": _opposed,
    "unreasoned": _unreasoned,
    "unlisted": _unlisted,
}


def _gap(analysis: Analysis, place: Place, wrong: tuple[str, ...]) -> Gap:
    row = place.row
    note = Note(f"「{row.form}」：{row.ja}", f"{row.form}: {row.en}")
    rivals = (gap.rival(form, f"not {_class(form)}", _note(form)) for form in wrong)
    return Gap(
        sort=SORT,
        focus=place.focus,
        sentences=(place.before, place.sentence),
        choices=(gap.key(row.form, f"connective: {row.cls}", note), *rivals),
        level=row.level,
        lemma=row.form,
        quality=gap.quality(analysis, place.sentence, wrong, 0.4),
    )


def _class(form: str) -> str:
    return _rows()[form].cls if form in _rows() else "this relation"


def _note(form: str) -> Note:
    row = _rows()[form]
    return Note(
        f"「{form}」を使うのは、こういうときです：{row.ja}ここは、そうではありません。",
        f"{form} is for this: {row.en} It is not so here.",
    )
