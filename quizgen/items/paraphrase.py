"""Paraphrase: the same meaning in other words (operators P4, P6, P8, P10, P11, P15).

Rewordings are rows of ``synonyms.tsv``, safe in any sentence and applied to true and false statements alike,
so that a changed word is never a hint.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from quizgen import LEVELS, tables
from quizgen.analysis import inflection, tokens
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.types import Analysis, Fact, Word, apart, within


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
        row = _synonyms().get(_source(word))
        if row is None or LEVELS.index(row.level) > LEVELS.index(level):
            continue
        form = same_form(word, row.target)
        if form:
            out.append((word.start, word.end, form))
    return out


def same_form(word: Word, target: str) -> str:
    """The target in the word's form: 述べた, 言う -> 言った; an empty string where that is not certain."""
    if word.surface in (word.dictionary_form, _source(word)):
        return target
    if word.part == "adjectival":
        return target.removesuffix("だ") + word.surface[len(word.dictionary_form) :] if target.endswith("だ") else ""
    read = inflection.read(tokens.tokenize(word.surface))
    other = exchanged(read, word.dictionary_form, target) if read else None
    return inflection.write(other) if other else ""


def exchanged(p: Predicate, form: str, other: str) -> Predicate | None:
    """A predicate with its word exchanged (増えている, 減る -> 減っている), or None where its form hides the word."""
    old, new = (inflection.read(tokens.tokenize(w)) for w in (form, other))
    if new is None:
        return None
    if p.before + p.base == form or (p.ctype == "copula" and p.before == form):
        return replace(new, negative=p.negative, past=p.past, polite=p.polite)
    if old and p.base == "いる" and p.before == inflection.te(old):
        return replace(p, before=inflection.te(new))
    return None


def _source(word: Word) -> str:
    """What of a word its row names: the word as written, else its dictionary form."""
    return word.surface if word.surface in _synonyms() else word.dictionary_form


def spans(analysis: Analysis, fact: Fact, level: str) -> list[tuple[int, int, str]]:
    """Rewordings of a fact's sentence outside its quotations."""
    quotes = [(a.start, a.end) for a in fact.arguments if analysis.text.body[a.start] in "「『“"]
    words = [
        w for w in apart(within(analysis.words, fact.start, fact.end)) if not any(s <= w.start < e for s, e in quotes)
    ]
    return reworded(words, level)


def is_reworded(analysis: Analysis, fact: Fact, level: str) -> bool:
    """Whether the rewording of a sentence changes its verb, not only a name or an adverb."""
    words = apart(within(analysis.words, fact.start, fact.end))
    changed = {start for start, _, _ in spans(analysis, fact, level)}
    return any(w.start in changed and _synonyms()[_source(w)].op == "P8" for w in words)
