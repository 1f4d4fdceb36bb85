"""What somebody or a place may be called in an answer: every name by which a reader of the text knows them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quizgen.analysis.entities import untitled
from quizgen.analysis.types import Analysis, Entity, apart, within
from quizgen.items import needs
from quizgen.items.base import Need

PLACES = ("PLACE", "FACILITY")
NAMING = re.compile(r"[^。\n]*名前は「?{name}」?(?:です|だ|である|といい)")
"""名前は「ゆきおさん」です。"""


def of_person(analysis: Analysis, entity: Entity, value: str) -> tuple[Need, ...]:
    """The need of somebody: a name of theirs, what the text gives that name to (雪だるま), what they are to somebody
    (浜口さんの孫の翔太くん: 孫)."""
    (told,) = needs.of_name(value)
    others = (*_mentions(analysis, entity), *_named(analysis, value), *_beside(analysis, entity))
    text = value.rpartition("の")[2] if not told.text.endswith("」") and "の" in told.text else told.text
    return (Need(text or value, tuple(dict.fromkeys((*told.forms, *others)))),)


def _mentions(analysis: Analysis, entity: Entity) -> Iterator[str]:
    for other in analysis.entities:
        if other.key == entity.key and other.type == entity.type:
            name = untitled(analysis.surface(other))
            tokens = within(analysis.tokens, other.start, other.end)
            yield from (
                name,
                *(t.surface for t in tokens if t.pos.startswith("名詞-固有名詞-人名") and len(t.surface) > 1),
            )


def _named(analysis: Analysis, value: str) -> Iterator[str]:
    """What has this name: the things of the sentence before the one that gives it."""
    found = re.search(NAMING.pattern.format(name=re.escape(value)), analysis.text.body)
    before = [s for s in analysis.sentences if found and s.end <= found.start() + 1][-1:]
    for sentence in before:
        words = apart(within(analysis.words, sentence.start, sentence.end))
        yield from (a.surface for a, b in pairwise(words) if a.part == "noun" and b.surface == "を")


def _beside(analysis: Analysis, entity: Entity) -> Iterator[str]:
    """Who somebody is by a noun right before the name: 孫の|翔太くん."""
    for other in analysis.entities:
        if other.key == entity.key and other.type == "PERSON":
            words = apart(within(analysis.words, max(0, other.start - NEAR), other.start))[-2:]
            people = within(analysis.entities, words[0].start, words[0].end) if len(words) > 1 else ()
            if people and words[1].surface == "の" and people[-1].type in ("PEOPLE", "PERSON"):
                yield words[0].surface


NEAR = 12


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
