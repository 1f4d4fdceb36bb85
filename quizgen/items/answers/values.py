"""Wrong values for a right one: other values of the text, and values near a number or date.

Each is a ``Value`` with the name of its rule.  A value is never offered if the text supports it for the same
predicate, if it may be the same thing as the key, or if one may hold inside the other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import kana, tables
from quizgen.analysis.entities import is_role, titled, untitled
from quizgen.analysis.types import Analysis, Entity, Fact, Token, within
from quizgen.items.answers import place_kinds, sides
from quizgen.items.answers.naming import alike, full_name, is_of_country, is_place_name, key_of, named
from quizgen.items.answers.near_values import near, sequence_of
from quizgen.items.answers.sizes import NUMERAL, in_figures, is_about, is_far, same_size
from quizgen.items.answers.years import far_apart, other_years
from quizgen.items.lookup import is_agent, of_type, places, sentences_with_entity, sentences_with_word, told

HOME = frozenset(
    (
        "日本",
        "日本国",
        "わが国",
        "国内",
        "世界",
        "地球",
        "宇宙",
        "全国",
        "各地",
        "各国",
        "地元",
        "地域",
        "地方",
        "場所",
        "海外",
    )
)
"""Where most of what a text tells happens, or anywhere: too often true to be a wrong place."""
GAP = 4
APART = "とやはがをにでもへ"
"""Particles that keep two things apart: お母さんと子どもたち, 兄が妹を."""


@dataclass(frozen=True, slots=True)
class Value:
    """A wrong value: its text, the rule that made it, and where the text has it (-1: nowhere)."""

    text: str
    why: str
    at: int = -1


@dataclass(frozen=True, slots=True)
class Overlap:
    """A row of ``overlaps.tsv``."""

    one: str
    other: str
    example: str


def others(analysis: Analysis, fact: Fact, entity: Entity, value: str, slot_type: str) -> Iterator[Value]:
    """Wrong values for ``value``, best first, as many as can be proven wrong; what is not taken is not looked for."""
    seen = {key_of(value)}
    about = slot_type in AMOUNTS and is_about(analysis, entity)
    for other in _proven(analysis, fact, entity, value, slot_type):
        if about and not is_far(value, other.text):
            continue
        if key_of(other.text) not in seen:
            seen.add(key_of(other.text))
            yield other


def _proven(analysis: Analysis, fact: Fact, entity: Entity, value: str, slot_type: str) -> Iterator[Value]:
    yield from _from_text(analysis, fact, entity, value, slot_type)
    yield from _ordinals(analysis, value, slot_type)
    if slot_type == "TIME":
        yield from (Value(text, "F2 another time of the text", at) for text, at in other_years(analysis, fact, value))
    if slot_type in ("TIME", *AMOUNTS):
        yield from (Value(text, why) for text, why in near(value, slot_type) if not _is_told(analysis, text))


def _is_told(analysis: Analysis, value: str) -> bool:
    """Whether a text has a value, not as a part of a greater number: 十二か月 in 二十二か月."""
    body = analysis.text.body
    return any(not NUMERAL.match(body, at - 1) for at in places(body, value))


ENOUGH = 24
"""Other values of a text that are looked for: a novel has hundreds, an item shows three."""


def _from_text(analysis: Analysis, fact: Fact, entity: Entity, value: str, slot_type: str) -> Iterator[Value]:
    seen = [value]
    acts = any(a.under == "ガ" and a.start <= entity.start and entity.end <= a.end for a in fact.arguments)
    why = "F2 another time of the text" if slot_type == "TIME" else f"F3 another {slot_type} of the text"
    for other in mentions(analysis, entity, slot_type):
        if "・" in (analysis.text.body[other.end : other.end + 1], analysis.text.body[other.start - 1 : other.start]):
            continue  # a part of a name or of a row
        if acts and not is_agent(analysis, other):
            continue  # 米国は…購入している: トルコ only if the text tells what it does
        text = full_name(analysis, other)
        if slot_type == "PERSON" and named(analysis, entity) and untitled(value) == value:
            text = untitled(text)
        fits = sides.fits(analysis, fact, entity, other) and not _supported(analysis, fact, other)
        if not fits or not _compatible(analysis, entity, other, value, text, slot_type):
            continue
        if not any(alike(text, s) or overlap(text, s) or _linked(analysis, text, s) for s in seen):
            seen.append(text)
            yield Value(text, why, other.start)
        if len(seen) > ENOUGH:
            return


OWN = ("自身", "本人", "自体", "同士")
"""What is put behind a name to point at it again: 原口さん自身."""
ORDINAL = re.compile(r"(?:最初|最後|[0-9０-９一二三四五]人目|もう一人|第[一二三])の")
"""One of a row; 別の高官 may be any of them."""


def _ordinals(analysis: Analysis, value: str, slot_type: str) -> Iterator[Value]:
    """Others of a row of people: 最初の政府高官 beside 2人目の政府高官."""
    which = ORDINAL.match(value) if slot_type == "PERSON" else None
    if which is None:
        return
    for phrase in analysis.bunsetsu:
        at = ORDINAL.match(analysis.text.body, phrase.start)
        for entity in within(analysis.entities, phrase.end, phrase.end + LONGEST_ROLE) if at else ():
            other = analysis.text.body[phrase.start : entity.end]
            if entity.start != phrase.end or other[-2:] != value[-2:] or not at or at.group() == which.group():
                continue
            yield Value(other, "F3 another PERSON of the text", phrase.start)


LONGEST_ROLE = 16


def mentions(analysis: Analysis, entity: Entity, slot_type: str) -> list[Entity]:
    """The fullest mention of each other thing of the same type, nearest first."""
    found = _fullest(analysis, _types(analysis, entity, slot_type), entity.unit)
    apart = (e for e in found if e.key != entity.key)
    return sorted(apart, key=lambda e: (abs(e.start - entity.start), e.start))[:NEAREST]


NEAREST = 60
"""Other things of a text that are looked at: a novel has thousands, and who is far away tempts nobody."""


@lru_cache(maxsize=64)
def _fullest(analysis: Analysis, types: tuple[str, ...], unit: str) -> tuple[Entity, ...]:
    """The fullest mention that the narrator makes of each thing of these types."""
    best: dict[str, Entity] = {}
    for e in of_type(analysis, *types):
        longer = e.key not in best or e.end - e.start > best[e.key].end - best[e.key].start
        if e.unit == unit and longer and told(analysis, e) and not analysis.surface(e).endswith(OWN):
            best[e.key] = e
    return tuple(best.values())


def _types(analysis: Analysis, entity: Entity, slot_type: str) -> tuple[str, ...]:
    """Types that may stand for each other: places and buildings; people in a tale without names."""
    if slot_type == "PLACE":
        return "PLACE", "FACILITY"
    tale = slot_type == "PERSON" and is_role(analysis.surface(entity))
    return ("PERSON", "PEOPLE") if tale else (entity.type,)


ANYBODY = frozenset(("人", "人たち", "人々", "人びと", "ひとびと", "者", "者たち", "みんな", "皆"))
"""Words for people that may be those of the key."""


def _compatible(analysis: Analysis, entity: Entity, other: Entity, value: str, text: str, slot_type: str) -> bool:
    """Whether another mention is of one kind with the key and surely not the same thing."""
    if slot_type == "TIME":
        alike = _shape(text) == _shape(value) and in_figures(text) == in_figures(value)
        return alike and not far_apart(text, value)
    if slot_type in AMOUNTS:
        return same_size(value, text)
    both_named = named(analysis, entity) == named(analysis, other)
    if slot_type == "PLACE":
        return text not in HOME and both_named and place_kinds.like(analysis, entity, value, other, text)
    if slot_type == "PERSON" and analysis.surface(other) in ANYBODY:
        return False
    if slot_type == "PERSON":
        other_one = named(analysis, entity) or _other_role(analysis, other, value)
        known = other.type == "PEOPLE" or titled(analysis.surface(other)) or named(analysis, other)
        if named(analysis, other) and not (titled(analysis.surface(other)) or _ends_in_name(analysis, other)):
            return False  # 北朝鮮支持者
        if named(analysis, entity) and is_of_country(analysis, other) and not is_of_country(analysis, entity):
            return False  # ロシア軍司令官 beside people with names
        return known and both_named and other_one and is_agent(analysis, other) and not is_place_name(analysis, other)
    described = _first_token(analysis, other).pos == "接頭辞"  # 新司令部, 同省
    return both_named and is_agent(analysis, other) and not described and text[-3:] != value[-3:]


def _first_token(analysis: Analysis, entity: Entity) -> Token:
    return within(analysis.tokens, entity.start, entity.end)[0]


def _ends_in_name(analysis: Analysis, entity: Entity) -> bool:
    return within(analysis.tokens, entity.start, entity.end)[-1].pos.startswith("名詞-固有名詞")


def _other_role(analysis: Analysis, other: Entity, value: str) -> bool:
    """Whether a role that the text keeps speaking of ends in another word than the key's."""
    often = len(sentences_with_entity(analysis, other.key)) > 1
    return often and analysis.surface(other)[-2:] != value[-2:]


AMOUNTS = ("COUNT", "MONEY", "DURATION", "SHARE")


def _shape(text: str) -> str:
    return NUMERAL.sub("#", kana.fold_width(text)) if NUMERAL.search(text) else (sequence_of(text) or (text,))[0]


def overlap(one: str, other: str) -> bool:
    """Whether one place may lie in the other (``overlaps.tsv``)."""
    return any((a, b) in _overlaps() for a in _kinds(one) for b in _kinds(other))


@cache
def _overlaps() -> frozenset[tuple[str, str]]:
    rows = tables.rows(Overlap, "overlaps")
    return frozenset((*((r.one, r.other) for r in rows), *((r.other, r.one) for r in rows)))


@lru_cache(maxsize=4096)
def _kinds(text: str) -> tuple[str, ...]:
    """The words of ``overlaps.tsv`` that a place ends with."""
    words = sorted({one for one, _ in _overlaps()})
    return tuple(w for w in words if w == "*" or text == w or (text.endswith(w) and w not in ENDINGS))


ENDINGS = ("国",)
"""Words of ``overlaps.tsv`` in which names end that hold no other of their kind: 韓国."""


@lru_cache(maxsize=1 << 14)
def _linked(analysis: Analysis, one: str, other: str) -> bool:
    """Whether the text joins the two, so that they may be one or lie in each other: 館長の森田さん, トルコの首都."""
    return _leads(analysis, one, other) or _leads(analysis, other, one)


def _leads(analysis: Analysis, one: str, other: str) -> bool:
    """Whether ``other`` follows close after ``one`` with no particle between to keep them apart, or as what it is."""
    body = analysis.text.body
    for at in _occurrences(analysis, one):
        rest = body[at + len(one) : at + len(one) + GAP + len(other)].partition("\n")[0]
        told = rest.startswith("は" + other) and body.startswith(COPULAS, at + len(one) + 1 + len(other))
        if told or (rest[:1] not in APART and other in rest):
            return True
    return False


@lru_cache(maxsize=4096)
def _occurrences(analysis: Analysis, text: str) -> tuple[int, ...]:
    return tuple(places(analysis.text.body, text))


COPULAS = ("だ", "です", "でし", "である", "であ")


def _supported(analysis: Analysis, fact: Fact, other: Entity) -> bool:
    """Whether some sentence with the same predicate holds the other value."""
    return not sentences_with_word(analysis, fact.base).isdisjoint(sentences_with_entity(analysis, other.key))
