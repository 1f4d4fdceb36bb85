"""Bunsetsu and their heads.

A bunsetsu is a content word with the function words that lean on it: ``chunks`` cuts them, ``properties`` says
what each looks like, ``heads`` finds which one each depends on.  An arc is *certain* where the probability of its
head is at least ``CERTAIN``.
"""

from collections.abc import Sequence

from quizgen.analysis import heads
from quizgen.analysis.chunks import chunk
from quizgen.analysis.properties import Phrase, describe
from quizgen.analysis.quick import quick
from quizgen.analysis.types import Bunsetsu, Token, Word

_bunsetsu = quick(Bunsetsu)

OPEN = frozenset("「『（(〔［【〈《“‘[")
CLOSE = frozenset("」』）)〕］】〉》”’]")
STRAIGHT = '"'


def _marks(words: Sequence[Word]) -> list[int]:
    """1 for each opening mark, -1 for each closing one, 0 for other words; straight quotes open and close in turn."""
    out, inside = [], False
    for word in words:
        if word.surface == STRAIGHT:
            inside = not inside
            out.append(1 if inside else -1)
        else:
            out.append((word.surface in OPEN) - (word.surface in CLOSE))
    return out


def phrases_of(
    words: Sequence[Word], tokens: Sequence[Token], offset: int
) -> tuple[list[tuple[int, int]], list[Phrase]]:
    """The word ranges of the bunsetsu of one sentence (``offset``: index of its first token), and their properties."""
    ranges, marks = chunk(words, tokens, offset), _marks(words)
    return ranges, [describe(words[a:b], marks[a:b], tokens, offset) for a, b in ranges]


def find(words: Sequence[Word], tokens: Sequence[Token], offset: int, base: int) -> list[Bunsetsu]:
    """The bunsetsu of one sentence; heads are indices counted from ``base``."""
    ranges, phrases = phrases_of(words, tokens, offset)
    return [
        _bunsetsu(
            start=words[a].start,
            end=words[b - 1].end,
            first=words[a].first,
            last=words[b - 1].last,
            head=head if head < 0 else head + base,
            case=phrase.case,
            confidence=confidence,
        )
        for (a, b), phrase, (head, confidence) in zip(ranges, phrases, heads.find(phrases), strict=True)
    ]
