"""A whole sentence as a statement: true in other words, or false by one operator.

F5 exchanges one word for its contrary (``antonyms.tsv``), F4 turns the polarity of the predicate.  True and false
statements go through the same rewording (politeness, ``synonyms.tsv``), so that wording is no hint.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.types import Analysis, Fact, Word, apart, within
from quizgen.items import paraphrase, pointing, stems
from quizgen.items.base import Note
from quizgen.items.lookup import sentences_with_entity
from quizgen.items.stems import RefusedError

LONGEST = 50
SHORTEST_CONTENT = 3


@dataclass(frozen=True, slots=True)
class Antonym:
    """A row of ``antonyms.tsv``."""

    one: str
    other: str
    example: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence to judge: its text, whether it is true, the operator, and why, for people."""

    text: str
    true: bool
    why: str
    note: Note


def statements(analysis: Analysis, fact: Fact) -> Iterator[Statement]:
    """The statements that a fact's sentence gives; raises RefusedError where it gives none."""
    _check(analysis, fact)
    sentence = analysis.text.body[stems.start(analysis, fact) : fact.end]
    form = _register(analysis)
    false = tuple(contraries(analysis, fact, form))
    plain = _reworded(analysis, fact, form)
    rewordable = paraphrase.is_reworded(analysis, fact, stems.level(analysis))
    if not false and not rewordable:
        raise RefusedError("no word of the sentence has an equal or a contrary")
    right = Note(f"本文に「{sentence}」とあります。", "This is what the sentence says, in other words.")
    if rewordable:
        yield Statement(plain, True, "P8 other words", right)
    yield from false
    if rewordable and not false and _turnable(analysis, fact):
        flipped = Note(f"本文は反対です。「{sentence}」とあります。", "The text says the contrary.")
        text = _reworded(analysis, fact, lambda p: form(inflection.flipped(p)))
        yield Statement(text, False, "F4 polarity", flipped)


FOCUS = frozenset(("も", "しか", "だけ", "まで", "さえ", "こそ", "ほど", "ばかり"))


def _turnable(analysis: Analysis, fact: Fact) -> bool:
    """Whether the other polarity makes plain sense: one clause, no focus (も, だけ), no のだ."""
    tokens = within(analysis.tokens, fact.start, fact.end)
    chained = any(c.role == "adverbial" for c in within(analysis.clauses, fact.start, fact.end))
    before = stems.predicate(analysis, fact).before
    return not (fact.negative or chained or any(t.surface in FOCUS for t in tokens) or before.endswith(("の", "こと")))


Form = Callable[[Predicate], str]


def _register(analysis: Analysis) -> Form:
    """The register of statements: that of the questions."""
    return inflection.plain if stems.is_formal(analysis) else inflection.polite


def _reworded(analysis: Analysis, fact: Fact, form: Form, contrary: tuple[tuple[int, int, str], ...] = ()) -> str:
    spans = paraphrase.spans(analysis, fact, stems.level(analysis))
    free = (s for s in spans if s[1] <= fact.predicate[0] and all(s[1] <= a or s[0] >= b for a, b, _ in contrary))
    return stems.clause(analysis, fact, form, swaps=(*free, *contrary), subordinate=False) + "。"


def _check(analysis: Analysis, fact: Fact) -> None:
    pointing.check(analysis, fact, (0, 0))
    if fact.end - stems.start(analysis, fact) > LONGEST:
        raise RefusedError("the sentence is too long for a statement")
    if not any(a.case in ("ハ", "ガ") for a in fact.arguments):
        raise RefusedError("no subject that is certain")
    if any(a.case == "ト" for a in fact.arguments):
        raise RefusedError("what somebody says is no fact of the text")
    if stems.predicate(analysis, fact).base in HUMBLE:
        raise RefusedError("the predicate is humble")
    if re.search(r"[0-9一二三四五六七八九十百千万]\w{1,3}も", analysis.text.body[fact.start : fact.end]):
        raise RefusedError("the sentence judges a number")
    if any(t.surface in RELATIVE for t in within(analysis.tokens, fact.start, fact.end)):
        raise RefusedError("the sentence compares")
    if not _subject_known(analysis, fact):
        raise RefusedError("it is not said what the subject belongs to")
    words = apart(within(analysis.words, fact.start, fact.end))
    if sum(w.part in ("noun", "name", "verb", "adjective", "adjectival", "number") for w in words) < SHORTEST_CONTENT:
        raise RefusedError("too little is said")
    if any(w.part == "pronoun" for w in words):
        raise RefusedError("a pronoun would stand in the statement")


HUMBLE = frozenset(("おる", "まいる", "いたす", "ござる", "申す", "存じる", "いただく", "くださる"))
RELATIVE = frozenset(("より", "ほど", "反対", "逆", "ほう", "方", "比べ", "さらに", "もっと", "同じ"))
OFTEN = 3


def _subject_known(analysis: Analysis, fact: Fact) -> bool:
    """Whether the subject needs no owner: named, modified, or a thing that the text keeps speaking of."""
    argument = next(a for a in fact.arguments if a.case in ("ハ", "ガ"))
    entity = analysis.entities[argument.entity] if argument.entity >= 0 else None
    if entity is None or entity.type in ("TIME", "CLOCK", "PRONOUN"):
        return False
    if entity.type != "THING":
        return True
    return len(sentences_with_entity(analysis, entity.key)) >= OFTEN


def contraries(analysis: Analysis, fact: Fact, form: Form) -> Iterator[Statement]:
    """False statements by a contrary: of the predicate, or of an adjective before it."""
    for word in apart(within(analysis.words, stems.start(analysis, fact), fact.end)):
        other = _antonyms().get(_base(word))
        if other is None or "negative" in word.inflections or _second_part(analysis, word):
            continue
        note = Note(
            f"本文には「{word.surface}」とあります。反対の意味のことばに変わっています。",
            f"The text says “{word.surface}”; the statement says the contrary.",
        )
        if word.start >= fact.predicate[0]:
            turned = paraphrase.exchanged(stems.predicate(analysis, fact), word.dictionary_form, other)
            if turned:
                yield Statement(_reworded(analysis, fact, lambda p, t=turned: form(t)), False, "F5 contrary", note)  # type: ignore[misc]
        elif word.part in ("adjective", "adnominal", "adjectival") and not _in_subject(fact, word):
            written = paraphrase.same_form(word, other)
            if written:
                swap = ((word.start, word.end, written),)
                yield Statement(_reworded(analysis, fact, form, swap), False, "F5 contrary", note)


def _second_part(analysis: Analysis, word: Word) -> bool:
    """Whether a word leans on a noun or verb stem before it: 削り|下手な."""
    before = analysis.tokens[word.first - 1] if word.first else None
    return before is not None and before.end == word.start and before.pos.startswith(("名詞", "動詞"))


def _in_subject(fact: Fact, word: Word) -> bool:
    """Whether a word stands in the subject, whose contrary may clash with all that follows."""
    return any(a.case in ("ハ", "ガ") and a.start <= word.start < a.end for a in fact.arguments)


def _base(word: Word) -> str:
    return word.dictionary_form + "だ" if word.part == "adjectival" else word.dictionary_form


@cache
def _antonyms() -> dict[str, str]:
    rows = tables.rows(Antonym, "antonyms")
    return {r.other: r.one for r in rows} | {r.one: r.other for r in rows}
