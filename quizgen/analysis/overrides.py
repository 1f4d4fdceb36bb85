"""Words whose reading is simply known: weekdays, kinship, 熟字訓 (``overrides.tsv``), names (``proper_names.tsv``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis import conditions
from quizgen.analysis.settled import Settled
from quizgen.analysis.spread import cut
from quizgen.analysis.types import Token
from quizgen.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Override:
    """A row of ``overrides.tsv`` or ``proper_names.tsv``."""

    surface: str
    reading: str
    when: str
    example: str


@cache
def _rows() -> tuple[Override, ...]:
    return (*tables.rows(Override, "overrides"), *tables.rows(Override, "proper_names"))


@cache
def heads() -> frozenset[str]:
    """The characters that a row begins with."""
    return frozenset(row.surface[0] for row in _rows())


@cache
def _by_head() -> dict[str, tuple[tuple[str, tuple[Override, ...]], ...]]:
    """Rows by their first two characters (of 月 one), longest surface first; of one surface first with a condition."""
    surfaces: dict[str, list[Override]] = {}
    for row in sorted(_rows(), key=lambda row: not row.when):
        surfaces.setdefault(row.surface, []).append(row)
    found: dict[str, list[tuple[str, tuple[Override, ...]]]] = {}
    for surface in sorted(surfaces, key=len, reverse=True):
        found.setdefault(surface[:2], []).append((surface, tuple(surfaces[surface])))
    return {head: tuple(rows) for head, rows in found.items()}


@cache
def plain() -> dict[str, str]:
    """Readings of what is read so whatever stands beside it: 日本 にほん."""
    return {row.surface: row.reading for row in _rows() if not row.when}


def at(tokens: Sequence[Token], i: int, body: str, lexicon: Lexicon) -> Settled | None:
    """The longest override that starts with token ``i`` and ends with a token."""
    start = tokens[i].start
    found = _by_head()
    for surface, rows in (*found.get(body[start : start + 2], ()), *found.get(body[start], ())):
        if not body.startswith(surface, start):
            continue
        last = _end(tokens, i, start + len(surface))
        row = next((r for r in rows if conditions.holds(r.when, tokens, i, last)), None) if last else None
        if row:
            return Settled(i, last, cut(tokens[i:last], row.reading, lexicon), 1.0, "override")
    return None


def _end(tokens: Sequence[Token], i: int, end: int) -> int:
    while i < len(tokens) and tokens[i].end < end:
        i += 1
    return i + 1 if i < len(tokens) and tokens[i].end == end else 0
