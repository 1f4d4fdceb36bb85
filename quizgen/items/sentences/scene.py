"""Who is on the scene of a predicate without a subject, so that a reader may take that one for the doer (``subject``).

The scene is the sentences round it, in a diary those of the day.  Nobody is offered who may be the key by another
name (先生 where ゆうた is called so), nor a group that the key may be one of (友だち beside エマさん).
"""

import re
from bisect import bisect_right
from functools import lru_cache

from quizgen.analysis.entities import titled, untitled
from quizgen.analysis.types import Analysis, Entity, within
from quizgen.items import stems
from quizgen.items.answers.naming import alike, full_name, named
from quizgen.items.lookup import is_agent, phrase_of, sentences_with_entity, told
from quizgen.items.referents.referring import quoted
from quizgen.items.sentences.omission import Omitted
from quizgen.items.sentences.somebody import is_somebody, near
from quizgen.items.stems import RefusedError

WIDE, LATELY = 6, 3
"""Sentences on both sides that are the scene; those in which the last other subject is looked for."""
SORTS = ("PERSON", "NAME", "PEOPLE")
SUBJECTS = ("は", "が", "も")
KINDS = frozenset(
    (
        "人",
        "皆",
        "みな",
        "男",
        "女",
        "者",
        "自身",
        "自分",
        "みんな",
        "皆さん",
        "みなさん",
        "あなた",
        "一人",
        "だれ",
        "誰",
        "方",
    )
)
"""Last words of a phrase that names nobody in particular."""
GROUPS = frozenset(
    (
        "友だち",
        "友達",
        "友人",
        "仲間",
        "家族",
        "生徒",
        "学生",
        "客",
        "お客さん",
        "参加者",
        "住民",
        "会員",
        "選手",
        "社員",
        "職員",
        "メンバー",
    )
)
"""Groups that whoever acts may be one of."""
_DAY = re.compile(r"(?m)^[\s\u3000]*[^。、！？「\n]{0,8}[月日][^。、！？「\n]{0,8}。?[\s\u3000]*$")
"""A line that begins a day of a diary."""


def others(analysis: Analysis, one: Omitted) -> list[Entity]:
    """The persons who may be offered beside the key, the subject named last before all others."""
    at, found = one.predicate[0], list[Entity]()
    last = _last_subject(analysis, one)
    sorts = (*SORTS, *(("ANIMAL",) if one.who and one.who.type == "ANIMAL" else ()))
    for other in (*((last,) if last else ()), *near(analysis, at, *sorts)):
        fits = other == last or (_is_known(analysis, other) and _is_here(analysis, at, other))
        if fits and _is_apart(analysis, one, other, found):
            found.append(other)
    if last and last not in found:
        raise RefusedError("the subject named last cannot be offered")
    return found


def _is_here(analysis: Analysis, at: int, other: Entity) -> bool:
    """Whether somebody is told of on the scene."""
    here, there = _number(analysis, at), _number(analysis, other.start)
    start, end = sorted((at, other.start))
    return abs(here - there) <= WIDE and not _DAY.search(analysis.text.body, start, end)


def _number(analysis: Analysis, at: int) -> int:
    """The number of the sentence that holds a place."""
    return bisect_right(analysis.sentences, at, key=lambda s: s.start) - 1


def _last_subject(analysis: Analysis, one: Omitted) -> Entity | None:
    """The last person with は, が or も before the predicate who is not the one meant."""
    at, number = one.predicate[0], one.fact.sentence
    start = analysis.sentences[max(0, number - LATELY)].start
    for e in reversed(within(analysis.entities, start, at)):
        sentence = analysis.sentences[_number(analysis, e.start)]
        subject = phrase_of(analysis, e).case.rstrip("、").endswith(SUBJECTS) and is_somebody(analysis, e)
        if subject and e.type != "ORG" and not quoted(analysis, sentence, e.start) and _is_here(analysis, at, e):
            if e.type == "PRONOUN" or analysis.surface(e).startswith(stems.SELF):
                continue
            if one.who is None or e.key != one.who.key:
                return e if _last_word(analysis, e) not in KINDS else None
    return None


def is_contested(analysis: Analysis, one: Omitted) -> bool:
    """Whether somebody else is the subject of a clause of the sentence or of the one before it."""
    start, at = analysis.sentences[max(0, one.fact.sentence - 1)].start, one.predicate[0]
    last = _last_subject(analysis, one)
    return last is not None and start <= last.start < at


def _last_word(analysis: Analysis, other: Entity) -> str:
    return within(analysis.tokens, other.start, other.end)[-1].surface


def _is_known(analysis: Analysis, other: Entity) -> bool:
    """Whether somebody has a name, a title or a role that the text keeps speaking of, and acts in it."""
    shown = analysis.surface(other)
    if shown in KINDS or _last_word(analysis, other) in KINDS or shown.startswith(stems.SELF):
        return False
    if not told(analysis, other) or _leads(analysis, other):
        return False
    often = len(sentences_with_entity(analysis, other.key)) > 1
    acts = is_agent(analysis, other)  # 医者の学校 tells of no doctor
    return (titled(shown) and (acts or named(analysis, other))) or (acts and (named(analysis, other) or often))


def _leads(analysis: Analysis, role: Entity) -> bool:
    """Whether a mention only leads a name: 店長の川口さん."""
    led = within(analysis.entities, role.end + 1, role.end + 2)
    return analysis.text.body.startswith("の", role.end) and bool(led) and led[0].type == "PERSON"


def _is_apart(analysis: Analysis, one: Omitted, other: Entity, found: list[Entity]) -> bool:
    """Whether somebody is surely neither the one meant nor one offered already."""
    if one.who and analysis.surface(other) in GROUPS:
        return False
    return all(not _may_be(analysis, other, e) for e in (*((one.who,) if one.who else ()), *found))


def _may_be(analysis: Analysis, one: Entity, other: Entity) -> bool:
    """Whether two mentions may be of one person: alike, or the text calls the one by the other (ゆうたは先生だ)."""
    a, b = full_name(analysis, one), full_name(analysis, other)
    if one.key == other.key or alike(a, b) or a in b or b in a:
        return True
    return _is_called(analysis, a, b) or _is_called(analysis, b, a)


@lru_cache(maxsize=1024)
def _is_called(analysis: Analysis, a: str, b: str) -> bool:
    """Whether the text says that the one is the other: 孫のゆうた, ゆうたは…先生だ."""
    if f"{a}は" not in analysis.text.body:
        return any(a + mark + b in analysis.text.body for mark in ("", "の", "、"))
    x, y = re.escape(a), re.escape(untitled(b) or b)
    called = (
        f"{x}[の、]?{y}|{x}は[^。]{{0,25}}{y}[^。、はがをに]{{0,6}}(?:だ|で|と|。)"  # 主人は小林正男さんだ: 小林さん
    )
    return re.search(called, analysis.text.body) is not None
