"""Why a wrong choice tempts: said after the answer, by the mistake that the choice stands for."""

from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.items.base import Choice, Note


@dataclass(frozen=True, slots=True)
class _Row:
    why: str
    ja: str
    en: str
    example: str


def temptation(choice: Choice) -> Note | None:
    """What speaks for a wrong choice, if that is known."""
    return None if choice.correct else _found(choice.why.split("+")[0])


@cache
def _found(why: str) -> Note | None:
    fitting = [row for row in tables.rows(_Row, "temptations") if _begins(why, row.why)]
    row = max(fitting, key=lambda r: len(r.why), default=None)
    return Note(row.ja, row.en) if row else None


def _begins(why: str, beginning: str) -> bool:
    """``F1`` begins ``F1 near number``, not ``F14 other speaker``."""
    cut = beginning[-1].isdigit() and why[len(beginning) :][:1].isdigit()
    return why.startswith(beginning) and not cut
