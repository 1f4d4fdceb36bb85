"""What the analyser doubts in a text, as the desk shows it: the place, why, and the readings to choose from."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen import lexicon
from quizgen.analysis.alike import readings
from quizgen.analysis.borders import borders
from quizgen.analysis.tokens import other_readings
from quizgen.analysis.types import Analysis, Doubt, Word
from webapp.language import gettext as _

_AROUND = 14
"""Characters of the sentence that are shown on either side."""
_APART = ("symbol", "particle", "auxiliary")
"""What makes no word with the one before it."""
_MOST = 9
"""Readings that a key each chooses."""


@dataclass(frozen=True, slots=True)
class Question:
    """A place to be settled: its span, the words round it, why it is doubtful (``""``: the author asks), the readings
    that it may have (hiragana, likeliest first), at how many places the text has the same word; of a place that may be
    cut otherwise the ways instead (``cuts``: で|は|きもの)."""

    start: int
    end: int
    before: str
    written: str
    after: str
    why: str
    readings: tuple[str, ...]
    places: int
    cuts: tuple[str, ...] = ()


def questions(analysis: Analysis) -> tuple[Question, ...]:
    """All doubts in text order."""
    read = [_question(analysis, d.start, d.end, _why(d), d.readings) for d in analysis.doubts]
    cut = [
        replace(_question(analysis, b.start, b.end, _("Words may be cut here in two ways."), ()), cuts=b.cuts)
        for b in borders(analysis, lexicon.load())
    ]
    return tuple(sorted((*read, *cut), key=lambda q: q.start))


def about(analysis: Analysis, index: int) -> Question | None:
    """A word that the author chose: as it is read, and as it could be."""
    if not 0 <= index < len(analysis.words):
        return None
    word = analysis.words[index]
    return _question(analysis, word.start, word.end, "", _readings(word))


def _readings(word: Word) -> tuple[str, ...]:
    listed = lexicon.load().readings(word.dictionary_form)
    others = [r.reading for r in listed] if word.surface == word.dictionary_form else []
    return tuple(dict.fromkeys(filter(None, (word.reading, *others, *other_readings(word.surface)))))


def _question(analysis: Analysis, start: int, end: int, why: str, offered: tuple[str, ...]) -> Question:
    body = analysis.text.body
    stop = body.find("\n", end)
    first, last = _from(analysis, start), min(len(body) if stop < 0 else stop, end + _AROUND)
    said = tuple(r for r in offered if r)[:_MOST]
    places = len(readings(analysis, start, end, said[0] if said else "", True)) if said else 1
    return Question(start, end, body[first:start], body[start:end], body[end:last], why, said, places)


def _from(analysis: Analysis, start: int) -> int:
    """Where the words before a place begin: with its sentence, or with a word not far before it."""
    sentence = next((s.start for s in analysis.sentences if s.start <= start < s.end), start)
    near = (w.start for w in analysis.words if start - _AROUND <= w.start <= start)
    return max(sentence, next(near, start))


def _why(doubt: Doubt) -> str:
    return _reasons().get(doubt.why, _("The reading is not certain."))


def _reasons() -> dict[str, str]:
    return {
        "several readings": _("It has several readings."),
        "rare reading": _("Its usual reading does not seem to fit."),
        "name": _("It is a name."),
        "unknown word": _("No dictionary has this word."),
        "unusual counter": _("The number and its counter go together in an unusual way."),
    }


def marked(analysis: Analysis, asked: Sequence[Question]) -> dict[int, int]:
    """Which question each doubtful word has, both by their index."""
    out: dict[int, int] = {}
    for number, question in enumerate(asked):
        first = bisect_right(analysis.words, question.start, key=lambda w: w.end)
        last = bisect_left(analysis.words, question.end, key=lambda w: w.start)
        out |= {index: number for index in range(first, last) if index not in out}
    return out


def joined(analysis: Analysis, index: int) -> str:
    """A word with the one that follows it directly, to be made one; nothing if none does."""
    found = analysis.words[index : index + 2] if index >= 0 else ()
    near = len(found) == 2 and found[0].end == found[1].start and found[1].part not in _APART
    return found[0].surface + found[1].surface if near else ""
