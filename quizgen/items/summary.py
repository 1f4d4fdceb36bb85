"""``summary``: 要約, what a text tells in a few sentences, each with a word to be filled in from one bank.

The sentences are tellings in other words (``statements``), spread over the text.  A word is left out where something
else of its sort can be proven false there (``falsify``): that is its rival, and stands in the bank too, as the word of
another sentence or besides.  No other word of the bank may be told of an event or be of the sort that is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.analysis.types import Analysis, within
from quizgen.items import stems
from quizgen.items.base import JOIN, Abstain, Choice, Evidence, Item, Note, Piece, item_id
from quizgen.items.carrier import BLANK
from quizgen.items.comprehension import choice
from quizgen.items.falsify import falsehoods
from quizgen.items.lookup import by_verb
from quizgen.items.naming import alike
from quizgen.items.statements import in_other_words
from quizgen.items.tellings import Telling, tellings
from quizgen.items.wording import piece, text_says
from quizgen.lexicon import Lexicon

NAME = "summary"
FEWEST, MOST, SIMPLE = 3, 4, 3
RIVALS = 6
"""Rivals that are looked at for each word."""
LONGEST = 16
FIGURES = ("TIME", "CLOCK", "DURATION", "COUNT", "MONEY", "SHARE")
OPERATORS = ("F1", "F2", "F3", "F5")


@dataclass(frozen=True, slots=True)
class Gap:
    """A word left out of a telling: its text, its sort, what is provably false in its place, and the sentence."""

    telling: Telling
    key: str
    sort: str
    rivals: tuple[str, ...]
    told: str

    @property
    def sentence(self) -> int:
        """The number of the sentence."""
        return self.telling.fact.sentence


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """One item on a whole text."""
    gaps = _chosen(analysis)
    if gaps:
        yield _item(analysis, gaps, _extras(analysis, gaps), lexicon)
    else:
        yield Abstain(NAME, 0, len(analysis.text.body), "fewer than three sentences with a word that can be left out")


def _chosen(analysis: Analysis) -> list[Gap]:
    """The gaps of the item, one a sentence, the sentences spread over the text."""
    found: list[Gap] = []
    told = [t for t in tellings(analysis) if isinstance(t, Telling)]
    for telling in told:
        fit = (g for g in _gaps(analysis, telling) if all(_together(analysis, g, other) for other in found))
        if gap := next(fit, None):
            found.append(gap)
    most = SIMPLE if stems.level(analysis) in stems.SIMPLE else MOST
    if len(found) < FEWEST:
        return []
    last, many = len(found) - 1, min(most, len(found))
    return [found[round(n * last / (many - 1))] for n in range(many)]


def _gaps(analysis: Analysis, telling: Telling) -> Iterator[Gap]:
    """What may be left out of a telling, the names of the text before figures near the right one."""
    found: dict[tuple[int, int], list[str]] = {}
    for wrong in falsehoods(analysis, telling, RIVALS):
        if wrong.text and wrong.why.startswith(OPERATORS) and wrong.predicate == telling.predicate:
            found.setdefault(wrong.span, []).append(wrong.text)
    text = in_other_words(analysis, telling)
    for span, rivals in sorted(found.items(), key=lambda f: f[1][0] not in analysis.text.body):
        key = analysis.text.body[slice(*span)]
        if len(key) <= LONGEST and text.count(key) == 1 and key not in analysis.text.title:
            yield Gap(telling, key, _sort(analysis, span), tuple(rivals), text)


def _sort(analysis: Analysis, span: tuple[int, int]) -> str:
    """What a word is as far as its sentence shows: the unit or type of a figure, else "name"."""
    kinds = [e for e in within(analysis.entities, *span) if (e.start, e.end) == span]
    if kinds and kinds[0].type in FIGURES:
        return kinds[0].unit or kinds[0].type
    return "name"


def _together(analysis: Analysis, gap: Gap, other: Gap) -> bool:
    """Whether two gaps may stand in one item: no sentence shows the other's word, neither word fits both."""
    if gap.sentence == other.sentence or gap.key in other.told or other.key in gap.told:
        return False
    return _is_wrong(analysis, gap.key, gap.sort, other) and _is_wrong(analysis, other.key, other.sort, gap)


def _is_wrong(analysis: Analysis, text: str, sort: str, gap: Gap) -> bool:
    """Whether a word of the bank is provably not the one that a gap wants."""
    if text in gap.rivals:
        return True
    if alike(text, gap.key) or text in gap.key or gap.key in text:
        return False
    if sort != gap.sort and "name" not in (sort, gap.sort):
        return True
    told = (gap.telling.fact, *by_verb(analysis).get(gap.telling.fact.base, ()))
    return not any(text in analysis.surface(analysis.sentences[f.sentence]) for f in told)


def _extras(analysis: Analysis, gaps: Sequence[Gap]) -> list[tuple[str, Gap]]:
    """Words for the bank besides those left out, so that every gap has a rival in it, each with its gap."""
    out: list[tuple[str, Gap]] = []
    for gap in gaps:
        bank = _bank(gaps, out)
        if not any(text in gap.rivals for text in bank):
            out += [(text, gap) for text in gap.rivals if _fits_nowhere(analysis, text, gap, gaps, bank)][:1]
    return out


def _fits_nowhere(analysis: Analysis, text: str, own: Gap, gaps: Sequence[Gap], bank: Sequence[str]) -> bool:
    beside = [t for t in bank if t != own.key]
    new = not any(alike(text, t) or text in t or t in text for t in beside) and not any(text in g.told for g in gaps)
    return new and all(_is_wrong(analysis, text, own.sort, g) for g in gaps)


def _item(
    analysis: Analysis, gaps: Sequence[Gap], extras: Sequence[tuple[str, Gap]], lexicon: Lexicon
) -> Item | Abstain:
    if any(not any(t in gap.rivals for t in _bank(gaps, extras)) for gap in gaps):
        return Abstain(NAME, 0, len(analysis.text.body), "no other word for the bank")
    prompt = [piece("本文の内容", analysis, lexicon)]
    for gap in gaps:
        before, after = gap.told.split(gap.key)
        prompt += [piece(f"\n・{before}", analysis, lexicon), Piece(BLANK, "blank"), piece(after, analysis, lexicon)]
    keys = [gap.key for gap in gaps]
    listed = "、".join(f"{n}「{key}」" for n, key in zip("①②③④", keys, strict=False))
    question = "".join(p.text for p in prompt)
    body, spans = analysis.text.body, [(g.telling.fact.start, g.telling.fact.end) for g in gaps]
    return Item(
        id=item_id(NAME, analysis, spans[0], question), kind=NAME, shape="blanks",
        level=stems.level(analysis), prompt=tuple(prompt),
        choices=(*_right(analysis, gaps, lexicon), *_left(analysis, extras, lexicon)),
        answers=(JOIN.join(keys),), evidence=tuple(Evidence(a, b, body[a:b]) for a, b in spans),
        hides=(), explanation=Note(f"{listed}が入ります。", f"{listed} belong there."),
        focus=spans[0], quality=0.6 + 0.05 * len(gaps),
    )  # fmt: skip


def _bank(gaps: Sequence[Gap], extras: Sequence[tuple[str, Gap]]) -> list[str]:
    return [g.key for g in gaps] + [text for text, _ in extras]


def _right(analysis: Analysis, gaps: Sequence[Gap], lexicon: Lexicon) -> Iterator[Choice]:
    for gap in gaps:
        note = text_says(analysis.surface(gap.telling.fact).replace("\n", ""))
        yield choice(analysis, lexicon, gap.key, False, "a word of the sentence", note)


def _left(analysis: Analysis, extras: Sequence[tuple[str, Gap]], lexicon: Lexicon) -> Iterator[Choice]:
    for text, gap in extras:
        note = Note(
            f"本文には「{gap.key}」とあります。「{text}」は、どこにも入りません。",
            f"The text says “{gap.key}”; {text} belongs nowhere here.",
        )
        yield choice(analysis, lexicon, text, False, "something else of its sort", note)
