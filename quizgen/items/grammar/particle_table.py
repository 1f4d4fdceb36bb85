"""The tables of the particle items: frames, classes of nouns, what each particle does, and which pairs are free."""

from dataclasses import dataclass
from functools import cache

from quizgen import LEVELS, tables
from quizgen.items.base import Note


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of ``particle_frames.tsv``: which particle these verbs want for which nouns."""

    verbs: str
    noun: str
    particle: str
    wrong: str
    needs: str
    function: str
    example: str


@dataclass(frozen=True, slots=True)
class NounClass:
    """A row of ``particle_nouns.tsv``: words, entity types or parts of speech that make up a class."""

    cls: str
    by: str
    values: str
    example: str


@dataclass(frozen=True, slots=True)
class Function:
    """A row of ``particle_functions.tsv``: what is said for the key, and how hard it is."""

    function: str
    level: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Use:
    """A row of ``particle_uses.tsv``: what a particle is for."""

    particle: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Block:
    """A row of ``particle_blocks.tsv``: two particles that are both right with these verbs."""

    pair: str
    verbs: str
    noun: str
    example: str


@cache
def frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Frames by verb and particle."""
    found: dict[tuple[str, str], tuple[Frame, ...]] = {}
    for frame in tables.rows(Frame, "particle_frames"):
        for verb in frame.verbs.split("|"):
            key = verb, frame.particle
            found[key] = (*found.get(key, ()), frame)
    return found


@cache
def members(cls: str, by: str) -> frozenset[str]:
    """What belongs to a class of nouns, or never does (``by="not"``)."""
    rows = (r for r in tables.rows(NounClass, "particle_nouns") if (r.cls, r.by) == (cls, by))
    return frozenset(value for row in rows for value in row.values.split())


@cache
def function(name: str) -> Function:
    """The function of a frame by name."""
    return next(r for r in tables.rows(Function, "particle_functions") if r.function == name)


def level_of_use(frame: Frame, verb: str) -> str:
    """The level of a particle's use with a verb of a level: one harder than elsewhere if the verb is harder."""
    own = function(frame.function).level
    if own == "verb":
        return verb or "N4"
    harder = LEVELS.index(verb or "N4") > LEVELS.index(own)
    return LEVELS[LEVELS.index(own) + harder]


@cache
def use(particle: str) -> Use:
    """What a particle is for."""
    return next(r for r in tables.rows(Use, "particle_uses") if r.particle == particle)


@cache
def free(verb: str, particle: str) -> frozenset[str]:
    """Particles that would be right beside ``particle`` with this verb, named by its dictionary form or as written."""
    rows = (r for r in tables.rows(Block, "particle_blocks") if any(_names(v, verb) for v in r.verbs.split("|")))
    pairs = (frozenset(r.pair.split("/")) for r in rows)
    return frozenset(other for pair in pairs if particle in pair for other in pair - {particle})


def _names(pattern: str, verb: str) -> bool:
    """True for the same verb, for all (*), or for the beginning of a form (行っ~, which 行う has too)."""
    return pattern in ("*", verb) or (pattern.endswith("~") and verb.startswith(pattern[:-1]))


def wrong(frame: Frame, verb: str, form: str) -> tuple[str, ...]:
    """The frame's distractors, without those that a block allows for the verb or for its form as written."""
    blocked = free(verb, frame.particle) | free(form, frame.particle)
    return tuple(p for p in frame.wrong.split() if p not in blocked)


def wrong_note(particle: str) -> Note:
    """What is said to someone who chose a wrong particle."""
    row = use(particle)
    return Note(f"この文では「{particle}」は使えません。{row.ja}", f"{particle} does not fit here. {row.en}")


def right_note(frame: Frame, noun: str, verb: str) -> Note:
    """What is said for the key."""
    row = function(frame.function)
    values = {"noun": noun, "verb": verb, "particle": frame.particle}
    return Note(row.ja.format(**values), row.en.format(**values))
