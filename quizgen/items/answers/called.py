"""What somebody or a place may be called in an answer: every name by which a reader of the text knows them."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from quizgen.analysis.entities import untitled
from quizgen.analysis.keys import title_of
from quizgen.analysis.types import Analysis, Entity, apart, within
from quizgen.items.answers import needs
from quizgen.items.base import Need
from quizgen.items.lookup import KEPT, of_type

PLACES = ("PLACE", "FACILITY")
NAMING = re.compile(r"名前は「?(?P<name>[^「」。、\n]{1,12}?)」?(?:です|だ|である|といい)")
"""名前は「ゆきおさん」です。"""
NEAR = 12


def of_person(analysis: Analysis, entity: Entity, value: str) -> tuple[Need, ...]:
    """The need of somebody: a name of theirs, what the text gives that name to (雪だるま), what they are to somebody
    (浜口さんの孫の翔太くん: 孫)."""
    (told,) = needs.of_name(value)
    others = (*_called(analysis).get(entity.key, ()), *_named(analysis).get(value, ()))
    return (Need(told.text.rpartition("の")[2] or value, tuple(dict.fromkeys((*told.forms, *others)))),)


@lru_cache(maxsize=KEPT)
def _called(analysis: Analysis) -> dict[str, tuple[str, ...]]:
    """By the key of a person all that the text calls them, and what nobody else of it is (国務長官)."""
    out: dict[str, list[str]] = {}
    people = of_type(analysis, "PERSON")
    holders = {e.key: title for e in people if (title := title_of(analysis.surface(e)))}
    for key, title in holders.items():
        if len(title) > 1 and Counter(holders.values())[title] == 1:
            out[key] = [title]
    for entity in people:
        tokens = within(analysis.tokens, entity.start, entity.end)
        names = [t.surface for t in tokens if t.pos.startswith("名詞-固有名詞-人名") and len(t.surface) > 1]
        out.setdefault(entity.key, []).extend((untitled(analysis.surface(entity)), *names, *_beside(analysis, entity)))
    return {key: tuple(names) for key, names in out.items()}


def _beside(analysis: Analysis, entity: Entity) -> Iterator[str]:
    """Who somebody is by a noun right before the name: 孫の|翔太くん."""
    words = apart(within(analysis.words, max(0, entity.start - NEAR), entity.start))[-2:]
    people = within(analysis.entities, words[0].start, words[0].end) if len(words) > 1 else ()
    if people and words[1].surface == "の" and people[-1].type in ("PEOPLE", "PERSON"):
        yield words[0].surface


@lru_cache(maxsize=KEPT)
def _named(analysis: Analysis) -> dict[str, tuple[str, ...]]:
    """By a name that the text gives the things of the sentence before, one of which has it."""
    out = {}
    for before, sentence in pairwise(analysis.sentences):
        if found := NAMING.search(analysis.text.body, sentence.start, sentence.end):
            words = apart(within(analysis.words, before.start, before.end))
            out[found["name"]] = tuple(a.surface for a, b in pairwise(words) if a.part == "noun" and b.surface == "を")
    return out


def of_place(analysis: Analysis, start: int, end: int) -> tuple[Need, ...]:
    """The need of a place: what it is called, or the place that it belongs to (シンガポールの|動物園)."""
    told = needs.of_noun(analysis, start, end)
    larger, _, head = analysis.text.body[start:end].rpartition("の")
    is_place = larger.endswith(HOMES) or any(
        e.type in PLACES for e in within(analysis.entities, start, start + len(larger))
    )
    if len(told) != 1 or not larger or not is_place or told[0].text != head:
        return told
    return (Need(told[0].text, (*told[0].forms, larger)),)


HOMES = ("家", "店", "町", "村", "市", "国", "駅", "島")
