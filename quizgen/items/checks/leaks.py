"""What may be shown beside an item before it is answered: the leak matrix of ``data/leaks.tsv``."""

from dataclasses import dataclass
from functools import cache

from quizgen import tables


@dataclass(frozen=True, slots=True)
class Leak:
    """One row: which helps may stand beside an unanswered item of the kinds it names."""

    name: str
    target_furigana: bool
    choice_furigana: bool
    speech: bool
    dictionary: bool
    vocabulary: bool


@dataclass(frozen=True, slots=True)
class _Row:
    leak: str
    kinds: str
    target_furigana: str
    choice_furigana: str
    speech: str
    dictionary: str
    vocabulary: str
    example: str


@cache
def _matrix() -> dict[str, Leak]:
    out: dict[str, Leak] = {}
    for row in tables.rows(_Row, "leaks"):
        cells = (row.target_furigana, row.choice_furigana, row.speech, row.dictionary, row.vocabulary)
        leak = Leak(row.leak, *(cell != "no" for cell in cells))
        out |= dict.fromkeys(row.kinds.split() or [""], leak)
    return out


def leaks(kind: str) -> Leak:
    """The row for a kind's name; a kind that no row names has nothing to hide."""
    matrix = _matrix()
    return matrix.get(kind, matrix[""])
