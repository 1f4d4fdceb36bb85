"""Ready-made choices of kinds and numbers, by name."""

from dataclasses import dataclass

from quizgen import tables
from quizgen.items.base import Note


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    kinds: str
    count: str
    ja: str
    en: str
    example: str


@dataclass(frozen=True, slots=True)
class Preset:
    """Kinds (empty: all) and how many items, and what it is called."""

    kinds: tuple[str, ...]
    count: int
    title: Note


def presets() -> dict[str, Preset]:
    """All presets by name, in the order of the table."""
    rows = tables.rows(_Row, "presets")
    return {row.name: Preset(tuple(row.kinds.split()), int(row.count), Note(row.ja, row.en)) for row in rows}
