"""語と意味の組み合わせ: which word has which meaning?

Four or five words of a stretch of the text, each with one meaning, none of which could be the meaning of another
(``meanings``).
"""

from collections.abc import Iterator, Sequence

from quizgen import LEVELS
from quizgen.analysis.types import Analysis
from quizgen.items import carrier, meanings
from quizgen.items.asked import Target, targets
from quizgen.items.base import JOIN, Abstain, Choice, Evidence, Item, Kind, Note, Piece, item_id
from quizgen.items.meanings import Known
from quizgen.lexicon import Lexicon

NAME = "matching"
LEAST, MOST = 4, 5
Pair = tuple[Target, Known]


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """Groups of words in text order, each word in one group."""
    group: list[Pair] = []
    for target in targets(analysis, lexicon, NAME):
        if isinstance(target, Abstain):
            continue
        known = meanings.asked(target, analysis, lexicon)
        if known is None or any(_alike(known, other) for _, other in group):
            continue
        group.append((target, known))
        if len(group) == MOST:
            yield _item(analysis, group)
            group = []
    if len(group) >= LEAST:
        yield _item(analysis, group)


def _alike(one: Known, two: Known) -> bool:
    """Whether a learner could take the meaning of one for the other's, or the part tells them apart at once."""
    return one.may_mean(two) or one.form[0] == two.form[0] or one.part != two.part


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
        level=max((k.level for k in known), key=LEVELS.index),
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


KIND = Kind(NAME, Note("語と意味の組み合わせ", "Words and meanings"), "match", "word", make)
