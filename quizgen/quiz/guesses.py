"""How somebody guesses who has not read the text, and how often that would find the key.

After the blind solvers of item analysis: the longest choice, the one that is unlike the others in its writing, the
commonest word.  A quiz is chosen so that none of them pays (``choose``); the place of the key is dealt (``deal``).
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from quizgen import kana
from quizgen.analysis import conjugation
from quizgen.items.base import Item
from quizgen.lexicon import Lexicon, load

FAIR = 0.3
"""The share of keys that a guess may find where chance finds a quarter."""


def longest(texts: Sequence[str]) -> list[int]:
    """The numbers of the longest choices."""
    most = max(map(len, texts))
    return [n for n, text in enumerate(texts) if len(text) == most]


def odd(texts: Sequence[str]) -> list[int]:
    """The number of the only choice with kanji, without, or in katakana; all if there is none such."""
    sorts = [(kana.has_kanji(t), kana.is_katakana(t)) for t in texts]
    alone = [n for n, sort in enumerate(sorts) if sorts.count(sort) == 1]
    return alone if len(alone) == 1 else list(range(len(texts)))


def commonest(texts: Sequence[str]) -> list[int]:
    """The number of the most frequent word; all if some choice is no word (a reading, a phrase, English)."""
    uses = [_frequency(text) for text in texts]
    return [n for n, value in enumerate(uses) if value == max(uses)] if all(uses) else list(range(len(texts)))


@lru_cache(maxsize=10_000)
def _frequency(text: str) -> float:
    lexicon: Lexicon = load()
    if lexicon.is_word(text) or text.isascii() or kana.is_kana(text):
        return lexicon.frequency(text) if lexicon.is_word(text) else 0.0
    bases = (source.base for source in conjugation.undo(text))
    return max((lexicon.frequency(base) for base in bases if lexicon.is_word(base)), default=0.0)


GUESSES: dict[str, Callable[[Sequence[str]], list[int]]] = {"longest": longest, "odd": odd, "commonest": commonest}


@lru_cache(maxsize=20_000)
def _found(guess: str, texts: tuple[str, ...], key: int) -> float:
    picked = GUESSES[guess](texts)
    return (key in picked) / len(picked)


def found(guess: str, item: Item) -> float:
    """How likely a guess finds the key, 0..1; 0.25 for an item that is not chosen from choices."""
    if item.shape != "choose":
        return 0.25
    key = next(n for n, c in enumerate(item.choices) if c.correct)
    return _found(guess, tuple(c.text for c in item.choices), key)


def pay(items: Sequence[Item], more: Item) -> float:
    """By how much the guesses would find more than is fair if ``more`` were in a quiz beside ``items``."""
    over = (sum(found(g, i) for i in (*items, more)) - FAIR * (len(items) + 1) for g in GUESSES)
    return sum(max(0.0, o) for o in over)
