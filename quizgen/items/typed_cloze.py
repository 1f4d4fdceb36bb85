"""穴埋め（入力）: type the word that is left out of its sentence.

The blank gives the first kana, the number of kana and the meaning (``meanings``): （け＿＿＿：plan）.  Of a word that
changes its form it gives the last kana too, which tells the form: （し＿＿た：to believe）.
No other taught word that begins so and is as long may have that meaning, so one word answers it, however it is spelt.
"""

from collections.abc import Iterator
from functools import lru_cache

from quizgen import kana, tables
from quizgen.analysis.types import Analysis
from quizgen.items import carrier
from quizgen.items.base import Abstain, Item, Note
from quizgen.items.words import hiding, meanings, reading_notes
from quizgen.items.words.asked import RARE, Target, targets
from quizgen.items.words.meanings import Known
from quizgen.items.words.word_item import word_item
from quizgen.lexicon import Lexicon
from quizgen.lexicon.core import CoreWord

NAME = "typed_cloze"
FORMS = ("past", "te", "polite", "stem")
"""Last forms of a word that its sentence decides; 触れない and 触れなかった look alike in a blank."""
SHORTEST = 3
"""Kana; of a shorter word the first kana gives too much away."""
_SMALL = frozenset("ゃゅょぁぃぅぇぉ")


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates in text order."""
    for target in targets(analysis, lexicon, NAME):
        if isinstance(target, Abstain):
            yield target
            continue
        known = meanings.asked(target, analysis, lexicon)
        if known is None:
            yield Abstain(NAME, *target.focus, "no family of words, or another meaning")
            continue
        forms = target.word.inflections
        if forms and (forms[-1] not in FORMS or "negative" in forms):
            yield Abstain(NAME, *target.focus, "a form that the blank does not tell")
            continue
        hidden = hiding.occurrences(analysis, target)
        why = hiding.objection(analysis, target, hidden) or _objection(target, known, lexicon)
        yield Abstain(NAME, *target.focus, why) if why else _item(analysis, target, known, hidden)


def _objection(target: Target, known: Known, lexicon: Lexicon) -> str:
    if len(target.asked.reading) < SHORTEST:
        return "a word too short to give its first kana"
    said = target.word.dictionary_reading
    ending = known.form[-1] if known.part in ("verb", "adjective") else ""  # 信念 is no form of 信じる
    own = set(filter(kana.is_kanji, known.form))  # but 信ずる is
    lengths = (len(said),) if target.asked.written == known.form else range(len(said) - 1, len(said) + 2)
    words = (word for length in lengths for word in _alike(lexicon).get((said[0], length), ()))
    rivals = (word for word in words if set(filter(kana.is_kanji, word)) != own)
    near = (
        (word, known.gloss, *target.entry.senses[0].glosses) if own & set(word) else (word, known.gloss)
        for word in rivals
    )
    if any(word.endswith(ending) and meanings.may_be(glosses, word, lexicon) for word, *glosses in near):
        return "another word begins so and may mean the same"
    return ""


@lru_cache(maxsize=2)
def _alike(lexicon: Lexicon) -> dict[tuple[str, int], tuple[str, ...]]:
    """The words of the graded core list and of the families by the first kana of their reading and its length."""
    said = {(row.word, row.reading) for row in tables.rows(CoreWord, "core_words")}
    told = ((form, lexicon.entries(form)) for _, form in meanings.families())
    said |= {(form, reading.text) for form, entries in told for e in entries[:1] for reading in e.readings[:1]}
    found: dict[tuple[str, int], list[str]] = {}
    for word, reading in sorted(said):
        found.setdefault((reading[0], len(reading)), []).append(word)
    return {key: tuple(words) for key, words in found.items()}


def _first(reading: str) -> str:
    """The first kana, with the small one after it: きょ of きょうそう."""
    return reading[: 1 + (reading[1:2] in _SMALL and len(reading) > 1)]


def _hint(target: Target, known: Known) -> str:
    said = target.asked.reading
    last = said[-1] if known.part in ("verb", "adjective") else ""  # 応じた beside 応じて
    first = said[:2] if last and len(said) > SHORTEST + 1 else _first(said)  # 衰える beside 落ち込む
    return f"（{first}{'＿' * (len(said) - len(first) - len(last))}{last}：{known.gloss}）"


def _answers(target: Target) -> tuple[str, ...]:
    """The word as the text has it, in kana, and in the other spellings of the dictionary in the same form."""
    asked = target.asked
    kept = 0
    while kept < len(asked.base) and asked.base[kept : kept + 1] == asked.written[kept : kept + 1]:
        kept += 1
    ending = asked.base[kept:]
    known = any(s.common for s in target.entry.spellings)
    usual = (s.text for s in target.entry.spellings if RARE.isdisjoint(s.marks) and (s.common or not known))
    spelt = (text for text in usual if text.endswith(ending))
    others = (text.removesuffix(ending) + asked.written[kept:] for text in spelt)
    return tuple(dict.fromkeys((asked.written, asked.reading, *others)))


def _item(analysis: Analysis, target: Target, known: Known, hidden: tuple[tuple[int, int], ...]) -> Item:
    asked = target.asked
    form = "" if asked.written == known.form else f"（「{known.form}」の形）"
    prompt = carrier.prompt(analysis, target.sentence, target.focus, "blank", _hint(target, known))
    return word_item(
        NAME,
        analysis,
        target,
        prompt,
        Note(
            f"本文では「{asked.written}」（{asked.reading}）です。“{known.gloss}” という意味です{form}。",
            f"The text has {asked.written} ({asked.reading}): “{known.gloss}”"
            + (f", from {known.form}." if form else "."),
        ),
        reading_notes.quality(target, 0.35),
        answers=_answers(target),
        hides=hidden,
    )
