"""Words whose first sense in JMdict misleads, and what they mean beside which neighbours (``first_sense.tsv``)."""

from dataclasses import dataclass
from functools import cache

from quizgen import tables


@dataclass(frozen=True, slots=True)
class FirstSense:
    """A row of ``first_sense.tsv``; ``when`` is a condition on the neighbours (``conditions``).

    ``sense`` may name another word whose sense it is: ``要は=in short`` for the 要 of 要は.
    """

    word: str
    reading: str
    when: str
    sense: str
    gloss: str
    example: str


@cache
def by_word() -> dict[str, tuple[FirstSense, ...]]:
    """Rows by word, in table order."""
    table: dict[str, tuple[FirstSense, ...]] = {}
    for row in tables.rows(FirstSense, "first_sense"):
        for word in row.word.split("|"):
            table[word] = (*table.get(word, ()), row)
    return table
