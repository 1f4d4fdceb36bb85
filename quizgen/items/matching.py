"""語と意味の組み合わせ: which word has which meaning?

Four or five words of a stretch of the text, each with one meaning, none of which could be the meaning of another
(``meanings``).
"""

from collections.abc import Iterator, Sequence

from quizgen import LEVELS
from quizgen.analysis.types import Analysis
from quizgen.items import carrier
from quizgen.items.base import JOIN, Abstain, Choice, Evidence, Item, Note, Piece, item_id
from quizgen.items.words import meanings
from quizgen.items.words.asked import Target, targets
from quizgen.items.words.meanings import Known
from quizgen.lexicon import Lexicon

NAME = "matching"
LEAST, MOST = 4, 5
STRETCH = 1200
"""Characters of the text that the words of a group stand in."""
Pair = tuple[Target, Known]


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """Groups of words in text order, each word in the first group that it fits."""
    groups: list[list[Pair]] = []
    for target in targets(analysis, lexicon, NAME):
        known = meanings.asked(target, analysis, lexicon) if isinstance(target, Target) else None
        if known is None or isinstance(target, Abstain):
            continue
        pair = target, known
        group = next((g for g in groups if len(g) < MOST and all(_together(pair, other) for other in g)), None)
        if group is None:
            groups.append([pair])
        else:
            group.append(pair)
    for group in groups:
        if len(group) >= LEAST:
            yield _item(analysis, group)
        else:
            yield Abstain(NAME, *group[0][0].focus, "too few words of one level near by that mean different things")


def _together(one: Pair, two: Pair) -> bool:
    """Near in the text and in level, of one part, and with meanings that nobody could exchange."""
    (target, known), (other, rival) = one, two
    levels = [LEVELS.index(t.word.level) for t in (target, other)]
    near = abs(target.focus[0] - other.focus[0]) < STRETCH and abs(levels[0] - levels[1]) <= 1
    return near and known.part == rival.part and known.form[0] != rival.form[0] and not known.may_mean(rival)


def _item(analysis: Analysis, group: Sequence[Pair]) -> Item:
    known = [k for _, k in group]
    pairs = "、".join(f"「{k.form}」は “{k.gloss}”" for k in known)
    note = Note(f"{pairs} です。", ", ".join(f"{k.form} is “{k.gloss}”" for k in known) + ".")
    slots = tuple(Piece(k.form, "slot", t.word.furigana if t.word.surface == k.form else ()) for t, k in group)
    first = group[0][0]
    return Item(
        id=item_id(NAME, analysis, first.focus, "".join(k.form for k in known)),
        kind=NAME,
        shape="match",
        level=max((t.word.level for t, _ in group), key=LEVELS.index),
        prompt=slots,
        choices=tuple(Choice(k.gloss, False, f"meaning of {k.form}", note) for k in known),
        answers=(JOIN.join(k.gloss for k in known),),
        evidence=_evidence(analysis, group),
        hides=(),
        explanation=note,
        focus=first.focus,
        quality=0.5,
    )


def _evidence(analysis: Analysis, group: Sequence[Pair]) -> tuple[Evidence, ...]:
    """The sentences in which the words stand, each once."""
    sentences = dict.fromkeys(t.sentence for t, _ in group)
    return tuple(e for s in sentences for e in carrier.evidence(analysis, s))
