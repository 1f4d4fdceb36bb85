"""Paraphrase: the same meaning in other words (operators P4, P6, P8, P10, P11, P15).

Rewordings are rows of ``synonyms.tsv``, safe in any sentence and applied to true and false statements alike,
so that a changed word is never a hint.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from quizgen import tables
from quizgen.analysis import inflection, tokens
from quizgen.analysis.types import Analysis, Fact, Word, within

LEVELS = ("N5", "N4", "N3", "N2", "N1")


@dataclass(frozen=True, slots=True)
class Synonym:
    """A row of ``synonyms.tsv``."""

    source: str
    target: str
    op: str
    level: str
    example: str


@cache
def _synonyms() -> dict[str, Synonym]:
    return {r.source: r for r in tables.rows(Synonym, "synonyms")}


def reworded(words: Sequence[Word], level: str) -> list[tuple[int, int, str]]:
    """Spans of words that have an equal at the level, with that equal in the same form, in text order."""
    out = []
    for word in words:
        row = _synonyms().get(word.dictionary_form)
        if row is None or LEVELS.index(row.level) > LEVELS.index(level):
            continue
        form = same_form(word, row.target)
        if form:
            out.append((word.start, word.end, form))
    return out


def same_form(word: Word, target: str) -> str:
    """The target in the word's form: 述べた, 言う -> 言った; an empty string where that is not certain."""
    if word.surface == word.dictionary_form:
        return target
    if word.part == "adjectival":
        return target.removesuffix("だ") + word.surface[len(word.dictionary_form) :] if target.endswith("だ") else ""
    read = inflection.read(tokens.tokenize(word.surface))
    last = tokens.tokenize(target)
    if read is None or read.before not in ("", word.dictionary_form.removesuffix("する")) or not last[-1].ctype:
        return ""
    lead = "".join(t.surface for t in last[:-1])
    return inflection.write(replace(read, before=lead, base=last[-1].base, ctype=last[-1].ctype))


def spans(analysis: Analysis, fact: Fact, level: str) -> list[tuple[int, int, str]]:
    """Rewordings of a fact's sentence outside its quotations."""
    quotes = [(a.start, a.end) for a in fact.arguments if analysis.text.body[a.start] in "「『“"]
    words = [w for w in within(analysis.words, fact.start, fact.end) if not any(s <= w.start < e for s, e in quotes)]
    return reworded(words, level)
