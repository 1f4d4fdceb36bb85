"""What an author should think about before learners read it: ``hard_topics.tsv`` over the words of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Analysis


@dataclass(frozen=True, slots=True)
class HardTopic:
    """A row of ``hard_topics.tsv``."""

    topic: str
    by: str
    form: str
    example: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A place that touches a topic."""

    start: int
    end: int
    topic: str


@cache
def _words() -> dict[str, str]:
    return {row.form: row.topic for row in tables.rows(HardTopic, "hard_topics") if row.by == "word"}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (row for row in tables.rows(HardTopic, "hard_topics") if row.by == "pattern")
    return tuple((re.compile(row.form), row.topic) for row in rows)


def touched(analysis: Analysis) -> tuple[Touched, ...]:
    """The places in text order."""
    return tuple(sorted(_touched(analysis), key=lambda t: (t.start, t.end)))


def _touched(analysis: Analysis) -> Iterator[Touched]:
    words = _words()
    for word in analysis.words:
        if topic := words.get(word.dictionary_form) or words.get(word.surface):
            yield Touched(word.start, word.end, topic)
    for pattern, topic in _patterns():
        yield from (Touched(m.start(), m.end(), topic) for m in pattern.finditer(analysis.text.body))
