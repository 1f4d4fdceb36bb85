"""Every mix of kanji and kana that writes a word: 受け取る, 受けとる, うけ取る, 受取る."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quizgen import kana
from quizgen.quiz.slips import plain

LONGEST = 5
"""Kana that one kanji may stand for: 志 こころざし."""


def mixed(given: str, answers: Sequence[str]) -> bool:
    """True if what was given writes one of the answers in a mix of its kanji and its reading (answers in kana)."""
    readings = [plain(a) for a in answers if kana.is_kana(a)]
    spelt = [plain(a) for a in answers if kana.has_kanji(a)]
    wanted = plain(given)
    return any(p.fullmatch(wanted) for s in spelt for r in readings for p in _patterns(s, r))


@lru_cache(maxsize=256)
def _patterns(written: str, reading: str) -> tuple[re.Pattern[str], ...]:
    """One pattern for each way in which the reading may be spread over the spelling."""
    return tuple(re.compile("".join(_parts(spread))) for spread in _spreads(written, reading))


def _spreads(written: str, reading: str) -> Iterator[tuple[tuple[str, str], ...]]:
    if not written:
        if not reading:
            yield ()
        return
    first, rest = written[0], written[1:]
    most = LONGEST if kana.is_kanji(first) else 1
    for length in range(1, min(most, len(reading)) + 1):
        if kana.is_kanji(first) or first == reading[0]:
            for spread in _spreads(rest, reading[length:]):
                yield ((first, reading[:length]), *spread)


def _parts(spread: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Kanji or their kana; kana between two kanji may be left out beside them (受取る, not 受けると)."""
    last = max((n for n, (c, _) in enumerate(spread) if kana.is_kanji(c)), default=-1)
    for n, (char, said) in enumerate(spread):
        if kana.is_kanji(char):
            yield f"(?:{char}|{said})"
        else:
            yield f"(?:{char}|(?<=[一-鿿]))" if n < last else char
