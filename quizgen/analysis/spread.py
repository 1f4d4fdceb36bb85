"""A reading that is known for several tokens together, spread over them.

The cut that differs least from the tokens' own readings is taken: 出|口 でぐち is で|ぐち.  Where a reading cannot be
divided (一|昨|日 おととい) what it says joined is right and what the parts say means nothing, but no token that is
written with kanji is left without a reading.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from quizgen import kana
from quizgen.analysis.furigana import align
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon

_CANNOT_START = frozenset("ゃゅょぁぃぅぇぉー")
_FORBIDDEN = 100


def spread(tokens: Sequence[Token], reading: str) -> tuple[str, ...]:
    """The reading (hiragana) of each token, which joined give ``reading``."""
    if len(tokens) == 1:
        return (reading,)
    return _cheapest(tuple(_own(t) for t in tokens), reading)[1]


def cut(tokens: Sequence[Token], reading: str, lexicon: Lexicon) -> tuple[str, ...]:
    """As ``spread``, but between kanji where each has its certain part of the reading: 松前|町 まつまえ|ちょう."""
    if len(tokens) == 1:
        return (reading,)
    return _by_kanji(tuple(t.surface for t in tokens), reading, lexicon) or spread(tokens, reading)


@lru_cache(maxsize=1 << 14)
def _by_kanji(surfaces: tuple[str, ...], reading: str, lexicon: Lexicon) -> tuple[str, ...]:
    shares: list[str] = []
    for written, said in align("".join(surfaces), reading, lexicon):
        if said and len(written) > 1:
            return ()
        shares += [said] if said else [kana.to_hiragana(c) for c in written]
    ends = list(accumulate(map(len, surfaces)))
    return tuple("".join(shares[start:end]) for start, end in zip((0, *ends), ends, strict=False))


def _own(token: Token) -> tuple[str, int]:
    """The token's reading and what a change in it costs: kana are read as they stand."""
    literal = kana.is_kana(token.surface)
    return kana.to_hiragana(token.surface if literal else token.reading), 10 if literal else 1


@lru_cache(maxsize=1 << 14)
def _cheapest(own: tuple[tuple[str, int], ...], reading: str) -> tuple[int, tuple[str, ...]]:
    """The price of the best cut, and the cut."""
    if len(own) == 1:
        return _price(*own[0], reading) + _FORBIDDEN * (not reading), (reading,)
    best: tuple[int, tuple[str, ...]] = (10 * _FORBIDDEN, (reading, *("" for _ in own[1:])))
    for length in range(len(reading) + 1):
        rest = reading[length:]
        price, parts = _cheapest(own[1:], rest)
        price += _price(*own[0], reading[:length]) + _FORBIDDEN * (not length or rest[:1] in _CANNOT_START)
        best = min(best, (price, (reading[:length], *parts)))
    return best


def _price(own: str, weight: int, said: str) -> int:
    """One change in two tokens costs more than two in one: 二|筋 is ふた|すじ, not ふ|たすじ."""
    return weight * (distance(own, said) + (own != said))


@lru_cache(maxsize=1 << 14)
def distance(one: str, other: str) -> int:
    """Edits between two readings, two each, and one where only the voicing differs."""
    row = list(range(0, 2 * len(other) + 1, 2))
    for n, a in enumerate(one, start=1):
        previous, row[0] = row[0], 2 * n
        for k, b in enumerate(other, start=1):
            price = 0 if a == b else 1 if kana.UNVOICED.get(a, a) == kana.UNVOICED.get(b, b) else 2
            previous, row[k] = row[k], min(row[k] + 2, row[k - 1] + 2, previous + price)
    return row[-1]
