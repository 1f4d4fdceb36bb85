"""Verbs that take somebody's words with と (``sayings.tsv``)."""

from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Fact


@dataclass(frozen=True, slots=True)
class Saying:
    """A row of ``sayings.tsv``."""

    base: str
    example: str


@cache
def sayings() -> frozenset[str]:
    """Dictionary forms of the verbs that take somebody's words with と."""
    return frozenset(r.base for r in tables.rows(Saying, "sayings"))


def says(fact: Fact) -> bool:
    """Whether a fact is that somebody says something (…と述べた)."""
    return fact.base in sayings() and any(a.case == "ト" for a in fact.arguments)
