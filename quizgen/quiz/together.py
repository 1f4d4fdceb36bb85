"""Whether two items may stand in one quiz: neither may give the other away."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import filterfalse

from quizgen import kana
from quizgen.items.base import FILLED, Item
from quizgen.items.checks.leaks import leaks
from quizgen.quiz.quotas import quota

TELLING = 3
"""Kana of a reading that tell it, wherever another item has them: かんたん gives 簡単 away, め nothing."""
BEFORE, AFTER = 2, 1
"""Characters round a hidden span that, shown again elsewhere, give it away: 電車（に）乗る by 電車に乗."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item with what the choice needs to know of it.

    ``text`` is the number of its text; ``place`` where in that text it is, 0..1; ``shown`` all that a reader
    sees of it before answering; ``hidden`` its hidden spans with their surroundings as they are in the text;
    ``spelt`` is the key up to its last kanji, if that is asked: no other item may show 届 of 届いた; ``spans`` what it
    is about.
    """

    item: Item
    text: int
    place: float
    key: str
    shown: str
    hidden: tuple[str, ...]
    spelt: str
    spans: tuple[tuple[int, int], ...]


def candidate(item: Item, body: str, text: int) -> Candidate:
    """The candidate for an item of text number ``text``, whose characters are ``body``."""
    keys = ([c.text for c in item.choices if c.correct] if item.shape not in FILLED else []) or item.answers[:1] or [""]
    shown = "\n".join((item.question, *(c.text for c in item.choices)))
    hidden = tuple(body[max(0, s - BEFORE) : e + AFTER] for s, e in item.hides)
    spelt = "" if leaks(item.kind).choice_furigana else keys[0].rstrip("".join(filterfalse(kana.is_kanji, keys[0])))
    spans = item.hides if item.shape == "blanks" and item.hides else (item.focus,)
    return Candidate(item, text, item.focus[0] / max(1, len(body)), keys[0], shown, hidden, spelt, spans)


def together(one: Candidate, two: Candidate) -> bool:
    """True if both may be in one quiz."""
    return not any(check(one, two) for check in CHECKS)


def same_item(one: Candidate, two: Candidate) -> bool:
    """True for an item and itself."""
    return one.item.id == two.item.id


def same_lemma(one: Candidate, two: Candidate) -> bool:
    """True if both ask about one word."""
    return bool(one.item.lemma) and one.item.lemma == two.item.lemma


def same_place(one: Candidate, two: Candidate) -> bool:
    """True if they are about overlapping spans of one text; an item with several blanks is about each of them."""
    return one.text == two.text and any(_overlap(a, b) for a in one.spans for b in two.spans)


def same_sentence(one: Candidate, two: Candidate) -> bool:
    """True if some evidence of both overlaps, in one text."""
    pairs = ((a, b) for a in one.item.evidence for b in two.item.evidence if a.text_index == b.text_index)
    return any(_overlap((a.start, a.end), (b.start, b.end)) for a, b in pairs)


def same_fact(one: Candidate, two: Candidate) -> bool:
    """True for two items on the content of one sentence: the second asks what the first has told."""
    about_text = quota(one.item.kind).group != "language" != quota(two.item.kind).group
    return about_text and same_sentence(one, two)


def shows(one: Candidate, two: Candidate) -> bool:
    """True if one of them gives the other away."""
    return _shows(one, two) or _shows(two, one)


def _shows(one: Candidate, two: Candidate) -> bool:
    """True if the first gives the second away: its hidden span, what is to be typed, its key or how that is spelt."""
    if two.hidden and one.text == two.text and any(span in one.shown for span in two.hidden):
        return True
    if two.item.shape in ("type", "write") and any(c.text in two.item.answers for c in one.item.choices):
        return True
    if two.spelt and two.spelt in one.shown:
        return True
    if len(two.key) < 2 or two.key not in one.shown or two.key not in one.item.question:
        return False
    kana_key = not leaks(two.item.kind).target_furigana and len(two.key) >= TELLING
    return kana_key or same_sentence(one, two)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


CHECKS: tuple[Callable[[Candidate, Candidate], bool], ...] = (same_item, same_lemma, same_place, same_fact, shows)
"""What no two items of a quiz may be to each other; ``data/lints.tsv`` has examples."""
