"""``summary``: 要約, what a text tells in a few sentences, with words to be filled in from one bank.

The sentences are tellings in other words (``statements``), from the beginning of the text on, and what its writer holds
(``summary_lines``).  Half of the words left out at most are numbers or dates.  A word is left out where something else
of its sort can be proven false there (``falsify``); two words of the bank at least are such rivals: words of other
sentences or others of the text, else values near it.  No other word of the bank may be told of an event or be of the
sort that is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from quizgen.analysis.types import Analysis, within
from quizgen.items import stems
from quizgen.items.answers.naming import alike, named
from quizgen.items.answers.sizes import NUMERAL
from quizgen.items.base import JOIN, Abstain, Choice, Evidence, Item, Note, Piece, item_id
from quizgen.items.carrier import BLANK
from quizgen.items.comprehension import choice
from quizgen.items.lookup import by_verb
from quizgen.items.retelling import summary_lines
from quizgen.items.retelling.falsify import falsehoods
from quizgen.items.retelling.summary_lines import Line
from quizgen.items.sentences.tellings import Telling
from quizgen.items.stems import RefusedError
from quizgen.items.wording import piece, text_says
from quizgen.lexicon import Lexicon

NAME = "summary"
FEWEST, MOST, SIMPLE = 3, 4, 3
RIVALS = 6
"""Rivals that are looked at for each word."""
BESIDE = 2
"""Words of the bank, besides the right one, that a reader may take for a blank."""
LARGEST = 10
"""Words of a bank."""
LONGEST = 16
TIMES = ("TIME", "CLOCK", "DURATION")
FIGURES = (*TIMES, "COUNT", "MONEY", "SHARE")
ROLE = "ROLE"
OPERATORS = ("F1", "F2", "F3", "F5")


@dataclass(frozen=True, slots=True)
class Gap:
    """A word left out of a telling: its text, its type, the unit or type of a figure, else "name" (``sort``), what is
    provably false in its place, and the sentence."""

    telling: Telling
    key: str
    type: str
    sort: str
    rivals: tuple[str, ...]
    told: str

    @property
    def sentence(self) -> int:
        """The number of the sentence."""
        return self.telling.fact.sentence


@dataclass(frozen=True, slots=True)
class Extra:
    """A word of the bank that belongs nowhere, and the gap for which it may be taken."""

    text: str
    gap: Gap


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item on a whole text."""
    try:
        gaps, extras = _filled(analysis)
        yield _item(analysis, gaps, extras, summary_lines.around(analysis, [g.telling for g in gaps]), lexicon)
    except RefusedError as refused:
        yield Abstain(NAME, 0, len(analysis.text.body), str(refused))


def _filled(analysis: Analysis) -> tuple[list[Gap], list[Extra]]:
    """The gaps of the item, one a sentence and spread over the text, with the other words of their bank."""
    found = _found(analysis)
    if len(found) < FEWEST:
        raise RefusedError("fewer than three sentences with a word that can be left out")
    if all(_is_figure(g) for g in found):
        raise RefusedError("nothing but numbers and times can be left out")
    most = SIMPLE if stems.level(analysis) in stems.SIMPLE else MOST
    for many in range(min(most, len(found)), FEWEST - 1, -1):
        for gaps in _sets(analysis, found, many):
            extras = _extras(analysis, gaps)
            if extras is not None and len(gaps) + len(extras) <= LARGEST:
                return gaps, extras
    raise RefusedError("a blank would have fewer than two other words of its sort")


def _sets(analysis: Analysis, found: Sequence[Gap], many: int) -> list[list[Gap]]:
    """Sets of so many gaps with the first and the last, half of them figures at most (of three at N3 and below two),
    those first that need the fewest other words, then those that are spread most evenly."""
    step = max(1, len(found) // LOOKED_AT)
    middle = found[1:-1:step]
    taken = [found[0], *middle, found[-1]]
    rivals = {(a, b) for a in taken for b in taken if _is_rival(analysis, a, b)}
    sets = [[found[0], *some, found[-1]] for some in combinations(middle, many - 2)]

    def cost(gaps: list[Gap]) -> tuple[int, int]:
        missing = sum(max(0, BESIDE - sum((a, b) in rivals for b in gaps)) for a in gaps)
        return missing, max(b.sentence - a.sentence for a, b in pairwise(gaps))

    most = (many + (stems.level(analysis) not in stems.FORMAL)) // 2
    fit = (gaps for gaps in sets if sum(_is_figure(g) for g in gaps) <= most)
    return sorted(fit, key=cost)[:LOOKED_AT]


LOOKED_AT = 6


def _is_figure(gap: Gap) -> bool:
    """Whether a number or a time is left out, or what is known by a number: 2階."""
    return gap.type in FIGURES or bool(NUMERAL.search(gap.key))


def _found(analysis: Analysis) -> list[Gap]:
    """Gaps that may stand in one item, in text order: of each sentence what has rivals, no time where something else
    can be asked for."""
    found: list[Gap] = []
    for telling in summary_lines.told(analysis):
        gaps = sorted(_gaps(analysis, telling), key=lambda g: (len(g.rivals) < BESIDE, g.type in TIMES, _is_figure(g)))
        fit = (g for g in gaps if all(_together(analysis, g, other) for other in found))
        if gap := next(fit, None):
            found.append(gap)
    return [g for g in found if len(g.rivals) >= BESIDE or _rivals_of(analysis, g, found) >= BESIDE]


def _rivals_of(analysis: Analysis, gap: Gap, found: Sequence[Gap]) -> int:
    return len({*gap.rivals, *(o.key for o in found if _is_rival(analysis, gap, o))})


def _gaps(analysis: Analysis, telling: Telling) -> Iterator[Gap]:
    """What may be left out of a telling, the names of the text before figures near the right one."""
    found: dict[tuple[int, int], list[str]] = {}
    for wrong in falsehoods(analysis, telling, RIVALS):
        usable = wrong.text and wrong.why.startswith(OPERATORS) and wrong.predicate == telling.predicate
        if usable and not _crosses(wrong.text, analysis.text.body[slice(*wrong.span)]):
            found.setdefault(wrong.span, []).append(wrong.text)
    text = summary_lines.in_other_words(analysis, telling)
    for span, rivals in sorted(found.items(), key=lambda f: f[1][0] not in analysis.text.body):
        key = analysis.text.body[slice(*span)]
        if len(key) <= LONGEST and text.count(key) == 1 and key not in analysis.text.title:
            yield Gap(telling, key, *_sort(analysis, span), tuple(dict.fromkeys(rivals)), text)


def _crosses(wrong: str, right: str) -> bool:
    """Whether a date shares a figure with the right one: 1869年12月 and 1870年11月 show 1870年12月."""
    figures = [m.group() for m in NUMERAL.finditer(right)]
    other = [m.group() for m in NUMERAL.finditer(wrong)]
    return len(figures) == len(other) > 1 and any(a == b for a, b in zip(figures, other, strict=True))


def _sort(analysis: Analysis, span: tuple[int, int]) -> tuple[str, str]:
    """The type of a word, of somebody without a name ``ROLE``, and what it is as far as its sentence shows: the unit or
    type of a figure, else "name"."""
    kinds = [e for e in within(analysis.entities, *span) if (e.start, e.end) == span]
    if not kinds:
        return "", "name"
    if kinds[0].type == "PERSON" and not named(analysis, kinds[0]):
        return ROLE, "name"
    return kinds[0].type, (kinds[0].unit or kinds[0].type) if kinds[0].type in FIGURES else "name"


def _together(analysis: Analysis, gap: Gap, other: Gap) -> bool:
    """Whether two gaps may stand in one item: no sentence shows the other's word, neither word fits both."""
    if gap.sentence == other.sentence or gap.key in other.told or other.key in gap.told:
        return False
    if _PART_OF_DAY.search(gap.key) and _PART_OF_DAY.search(other.key):
        return False  # 午後 is true of 土曜日の昼 too
    return _is_wrong(analysis, gap.key, gap, other) and _is_wrong(analysis, other.key, other, gap)


_PART_OF_DAY = re.compile("[朝昼夕晩夜]|午[前後]")


def _is_wrong(analysis: Analysis, text: str, own: Gap, gap: Gap) -> bool:
    """Whether a word of the bank, which is of the sort of its own gap, is provably not the one that a gap wants."""
    if text in gap.rivals or text in gap.told:
        return True
    if _may_be_one(text, gap.key) or {own.type, gap.type} == {"PERSON", ROLE}:
        return False  # 館長 may be 森さん
    if own.sort != gap.sort and "name" not in (own.sort, gap.sort):
        return True
    told = (gap.telling.fact, *by_verb(analysis).get(gap.telling.fact.base, ()))
    return not any(text in analysis.surface(analysis.sentences[f.sentence]) for f in told)


def _may_be_one(one: str, other: str) -> bool:
    """Whether two words may mean the same; of figures, whose units are the same, whether one holds the other."""
    return one in other or other in one or (not NUMERAL.search(one) and alike(one, other))


def _is_rival(analysis: Analysis, gap: Gap, other: Gap) -> bool:
    """Whether a reader may take the word of another gap for what a gap wants, and it is wrong there."""
    like = gap.type == other.type and gap.sort == other.sort and _shape(gap) == _shape(other) and bool(gap.type)
    return gap is not other and (other.key in gap.rivals or (like and _is_wrong(analysis, other.key, other, gap)))


def _shape(gap: Gap) -> str:
    """How a time is written, without its numbers: 1869年 as 1890年, not as 1890年4月."""
    return NUMERAL.sub("#", gap.key) if gap.type in TIMES else ""


def _extras(analysis: Analysis, gaps: Sequence[Gap]) -> list[Extra] | None:
    """Words for the bank besides those left out, so that every gap has two rivals in it; None where one has fewer."""
    out: list[Extra] = []
    for gap in gaps:
        have = sum(_is_rival(analysis, gap, other) for other in gaps) + sum(e.text in gap.rivals for e in out)
        for text in _text_first(analysis, gap):
            if have < BESIDE and _fits_nowhere(analysis, text, gap, gaps, [e.text for e in out]):
                out.append(Extra(text, gap))
                have += 1
        if have < BESIDE:
            return None
    return out


def _text_first(analysis: Analysis, gap: Gap) -> list[str]:
    """The rivals of a gap, those that the text has before others."""
    return sorted(gap.rivals, key=lambda r: r not in analysis.text.body)


def _fits_nowhere(analysis: Analysis, text: str, own: Gap, gaps: Sequence[Gap], extras: Sequence[str]) -> bool:
    beside = [*(g.key for g in gaps if g is not own), *extras]
    new = not any(_may_be_one(text, t) for t in beside) and text not in own.told
    clash = _PART_OF_DAY.search(text) and any(_PART_OF_DAY.search(g.key) for g in gaps if g is not own)
    shown = own.type in FIGURES and any(text in g.told for g in gaps)
    return new and not (clash or shown) and all(_is_wrong(analysis, text, own, g) for g in gaps)


def _item(
    analysis: Analysis, gaps: Sequence[Gap], extras: Sequence[Extra], around: Sequence[Line], lexicon: Lexicon
) -> Item:
    prompt = [piece("本文の内容", analysis, lexicon)]
    lines = [*((g.sentence, g.told, g.key) for g in gaps), *((n.place, n.told, n.key) for n in around)]
    for _, told, key in sorted(lines):
        before, after = told.split(key) if key else (told, "")
        prompt += [piece(f"\n・{before}", analysis, lexicon)]
        prompt += [Piece(BLANK, "blank"), piece(after, analysis, lexicon)] if key else []
    keys = [*(gap.key for gap in gaps), *(line.key for line in around if line.key)]
    listed = "、".join(f"{n}「{key}」" for n, key in zip("①②③④⑤", keys, strict=False))
    question = "".join(p.text for p in prompt)
    body, spans = analysis.text.body, [(g.telling.fact.start, g.telling.fact.end) for g in gaps]
    spans += [(line.start, line.end) for line in around]
    return Item(
        id=item_id(NAME, analysis, spans[0], question), kind=NAME, shape="blanks",
        level=stems.level(analysis), prompt=tuple(prompt),
        choices=tuple(_bank(analysis, gaps, extras, around, lexicon)),
        answers=(JOIN.join(keys),), evidence=tuple(Evidence(a, b, body[a:b]) for a, b in spans),
        hides=(), explanation=Note(f"{listed}が入ります。", f"{listed} belong there."),
        focus=spans[0], quality=0.6 + 0.05 * len(gaps),
    )  # fmt: skip


def _bank(
    analysis: Analysis, gaps: Sequence[Gap], extras: Sequence[Extra], around: Sequence[Line], lexicon: Lexicon
) -> Iterator[Choice]:
    yield from _right(analysis, gaps, lexicon)
    yield from _left(analysis, extras, lexicon)
    yield from _held(analysis, around, lexicon)


def _right(analysis: Analysis, gaps: Sequence[Gap], lexicon: Lexicon) -> Iterator[Choice]:
    for gap in gaps:
        note = text_says(analysis.surface(gap.telling.fact).replace("\n", ""))
        yield choice(analysis, lexicon, gap.key, False, "a word of the sentence", note)


def _left(analysis: Analysis, extras: Sequence[Extra], lexicon: Lexicon) -> Iterator[Choice]:
    for extra in extras:
        note = Note(
            f"本文には「{extra.gap.key}」とあります。「{extra.text}」は、どこにも入りません。",
            f"The text says “{extra.gap.key}”; {extra.text} belongs nowhere here.",
        )
        yield choice(analysis, lexicon, extra.text, False, "something else of its sort", note)


def _held(analysis: Analysis, around: Sequence[Line], lexicon: Lexicon) -> Iterator[Choice]:
    """The word of the writer's stance and its contrary."""
    for line in around:
        note = text_says(analysis.text.body[line.start : line.end])
        wrong = Note(f"{note.ja}「{line.wrong}」は、筆者の考えと反対です。", f"{note.en} {line.wrong} is the contrary.")
        if line.key:
            yield choice(analysis, lexicon, line.key, False, "the word of the stance", note)
            yield choice(analysis, lexicon, line.wrong, False, "the contrary of the stance", wrong)
