"""Words found in a text, however they are written: かがみ finds 鏡, 食べる finds 食べた, らーめん finds ラーメン."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from quizgen import kana
from quizgen.analysis.types import Analysis
from quizgen.source.text import Span

_ROUND = 24
"""Characters that are shown before and after what was found."""
_NOT_LOOKED_FOR = ("particle", "auxiliary", "symbol")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found: the characters before it, itself, those after it."""

    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Searchable:
    """The words of a text made ready: their readings, folded; their spans in the body; numbers of words by the
    dictionary forms and readings of those forms, folded."""

    readings: tuple[str, ...]
    spans: tuple[Span, ...]
    forms: dict[str, int]

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins in the readings one after the other."""
        at, out = 0, []
        for reading in self.readings:
            out.append(at)
            at += len(reading)
        return tuple(out)


def folded(text: str) -> str:
    """A string in which only what matters is left: small letters, hiragana, full-width kana; of the same length if
    it has no half-width kana."""
    wide = kana.fold_width(text)
    return kana.to_hiragana((wide if len(wide) == len(text) else text).lower())


def sought(query: str) -> str:
    """What is looked for, folded."""
    return folded(kana.fold_width(query).strip())


def searchable(analysis: Analysis) -> Searchable:
    """A text made ready for ``find``."""
    forms = dict[str, int]()
    for n, word in enumerate(analysis.words):
        if word.part not in _NOT_LOOKED_FOR:
            forms.setdefault(folded(word.dictionary_form), n)
            forms.setdefault(folded(word.dictionary_reading), n)
    readings = tuple(folded(word.reading or word.surface) for word in analysis.words)
    return Searchable(readings, tuple((word.start, word.end) for word in analysis.words), forms)


def find(query: str, analysis: Analysis) -> Hit | None:
    """The first place of a text that has what is looked for, as written or as read, or nothing."""
    return find_in(query, analysis.text.body, _kept(analysis))


_kept = lru_cache(maxsize=64)(searchable)


def find_in(query: str, body: str, words: Searchable | None) -> Hit | None:
    """As ``find``; of a text whose words are not known yet, as written."""
    wanted = sought(query)
    if not wanted:
        return None
    if (at := folded(body).find(wanted)) >= 0:
        return _hit(body, at, at + len(wanted))
    if words is None:
        return None
    if wanted in words.forms:
        return _hit(body, *words.spans[words.forms[wanted]])
    return _by_reading(wanted, body, words) if kana.is_hiragana(wanted) else None


def _by_reading(wanted: str, body: str, words: Searchable) -> Hit | None:
    """Where words begin that are read so; what begins inside a word is another word."""
    said, starts = "".join(words.readings), words.starts
    at = said.find(wanted)
    while at >= 0:
        first = bisect_left(starts, at)
        if first < len(starts) and starts[first] == at:
            last = bisect_right(starts, at + len(wanted) - 1) - 1
            return _hit(body, words.spans[first][0], words.spans[last][1])
        at = said.find(wanted, at + 1)
    return None


def _hit(body: str, start: int, end: int) -> Hit:
    before, after = body[max(0, start - _ROUND) : start], body[end : end + _ROUND]
    return Hit(before.rsplit("\n", 1)[-1], body[start:end], after.split("\n", 1)[0])
