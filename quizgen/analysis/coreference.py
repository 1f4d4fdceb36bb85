"""Which mentions name the same thing: equal keys, by rules that can prove it.

A person's key is the name without title and, where the text has it once, the full name (バーンズ局長,
ウィリアム・J・バーンズ局長); a role beside a name is its bearer (館長の森田さん … 館長); an abbreviation in
brackets is what stands before it; 同社 is the company told of last (``same.tsv``); other names of one thing
are rows of ``aliases.tsv``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen import kana, tables
from quizgen.analysis.entity_types import endings
from quizgen.analysis.keys import consonants, first_name, named, title_of
from quizgen.analysis.types import Analysis, Entity, within

LONGEST_TITLE = 16


@dataclass(frozen=True, slots=True)
class Same:
    """A row of ``same.tsv``."""

    form: str
    type: str
    endings: str
    example: str


def unify(analysis: Analysis, mentions: Sequence[Entity]) -> tuple[Entity, ...]:
    """The mentions with equal keys for one thing, and ``lead`` where an apposition leads a name."""
    told = [_canonical(e, analysis) for e in _abbreviated(analysis, mentions)]
    told = _led(analysis, told)
    told = _persons(analysis, told)
    return tuple(_pointed(analysis, told))


def _canonical(entity: Entity, analysis: Analysis) -> Entity:
    """The mention with the first name of its row: アメリカ -> 米国."""
    if entity.type not in ("PLACE", "ORG", "PERSON", "FACILITY", "PEOPLE"):
        return entity
    first = first_name(entity.key)
    if first == entity.key or (len(entity.key) == 1 and entity.type == "FACILITY"):
        return entity
    return replace(entity, key=first)


_BRACKETED = re.compile(r"[（(](?:以下、?)?「?([^「」（）()]+)」?[）)]$")


def _abbreviated(analysis: Analysis, mentions: Sequence[Entity]) -> Iterator[Entity]:
    """The mentions, those of an abbreviation keyed and typed as what it stands for."""
    meant: dict[str, Entity] = {}
    for entity in mentions:
        surface = kana.fold_width(analysis.surface(entity))
        if m := _BRACKETED.search(surface):
            meant[m.group(1)] = entity
        elif full := meant.get(surface):
            entity = replace(entity, key=full.key, type=full.type, confidence=full.confidence, why="abbreviation")
        yield entity


def _led(analysis: Analysis, mentions: Sequence[Entity]) -> list[Entity]:
    """The mentions, a role before a name made its bearer: 館長の|森田さん, 翻訳者、|比嘉さん."""
    out = list(mentions)
    body = analysis.text.body
    for i in range(1, len(out)):
        role, name = out[i - 1], out[i]
        if role.type != "PERSON" or name.type != "PERSON" or body[role.end : name.start] not in ("の", "、"):
            continue
        if _has_name(analysis, role) or not _has_name(analysis, name):
            continue
        if body[role.end] == "の" or body[name.end : name.end + 1] in "はがにのもをで":
            out[i - 1] = replace(role, key=name.key, why=role.why + ", leads a name")
            out[i] = replace(name, lead=role.start)
    return out


def _has_name(analysis: Analysis, entity: Entity) -> bool:
    return named(within(analysis.tokens, entity.start, entity.end))


def _persons(analysis: Analysis, mentions: Sequence[Entity]) -> list[Entity]:
    """The mentions of people with one key for full name, short name and the role they alone bear."""
    people = [e for e in mentions if e.type == "PERSON"]
    if not people:
        return list(mentions)
    names = _names(analysis, people)
    roles = _bearers(analysis, people, names)
    out = []
    for e in mentions:
        if e.type == "PERSON":
            surface = analysis.surface(e)
            e = replace(e, key=roles.get(surface) or names.get(e.key, e.key))
        out.append(e)
    return out


def _names(analysis: Analysis, people: Sequence[Entity]) -> dict[str, str]:
    """For each name that is part of just one fuller name, or its spelling, the key of that person."""
    keys = list(dict.fromkeys(e.key for e in people if _has_name(analysis, e) or "、" in e.why or "leads" in e.why))
    titles = {e.key: title_of(analysis.surface(e)) for e in people}
    out = {key: key for key in keys}
    for key in keys:
        fuller = [k for k in keys if k != key and _part_of(key, k)]
        if len({k.replace("・", "") for k in fuller}) == 1:
            out[key] = fuller[0]
        elif not fuller and (other := _spelled(key, keys, titles)):
            out[key] = other
    return {key: _short(out.get(full, full), keys) for key, full in out.items()}


def _part_of(short: str, full: str) -> bool:
    """Whether a name is the family or given name of another: バーンズ of ウィリアム・バーンズ, 森田 of 森田花子."""
    if "・" in full:
        return short in full.split("・")
    part = full.startswith(short) or full.endswith(short)
    return part and len(short) > 1 and len(full) - len(short) in (1, 2, 3) and kana.has_kanji(full)


def _short(full: str, keys: Sequence[str]) -> str:
    """The key of a foreigner: the last part of the name, the whole where two people share it."""
    last = full.rpartition("・")[2]
    shared = sum(k.endswith("・" + last) for k in keys)
    return full if shared > 1 else last


def _spelled(key: str, keys: Sequence[str], titles: dict[str, str]) -> str:
    """The earlier name that differs in spelling alone: same consonants, same title or given name."""
    if not kana.is_katakana(key.replace("・", "")):
        return ""
    given, _, last = key.rpartition("・")
    for other in keys[: keys.index(key)]:
        first, _, family = other.rpartition("・")
        close = len(consonants(last)) > 2 and consonants(last) == consonants(family)
        proven = (given and given == first) or (len(titles.get(key, "")) > 1 and titles.get(key) == titles.get(other))
        if close and proven:
            return other
    return ""


def _bearers(analysis: Analysis, people: Sequence[Entity], names: dict[str, str]) -> dict[str, str]:
    """For each role that one person of the text alone bears, and that is led by nothing, that person's key."""
    borne: dict[str, set[str]] = {}
    for e in people:
        role = (
            analysis.surface(e) if "leads" in e.why else title_of(analysis.surface(e)) if _has_name(analysis, e) else ""
        )
        if len(role) > 1:
            borne.setdefault(role, set()).add(names.get(e.key, e.key))
    whole = {role: keys for role, keys in borne.items() if ("whole", role) in endings() or ("kind", role) in endings()}
    first = {role: next(e.start for e in people if role in analysis.surface(e)) for role in whole}
    bare = {analysis.surface(e): e.start for e in reversed(people)}
    return {
        role: next(iter(keys))
        for role, keys in whole.items()
        if len(keys) == 1 and role not in HONORIFIC and first[role] <= bare.get(role, 0) + LONGEST_TITLE
    }


HONORIFIC = frozenset(
    ("さん", "さま", "くん", "ちゃん", "先生", "夫人", "選手", "議員", "記者", "社員", "職員", "友人", "友だち", "友達")
)
"""Titles that many bear at once."""


def _pointed(analysis: Analysis, mentions: Sequence[Entity]) -> Iterator[Entity]:
    """The mentions, 同社 and its like typed and keyed as what was told of last in this paragraph or the one before."""
    rows = {r.form: r for r in tables.rows(Same, "same")}
    past: list[Entity] = []
    for entity in mentions:
        if row := rows.get(analysis.surface(entity)):
            meant = _antecedent(analysis, row, past)
            entity = replace(
                entity,
                type=row.type,
                key=meant.key if meant else entity.key,
                confidence=0.9 if meant else 0.6,
                why=row.form,
            )
        past.append(entity)
        yield entity


def _antecedent(analysis: Analysis, row: Same, past: Sequence[Entity]) -> Entity | None:
    """The last mention of the row's type whose name ends as the row says; the first ending that fits any wins."""
    near = [e for e in past[-NEAR:] if e.type == row.type and (e.type != "PERSON" or _has_name(analysis, e))]
    for ending in row.endings.split():
        for entity in reversed(near):
            if ending == "*" or entity.key.endswith(ending) or analysis.surface(entity).endswith(ending):
                return entity
    return None


NEAR = 30
"""Mentions looked back over for 同社: about five sentences."""
