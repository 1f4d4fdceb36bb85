"""Where a word that points back (この, それ, そこ) is certain: by what follows it, and by the sentence before.

この and その before a noun that the sentence before has too; これ and それ before a particle.  The wrong ones cannot
stand there (それ絵, そのを), or ask where nothing is asked (どの絵は).  Parts of ``text_grammar``; rows in
``demonstratives.tsv``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Analysis, Sentence, Word, within
from quizgen.items import carrier
from quizgen.items.base import Note
from quizgen.items.grammar import gap
from quizgen.items.grammar.gap import Gap

SORT = "demonstrative"
_ASKS = ("か", "も", "でも")
_NAMED = frozenset(("noun", "name"))


@dataclass(frozen=True, slots=True)
class Pointer:
    """A row of ``demonstratives.tsv``."""

    form: str
    follows: str
    wrong: str
    level: str
    ja: str
    en: str
    example: str


@cache
def _rows() -> dict[str, tuple[Pointer, ...]]:
    found: dict[str, tuple[Pointer, ...]] = {}
    for row in tables.rows(Pointer, "demonstratives"):
        found[row.form] = (*found.get(row.form, ()), row)
    return found


def find(analysis: Analysis) -> Iterator[Gap]:
    """All words that point back and are certain, in text order."""
    for before, sentence in zip(analysis.sentences, analysis.sentences[1:], strict=False):
        if before.paragraph != sentence.paragraph or carrier.objection(analysis, sentence):
            continue
        words = within(analysis.words, sentence.start, sentence.end)
        if any(w.surface in _ASKS for w in words):
            continue
        for i, word in enumerate(words[:-1]):
            row = next((r for r in _rows().get(word.surface, ()) if _stands(analysis, before, words, i, r)), None)
            if row:
                yield _gap(analysis, before, sentence, word, row)


def _stands(analysis: Analysis, before: Sentence, words: Sequence[Word], i: int, row: Pointer) -> bool:
    """True if what follows word ``i`` is what the row wants."""
    following = words[i + 1]
    if words[i].end != following.start:
        return False
    if row.follows == "named":
        return following.part in _NAMED and _has(analysis, before, following)
    return following.surface == row.follows and (i > 0 or row.follows not in ("で", "に"))


def _has(analysis: Analysis, sentence: Sentence, noun: Word) -> bool:
    names = (w.dictionary_form for w in within(analysis.words, sentence.start, sentence.end) if w.part in _NAMED)
    return noun.dictionary_form in names


def _gap(analysis: Analysis, before: Sentence, sentence: Sentence, word: Word, row: Pointer) -> Gap:
    wrong = row.wrong.split()
    return Gap(
        sort=SORT,
        focus=(word.start, word.end),
        sentences=(before, sentence),
        choices=(
            gap.key(row.form, f"points back, before {row.follows}", Note(row.ja, row.en)),
            *(gap.rival(w, f"not before {row.follows}", _wrong_note(w)) for w in wrong),
        ),
        level=row.level,
        lemma=row.form,
        quality=gap.quality(analysis, sentence, wrong),
    )


def _wrong_note(form: str) -> Note:
    row = _rows()[form][0]
    return Note(f"ここでは「{form}」は使えません。{row.ja}", f"{form} does not fit here. {row.en}")
