"""言い換え類義: which word means nearly the same as the underlined one?

A word of the text in its own sentence.  Its paraphrase, which can stand in its place, and the wrong words, which mean
something else in every sentence, are rows of ``paraphrases.tsv``; all choices take the form of the word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from quizgen import kana
from quizgen.analysis import conditions
from quizgen.analysis.types import Analysis, Sentence, Token, Word, within
from quizgen.items import carrier, wording
from quizgen.items.base import Abstain, Choice, Item, Note, item_id
from quizgen.items.retelling.paraphrase import Paraphrase, paraphrases
from quizgen.items.words import forms, marked, meanings
from quizgen.items.words.forms import Shown
from quizgen.lexicon import Lexicon

NAME = "paraphrase"
MOST = 3
CONTRARY = "!"
"""Marks a wrong word that means the contrary."""
_INSIDE = frozenset("をにがとく")
"""Signs of a phrase, which has no passive of its own: 手に入れる, 大きくなる."""
_NOMINAL = ("名詞", "接尾辞", "接頭辞")
LONGEST = 5
"""Words that are read together as one."""
UNINFLECTED = ("adverb", "conjunction")
"""Parts whose rows name a word as written, whatever the analysis takes it for."""


@dataclass(frozen=True, slots=True)
class Target:
    """A word to ask for: its sentence, its row, its form, and the paraphrase in that form."""

    sentence: Sentence
    word: Word
    row: Paraphrase
    form: Shown
    key: str


@cache
def _meanings() -> dict[str, str]:
    return {word: rows[0].paraphrase for word, rows in paraphrases().items()}


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates in text order, each row once."""
    done = set[Paraphrase]()
    for sentence in analysis.sentences:
        tokens = within(analysis.tokens, sentence.start, sentence.end)
        for word in _candidates(analysis, sentence):
            row = _row(word, tokens)
            if row is None or row in done:
                continue
            made = _made(analysis, sentence, word, row, lexicon)
            if isinstance(made, Item):
                done.add(row)
            yield made


def _candidates(analysis: Analysis, sentence: Sentence) -> Iterator[Word]:
    """The words of a sentence, and adverbs that the analysis takes for several (次第に, 間もなく, いつの間にか)."""
    words = within(analysis.words, sentence.start, sentence.end)
    for n, word in enumerate(words):
        for last in words[n + LONGEST - 1 : n : -1]:
            surface = analysis.text.body[word.start : last.end]
            if surface in _uninflected():
                yield _joined(word, last, surface)
        yield word


@cache
def _uninflected() -> frozenset[str]:
    return frozenset(word for word, rows in paraphrases().items() if any(row.part in UNINFLECTED for row in rows))


def _joined(first: Word, last: Word, surface: str) -> Word:
    return replace(
        first, end=last.end, last=last.last, surface=surface, dictionary_form=surface, part="adverb", level=""
    )


def _row(word: Word, tokens: Sequence[Token]) -> Paraphrase | None:
    """The row of a word, named as written (急に) or by its dictionary form, whose condition holds."""
    found = [r for r in paraphrases().get(word.surface, ()) if r.part == word.part or r.part in UNINFLECTED]
    found += [r for r in paraphrases().get(word.dictionary_form, ()) if r.part == word.part and r not in found]
    if not found:
        return None
    first = next(i for i, t in enumerate(tokens) if t.start == word.start)
    last = first + word.last - word.first
    found = [r for r in found if _alone(r, word, tokens, first, last)]
    return next((r for r in found if conditions.holds(r.condition, tokens, first, last)), None)


def _alone(row: Paraphrase, word: Word, tokens: Sequence[Token], first: int, last: int) -> bool:
    """No particle makes more of an adverb (どうして|も), it is no verb (かえって); a connective opens its clause."""
    if row.part in UNINFLECTED and last < len(tokens) and tokens[last].pos.startswith(("助詞", "助動詞")):
        return False
    if row.part == "adjectival" and tokens[last : last + 1] and tokens[last].surface == "の":  # 肝心の, but 大切な
        return False
    if row.part == "adverb" and word.part == "verb" and word.inflections[-1:] == ("te",):
        return False
    return row.part != "conjunction" or first == 0 or tokens[first - 1].pos.startswith("補助記号")


def _made(analysis: Analysis, sentence: Sentence, word: Word, row: Paraphrase, lexicon: Lexicon) -> Item | Abstain:
    form = _form(analysis, word, row)
    why = carrier.objection(analysis, sentence) or _objection(analysis, sentence, word, row)
    if form is None or why:
        return Abstain(NAME, word.start, word.end, why or "a form that cannot be made again")
    written = analysis.text.body[form.start : form.end]
    key, *wrong = _choices(row, form) or (("", ""),)
    if len(wrong) < 2 or written in {text for text, _ in (key, *wrong)}:
        return Abstain(NAME, word.start, word.end, "the choices have no such form")
    kanji = set(filter(kana.is_kanji, written))
    if kanji and kanji <= set(key[0]):
        return Abstain(NAME, word.start, word.end, "the paraphrase has the same kanji")
    return _item(analysis, Target(sentence, word, row, form, key[0]), wrong, lexicon)


def _choices(row: Paraphrase, form: Shown) -> tuple[tuple[str, str], ...]:
    """The paraphrase and the wrong words in the form, all in hiragana where it alone has kanji or has none."""
    others = (row.paraphrase, *row.rivals.replace(CONTRARY, "").split())[: MOST + 1]
    made = tuple((forms.like(other, form, row.part), other) for other in others)
    kanji = [kana.has_kanji(text) for text, _ in made]
    if kanji.count(kanji[0]) == 1:
        made = tuple((forms.like(other, form, row.part, True), other) for other in others)
    return tuple((text, other) for text, other in made if text) if made[0][0] else ()


def _form(analysis: Analysis, word: Word, row: Paraphrase) -> Shown | None:
    """The form of the word; a row that names it as written takes it as it is."""
    if word.surface in row.word.split("|") and row.part != word.part:
        return Shown(word.start, word.end)
    form = forms.shown(analysis, word)
    if form is None or _goes_on(analysis, word, row):
        return None
    phrase = bool(_INSIDE & set(row.paraphrase[:-1])) or not word.dictionary_form.endswith("する")
    return None if forms.VOICES & set(form.forms) and (phrase or "passive" not in form.forms) else form


def _goes_on(analysis: Analysis, word: Word, row: Paraphrase) -> bool:
    """Whether what follows makes one word with it: 悩み|抜いた, 驚く|べき."""
    if row.part != "verb":
        return False
    after = analysis.tokens[word.last : word.last + 1]
    return marked.is_fragment(analysis, analysis.tokens[word.first : word.last]) or any(t.base == "べし" for t in after)


def _objection(analysis: Analysis, sentence: Sentence, word: Word, row: Paraphrase) -> str:
    """Why the word may not be asked for, or an empty string."""
    around = analysis.tokens[max(0, word.first - 1) : word.last + 1]
    touching = [t for t in around if t.end == word.start or (t.start == word.end and word.part == "noun")]
    if row.part in ("noun", "verb") and any(t.pos.startswith(_NOMINAL) and "副詞可能" not in t.pos for t in touching):
        return "part of a longer word"
    choices = {row.paraphrase, *row.rivals.replace(CONTRARY, "").split()}
    here = within(analysis.words, sentence.start, sentence.end)
    if any({w.surface, w.dictionary_form} & choices for w in here):
        return "a choice stands in the sentence too"
    return ""


def _item(analysis: Analysis, target: Target, wrong: Sequence[tuple[str, str]], lexicon: Lexicon) -> Item:
    row, form = target.row, target.form
    focus = form.start, form.end
    written = analysis.text.body[form.start : form.end]
    prompt = carrier.prompt(analysis, target.sentence, focus, "marked")
    note = _right(target)
    return Item(
        id=item_id(NAME, analysis, focus, "".join(p.text for p in prompt)),
        kind=NAME,
        shape="choose",
        level=target.word.level or row.level,
        prompt=prompt,
        choices=(
            Choice(target.key, True, f"near {written}", note, wording.furigana(target.key, analysis, lexicon)),
            *(
                Choice(
                    text,
                    False,
                    "another meaning",
                    _note(row, rival, lexicon),
                    wording.furigana(text, analysis, lexicon),
                )
                for text, rival in wrong
            ),
        ),
        answers=(),
        evidence=carrier.evidence(analysis, target.sentence),
        hides=(),
        explanation=note,
        focus=focus,
        lemma=target.word.dictionary_form,
        quality=0.4 + 0.1 * len(wrong) + carrier.ease(target.sentence),
    )


def _right(target: Target) -> Note:
    word, row = _named(target), target.row
    return Note(
        f"「{word}」は、ここでは「{row.paraphrase}」とほとんど同じ意味です。",
        f"{word} means nearly the same here as {row.paraphrase}: “{row.en}”.",
    )


def _named(target: Target) -> str:
    """The word as its row names it."""
    names = target.row.word.split("|")
    return target.word.surface if target.word.surface in names else target.word.dictionary_form


def _note(row: Paraphrase, rival: str, lexicon: Lexicon) -> Note:
    """What is said to someone who chose a wrong word: what it means, or that it is the contrary."""
    if CONTRARY + rival in row.rivals.split():
        return Note(f"「{rival}」は反対の意味です。", f"{rival} means the contrary.")
    meaning = _meanings().get(rival)
    told = f"「{rival}」は「{meaning}」という意味です。" if meaning else ""
    ja = told or f"「{rival}」に言い換えると、文の意味が変わってしまいます。"
    gloss = meanings.only_gloss(rival, lexicon)
    en = f": {rival} means “{gloss}”." if gloss else "."
    return Note(ja, f"With {rival} the sentence says something else{en}")
