"""Words whose reading is simply known (``overrides.tsv``): weekdays, kinship, 日本, 熟字訓."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis import conditions
from quizgen.analysis.settled import Settled
from quizgen.analysis.spread import spread
from quizgen.analysis.types import Token


@dataclass(frozen=True, slots=True)
class Override:
    """A row of ``overrides.tsv``."""

    surface: str
    reading: str
    when: str
    example: str


@cache
def heads() -> dict[str, tuple[tuple[str, tuple[Override, ...]], ...]]:
    """Rows by the first character, longest surface first."""
    surfaces: dict[str, list[Override]] = {}
    for row in tables.rows(Override, "overrides"):
        surfaces.setdefault(row.surface, []).append(row)
    heads: dict[str, list[tuple[str, tuple[Override, ...]]]] = {}
    for surface in sorted(surfaces, key=len, reverse=True):
        heads.setdefault(surface[0], []).append((surface, tuple(surfaces[surface])))
    return {head: tuple(found) for head, found in heads.items()}


def at(tokens: Sequence[Token], i: int, body: str) -> Settled | None:
    """The longest override that starts with token ``i`` and ends with a token."""
    start = tokens[i].start
    for surface, rows in heads().get(tokens[i].surface[0], ()):
        if not body.startswith(surface, start):
            continue
        last = _end(tokens, i, start + len(surface))
        row = next((r for r in rows if conditions.holds(r.when, tokens, i, last)), None) if last else None
        if row:
            return Settled(i, last, spread(tokens[i:last], row.reading), 1.0, "override")
    return None


def _end(tokens: Sequence[Token], i: int, end: int) -> int:
    while i < len(tokens) and tokens[i].end < end:
        i += 1
    return i + 1 if i < len(tokens) and tokens[i].end == end else 0
