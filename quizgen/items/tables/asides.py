"""What the sentences round a table say that bears on its rows: closed days, surcharges, conditions on one of them."""

import re

from quizgen.analysis.types import Analysis
from quizgen.items.tables.grids import Grid

_CLOSED = re.compile("休み|休館|休業|運休|中止|ありません|ません|除く|除き")
_LIMITS = re.compile("ません|できない|ただし|必要|のみ|に限|(?<![個人枚本冊台杯点])だけ|中止|休|満員|いっぱい")
_EXTRA = re.compile("割引|割り引|引き|半額|オフ|税|別に|別途|このほか|ほかに|追加|セット|団体|往復")
_TOGETHER = re.compile("(?:大人|おとな|保護者|家族|家の人|親)(?:と|の|が)")


def around(analysis: Analysis, grid: Grid) -> tuple[str, ...]:
    """The sentences that stand in no row."""
    rows = [(r.start, r.end) for r in grid.rows]
    found = (s for s in analysis.sentences if not any(a < s.end and s.start < b for a, b in rows))
    return tuple(analysis.surface(s) for s in found)


def closed(said: tuple[str, ...], day: str) -> bool:
    """Whether a sentence says that there is nothing on this day of the week."""
    return any(day in s and _CLOSED.search(s) for s in said)


def limited(said: tuple[str, ...], name: str) -> bool:
    """Whether a sentence makes a condition on the row of this name."""
    return any(name in s and _LIMITS.search(s) for s in said)


def surcharged(said: tuple[str, ...]) -> bool:
    """Whether a price may not be all that is paid."""
    return any(_EXTRA.search(s) for s in said)


def accompanied(said: tuple[str, ...]) -> bool:
    """Whether children have to come with somebody."""
    return any(_TOGETHER.search(s) for s in said)
