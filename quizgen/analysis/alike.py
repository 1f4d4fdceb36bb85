"""Where a text has the same word again, so that a reading settled at one place can hold at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from quizgen import kana
from quizgen.analysis.types import Analysis, Token
from quizgen.source.mending import trimmed
from quizgen.source.text import GivenReading

_IRREGULAR = "カ行変格"
"""来る, whose stem is read く, き or こ."""


def readings(analysis: Analysis, start: int, end: int, reading: str, everywhere: bool) -> tuple[GivenReading, ...]:
    """The reading (hiragana, of ``body[start:end]``) over its kanji, and with ``everywhere`` over those of the same
    word at all other places: 開い ひらい is 開 ひら in 開く too."""
    here = trimmed(analysis.text.body[start:end], reading, start)
    if not everywhere:
        return (here,)
    found = {here.start: here} | {r.start: r for r in _elsewhere(analysis, start, end, here)}
    return tuple(found[at] for at in sorted(found))


def _elsewhere(analysis: Analysis, start: int, end: int, here: GivenReading) -> Iterator[GivenReading]:
    tokens, body = analysis.tokens, analysis.text.body
    first = bisect_right(tokens, start, key=lambda t: t.end)
    run = tokens[first : bisect_left(tokens, end, key=lambda t: t.start)]
    offset, length = here.start - start, here.end - here.start
    starts = {t.start for t in tokens}
    for at in _starts(body, body[start:end]):
        if at in starts:
            yield GivenReading(at + offset, at + offset + length, here.reading)
    if len(run) == 1 and run[0].ctype and not run[0].ctype.startswith(_IRREGULAR):
        for token in tokens:
            if _same(token, run[0], offset + length):
                yield GivenReading(token.start + offset, token.start + offset + length, here.reading)


def _starts(body: str, word: str) -> Iterator[int]:
    at = body.find(word)
    while at >= 0:
        yield at
        at = body.find(word, at + len(word))


def _same(token: Token, other: Token, kept: int) -> bool:
    """Whether a token is another form of the same word that keeps its kanji."""
    rest = token.surface[kept:]
    return (
        token.base == other.base and token.surface[:kept] == other.surface[:kept] and (not rest or kana.is_kana(rest))
    )
