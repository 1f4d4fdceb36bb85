"""The stems of an inflected word, as frequency lists count them."""

from dataclasses import dataclass
from functools import cache

from quizgen import tables


@dataclass(frozen=True, slots=True)
class Stems:
    """A row of ``data/dictionary/stems.tsv``."""

    part: str
    ending: str
    stems: str
    example: str


@cache
def _by_part() -> dict[str, Stems]:
    return {row.part: row for row in tables.rows(Stems, "dictionary/stems")}


def stems(form: str, part: str) -> tuple[str, ...]:
    """All stems of a dictionary form, itself among them: 会う v5u has 会わ 会い 会う 会え 会お 会っ."""
    row = _by_part().get(part)
    if row is None or not form.endswith(row.ending):
        return ()
    bare = form.removesuffix(row.ending)
    return tuple(bare + ("" if stem == "-" else stem) for stem in row.stems.split())
