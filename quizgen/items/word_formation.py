"""語形成: which prefix or suffix makes the word?

A word of the text without its affix (``affixes.tsv``), with affixes that learners confuse with it.  The word must be
in the dictionary and so must what is left of it; a wrong affix must make no word that the dictionary has or that
was ever counted.  The text shows the word, so its affix is hidden there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quizgen import kana, tables
from quizgen.analysis.types import Analysis, Sentence, Word, within
from quizgen.items import carrier
from quizgen.items.base import Abstain, Choice, Item, Note, item_id
from quizgen.items.words import meanings
from quizgen.lexicon import Lexicon

NAME = "word_formation"
USUAL = 3.0
"""Zipf value of a base that readers know as a word by itself: 規模 of 大規模, but not 統領 of 大統領."""
MOST = 3
MOST_HIDDEN = 2
"""A word that the text has more often cannot well be hidden in it."""


@dataclass(frozen=True, slots=True)
class Affix:
    """A row of ``affixes.tsv``."""

    place: str
    affix: str
    rivals: str
    ja: str
    en: str
    example: str

    def base(self, form: str) -> str:
        """What is left of a word without the affix, or an empty string."""
        fits = form.startswith(self.affix) if self.place == "prefix" else form.endswith(self.affix)
        return (form.removeprefix(self.affix) if self.place == "prefix" else form.removesuffix(self.affix)) * fits

    def made(self, base: str, affix: str) -> str:
        """The word that another affix in the same place would make."""
        return affix + base if self.place == "prefix" else base + affix


@dataclass(frozen=True, slots=True)
class Target:
    """A word to ask for: its sentence, its affix, what is left without it, and where the affix stands in the text."""

    sentence: Sentence
    word: Word
    affix: Affix
    base: str
    focus: tuple[int, int]
    hidden: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Coinage:
    """A row of ``coinages.tsv``."""

    place: str
    affix: str
    bases: str
    example: str


@cache
def _said() -> frozenset[tuple[str, str, str]]:
    """What is said with an affix though no dictionary has it: (suffix, 員, 観測)."""
    return frozenset((r.place, r.affix, base) for r in tables.rows(Coinage, "coinages") for base in r.bases.split())


@cache
def _affixes() -> dict[tuple[str, str], Affix]:
    return {(row.place, row.affix): row for row in tables.rows(Affix, "affixes")}


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates in text order, each word once."""
    done = set[str]()
    for sentence in analysis.sentences:
        bad = carrier.objection(analysis, sentence)
        for word in within(analysis.words, sentence.start, sentence.end):
            found = None if word.surface in done else _taken_apart(analysis, word, lexicon)
            if found:
                done.add(word.surface)
                target = _target(analysis, sentence, word, *found)
                yield _judged(analysis, target, bad, lexicon)


def _taken_apart(analysis: Analysis, word: Word, lexicon: Lexicon) -> tuple[Affix, str] | None:
    """The affix of a dictionary word of three kanji or more and the word that is left without it."""
    form = _form(word)
    if word.last - word.first < 2 or len(form) < 3 or not all(map(kana.is_kanji, form)):
        return None
    tokens = analysis.tokens[word.first : word.last]
    for place, cut in (("suffix", len(form) - 1), ("prefix", 1)):
        apart = any(t.start == word.start + cut for t in tokens)  # 不|可能, but 小学|生
        affix = _affixes().get((place, form[cut] if place == "suffix" else form[0])) if apart else None
        base = affix.base(form) if affix else ""
        if affix and base and lexicon.is_word(form) and lexicon.is_word(base) and lexicon.frequency(base) >= USUAL:
            return affix, base
    return None


def _form(word: Word) -> str:
    """The noun, or the stem of the な-adjective: 不可能 of 不可能だ."""
    if word.part == "adjectival":
        return word.surface.rstrip("".join(c for c in word.surface if not kana.is_kanji(c)))
    return word.surface if word.part == "noun" else ""


def _target(analysis: Analysis, sentence: Sentence, word: Word, affix: Affix, base: str) -> Target:
    at = 0 if affix.place == "prefix" else len(base)
    starts = [m.start() + at for m in re.finditer(re.escape(_form(word)), analysis.text.body)]
    hidden = tuple((start, start + len(affix.affix)) for start in starts)
    return Target(sentence, word, affix, base, (word.start + at, word.start + at + len(affix.affix)), hidden)


def _judged(analysis: Analysis, target: Target, bad: str, lexicon: Lexicon) -> Item | Abstain:
    wrong = _wrong(target, lexicon)
    why = (
        bad
        or _objection(analysis, target)
        or _unusual(target, lexicon)
        or ("" if len(wrong) > 1 else "no two wrong affixes that make no word")
    )
    if why:
        return Abstain(NAME, target.word.start, target.word.end, why)
    return _item(analysis, target, wrong, lexicon)


def _objection(analysis: Analysis, target: Target) -> str:
    word = target.word
    if any(t.pos.startswith("名詞-固有名詞") for t in analysis.tokens[word.first : word.last]):
        return "part of a name"
    end = word.start + len(_form(word))
    around = analysis.text.body[max(0, word.start - 1) : word.start] + analysis.text.body[end : end + 1]
    if any(map(kana.is_kanji, around)):
        return "part of a longer word"
    if len(target.hidden) > MOST_HIDDEN:
        return "the text has the word too often to hide it"
    return "the title has the word" if _form(word) in analysis.text.title else ""


def _unusual(target: Target, lexicon: Lexicon) -> str:
    """Why a word of no level may not be asked for: wrongly cut (反|変性), or another is usual (飛行士 for 飛行家)."""
    form = _form(target.word)
    if lexicon.level(form):
        return ""
    if target.affix.place == "prefix" and ("suffix", target.base[-1]) in _affixes():
        return "a term of two affixes"
    others = (row.made(target.base, row.affix) for row in _affixes().values() if row.place == "suffix")
    return "a word with another affix is more usual" if any(lexicon.level(form) for form in others) else ""


def _wrong(target: Target, lexicon: Lexicon) -> tuple[str, ...]:
    """The rivals that make no word with what is left: none that the dictionary, a count or ``coinages.tsv`` knows."""
    place, base = target.affix.place, target.base
    made = ((rival, target.affix.made(base, rival)) for rival in target.affix.rivals.split())
    new = ((rival, form) for rival, form in made if (place, rival, base) not in _said())
    return tuple(rival for rival, form in new if not lexicon.is_word(form) and not lexicon.frequency(form))[:MOST]


def _item(analysis: Analysis, target: Target, wrong: tuple[str, ...], lexicon: Lexicon) -> Item:
    prompt = carrier.prompt(analysis, target.sentence, target.focus, "blank")
    note = _right(target, lexicon)
    return Item(
        id=item_id(NAME, analysis, target.focus, "".join(p.text for p in prompt)),
        kind=NAME,
        shape="choose",
        level=target.word.level or "N1",
        prompt=prompt,
        choices=(
            Choice(target.affix.affix, True, "affix in the text", note),
            *(Choice(rival, False, f"{target.affix.place} of like meaning", _note(target, rival)) for rival in wrong),
        ),
        answers=(),
        evidence=carrier.evidence(analysis, target.sentence),
        hides=target.hidden,
        explanation=note,
        focus=target.focus,
        lemma=_form(target.word),
        quality=0.3 + 0.1 * len(wrong) + carrier.ease(target.sentence),
    )


def _right(target: Target, lexicon: Lexicon) -> Note:
    affix, word = target.affix, target.word
    known = meanings.only_gloss(_form(word), lexicon)
    gloss = f": {known}" if known and "(" not in known else ""
    return Note(
        f"「{affix.affix}」は「{affix.ja}」という意味で、「{_form(word)}」という言葉を作ります。",
        f"{affix.affix} means “{affix.en}” and makes {_form(word)}{gloss}.",
    )


def _note(target: Target, rival: str) -> Note:
    made = target.affix.made(target.base, rival)
    row = _affixes().get((target.affix.place, rival))
    ja, en = (f"「{rival}」は「{row.ja}」という意味ですが、", f"{rival} means “{row.en}”, but ") if row else ("", "")
    return Note(f"{ja}ここでは「{made}」とは言いません。", f"{en}{made} is not what one says here.")
