"""How long the items of a timed quiz may take (``data/paces.tsv``)."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizgen import tables

_ANY = "any"


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    seconds: str
    example: str


def pace(kinds: Iterable[str]) -> int:
    """The seconds for items of these kinds together."""
    known = {row.kind: int(row.seconds) for row in tables.rows(_Row, "paces")}
    return sum(known.get(kind, known[_ANY]) for kind in kinds)
