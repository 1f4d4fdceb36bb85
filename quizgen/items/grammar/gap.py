"""A blank in the text with the answers offered for it, each proven by the rule of its sort.

One gap makes an item of its own kind (particle, connective, sentence_ending); several in a stretch of the text make one
of ``text_grammar``.  The files ``*_places.py`` find them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis.types import Analysis, Sentence
from quizgen.items import carrier
from quizgen.items.base import Abstain, Choice, Item, Note, item_id
from quizgen.items.checks import levels
from quizgen.items.lookup import KEPT

MOST = 3
"""Wrong answers that are offered for one blank."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is blank (``focus``), the sentences that prove the key, and the choices, the key first.

    ``level`` is that of what is asked, however hard the text is; ``lemma`` and ``quality`` are as in ``Item``.
    """

    sort: str
    focus: tuple[int, int]
    sentences: tuple[Sentence, ...]
    choices: tuple[Choice, ...]
    level: str
    lemma: str
    quality: float

    @property
    def key(self) -> Choice:
        """The right answer."""
        return self.choices[0]

    @property
    def sentence(self) -> Sentence:
        """The sentence that the blank is in."""
        return self.sentences[-1]


Found = Gap | Abstain


def key(text: str, why: str, note: Note) -> Choice:
    """The right answer."""
    return Choice(text, True, why, note)


def rival(text: str, why: str, note: Note) -> Choice:
    """A wrong answer."""
    return Choice(text, False, why, note)


def item(kind: str, analysis: Analysis, gap: Gap) -> Item | Abstain:
    """The gap as an item of its own: the sentences that prove it, the blank in the last; if it is worth asking."""
    if why := levels.objection(analysis, gap.level):
        return Abstain(kind, *gap.focus, why)
    heads = (carrier.plain(analysis, s.start, s.end) for s in gap.sentences[:-1])
    prompt = (*heads, *carrier.prompt(analysis, gap.sentence, gap.focus, "blank"))
    return Item(
        id=item_id(kind, analysis, gap.focus, "".join(p.text for p in prompt)),
        kind=kind,
        shape="choose",
        level=levels.label(analysis, gap.level),
        prompt=prompt,
        choices=gap.choices,
        answers=(),
        evidence=tuple(e for s in gap.sentences for e in carrier.evidence(analysis, s)),
        hides=(gap.focus,),
        explanation=gap.key.explanation,
        focus=gap.focus,
        lemma=gap.lemma,
        quality=gap.quality,
    )


def items(kind: str, analysis: Analysis, found: Iterable[Found], again: str) -> Iterator[Item | Abstain]:
    """The gaps as items of their own, one a lemma; of another one with it ``again`` is why it is not asked."""
    done = set[str]()
    for each in found:
        if isinstance(each, Abstain):
            yield each
        elif each.lemma in done:
            yield Abstain(kind, *each.focus, again)
        else:
            done.add(each.lemma)
            yield item(kind, analysis, each)


def quality(analysis: Analysis, sentence: Sentence, wrong: Sequence[object], base: float = 0.3) -> float:
    """More wrong answers and a shorter sentence are better."""
    return base + 0.1 * len(wrong) + carrier.ease(sentence)


def once(find: Callable[[Analysis], Iterable[Found]]) -> Callable[[Analysis], tuple[Found, ...]]:
    """``find`` run once for a text, whose gaps are asked for alone and again several in a stretch."""

    @lru_cache(maxsize=KEPT)
    def kept(analysis: Analysis) -> tuple[Found, ...]:
        return tuple(find(analysis))

    return kept


def gaps(found: Iterable[Found]) -> list[Gap]:
    """Only the gaps."""
    return [f for f in found if isinstance(f, Gap)]
