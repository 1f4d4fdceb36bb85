"""What must stand without furigana while a reading is asked for: the word itself, wherever it occurs.

A quiz that asks for the reading of 発表 must not show はっぴょう over 発表 in the passage, nor in the prompt
or the choices of another item.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizgen import kana
from quizgen.analysis.types import Furigana
from quizgen.items.base import Item
from quizgen.items.checks.leaks import leaks


def targets(items: Iterable[Item]) -> tuple[str, ...]:
    """The written parts (up to the last kanji: 届 of 届けた) whose reading the items ask for."""
    asked = (
        p.text for i in items if not leaks(i.kind).target_furigana for p in i.prompt if p.role in ("marked", "slot")
    )
    return tuple(dict.fromkeys(stem for text in asked if (stem := _stem(text))))


def _stem(text: str) -> str:
    return text.rstrip("".join(c for c in text if not kana.is_kanji(c)))


def spans(words: Sequence[str], body: str) -> tuple[tuple[int, int], ...]:
    """Where the words occur in ``body``, in text order, inside longer words too (魚 in 魚屋, 届 in 3件届いた)."""
    found = (match.span() for word in words for match in re.finditer(re.escape(word), body))
    return tuple(sorted(set(found)))


def hush(item: Item, words: Sequence[str]) -> Item:
    """The item without furigana over any of the words, in its prompt and in its choices."""
    return replace(
        item,
        prompt=tuple(replace(p, furigana=_hushed(p.furigana, words)) for p in item.prompt),
        choices=tuple(replace(c, furigana=_hushed(c.furigana, words)) for c in item.choices),
    )


def _hushed(furigana: Furigana, words: Sequence[str]) -> Furigana:
    bare = spans(words, "".join(written for written, _ in furigana))
    out, start = [], 0
    for written, reading in furigana:
        end = start + len(written)
        out.append((written, "" if any(s < end and start < e for s, e in bare) else reading))
        start = end
    return tuple(out)
