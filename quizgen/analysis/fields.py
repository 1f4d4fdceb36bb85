"""What a text is about, as far as the dictionary marks senses by field: ベース is a base where baseball is played."""

from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import tables
from quizgen.analysis.types import Analysis

_PROOF = 2  # so many different words of a field


@dataclass(frozen=True, slots=True)
class Field:
    """A row of ``fields.tsv``: JMdict's marks of a field, the words that show it."""

    marks: str
    words: str
    example: str


@cache
def _fields() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    rows = tables.rows(Field, "fields")
    return tuple((frozenset(row.marks.split()), tuple(row.words.split())) for row in rows)


@lru_cache(maxsize=64)
def of(analysis: Analysis) -> frozenset[str]:
    """The marks of the fields that the text is about."""
    body = analysis.text.body
    found = (marks for marks, words in _fields() if sum(word in body for word in words) >= _PROOF)
    return frozenset().union(*found)
