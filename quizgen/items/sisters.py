"""Words in the place of each other in a reason, each of which makes another everyday reason of it (``sisters.tsv``)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, zip_longest

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis, Bunsetsu, Word, apart, within
from quizgen.items import forms, paraphrase
from quizgen.items.cause import Cause
from quizgen.items.lookup import phrase_of, sentences_with_word

DEGREES = frozenset(
    ["とても", "たいへん", "大変", "すごく", "かなり", "少し", "ちょっと", "あまり", "いつも", "一番", "まだ", "もう"]
)
"""Adverbs that go with any quality; others may go with one alone: ぽかぽか|あたたかい."""


QUALITIES = ("adjective", "adjectival")


@dataclass(frozen=True, slots=True)
class Sisters:
    """A row of ``sisters.tsv``."""

    words: str
    others: str
    part: str
    beside: str
    example: str


def exchanges(analysis: Analysis, cause: Cause) -> Iterator[tuple[str, str, str]]:
    """Each word of a reason that may be another: as the text has it, the other, and the reason with that; first one
    for each word, then another, those before others that the text speaks of elsewhere."""
    words = apart(within(analysis.words, *cause.own))
    runs = [list(_of_word(analysis, cause, word, words)) for word in words if not _bound(analysis, word)]
    found = (one for row in zip_longest(*runs) for one in row if one)
    yield from {text: (right, wrong, text) for right, wrong, text in found}.values()


def _of_word(analysis: Analysis, cause: Cause, word: Word, words: Sequence[Word]) -> Iterator[tuple[str, str, str]]:
    held = {w.dictionary_form for w in words} | {w.surface for w in words}
    owner = [a.dictionary_form for a, b in pairwise(words) if b.surface == "の" and b.end == word.start]
    after = {*owner, *(w.dictionary_form for w in words if w.start > word.start)}
    for row in _rows().get(word.dictionary_form, ()):
        beside = after if row.part == "noun" else held
        if not _fits(analysis, cause, word, row) or (row.beside != "-" and beside.isdisjoint(row.beside.split())):
            continue
        named = (row.others or row.words).split()
        others = [o for o in named if o not in held and not _said(analysis, cause, o.removesuffix("だ"))]
        for other in sorted(others, key=lambda o: not sentences_with_word(analysis, o)):
            if text := _with(analysis, cause, word, other):
                yield word.dictionary_form, other, text


def _fits(analysis: Analysis, cause: Cause, word: Word, row: Sisters) -> bool:
    """Whether a word is used as its row means it: a verb and a quality say what is so, or the quality describes that; a
    noun goes with it, perhaps by way of nouns (妹の|結婚式に|出る)."""
    at_end = word.start >= cause.predicate.start
    if row.part == "quality":
        describes = word.end == cause.predicate.start and word.surface == word.dictionary_form
        return at_end or describes or word.surface.endswith("だ")
    if row.part == "verb":
        return at_end and word.part == "verb"
    phrase = phrase_of(analysis, word)
    while phrase.head >= 0 and (phrase.case == "の" or _is_feared(analysis, phrase)):
        phrase = analysis.bunsetsu[phrase.head]
    head = analysis.bunsetsu[phrase.head] if phrase.head >= 0 else phrase
    return word.part == "noun" and not at_end and head.start <= cause.predicate.start < head.end


def _is_feared(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase goes with a verb before 恐れ and the like, or is that verb: 石が|崩れる|恐れ."""
    head = analysis.bunsetsu[phrase.head]
    above = analysis.bunsetsu[head.head] if head.head >= 0 else head
    return any(analysis.tokens[p.first].surface in FEARED for p in (head, above))


FEARED = frozenset(("恐れ", "おそれ", "必要", "可能性", "危険", "心配"))
"""Nouns that only say how sure or how bad it is."""


@cache
def _rows() -> dict[str, tuple[Sisters, ...]]:
    found: dict[str, tuple[Sisters, ...]] = {}
    for row in tables.rows(Sisters, "sisters"):
        for word in row.words.split():
            found[word] = (*found.get(word, ()), row)
    return found


def _bound(analysis: Analysis, word: Word) -> bool:
    """Whether a word is part of a longer one or goes with an adverb of its own: 図書館|員, ぽかぽか|あたたかい."""
    before = analysis.tokens[word.first - 1] if word.first else None
    after = analysis.tokens[word.last] if word.last < len(analysis.tokens) else None
    if before is not None and before.end == word.start:
        adverb = before.pos == "副詞" or (before.surface == "に" and word.part in QUALITIES)
        if adverb and before.surface not in DEGREES:
            return True
        if word.part == "noun" and before.pos.startswith(("名詞", "接頭辞", "接尾辞")):
            return True
    return bool(word.part == "noun" and after and after.start == word.end and after.pos.startswith(("名詞", "接尾辞")))


def _said(analysis: Analysis, cause: Cause, other: str) -> bool:
    """Whether the text says the other word beside the predicate of the reason: it may be true too."""
    return not sentences_with_word(analysis, other).isdisjoint(sentences_with_word(analysis, cause.predicate.base))


def _with(analysis: Analysis, cause: Cause, word: Word, other: str) -> str:
    """The reason with another word in the form of this one, or an empty string."""
    p = cause.predicate
    if word.start >= p.start:
        turned = paraphrase.exchanged(p, word.dictionary_form, other)
        return cause.before + inflection.plain(turned) if turned else ""
    shown = forms.shown(analysis, word)
    alike = tokenize(other)[-1].pos[:3] == tokenize(word.dictionary_form)[-1].pos[:3]
    if shown is None or (word.part == "adjective" and not alike):
        return ""
    right = analysis.text.body[shown.start : shown.end]
    made = forms.like(other.removesuffix("だ"), shown, word.part)
    return cause.text.replace(right, made) if made and cause.before.count(right) == 1 else ""
