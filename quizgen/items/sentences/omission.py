"""A predicate whose subject is left out, and how the writer is called as an answer."""

from dataclasses import dataclass

from quizgen.analysis.types import Analysis, Entity, Fact
from quizgen.items import stems
from quizgen.items.base import Note


@dataclass(frozen=True, slots=True)
class Omitted:
    """A predicate without a subject: the fact, who is meant (None: the writer), where that is told, and why."""

    fact: Fact
    predicate: tuple[int, int]
    who: Entity | None
    told: tuple[int, int]
    note: Note
    rule: str


def writer_of(analysis: Analysis) -> str:
    """What the writer is called: 筆者, in easy texts 書いた人."""
    return "書いた人" if stems.level(analysis) in stems.SIMPLE else "筆者"


def predicate_of(analysis: Analysis, fact: Fact) -> tuple[int, int]:
    """The last phrase without its full stop."""
    last = stems.phrases(analysis, fact)[-1]
    return last.start, last.end - analysis.surface(last).endswith("。")
