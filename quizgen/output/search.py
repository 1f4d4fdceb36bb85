"""Words found in a text, however they are written: かがみ finds 鏡, 食べる finds 食べた, らーめん finds ラーメン."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from quizgen import kana
from quizgen.analysis.types import Analysis

_ROUND = 24
"""Characters that are shown before and after what was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found: the characters before it, itself, those after it."""

    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class _Index:
    """A text made ready: its body and its readings folded, the offset of each word's reading, words by their forms."""

    body: str
    said: str
    starts: tuple[int, ...]
    forms: dict[str, int]


def folded(text: str) -> str:
    """A string in which only what matters is left: small letters, hiragana, full-width kana; of the same length if
    it has no half-width kana."""
    wide = kana.fold_width(text)
    return kana.to_hiragana((wide if len(wide) == len(text) else text).lower())


def find(query: str, analysis: Analysis) -> Hit | None:
    """The first place of a text that has what is looked for, as written or as read, or nothing."""
    wanted = folded(kana.fold_width(query).strip())
    if not wanted:
        return None
    index = _index(analysis)
    if (at := index.body.find(wanted)) >= 0:
        return _hit(analysis, at, at + len(wanted))
    if wanted in index.forms:
        word = analysis.words[index.forms[wanted]]
        return _hit(analysis, word.start, word.end)
    return _by_reading(wanted, index, analysis) if kana.is_hiragana(wanted) else None


def _by_reading(wanted: str, index: _Index, analysis: Analysis) -> Hit | None:
    """Where words begin that are read so; what begins inside a word is another word."""
    at = index.said.find(wanted)
    while at >= 0:
        first = bisect_left(index.starts, at)
        if first < len(index.starts) and index.starts[first] == at:
            last = bisect_right(index.starts, at + len(wanted) - 1) - 1
            return _hit(analysis, analysis.words[first].start, analysis.words[last].end)
        at = index.said.find(wanted, at + 1)
    return None


def _hit(analysis: Analysis, start: int, end: int) -> Hit:
    body = analysis.text.body
    before, after = body[max(0, start - _ROUND) : start], body[end : end + _ROUND]
    return Hit(before.rsplit("\n", 1)[-1], body[start:end], after.split("\n", 1)[0])


@lru_cache(maxsize=1024)
def _index(analysis: Analysis) -> _Index:
    said, starts, size = [], [], 0
    forms = dict[str, int]()
    for n, word in enumerate(analysis.words):
        reading = folded(word.reading or word.surface)
        said.append(reading)
        starts.append(size)
        size += len(reading)
        if word.part not in ("particle", "auxiliary", "symbol"):
            forms.setdefault(folded(word.dictionary_form), n)
            forms.setdefault(folded(word.dictionary_reading), n)
    return _Index(folded(analysis.text.body), "".join(said), tuple(starts), forms)
