"""Other words in the form of a word of the text: 飲んで, 食べる -> 食べて.

The form is read from the word's inflections (``analysis.chain``) as far as ``conjugation`` makes the same characters
again from the dictionary form; what follows it (いる of 飲んで|いる as the case may be) stays as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen import kana
from quizgen.analysis import conjugation
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis, Word

INFLECTED = ("verb", "adjective")
VOICES = frozenset(("passive", "causative", "potential"))
_STEM = "negative"
"""Endings such as なければ go to the stem of ない: 飲ま of 飲まなければ."""
_ALIKE = {"passive-potential": "passive"}
"""Names of one form that may mean two things."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A word as it stands in the text: its span without what is left outside, and the names of its forms.

    ``cut`` is what of the last form is left outside (ない of 飲ま|なければ), mostly ``""``.
    """

    start: int
    end: int
    forms: tuple[str, ...] = ()
    cut: str = ""


def shown(analysis: Analysis, word: Word) -> Shown | None:
    """The form of a word, or None where it cannot be made again from its dictionary form."""
    if word.part == "adjectival":
        end = word.start + len(word.dictionary_form)
        return Shown(word.start, end) if word.surface.startswith(word.dictionary_form) else None
    if word.part not in INFLECTED:
        return Shown(word.start, word.end)
    return next(_made_again(analysis, word), None)


def _made_again(analysis: Analysis, word: Word) -> Iterator[Shown]:
    """The longest form first, at last the stem before ない."""
    base, body = word.dictionary_form, analysis.text.body
    if not word.inflections and word.surface == base:
        yield Shown(word.start, word.end)
    inflecting = (t for t in analysis.tokens[word.first : word.last] if t.ctype and base.endswith(t.base))
    ctype = next((t.ctype for t in inflecting), "") or tokenize(base)[-1].ctype
    for n in range(len(word.inflections), 0, -1):
        forms = tuple(_ALIKE.get(name, name) for name in word.inflections[:n])
        end = analysis.tokens[word.ends[n - 1] - 1].end
        made = conjugation.inflect(base, ctype, forms)
        if made and made.written == body[word.start : end]:
            yield Shown(word.start, end, forms)
    negative = conjugation.inflect(base, ctype, (_STEM,))
    stem = negative.written.removesuffix("ない") if negative else ""
    if stem and word.part == "verb" and word.surface.startswith(stem + "なけれ"):
        yield Shown(word.start, word.start + len(stem), (_STEM,), "ない")


def choices(others: Sequence[str], form: Shown, part: str, key: str) -> tuple[tuple[str, str], ...]:
    """Other words in a form, each with its dictionary form; in hiragana beside a ``key`` in hiragana."""
    plain = not kana.has_kanji(key) and not kana.is_katakana(key)
    made = ((like(other, form, part, plain), other) for other in others)
    return tuple((text, other) for text, other in dict(made).items() if text and text != key)


def like(base: str, form: Shown, part: str, in_kana: bool = False) -> str:
    """Another word in the same form, or an empty string where it has none."""
    written = _written(base, form.forms if part in INFLECTED else (), in_kana)
    return written.removesuffix(form.cut)


@lru_cache(maxsize=8192)
def _written(base: str, forms: tuple[str, ...], in_kana: bool) -> str:
    """A dictionary form, a phrase that ends in one too, in the named forms: 家に帰る, past -> 家に帰った."""
    tokens = tokenize(base)
    reading = kana.to_hiragana("".join(t.reading or t.surface for t in tokens))
    if not forms:
        return reading if in_kana else base
    made = conjugation.inflect(base, tokens[-1].ctype, forms, reading)
    return "" if made is None else made.reading if in_kana else made.written
