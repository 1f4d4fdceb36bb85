"""Checks on the choices: none stands out, none is right beside the key, none says what no test should.

Each check gives the reason against an item, or an empty string; ``data/lints.tsv`` says which defects it holds off.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product

from quizgen import kana, tables
from quizgen.analysis.types import Analysis, within
from quizgen.items.base import JOIN, Item
from quizgen.items.checks.leaks import leaks

ABSOLUTE = ("必ず", "絶対", "すべての", "全員", "決して", "いつも", "どんな")
ALL_OR_NONE = ("すべて", "全部", "どれも", "どれでもない", "どちらでもない")
_LEFT, _RIGHT = re.compile(r"[^\W_]{0,2}\Z"), re.compile(r"[^\W_]{0,2}")
_NUMBER = re.compile("[0-9０-９一二三四五六七八九十百千万何]")
_LEANING = ("助動詞", "接尾辞", "助詞-終助詞")


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A row of ``sensitive.tsv``."""

    word: str
    example: str


@dataclass(frozen=True, slots=True)
class Interchangeable:
    """A row of ``interchangeable.tsv``."""

    words: str
    example: str


def alike(item: Item, analysis: Analysis) -> str:
    """The key does not stand out: it is neither much longer nor much shorter than every other choice."""
    if item.shape != "choose":
        return ""
    key = next(len(c.text) for c in item.choices if c.correct)
    rest = [len(c.text) for c in item.choices if not c.correct]
    if key > 2 * max(rest) + 2 or 2 * key + 2 < min(rest):
        return "the key stands out by its length"
    return ""


def homogeneous(item: Item, analysis: Analysis) -> str:
    """No choice is the odd one out by its ending, or by its writing unless the text has them (さむらい, お母さん)."""
    if item.shape != "choose":
        return ""
    own = sum(c.text in analysis.text.body for c in item.choices) >= len(item.choices) - 1
    for sort in _ENDINGS if own else (*_ENDINGS, *_SCRIPTS):
        sorts = [bool(sort(c.text)) for c in item.choices]
        key = next(sort(c.text) for c in item.choices if c.correct)
        if sorts.count(bool(key)) == 1 and len(sorts) > 2:
            return "the key is the odd one out"
    return ""


def _polite(text: str) -> bool:
    return text.rstrip("。か").endswith(
        ("です", "ます", "ました", "ません", "でした", "でしょう", "ましょう", "ください")
    )


def _ends_sentence(text: str) -> bool:
    return text.endswith(("。", "？", "！"))


_ENDINGS: tuple[Callable[[str], bool], ...] = (_polite, _ends_sentence)
_SCRIPTS: tuple[Callable[[str], bool], ...] = (kana.has_kanji, kana.is_katakana)


def absolute(item: Item, analysis: Analysis) -> str:
    """No word like 必ず in wrong statements alone: who knows tests would see through it.  A word alone says nothing."""
    if item.shape != "choose":
        return ""
    key = next(c.text for c in item.choices if c.correct)
    odd = (c.text for c in item.choices if not c.correct and is_absolute(c.text))
    return "a wrong choice says always or never" if any(odd) and not is_absolute(key) else ""


def is_absolute(text: str) -> bool:
    """Whether a statement says always or never."""
    return any(w in text and w != text for w in ABSOLUTE)


def not_also_right(item: Item, analysis: Analysis) -> str:
    """No wrong choice may stand for the key in most sentences (``interchangeable.tsv``)."""
    if item.shape not in ("choose", "blanks"):
        return ""
    rights = [c for c in item.choices if c.correct]
    for right, wrong in product(rights, item.choices):
        if right.place == wrong.place and not wrong.correct and wrong.text in same(right.text):
            return f"{wrong.text} would do as well as {right.text}"
    return ""


def same(word: str) -> frozenset[str]:
    """The words that stand for a word in most sentences, itself apart."""
    return _same().get(word, frozenset())


@cache
def _same() -> dict[str, frozenset[str]]:
    sets = [frozenset(row.words.split()) for row in tables.rows(Interchangeable, "interchangeable")]
    return {word: frozenset().union(*(s for s in sets if word in s)) - {word} for s in sets for word in s}


def not_attested(item: Item, analysis: Analysis) -> str:
    """No wrong choice stands in the text where the key could: between the same neighbours, or as a spelling at all."""
    if item.shape not in ("choose", "blanks") or item.retold or all(p.role == "plain" for p in item.prompt):
        return ""
    body, spelt = analysis.text.body, not leaks(item.kind).choice_furigana and "marked" in {p.role for p in item.prompt}
    for place, span in enumerate(item.hides or (item.focus,), start=1):
        before, after = neighbours(body, *span)
        for choice in item.offered(place) if item.shape == "blanks" else item.choices:
            again = choice.text if spelt else before + choice.text + after
            if not choice.correct and (spelt or len(before + after) > 1) and again in body:
                return f"the text says {again} too"
    return ""


def neighbours(body: str, start: int, end: int) -> tuple[str, str]:
    """Up to two letters before a span and after it; marks end them."""
    left, right = _LEFT.search(body[max(0, start - 2) : start]), _RIGHT.match(body, end)
    return left[0] if left else "", right[0] if right else ""


def apart(item: Item, analysis: Analysis) -> str:
    """Answers to a question on the text do not hold each other: 東京 and 東京の駅 could be one."""
    if item.shape != "choose" or any(p.role != "plain" for p in item.prompt):
        return ""
    texts = [c.text for c in item.choices if not _NUMBER.search(c.text)]
    held = any(a != b and len(a) > 1 and a in b for a in texts for b in texts)
    return "one answer is part of another" if held else ""


def all_or_none(item: Item, analysis: Analysis) -> str:
    """No answer says that all the others are right, or none."""
    if any(p.role != "plain" for p in item.prompt):
        return ""
    odd = any(
        c.text.rstrip("。").endswith(("すべて", "全部", "どれも", "どれでもない", "ない答え")) for c in item.choices
    )
    return "all or none of the above" if odd else ""


def tiles(item: Item, analysis: Analysis) -> str:
    """No tile begins with what cannot stand apart from a word: た, ます, ない, さん."""
    if item.shape != "arrange" or item.retold:
        return ""
    at, begins = item.focus[0], {t.start: t.pos for t in within(analysis.tokens, *item.focus)}
    for text in item.answers[0].split(JOIN):
        if begins.get(at, "助動詞").startswith(_LEANING):
            return f"a tile is no phrase: {text}"
        at += len(text)
    return ""


def sensitive(item: Item, analysis: Analysis) -> str:
    """Nothing is falsified with a word of ``sensitive.tsv``: no death, crime or accusation."""
    false = any(c.why.startswith("F") for c in item.choices)
    said = "\n".join((item.question, *(c.text for c in item.choices)))
    if false and any(row.word in said for row in tables.rows(Sensitive, "sensitive")):
        return "a false statement on a sensitive matter"
    return ""
