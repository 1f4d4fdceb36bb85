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
from quizgen.items import carrier
from quizgen.items.base import Abstain, Note
from quizgen.items.grammar import gap
from quizgen.items.grammar.attached_places import CONTENT
from quizgen.items.grammar.gap import MOST, Found, Gap

SORT = "connective"
FEWEST = 2
"""Words of meaning that follow a connective."""


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


@gap.once
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
    """The row of the connective that opens a sentence and where it ends: before a comma, or a conjunction alone."""
    comma = next((i for i, t in enumerate(tokens[:6]) if t.surface in "、，"), 0)
    form = "".join(t.surface for t in tokens[:comma])
    if form not in _rows() and tokens and tokens[0].pos == "接続詞" and tokens[0].surface not in _OTHERS_TOO:
        comma, form = 1, tokens[0].surface
    row = _rows().get(form)
    return (row, tokens[comma - 1].end) if row and row.rivals != "-" else (None, 0)


_OTHERS_TOO = frozenset(("ただ", "もっとも", "それで", "それに", "また", "なお", "では"))
"""Words that without a comma may be something else: ただ一つ, それでいい."""


def _objection(analysis: Analysis, before: Sentence | None, sentence: Sentence) -> str:
    """Why a connective may not be asked for, or an empty string."""
    if before is None or not _goes_on(analysis, before, sentence):
        return "no sentence before it in its paragraph"
    if bad := carrier.objection(analysis, sentence) or carrier.objection(analysis, before):
        return bad
    words = within(analysis.words, sentence.start, sentence.end)
    broken = any("―" in w.surface for w in words) or sum(w.part in CONTENT for w in words) < FEWEST
    return "too little of a sentence, or a broken one" if broken else ""


def _goes_on(analysis: Analysis, before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence stands in one paragraph with that before, or after it where that is a paragraph of its own."""
    alone = sum(s.paragraph == before.paragraph for s in analysis.sentences) == 1
    return before.paragraph == sentence.paragraph or (alone and before.paragraph + 1 == sentence.paragraph)


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
    return not any(t.surface in ("など", "や", "とか", "等", "例", "場合", "たり", "だり") for t in second)


def _still(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """What was told changes nothing, or not enough: 依然として, まだ, しか."""
    return any(t.surface in _STILL for t in second)


_STILL = frozenset(("依然", "まだ", "いまだ", "未だ", "なお", "しか", "それでも"))


def _single(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """What is told happened, or no sentence speaks of what may be done or chosen, as before または."""
    return _told(first, second) or not any(t.base in _CHOOSING or t.surface in _CHOOSING for t in (*first, *second))


_CHOOSING = frozenset(
    ("構う", "かまう", "いい", "よい", "良い", "くださる", "できる", "ば", "なら", "場合", "でも", "可能")
)


def _unasked(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """Nothing is asked, as after それとも."""
    return not any(t.surface in ("か", "？", "?", "の") for t in second[-3:])


def _told(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """The sentence ends in the past."""
    return any(t.ctype == "助動詞-タ" for t in second[-4:]) and _unasked(first, second)


_CONDITIONS: dict[str, Callable[[Sequence[Token], Sequence[Token]], bool]] = {
    "opposed": _opposed,
    "unreasoned": _unreasoned,
    "unlisted": _unlisted,
    "unasked": _unasked,
    "told": _told,
    "single": _single,
    "still": _still,
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
