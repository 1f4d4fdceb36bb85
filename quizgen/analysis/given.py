"""Readings that the author gave, laid over the tokens they belong to.

A name in kana with its kanji in brackets gives the kanji their reading: トラウツボ（虎鱓）.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from quizgen import kana
from quizgen.analysis.furigana import align
from quizgen.analysis.settled import Settled
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon
from quizgen.source.text import GivenReading


def find(tokens: Sequence[Token], readings: Sequence[GivenReading], lexicon: Lexicon) -> list[Settled]:
    """The tokens that a given reading covers, wholly or in part (流《なが》し斬り: 流し), in order."""
    out: list[Settled] = []
    for reading in sorted(readings, key=lambda r: r.start):
        first = bisect_right(tokens, reading.start, key=lambda t: t.end)
        last = bisect_left(tokens, reading.end, key=lambda t: t.start)
        if first >= last or (out and first < out[-1].last):
            continue
        before = _part(tokens[first], 0, reading.start - tokens[first].start, lexicon)
        after = _part(tokens[last - 1], reading.end - tokens[last - 1].start, None, lexicon)
        if before is not None and after is not None:
            whole = before + kana.to_hiragana(reading.reading) + after
            out.append(Settled(first, last, _shared(tokens[first:last], whole, lexicon), 1.0, "given"))
    return out


def again(body: str, readings: Sequence[GivenReading], lexicon: Lexicon) -> tuple[GivenReading, ...]:
    """The given readings, and the same where a word stands again that no dictionary has: ｜薄霧《うすぎり》 … 薄霧.

    Names are given their furigana at their first mention alone; a word of several readings (上手) has the given one
    where it is given alone.
    """
    own: dict[str, GivenReading] = {}
    for reading in sorted(readings, key=lambda r: r.start):
        word = body[reading.start : reading.end]
        if _KANJI.fullmatch(word) and not lexicon.readings(word):
            own.setdefault(word, reading)
    if not own:
        return tuple(readings)
    given = {(r.start, r.end) for r in readings}
    found = (m for m in _KANJI.finditer(body) if m.group() in own and m.span() not in given)
    later = (m for m in found if m.start() > own[m.group()].start)
    echoed = [GivenReading(*m.span(), own[m.group()].reading) for m in later]
    return tuple(sorted((*readings, *echoed), key=lambda r: r.start))


_KANJI = re.compile("[一-龯々]{2,}")


def _shared(tokens: Sequence[Token], reading: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What of a given reading each token has, cut only where the cut is certain.

    Tokens that share a piece of it (煙|草《たばこ》) are not divided: the first has it all, the others nothing,
    and ``words`` makes them one word.
    """
    starts = [t.start - tokens[0].start for t in tokens]
    owner = list(range(len(tokens)))
    said = ["" for _ in tokens]
    at = 0
    for written, share in align("".join(t.surface for t in tokens), reading, lexicon):
        for char, part in ((written, share),) if share else ((c, kana.to_hiragana(c)) for c in written):
            first, last = (bisect_right(starts, place) - 1 for place in (at, at + len(char) - 1))
            owner[first + 1 : last + 1] = [owner[first]] * (last - first)
            said[owner[first]] += part
            at += len(char)
    return tuple(said)


def _part(token: Token, start: int, end: int | None, lexicon: Lexicon) -> str | None:
    """Reading of the characters ``start:end`` of a token, None if it cannot be told apart from the rest."""
    end = len(token.surface) if end is None else end
    wanted = token.surface[max(start, 0) : max(end, 0)]
    if not kana.has_kanji(wanted):
        return kana.to_hiragana(wanted) if kana.is_kana(wanted) or not wanted else None
    at, said = 0, ""
    for written, reading in align(token.surface, kana.to_hiragana(token.reading), lexicon):
        if at < end and at + len(written) > start:
            if at < start or at + len(written) > end:
                return None
            said += reading or kana.to_hiragana(written)
        at += len(written)
    return said


def after_kana(tokens: Sequence[Token], lexicon: Lexicon) -> list[Settled]:
    """Kanji in brackets behind the kana they are read as: サンマ（秋刀魚）, not トヨタ（自動車）."""
    found = (_after_kana(tokens, i, lexicon) for i, token in enumerate(tokens) if token.surface in _OPEN)
    return [settled for settled in found if settled]


_OPEN, _CLOSE = frozenset("(（"), frozenset(")）")
_LONGEST = 6


def _after_kana(tokens: Sequence[Token], opening: int, lexicon: Lexicon) -> Settled | None:
    last = next((n for n in range(opening + 1, len(tokens)) if not all(map(kana.is_kanji, tokens[n].surface))), 0)
    if not opening + 1 < last <= opening + _LONGEST or tokens[last].surface not in _CLOSE:
        return None
    first = opening
    while first and kana.is_katakana(tokens[first - 1].surface) and tokens[first - 1].end == tokens[first].start:
        first -= 1
    if first == opening and first and kana.is_kana(tokens[first - 1].surface):
        first -= 1
    run = tokens[opening + 1 : last]
    written, said = ("".join(t.surface for t in part) for part in (run, tokens[first:opening]))
    if not _reads(written, kana.to_hiragana(said), lexicon):
        return None
    return Settled(opening + 1, last, _shared(run, kana.to_hiragana(said), lexicon), 1.0, "given")


def _reads(written: str, said: str, lexicon: Lexicon) -> bool:
    """Whether the kanji can be read so: the dictionary says it, or each kanji has its part."""
    if any(legal.reading == said for legal in lexicon.readings(written)):
        return True
    return bool(said) and len(align(written, said, lexicon)) == len(written) > 1
