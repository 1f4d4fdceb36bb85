"""Words with more than one common reading (``homographs.tsv``), settled by their neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis import conditions
from quizgen.analysis.settled import Settled, inflected
from quizgen.analysis.types import Token


@dataclass(frozen=True, slots=True)
class Homograph:
    """A row of ``homographs.tsv``: rows of one word are tried in order, an empty ``when`` is the default."""

    word: str
    reading: str
    when: str
    confidence: str
    example: str


@cache
def words() -> dict[str, tuple[Homograph, ...]]:
    """Rows by word, in table order."""
    table: dict[str, list[Homograph]] = {}
    for row in tables.rows(Homograph, "homographs"):
        table.setdefault(row.word, []).append(row)
    return {word: tuple(found) for word, found in table.items()}


def at(tokens: Sequence[Token], i: int) -> Settled | None:
    """What the table says about token ``i``, by its surface or its dictionary form."""
    row = _row(tokens, i)
    if row is None:
        return None
    rows = words()[row.word]
    others = tuple(dict.fromkeys(r.reading for r in rows if r.reading != row.reading))
    return _settled(tokens[i], i, row, others)


def knows(tokens: Sequence[Token], i: int) -> bool:
    """Whether a rule settles token ``i`` by its neighbours, not by default."""
    row = _row(tokens, i)
    return row is not None and bool(row.when)


def _row(tokens: Sequence[Token], i: int) -> Homograph | None:
    token = tokens[i]
    rows = words().get(token.surface, ())
    if token.base != token.surface:
        rows += words().get(token.base, ())
    return next((r for r in rows if conditions.holds(r.when, tokens, i, i + 1)), None)


def _settled(token: Token, i: int, row: Homograph, others: tuple[str, ...]) -> Settled | None:
    reading = row.reading if row.word == token.surface else inflected(token.surface, token.base, row.reading)
    if not reading:
        return None
    confidence = float(row.confidence)
    doubt = "several readings" if confidence < 0.9 else ""
    return Settled(i, i + 1, (reading,), confidence, "homograph", others, doubt)
