"""A reading that is known for several tokens together, spread over them.

Where the tokens' own readings explain the whole (出|口 デ|グチ: クチ voiced), the cut is certain.  Where they do
not (一|昨|日 おととい), the reading is cut evenly: what it says joined is right, what the parts say means nothing,
and no token that is written with kanji is left without a reading.
"""

from collections.abc import Sequence

from quizgen import kana
from quizgen.analysis.types import Token


def spread(tokens: Sequence[Token], reading: str) -> tuple[str, ...]:
    """The reading (hiragana) of each token, which joined give ``reading``."""
    if len(tokens) == 1:
        return (reading,)
    return _explained(tokens, reading) or _even(tokens, reading)


def _explained(tokens: Sequence[Token], reading: str) -> tuple[str, ...]:
    if not tokens:
        return () if reading else ("",)
    token, rest = tokens[0], tokens[1:]
    if not rest:
        return (reading,) if reading and _like(token, reading) else ()
    for length in range(len(reading) - len(rest), 0, -1):
        if _like(token, reading[:length]) and (found := _explained(rest, reading[length:])):
            return (reading[:length], *found)
    return ()


def _like(token: Token, part: str) -> bool:
    """Whether ``part`` is the token's own reading but for a voiced beginning or a っ at the end."""
    own = kana.to_hiragana(token.reading)
    if part == own or kana.is_kana(token.surface):
        return part == own or part == kana.to_hiragana(token.surface)
    return len(own) == len(part) and own[1:-1] == part[1:-1] and _first(own[0], part[0]) and _final(own, part)


def _first(one: str, other: str) -> bool:
    return kana.UNVOICED.get(one, one) == kana.UNVOICED.get(other, other)


def _final(one: str, other: str) -> bool:
    return len(one) == 1 or one[-1] == other[-1] or other[-1] == "っ" or one[-1] == "っ"


def _even(tokens: Sequence[Token], reading: str) -> tuple[str, ...]:
    total = sum(len(t.surface) for t in tokens)
    out, at, seen = [], 0, 0
    for k, token in enumerate(tokens, start=1):
        seen += len(token.surface)
        least, most = at + 1, len(reading) - (len(tokens) - k)
        end = len(reading) if k == len(tokens) else max(least, min(most, round(len(reading) * seen / total)))
        out.append(reading[at:end])
        at = end
    return tuple(out)
