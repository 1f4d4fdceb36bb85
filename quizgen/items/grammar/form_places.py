"""Where a word calls for a form of the predicate: 決して…ない, きのう…た, たとえ…ても (``predicate_forms.tsv``).

The whole predicate is blank, and the wrong answers are the same predicate in forms that the word forbids.  Nothing
that is a predicate itself may stand between the two, so that they belong together.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.inflection import Predicate
from quizgen.analysis.types import Analysis, Sentence, Token, Word, within
from quizgen.items import carrier
from quizgen.items.base import Abstain, Note
from quizgen.items.grammar import gap
from quizgen.items.grammar.gap import Found, Gap

SORT = "sentence_ending"
_PREDICATES = frozenset(("verb", "adjective", "adjectival", "auxiliary", "expression"))
_WORDS_OF_TIME = frozenset(("past", "future"))
_MARKS = ("。", "？", "！")


@dataclass(frozen=True, slots=True)
class Call:
    """A row of ``predicate_forms.tsv``."""

    words: str
    calls: str
    level: str
    ja: str
    en: str
    no_ja: str
    no_en: str
    example: str


@dataclass(frozen=True, slots=True)
class Form:
    """A predicate in the text: its span and the forms that are wrong in its place."""

    start: int
    end: int
    wrong: tuple[str, ...]


@cache
def _calls() -> dict[str, tuple[tuple[str, Call], ...]]:
    """By first character each word with its row, the longest first: 去年の夏 before 去年."""
    pairs = [(word, row) for row in tables.rows(Call, "predicate_forms") for word in row.words.split("|")]
    longest = sorted(pairs, key=lambda pair: -len(pair[0]))
    return {first: tuple(p for p in longest if p[0][0] == first) for first in {word[0] for word, _ in pairs}}


@gap.once
def find(analysis: Analysis) -> Iterator[Found]:
    """The predicates that a word of the table calls for, in text order."""
    for sentence in analysis.sentences:
        tokens = within(analysis.tokens, sentence.start, sentence.end)
        found = _called(analysis, sentence, tokens)
        if found is None:
            continue
        form, row = found
        why = carrier.objection(analysis, sentence) or ("" if len(form.wrong) > 1 else "not two forms that are wrong")
        yield Abstain(SORT, form.start, form.end, why) if why else _gap(analysis, sentence, form, row)


def _called(analysis: Analysis, sentence: Sentence, tokens: Sequence[Token]) -> tuple[Form, Call] | None:
    """The first predicate of a sentence that is called for, and by what."""
    body = analysis.text.body
    for token in tokens:
        for written, row in _calls().get(token.surface[0], ()):
            end = token.start + len(written)
            if body.startswith(written, token.start) and _alone(tokens, end, row):
                word = _predicate(analysis, end, sentence.end)
                form = word and _FORMS[row.calls](analysis, word)
                if form:
                    return form, row
    return None


def _alone(tokens: Sequence[Token], end: int, row: Call) -> bool:
    """True if a word ends here and nothing makes another of it: きのうの, あまりに, 去年から."""
    following = next((t for t in tokens if t.start >= end), None)
    if following is None or following.start != end:
        return False
    if row.calls in _WORDS_OF_TIME:
        return not following.pos.startswith(("助詞", "接尾辞")) or following.surface in ("は", "に")
    return following.surface not in ("の", "に", "と", "か", "かも")


def _predicate(analysis: Analysis, start: int, end: int) -> Word | None:
    """The first predicate after ``start``, unless a quotation or a list comes before it."""
    for word in within(analysis.words, start, end):
        if word.surface in ("「", "」", "『", "』", "（", "）"):
            return None
        if word.part in _PREDICATES:
            return word if word.part in ("verb", "adjective") else None
    return None


def _ends(analysis: Analysis, word: Word) -> Predicate | None:
    """The predicate, taken apart, if the word ends its sentence."""
    following = analysis.tokens[word.last : word.last + 1]
    if not following or following[0].surface not in _MARKS:
        return None
    return inflection.read(analysis.tokens[word.first : word.last])


def _negative(analysis: Analysis, word: Word) -> Form | None:
    p = _ends(analysis, word)
    if p is None or not p.negative:
        return None
    yes = replace(p, negative=False)
    return _form(word, _said(yes), _said(replace(yes, past=not p.past)), _guessed(yes))


def _past(analysis: Analysis, word: Word) -> Form | None:
    p = _ends(analysis, word)
    if p is None or not p.past or p.negative or word.part != "verb":
        return None
    now = replace(p, past=False)
    return _form(word, _said(now), _guessed(now), _said(replace(now, negative=True)))


def _future(analysis: Analysis, word: Word) -> Form | None:
    p = _ends(analysis, word)
    if p is None or p.past or p.negative or word.part != "verb" or p.base in ("いる", "ある"):
        return None
    was = replace(p, past=True)
    return _form(
        word, _said(was), inflection.te(p) + ("いました" if p.polite else "いた"), _said(replace(was, negative=True))
    )


def _unfinished(analysis: Analysis, word: Word) -> Form | None:
    p, n = _ends(analysis, word), _te(analysis, word)
    if p is None or not n or not p.negative or p.past or p.base != "いる":
        return None
    done = replace(_verb(analysis, word, n), past=True)
    finished = inflection.te(done) + ("しまいました" if p.polite else "しまった")
    once = _said(done) + ("ことがあります" if p.polite else "ことがある")
    return _form(word, _said(replace(done, polite=p.polite)), finished, once)


def _said(p: Predicate) -> str:
    return inflection.write(p)


def _guessed(p: Predicate) -> str:
    """The present, guessed: 来ました -> 来るでしょう."""
    return inflection.write(replace(p, polite=False, past=False)) + ("でしょう" if p.polite else "だろう")


def _form(word: Word, *wrong: str) -> Form:
    return Form(word.start, word.end, wrong)


def _te(analysis: Analysis, word: Word) -> int:
    """Which token of a word, or the next after it, is て or たら behind a verb; 0 if none is."""
    tokens = analysis.tokens[word.first : word.last + 1]
    n = next((i for i, t in enumerate(tokens) if t.surface in ("て", "で", "たら", "だら")), 0)
    return n if n and tokens[n - 1].pos.startswith("動詞") else 0


def _verb(analysis: Analysis, word: Word, n: int) -> Predicate:
    """The verb before token ``n`` of a word."""
    tokens = analysis.tokens[word.first : word.first + n]
    return Predicate(word.start, "".join(t.surface for t in tokens[:-1]), tokens[-1].base, tokens[-1].ctype)


def _linked(analysis: Analysis, word: Word, call: str) -> Form | None:
    """A verb in 〜ても or 〜たら: its span with the particle, and the same verb in forms that do not fit."""
    n = _te(analysis, word)
    if not n:
        return None
    verb = _verb(analysis, word, n)
    te, when, plain = inflection.te(verb), _said(replace(verb, past=True)) + "ら", _said(verb)
    key = when if call == "condition" else te + "も"
    if not te or not analysis.text.body.startswith(key, word.start):
        return None
    last = when if call == "concession" else plain + "のに"
    return Form(word.start, word.start + len(key), (plain + "ので", plain + "から", last))


def _concession(analysis: Analysis, word: Word) -> Form | None:
    return _linked(analysis, word, "concession")


def _condition(analysis: Analysis, word: Word) -> Form | None:
    return _linked(analysis, word, "condition")


def _degree(analysis: Analysis, word: Word) -> Form | None:
    return _linked(analysis, word, "degree")


_FORMS: dict[str, Callable[[Analysis, Word], Form | None]] = {
    "negative": _negative,
    "past": _past,
    "future": _future,
    "concession": _concession,
    "condition": _condition,
    "degree": _degree,
    "unfinished": _unfinished,
}


def _gap(analysis: Analysis, sentence: Sentence, form: Form, row: Call) -> Gap:
    text = analysis.text.body[form.start : form.end]
    rivals = (
        gap.rival(w, f"not {row.calls}", Note(row.no_ja.format(wrong=w), row.no_en.format(wrong=w))) for w in form.wrong
    )
    return Gap(
        sort=SORT,
        focus=(form.start, form.end),
        sentences=(sentence,),
        choices=(gap.key(text, f"form: {row.calls}", Note(row.ja, row.en)), *rivals),
        level=row.level,
        lemma=text,
        quality=gap.quality(analysis, sentence, form.wrong),
    )
