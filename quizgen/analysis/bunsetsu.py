"""Bunsetsu and their heads.

A bunsetsu is a content word with the function words that lean on it: ``chunks`` cuts them, ``properties`` says
what each looks like, ``heads`` finds which one each depends on.  An arc is *certain* where the probability of its
head is at least ``CERTAIN``.
"""

from collections.abc import Sequence
from itertools import accumulate

from quizgen.analysis import heads
from quizgen.analysis.chunks import chunk
from quizgen.analysis.properties import Phrase, describe
from quizgen.analysis.types import Bunsetsu, Token, Word
from quizgen.quick import quick

_bunsetsu = quick(Bunsetsu)

OPEN = frozenset("「『（(〔［【〈《“‘[")
CLOSE = frozenset("」』）)〕］】〉》”’]")
MARKS = dict.fromkeys(OPEN, 1) | dict.fromkeys(CLOSE, -1)
STRAIGHT = '"'


def _marks(words: Sequence[Word]) -> list[int]:
    """1 for each opening mark, -1 for each closing one, 0 for other words; straight quotes open and close in turn."""
    out = [MARKS.get(word.surface, 0) for word in words]
    for n, i in enumerate(i for i, word in enumerate(words) if word.surface == STRAIGHT):
        out[i] = -1 if n % 2 else 1
    return out


def phrases_of(
    words: Sequence[Word], tokens: Sequence[Token], offset: int
) -> tuple[list[tuple[int, int]], list[Phrase]]:
    """The word ranges of the bunsetsu of one sentence (``offset``: index of its first token), and their properties."""
    ranges, marks = chunk(words, tokens, offset), _marks(words)
    return ranges, [describe(words[a:b], marks[a:b], tokens, offset) for a, b in ranges]


def find(sentences: Sequence[Sequence[Word]], runs: Sequence[Sequence[Token]]) -> list[Bunsetsu]:
    """The bunsetsu of a text, from the words and the tokens of each sentence."""
    offsets = accumulate(map(len, runs), initial=0)
    cut = [phrases_of(words, run, offset) for words, run, offset in zip(sentences, runs, offsets, strict=False)]
    arcs = [heads.find(phrases) for _, phrases in cut]
    out: list[Bunsetsu] = []
    for words, (ranges, phrases), own in zip(sentences, cut, arcs, strict=True):
        out += _made(words, ranges, phrases, own, len(out))
    return out


def _made(
    words: Sequence[Word],
    ranges: Sequence[tuple[int, int]],
    phrases: Sequence[Phrase],
    arcs: Sequence[tuple[int, float]],
    base: int,
) -> list[Bunsetsu]:
    """The bunsetsu of one sentence; heads are indices counted from ``base``."""
    return [
        _bunsetsu(
            words[a].start,
            words[b - 1].end,
            words[a].first,
            words[b - 1].last,
            head if head < 0 else head + base,
            phrase.case,
            confidence,
        )
        for (a, b), phrase, (head, confidence) in zip(ranges, phrases, arcs, strict=True)
    ]
