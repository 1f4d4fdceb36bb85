"""Falsehoods that exchange a word for its contrary: operators F5, F9, F12 and those of ``antonyms.tsv`` beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from quizgen import tables
from quizgen.analysis import conditions, inflection
from quizgen.analysis.types import Analysis, Token, Word, apart, within
from quizgen.items.lookup import sentences_with_entity, sentences_with_word
from quizgen.items.retelling import paraphrase
from quizgen.items.retelling.falsehood import NAMES, Falsehood, said
from quizgen.items.retelling.tied import BEFORE
from quizgen.items.sentences.alone import LEADS
from quizgen.items.sentences.tellings import Telling


@dataclass(frozen=True, slots=True)
class Antonym:
    """A row of ``antonyms.tsv``."""

    one: str
    other: str
    op: str
    place: str
    way: str
    condition: str
    example: str


def contraries(analysis: Analysis, telling: Telling) -> Iterator[Falsehood]:
    """The falsehoods that exchange a word for its contrary."""
    sentence = analysis.sentences[telling.fact.sentence]
    tokens = within(analysis.tokens, sentence.start, sentence.end)
    body = analysis.text.body
    for word in _words(analysis, telling):
        at_end = word.start >= telling.end
        if body.count("「", telling.start, word.start) > body.count("」", telling.start, word.start):
            continue  # a name that others gave: 「西側」
        for row, other in _rows(word, telling):
            if (row.place == "end" and not at_end) or "negative" in word.inflections or _in_longer(analysis, word):
                continue
            if not conditions.holds(row.condition, tokens, *_range(tokens, word)) or _borne_out(
                analysis, telling, word, other
            ):
                continue
            if row.op == "F3" and not sentences_with_word(analysis, other):
                continue  # nobody whom the text does not know
            if _clashes(analysis, telling, word, at_end) or (row.op == "F2" and _is_bound(analysis, word)):
                continue
            if row.op == "F3" and analysis.text.body.startswith("の", word.end):
                continue  # お母さんの|おなか
            made = _at_end(analysis, telling, row, other) if at_end else _inside(telling, word, other)
            if made is not None:
                yield replace(made, why=NAMES[row.op])
                break


def _clashes(analysis: Analysis, telling: Telling, word: Word, at_end: bool) -> bool:
    """Whether what goes with the word would not go with its contrary: 惜しげもなく|公開した, 長く、大きな戦争."""
    if not at_end:
        return word.part in ("adjective", "adnominal") and analysis.text.body[word.start - 1 : word.start] == "、"
    before = within(analysis.bunsetsu, telling.start, telling.end)
    if LEADS.search(analysis.text.body, telling.start, telling.end):
        return True  # 崩れる恐れがあるため、|補修をやめた; 寒くなるにつれて、|悪化した
    return any(analysis.surface(p).rstrip("、").endswith("なく") and p.case != "は" for p in before)


def _is_bound(analysis: Analysis, word: Word) -> bool:
    """Whether a time of the year or the day is no time of what happens: 冬になる前に, 夜を知らず."""
    return BEFORE.match(analysis.text.body, word.end) is not None


def _words(analysis: Analysis, telling: Telling) -> Iterator[Word]:
    """The words of a telling, and adverbs that the analysis takes for two (一気|に)."""
    words = apart(within(analysis.words, telling.start, telling.fact.end))
    for word, after in zip_longest(words, words[1:]):
        surface = analysis.text.body[word.start : after.end] if after else ""
        if after and surface in _antonyms():
            yield replace(word, end=after.end, last=after.last, surface=surface, dictionary_form=surface, part="adverb")
        yield word


def _rows(word: Word, telling: Telling) -> list[tuple[Antonym, str]]:
    """The rows of a word, of a noun before だ as of a quality (有料だ)."""
    quality = word.part == "adjectival" or (word.start >= telling.end and telling.predicate.before == word.surface)
    names = {word.surface, word.dictionary_form, word.dictionary_form + "だ" * quality}
    return [pair for name in sorted(names) for pair in _antonyms().get(name, ())]


@cache
def _antonyms() -> dict[str, tuple[tuple[Antonym, str], ...]]:
    found: dict[str, list[tuple[Antonym, str]]] = {}
    rows = tables.rows(Antonym, "antonyms")
    for row in rows:
        found.setdefault(row.one, []).append((row, row.other))
    for row in rows:
        if row.way == "=":
            found.setdefault(row.other, []).append((row, row.one))
    return {word: tuple(pairs) for word, pairs in found.items()}


def _range(tokens: Sequence[Token], word: Word) -> tuple[int, int]:
    first = next(i for i, t in enumerate(tokens) if t.start == word.start)
    return first, first + word.last - word.first


def _in_longer(analysis: Analysis, word: Word) -> bool:
    """Whether a word is part of a longer one: 削り|下手な, 東|アジア."""
    before = analysis.tokens[word.first - 1] if word.first else None
    after = analysis.tokens[word.last] if word.last < len(analysis.tokens) else None
    if word.part == "adverb" and after is not None and after.surface == "と":
        return True
    glued = (
        before is not None
        and before.end == word.start
        and before.pos.startswith(("名詞-普通", "名詞-固有", "接頭辞", "動詞"))
    )
    joins = after is not None and after.start == word.end and after.pos.startswith(("名詞", "接尾辞"))
    return (glued and not word.surface.startswith("以")) or (joins and word.part == "noun")


def _at_end(analysis: Analysis, telling: Telling, row: Antonym, other: str) -> Falsehood | None:
    """The contrary in the predicate; of a word that may stand anywhere only before だ (客は男だった)."""
    p, turned = telling.predicate, None
    form = row.one if other == row.other else row.other
    if row.place == "end":
        turned = paraphrase.exchanged(p, form, other)
    elif p.ctype == "copula" and p.before.endswith(form):
        turned = replace(p, before=p.before.removesuffix(form) + other)
    if turned is None:
        return None
    right = analysis.text.body[telling.end : telling.fact.end].rstrip("。．")
    wrong = inflection.write(replace(turned, polite=p.polite))
    return Falsehood("", (0, 0), "", turned, said(right, wrong))


def _inside(telling: Telling, word: Word, other: str) -> Falsehood:
    return Falsehood("", (word.start, word.end), other, telling.predicate, said(word.surface, other))


def _borne_out(analysis: Analysis, telling: Telling, word: Word, other: str) -> bool:
    """Whether a sentence holds the other word and what the telling is about."""
    here = sentences_with_word(analysis, other) | sentences_with_word(analysis, other.removesuffix("だ"))
    nouns = [
        w.dictionary_form
        for w in within(analysis.words, telling.subject.start, telling.subject.end)
        if w.part in ("noun", "name")
    ]
    keys = [e.key for e in within(analysis.entities, telling.subject.start, telling.subject.end)]
    about = frozenset[int]().union(
        *(sentences_with_word(analysis, n) for n in nouns), *(sentences_with_entity(analysis, k) for k in keys)
    )
    return bool(here & about)
