"""``authored``: 作成者の問題, what the author of a text asks: why, what one may infer, what the writer means.

No rule makes these; each stands in ``<slug>.items.yaml`` with its answer, its evidence and why every other answer is
wrong (``quizgen.source.own_items``), and passes the same gate as all others.
"""

from collections.abc import Iterator

from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.base import Abstain, Authorship, Choice, Evidence, Item, Note, Shape, item_id
from quizgen.items.checks import lint_author
from quizgen.items.wording import furigana, piece
from quizgen.lexicon import Lexicon
from quizgen.source.text import OwnChoice, OwnItem

NAME = "authored"
SHAPES: dict[str, Shape] = {"choose": "choose", "true_false": "true_false", "type": "type", "write": "write"}


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """The author's items in their order; one whose evidence the text does not hold is refused."""
    for own in analysis.text.own:
        yield made(own, analysis, lexicon)


def made(own: OwnItem, analysis: Analysis, lexicon: Lexicon) -> Item | Abstain:
    """One item of the author's."""
    spans = [_span(analysis, words) for words in own.evidence]
    if missing := [words for words, (start, _) in zip(own.evidence, spans, strict=True) if start < 0]:
        return Abstain(NAME, 0, 0, f"{own.name}: the text does not say {missing[0]}")
    return _item(analysis, own, spans, lexicon)


def _span(analysis: Analysis, words: str) -> tuple[int, int]:
    start = analysis.text.body.find(words)
    return start, start + len(words)


def _item(analysis: Analysis, own: OwnItem, spans: list[tuple[int, int]], lexicon: Lexicon) -> Item:
    focus = spans[0]
    return Item(
        id=item_id(NAME, analysis, focus, own.prompt), kind=NAME, shape=SHAPES[own.shape],
        level=own.level or stems.level(analysis), prompt=(piece(own.prompt, analysis, lexicon),),
        choices=tuple(_choice(analysis, c, lexicon) for c in own.choices), answers=own.answers,
        evidence=tuple(Evidence(s, e, analysis.text.body[s:e]) for s, e in spans), hides=(),
        explanation=Note(own.ja, own.en), focus=focus, quality=1.0,
        authorship=Authorship("authored", despite=own.despite),
    )  # fmt: skip


def _choice(analysis: Analysis, own: OwnChoice, lexicon: Lexicon) -> Choice:
    why = lint_author.RIGHT if own.correct else lint_author.WRONG
    return Choice(own.text, own.correct, why, Note(own.ja, own.en), furigana(own.text, analysis, lexicon))
