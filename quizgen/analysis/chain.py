"""A word's inflections one by one: 食べさせられた is 食べさせる (使役), 食べさせられる (受身) and 〜た."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Token, Word


@dataclass(frozen=True, slots=True)
class Inflection:
    """A row of ``inflections.tsv``."""

    name: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Step:
    """The form that an inflection leads to, and one line on it in Japanese and in English."""

    form: str
    name: str
    ja: str
    en: str


@cache
def named() -> dict[str, Inflection]:
    """All inflections by name."""
    return {row.name: row for row in tables.rows(Inflection, "inflections")}


def steps(tokens: Sequence[Token], word: Word) -> tuple[Step, ...]:
    """The word's inflections in order (``tokens``: the analysis's); each form but the last is a dictionary form."""
    out = []
    for name, end in zip(word.inflections, word.ends, strict=True):
        run = tokens[word.first : end]
        last = run[-1].surface if end == word.last else run[-1].base
        row = named()[name]
        out.append(Step("".join([t.surface for t in run[:-1]]) + last, name, row.ja, row.en))
    return tuple(out)
