"""Verbs that take somebody's words with と (``sayings.tsv``)."""

from dataclasses import dataclass
from functools import cache

from quizgen import tables


@dataclass(frozen=True, slots=True)
class Saying:
    """A row of ``sayings.tsv``."""

    base: str
    example: str


@cache
def sayings() -> frozenset[str]:
    """Dictionary forms of the verbs that take somebody's words with と."""
    return frozenset(r.base for r in tables.rows(Saying, "sayings"))
