"""Hints to an item, one after the other, each saying a little more and none the whole answer.

Where to read comes first, then what it is not, or how it begins; the words are those of ``data/hints.tsv``.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quizgen import kana, tables
from quizgen.analysis.senses import sense_of
from quizgen.analysis.types import Analysis
from quizgen.items.base import JOIN, Item, Note, Shape
from quizgen.lexicon import Lexicon

MOST = 3
"""Hints to an item at most."""
_UNTOLD = "○"


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: what it says, the choice it strikes out (``""``: none), the spans of the text it lights up."""

    note: Note
    struck: str = ""
    lit: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    stage: str
    ja: str
    en: str
    example: str


def hints(item: Item, analysis: Analysis, lexicon: Lexicon) -> tuple[Hint, ...]:
    """The hints to an item in the order in which they are given; there may be none."""
    return tuple(_SHAPES[item.shape](item, analysis, lexicon))[:MOST]


def _said(stage: str, words: str = "", n: int | str = 0) -> Note:
    row = next(r for r in tables.rows(_Row, "hints") if r.stage == stage)
    return Note(row.ja.format(words=words, n=n), row.en.format(words=words, n=n))


def _where(item: Item, analysis: Analysis) -> Iterator[Hint]:
    """The paragraph, then the sentences themselves, for an item that does not quote them."""
    proofs = [e for e in item.evidence if e.text_index == 0]
    if not proofs or any(p.role != "plain" for p in item.prompt):
        return
    if analysis.text.body.count("\n"):
        yield Hint(_said("paragraph", n=1 + analysis.text.body.count("\n", 0, proofs[0].start)))
    yield Hint(_said("sentence"), lit=tuple((e.start, e.end) for e in proofs))


def _choose(item: Item, analysis: Analysis, lexicon: Lexicon) -> Iterator[Hint]:
    """Where to read, and wrong choices struck out until two are left."""
    yield from _where(item, analysis)
    wrong = sorted((c.text for c in item.choices if not c.correct), key=lambda t: zlib.crc32((item.id + t).encode()))
    yield from (Hint(_said("struck", text), struck=text) for text in wrong[: len(item.choices) - 2])


def _true_false(item: Item, analysis: Analysis, lexicon: Lexicon) -> Iterator[Hint]:
    return _where(item, analysis)


def _typed(item: Item, analysis: Analysis, lexicon: Lexicon) -> Iterator[Hint]:
    """What the word means, if it is shown; how many kana it has and the first; the first half of a long one."""
    if any(p.role == "marked" for p in item.prompt):
        word = next((w for w in analysis.words if w.start <= item.focus[0] < w.end), None)
        glosses = sense_of(word, analysis, lexicon).glosses if word else ()
        yield from (Hint(_said("meaning", gloss)) for gloss in glosses[:1])
    answer = next((a for a in item.answers if not kana.has_kanji(a)), "")
    for shown in sorted({1, len(answer) // 2}):
        if 0 < shown < len(answer):
            masked = answer[:shown] + _UNTOLD * (len(answer) - shown)
            yield Hint(_said("kana", masked, len(answer)))


def _filled(item: Item, analysis: Analysis, lexicon: Lexicon) -> Iterator[Hint]:
    """What goes into the first places, half of them at most."""
    key = item.answers[0].split(JOIN)
    for n, text in enumerate(key[: len(key) // 2]):
        matched = item.shape == "match"
        yield Hint(_said("pair", text, item.places[n].text) if matched else _said("place", text, n + 1))


def _written(item: Item, analysis: Analysis, lexicon: Lexicon) -> Iterator[Hint]:
    """Where to read, how many things are needed, and one of them."""
    yield from list(_where(item, analysis))[:1]
    if len(item.needed) > 1:
        yield Hint(_said("count", n=len(item.needed)))
        yield Hint(_said("needed", item.needed[0].text))


_SHAPES: dict[Shape, Callable[[Item, Analysis, Lexicon], Iterator[Hint]]] = {
    "choose": _choose,
    "true_false": _true_false,
    "type": _typed,
    "arrange": _filled,
    "match": _filled,
    "blanks": _filled,
    "write": _written,
}
