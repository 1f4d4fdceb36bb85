"""Whether what is asked is worth asking of those who read the text.

The level of an item is that of the point it asks about: of the word, the particle's use, the form, the ending.  A point
far below its reader's level is no test, however hard the sentence round it: ある into あった is N5 in a treatise too.
"""

from statistics import median_high

from quizgen import LEVELS
from quizgen.analysis.difficulty import CONTENT, level_of
from quizgen.analysis.types import Analysis, apart, within

EASIER, HARDER = 1, 1
"""Levels by which a point may be easier or harder than the level that an author or a teacher gave."""
UNSURE = 1
"""Levels by which the estimate of a text's level may be wrong: points of a text without a level may be easier by it."""
LEAST = 150
"""Characters from which that estimate says anything: one hard word makes a note of three lines no hard text."""


def objection(analysis: Analysis, level: str) -> str:
    """Why a point of this level is not asked for in this text, or an empty string.

    A point of no level always is, and any point of a short text whose author gave no level.
    """
    text = _text(analysis)
    if not level or not text:
        return ""
    above = LEVELS.index(level) - LEVELS.index(text)
    if above > HARDER:
        return f"{level} is too hard for this text of {text}"
    easier = EASIER + (0 if analysis.text.level else UNSURE)
    return f"{level} is too easy for this text of {text}" if -above > easier else ""


def label(analysis: Analysis, level: str) -> str:
    """The level shown for a point that a sentence must be read for: its own, or one below the text's if that is harder.

    たとえば between two sentences of N2 is no item of N4; nor is it one of N2.
    """
    text = _text(analysis)
    return max(level, LEVELS[max(0, LEVELS.index(text) - 1)], key=LEVELS.index) if text else level


def _text(analysis: Analysis) -> str:
    """The text's level, if anything is known of it."""
    return level_of(analysis) if analysis.text.level or len(analysis.text.body) >= LEAST else ""


def of_span(analysis: Analysis, start: int, end: int) -> str:
    """The level of putting words in order: that of the harder half of them, and not below N4; one rare word alone
    makes no hard task."""
    words = apart(within(analysis.words, start, end))
    found = [LEVELS.index(w.level) for w in words if w.level and w.part in CONTENT]
    return LEVELS[max(1, median_high(found) if found else 0)]
