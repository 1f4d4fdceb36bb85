"""Paraphrase: the same meaning in other words (operators P4, P6, P8, P10, P11, P15; P14 is ``potential``).

Rewordings are rows of ``synonyms.tsv``, safe in any sentence and applied to true and false statements alike,
so that a changed word is never a hint.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from quizgen import LEVELS, tables
from quizgen.analysis import conditions, inflection, tokens
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.types import Analysis, Word, apart, within
from quizgen.items.words import forms


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


def says_more(analysis: Analysis, swaps: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a rewording changes more than a name: 米国, アメリカ."""
    names = {(r.source, r.target) for r in tables.rows(Synonym, "synonyms") if r.op != "P8"}
    return any((analysis.text.body[start:end], text) not in names for start, end, text in swaps)


def spans(analysis: Analysis, start: int, end: int, level: str) -> list[tuple[int, int, str]]:
    """Rewordings of ``start:end``, a run without quotations, in text order, no two of one place."""
    words = apart(within(analysis.words, start, end))
    whole = [w for w in words if not _in_longer(analysis, w)]
    found = {s[0]: s for s in (*_equals(analysis, whole), *reworded(whole, level))}
    return sorted(found.values())


def _equals(analysis: Analysis, words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """What ``paraphrases.tsv`` knows as meaning the same."""
    for word in words:
        row = _row(analysis, word)
        form = forms.shown(analysis, word) if row else None
        if row is None or form is None or forms.VOICES & set(form.forms):
            continue
        text = forms.like(row.paraphrase, form, row.part)
        if text and not (text.endswith("き") and row.paraphrase.endswith(("くる", "来る"))):  # 出てき、
            yield form.start, form.end, text


def predicate(analysis: Analysis, words: Sequence[Word], p: Predicate, level: str) -> Predicate:
    """A predicate in other words, as it is where none of its words has an equal."""
    for word in words:
        row = _row(analysis, word)
        synonym = _synonyms().get(word.dictionary_form)
        known = synonym is not None and LEVELS.index(synonym.level) <= LEVELS.index(level)
        target = row.paraphrase if row else synonym.target if synonym and known else ""
        turned = exchanged(p, word.dictionary_form, target) if target and not _in_longer(analysis, word) else None
        if turned is not None:
            return turned
    return p


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A row of ``paraphrases.tsv``."""

    word: str
    part: str
    condition: str
    paraphrase: str
    rivals: str
    level: str
    en: str
    example: str


@cache
def paraphrases() -> dict[str, tuple[Paraphrase, ...]]:
    """The rows of ``paraphrases.tsv`` by each spelling of their word."""
    found: dict[str, tuple[Paraphrase, ...]] = {}
    for row in tables.rows(Paraphrase, "paraphrases"):
        for word in row.word.split("|"):
            found[word] = (*found.get(word, ()), row)
    return found


def _row(analysis: Analysis, word: Word) -> Paraphrase | None:
    run = analysis.tokens
    if word.part == "adverb" and run[word.last].pos.startswith("助詞"):
        return None
    if word.part == "adjectival" and run[word.last].surface == "の":  # 肝心の花, but 大切な花
        return None
    found = dict.fromkeys((*paraphrases().get(word.surface, ()), *paraphrases().get(word.dictionary_form, ())))
    fits = (r for r in found if r.part == word.part and conditions.holds(r.condition, run, word.first, word.last))
    row = next(fits, None)
    return (
        row if row and not (row.part == "noun" and _described(row.paraphrase)) and row.paraphrase not in LOOSE else None
    )


LOOSE = frozenset(
    (
        "いっぱい",
        "みんなに見せる",
        "みんなに知らせる",
        "強く言う",
        "確かめる",
        "いなくなる",
        "死ぬ",
        "力を合わせる",
        "加わる",
        "うまくいく",
        "話",
        "やめる",
        "用意",
        "果物",
        "びっくりする",
        "がんばる",
        "ちょっと",
        "ちゃんと",
        "ずいぶん",
        "本当に",
        "当たり前だが",
        "お金がない",
        "大変",
        "大きくなる",
        "高くなる",
        "中心になる",
        "やってみる",
    )
)
"""Words of talk and explanations, which would stand out in a statement."""


@lru_cache(maxsize=1024)
def _described(noun: str) -> bool:
    """Whether a paraphrase describes rather than names: 旅をしている人 for 旅人."""
    return any(not t.pos.startswith(("名詞", "接")) for t in tokens.tokenize(noun))


def _in_longer(analysis: Analysis, word: Word) -> bool:
    """Whether a noun or verb is part of a longer word: 体内|侵入, 悩み|抜く."""
    around = analysis.tokens[max(0, word.first - 1) : word.last + 1]
    touching = [t for t in around if t.end == word.start or (t.start == word.end and word.part == "noun")]
    return any(t.pos.startswith(("名詞", "接尾辞", "接頭辞")) and "副詞可能" not in t.pos for t in touching)
