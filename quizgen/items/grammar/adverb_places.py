"""Where an adverb is certain by what answers it: まるで…ようだ, たとえ…ても.

A wrong one is offered only where nothing in the sentence could answer it.  Parts of ``text_grammar``; rows in
``agreements.tsv``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Analysis, Sentence, within
from quizgen.items import carrier
from quizgen.items.base import Note
from quizgen.items.grammar import gap
from quizgen.items.grammar.gap import MOST, Gap

SORT = "adverb"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A row of ``agreements.tsv``."""

    form: str
    calls: str
    offered: str
    level: str
    ja: str
    en: str
    example: str

    def answered(self, rest: str) -> bool:
        """True if something in the rest of a sentence may answer the adverb."""
        return any(call in rest for call in self.calls.split())


@cache
def _rows() -> dict[str, Agreement]:
    return {row.form: row for row in tables.rows(Agreement, "agreements")}


@cache
def _beginning() -> dict[str, tuple[Agreement, ...]]:
    """The adverbs by their first character."""
    rows = _rows().values()
    return {first: tuple(r for r in rows if r.form[0] == first) for first in {r.form[0] for r in rows}}


def find(analysis: Analysis) -> Iterator[Gap]:
    """All adverbs that are answered in their sentence and have two wrong ones, in text order."""
    for sentence in analysis.sentences:
        if carrier.objection(analysis, sentence):
            continue
        tokens = within(analysis.tokens, sentence.start, sentence.end)
        ends = {t.end for t in tokens}
        for start, row in ((t.start, r) for t in tokens for r in _beginning().get(t.surface[0], ())):
            end = start + len(row.form)
            if end in ends and analysis.text.body.startswith(row.form, start):
                wrong = _wrong(analysis.text.body[end : sentence.end], row)
                if len(wrong) > 1:
                    yield _gap(analysis, sentence, start, row, wrong)


def _wrong(rest: str, row: Agreement) -> tuple[Agreement, ...]:
    """The adverbs that nothing in the rest of the sentence answers; none if the key itself is not answered."""
    if not row.answered(rest) or rest.startswith("も"):
        return ()
    offered = (r for r in _rows().values() if r.offered == "yes" and r.calls != row.calls)
    return tuple(r for r in offered if not r.answered(rest))[:MOST]


def _gap(analysis: Analysis, sentence: Sentence, start: int, row: Agreement, wrong: tuple[Agreement, ...]) -> Gap:
    rivals = (
        gap.rival(w.form, "nothing answers it", Note(f"この文には合いません。{w.ja}", f"It does not fit here. {w.en}"))
        for w in wrong
    )
    return Gap(
        sort=SORT,
        focus=(start, start + len(row.form)),
        sentences=(sentence,),
        choices=(gap.key(row.form, "answered in the sentence", Note(row.ja, row.en)), *rivals),
        level=row.level,
        lemma=row.form,
        quality=gap.quality(analysis, sentence, wrong),
    )
