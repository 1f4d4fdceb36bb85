"""What a rule of readings says about one token or several."""

from dataclasses import dataclass

from quizgen import kana
from quizgen.analysis.types import Token
from quizgen.quick import quick

_token = quick(Token)


@dataclass(frozen=True, slots=True)
class Settled:
    """Readings (hiragana) of the tokens ``first:last``; ``others`` are readings that could be right instead."""

    first: int
    last: int
    readings: tuple[str, ...]
    confidence: float
    why: str
    others: tuple[str, ...] = ()
    doubt: str = ""


def inflected(surface: str, base: str, base_reading: str) -> str | None:
    """Reading (hiragana) of an inflected surface, given that of its dictionary form: 開い, 開く, ひらく -> ひらい.

    None where the stem itself changes (来る), which UniDic knows better.
    """
    kept = len(base.rstrip(_KANA))
    ending, tail = kana.to_hiragana(base[kept:]), kana.to_hiragana(surface[kept:])
    if surface[:kept] != base[:kept] or not base_reading.endswith(ending):
        return None
    return base_reading.removesuffix(ending) + tail


def last_part(token: Token, base_reading: str) -> str | None:
    """Reading of the inflected last part of a word whose dictionary form is read so; of 来る, UniDic's."""
    if token.ctype.startswith("カ行変格"):
        return kana.to_hiragana(token.reading)
    return inflected(token.surface, token.base, base_reading)


_KANA = "".join(chr(c) for c in (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB))) + "ー"


def reread(token: Token, reading: str, base_reading: str, confidence: float, why: str) -> Token:
    """The token with another reading (in katakana); it stays itself if nothing changes."""
    if reading == token.reading and confidence == token.confidence and why == token.why:
        return token
    return _token(
        token.start,
        token.end,
        token.surface,
        token.lemma,
        token.base,
        token.pos,
        token.ctype,
        token.cform,
        reading,
        base_reading,
        token.goshu,
        token.known,
        confidence,
        why,
    )
