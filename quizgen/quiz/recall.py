"""What a missed item was about, so that it can come back: a word with one of its skills, or a grammar point."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis import grammar
from quizgen.analysis.types import Analysis
from quizgen.items.base import Item
from quizgen.quiz import learnt
from quizgen.quiz.mark import right_places

POINTED = frozenset(("inflection", "particle", "connective", "sentence_ending", "sentence_order"))
"""Kinds that ask about one grammar point."""
NAMED_BY_KEY = frozenset(("particle", "connective"))
"""Kinds whose key is a grammar point of its own: を, でも."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in dictionary form with its reading, and the skill that is asked for."""

    form: str
    reading: str
    skill: str


def words(item: Item, analysis: Analysis) -> tuple[Word, ...]:
    """The words that an item asks about: one, or those that are to be matched; none if it is about anything else."""
    asked = learnt.words(item, analysis)
    if item.shape != "match" and len(asked) > 1:
        asked = tuple(word for word in asked if word.dictionary_form == item.lemma)[:1]
    skill = learnt.SKILLS.get(item.kind, "")
    return tuple(dict.fromkeys(Word(word.dictionary_form, word.dictionary_reading, skill) for word in asked))


def missed(item: Item, analysis: Analysis, given: str) -> tuple[Word, ...]:
    """The words that an answer missed: of those that are to be matched the ones that stand in a wrong place."""
    asked = words(item, analysis)
    if item.shape != "match":
        return asked
    right = right_places(item, given)
    wrong = {place.text for place, ok in zip(item.places, right, strict=True) if not ok}
    surfaces = {word.dictionary_form: word.surface for word in learnt.words(item, analysis)}
    return tuple(word for word in asked if not wrong.isdisjoint((word.form, surfaces[word.form])))


def about(items: Iterable[Item], analysis: Analysis) -> Mapping[Word, tuple[Item, ...]]:
    """The items about each word, in text order, without those that ask about several at once."""
    found: dict[Word, list[Item]] = {}
    for item in items:
        for word in words(item, analysis) if item.shape != "match" else ():
            found.setdefault(word, []).append(item)
    return {word: tuple(same) for word, same in found.items()}


def point(item: Item, analysis: Analysis) -> str:
    """The grammar point that an item asks about, as courses name it (〜ている, を); ``""`` if it is about none."""
    if item.kind not in POINTED:
        return ""
    spans = item.hides or (item.focus,)
    found = [p for p in _points(analysis) if any(p.start < end and start < p.end for start, end in spans)]
    if found:
        return min(found, key=lambda p: (p.end - p.start, p.start)).row.name
    return next((c.text for c in item.choices if c.correct), "") if item.kind in NAMED_BY_KEY else ""


@lru_cache(maxsize=32)
def _points(analysis: Analysis) -> tuple[grammar.Point, ...]:
    return grammar.find(analysis)
