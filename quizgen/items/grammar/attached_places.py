"""Where what follows a word decides its form: 歩き|ながら, 食べる|まえに, 考え|ざるを得ない (``attached_forms.tsv``).

The wrong answers are other forms of the same word, all of them real, that never stand before what follows.
Items of ``inflection`` and parts of ``text_grammar``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import LEVELS, kana, tables
from quizgen.analysis import conjugation
from quizgen.analysis.conjugation import Form
from quizgen.analysis.furigana import align
from quizgen.analysis.types import Analysis, Sentence, Token, Word, apart, within
from quizgen.items import carrier
from quizgen.items.base import Abstain, Choice, Note
from quizgen.items.checks import levels
from quizgen.items.grammar import gap
from quizgen.items.grammar.gap import Found, Gap

SORT = "form"
MOST_OF_A_PATTERN = 2
"""Blanks on one pattern in a text."""
LONGEST = 75
"""Characters of a sentence in which a form is asked."""
HARDER = 2
"""Levels by which the word may be harder than the pattern."""
_TYPES = ("五段", "上一段", "下一段", "サ行変格", "形容詞")
NAMES = {
    "dict": ("辞書形", "the dictionary form"),
    "past": ("た形", "the ta-form"),
    "te": ("て形", "the te-form"),
    "stem": ("「ます」の前の形", "the form before ます"),
    "nai": ("「ない」の前の形", "the form before ない"),
    "negative": ("ない形", "the nai-form"),
    "volitional": ("意向形", "the volitional form"),
    "adverbial": ("「〜く」の形", "the form in く"),
    "root": ("「い」を取った形", "the form without い"),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of ``attached_forms.tsv``."""

    name: str
    follows: str
    form: str
    wrong: str
    but: str
    level: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Place:
    """A form that is decided: its word, its span, the pattern that decides, the form and the wrong ones by name."""

    word: Word
    focus: tuple[int, int]
    pattern: Pattern
    right: Form
    wrong: tuple[tuple[str, Form], ...]


@cache
def _patterns() -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str], Pattern], ...]]:
    """What follows, what it does not follow and the row, in the table's order, by the first character that follows."""
    by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str], Pattern]]] = {}
    for row in tables.rows(Pattern, "attached_forms"):
        follows = tuple(row.follows.split("|"))
        for first in dict.fromkeys(text[0] for text in follows):
            by_first.setdefault(first, []).append((follows, frozenset(row.but.split()), row))
    return {first: tuple(rows) for first, rows in by_first.items()}


@gap.once
def find(analysis: Analysis) -> Iterator[Found]:
    """The forms that a pattern of the table decides, in text order, each word once a pattern."""
    done: list[tuple[str, str]] = []
    for sentence in analysis.sentences:
        bad = carrier.objection(analysis, sentence)
        for word in apart(within(analysis.words, sentence.start, sentence.end)):
            place = _place(analysis, word) if word.part in ("verb", "adjective") else None
            key = (place.pattern.name, word.dictionary_form) if place else ("", "")
            if place is None or key in done or sum(name == key[0] for name, _ in done) >= MOST_OF_A_PATTERN:
                continue
            why = bad or _objection(analysis, sentence, place)
            if not why:
                done.append(key)
            yield Abstain(SORT, *place.focus, why) if why else _gap(analysis, sentence, place)


def _objection(analysis: Analysis, sentence: Sentence, place: Place) -> str:
    """Why this form is not asked for: the word is not known, or too little stands round it."""
    if not place.word.level or LEVELS.index(place.word.level) - LEVELS.index(place.pattern.level) > HARDER:
        return "the word is too hard for what is asked of it"
    if len(place.wrong) < 2:
        return "not two other forms"
    if place.pattern.level == "N5" and levels.label(analysis, "N5") != "N5":
        return "the pattern is too easy for this text"
    if sentence.end - sentence.start > LONGEST:
        return "too much to read for one form"
    words = within(analysis.words, sentence.start, sentence.end)
    return "" if sum(w.part in CONTENT for w in words) >= LEAST_WORDS else "too little of a sentence round it"


CONTENT = frozenset(("noun", "name", "pronoun", "verb", "adjective", "adjectival", "adverb", "number"))
LEAST_WORDS = 3
"""Words of meaning in a sentence, that of the blank among them."""


def _place(analysis: Analysis, word: Word) -> Place | None:
    n = next((i for i in range(word.first, word.last) if analysis.tokens[i].ctype), None)
    if n is None or not _is_whole(analysis.tokens, n):
        return None
    token, body = analysis.tokens[n], analysis.text.body
    for end in (t.end for t in analysis.tokens[n : n + 2]):
        rows = _patterns().get(body[end : end + 1], ())
        for row in (r for follows, but, r in rows if body.startswith(follows, end) and token.base not in but):
            right = _form(token, row.form)
            if right and right.written == body[token.start : end]:
                return Place(word, (token.start, end), row, right, tuple(_wrong(token, row, right)))
    return None


def _is_whole(tokens: Sequence[Token], n: int) -> bool:
    """Whether token ``n`` is the verb or adjective itself, no helper: 読んで|いる, 読み|始める, お|読み."""
    before = tokens[n - 1].pos if n else ""
    inflects = tokens[n].ctype.startswith(_TYPES) and tokens[n].pos.startswith(("動詞", "形容詞"))
    return inflects and not before.startswith(("動詞", "形容詞", "助動詞", "接頭辞", "助詞-接続助詞"))


def _wrong(token: Token, row: Pattern, right: Form) -> Iterator[tuple[str, Form]]:
    seen = {right.written}
    for name in row.wrong.split():
        form = _form(token, name)
        if form and form.written not in seen:
            seen.add(form.written)
            yield name, form


def _form(token: Token, name: str) -> Form | None:
    """A token's form by its name, with its reading: before ます or ない it is what is left of 書きながら, 書かない."""
    reading = kana.to_hiragana(token.base_reading)
    if name == "nai" and token.base == "する":
        return Form("せ", "せ", "")
    if name not in _CUT:
        return conjugation.inflect(token.base, token.ctype, () if name == "dict" else (name,), reading)
    form, added = _CUT[name]
    made = conjugation.inflect(token.base, token.ctype, (form,), reading)
    if made is None or not made.written.endswith(added):
        return None
    return Form(made.written.removesuffix(added), made.reading.removesuffix(added), "")


_CUT = {"stem": ("while", "ながら"), "nai": ("negative", "ない"), "root": ("te", "くて")}


def _gap(analysis: Analysis, sentence: Sentence, place: Place) -> Gap:
    row = place.pattern
    (ja, en), tail = NAMES[row.form], row.name
    if place.right.written == "せ":
        ja, en = "「する」の特別な形", "the form of する"
    note = Note(
        f"「{tail}」の前は、{ja}「{place.right.written}」です。「{tail}」は、{row.ja}",
        f"{tail} wants {en} before it: {place.right.written}. {row.en}",
    )
    wrong = (Choice(f.written, False, f"{name} form", _note(f, name, row), _furigana(f)) for name, f in place.wrong)
    return Gap(
        sort=SORT,
        focus=place.focus,
        sentences=(sentence,),
        choices=(Choice(place.right.written, True, f"{row.form} form", note, _furigana(place.right)), *wrong),
        level=place.pattern.level,
        lemma=place.word.dictionary_form,
        quality=gap.quality(analysis, sentence, place.wrong, 0.4),
    )


def _note(form: Form, name: str, row: Pattern) -> Note:
    ja, en = ("「する」の特別な形", "a form of する") if form.written == "せ" else NAMES[name]
    return Note(
        f"「{form.written}」は{ja}です。「{row.name}」の前では使いません。",
        f"{form.written} is {en}, which does not stand before {row.name}.",
    )


def _furigana(form: Form) -> tuple[tuple[str, str], ...]:
    return align(form.written, form.reading, None)
