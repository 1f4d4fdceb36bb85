"""Who chooses in a table and what they want, in words; what one does with what the rows are (``choosing.tsv``).

Up to N3 each limit is a sentence (水曜日に参加したいと思っています。); at N2 and N1 they describe what is looked for
(水曜日の夜に活動でき、団費が2,000円以内の部門を探している).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis.types import Analysis
from quizgen.items import stems
from quizgen.items.tables import asides
from quizgen.items.tables.grids import Grid
from quizgen.items.tables.wish import Wish, wordings

WHEN = ("day", "part", "visit")
"""Limits that are said together: 水曜日の15:00に行きたい."""
CHILDREN = ("小学", "中学", "5歳", "五歳")


@dataclass(frozen=True, slots=True)
class Choosing:
    """A row of ``choosing.tsv``."""

    noun: str
    cue: str
    wish: str
    can: str
    act: str
    example: str


@cache
def _choosing() -> tuple[Choosing, ...]:
    """The longest name first, and of each the row that the sort of notice decides."""
    return tuple(sorted(tables.rows(Choosing, "choosing"), key=lambda r: (-len(r.noun), not r.cue)))


def chosen(analysis: Analysis, grid: Grid) -> Choosing | None:
    """What one does with the rows of a grid in a notice of this sort."""
    found = (r for r in _choosing() if grid.noun and grid.noun.endswith(r.noun))
    return next((r for r in found if any(cue in analysis.text.body for cue in r.cue.split("|"))), None)


def asked(analysis: Analysis, grid: Grid) -> str:
    """どの体験に参加すればいいですか。"""
    row = chosen(analysis, grid)
    what = f"どの{grid.noun}" if grid.noun else "どれ"
    if grid.leaves:
        what = f"{grid.leaves}を何時に出る{grid.noun}"
    act = row.act if row else "を選べば"
    return f"{what}{act}{'よいか' if stems.is_formal(analysis) else 'いいですか'}。"


def wanted(analysis: Analysis, grid: Grid, limits: Sequence[Wish], name: str, said: tuple[str, ...]) -> str:
    """Who wants what."""
    by_kind = {w.kind: w for w in limits}
    if row := _for_child(analysis, grid, by_kind):
        return _by_parent(analysis, grid, by_kind, name, row.can)
    alone = "age" in by_kind and by_kind["age"].value.startswith(CHILDREN) and asides.accompanied(said)
    together = "" if alone else _looked_for(analysis, grid, by_kind)
    return f"{_aged(by_kind, name)}{together}" if together else _one_by_one(analysis, grid, by_kind, name, alone)


def _for_child(analysis: Analysis, grid: Grid, limits: dict[str, Wish]) -> Choosing | None:
    """What is done with the rows, if it is looked for by the parent of a small child."""
    small = "age" in limits and limits["age"].value.startswith(SMALL)
    return chosen(analysis, grid) if small and grid.noun else None


SMALL = ("5歳", "五歳")
"""Ages at which nobody chooses in a table."""


def _by_parent(analysis: Analysis, grid: Grid, limits: dict[str, Wish], name: str, can: str) -> str:
    """キムさんは、5歳の子どもが参加できる教室を探しています。土曜日がいいと思っています。"""
    plain = stems.is_formal(analysis)
    out = [f"{name}さんは、{limits['age'].value}の子どもが{can}{grid.noun}を探して{'いる' if plain else 'います'}。"]
    if when := _time([limits[k].value for k in WHEN if k in limits]):
        out.append(f"{when}が{'よいと考えている' if plain else 'いいと思っています'}。")
    out += [w.said(plain) for kind in wordings() if (w := limits.get(kind)) and kind not in ("age", *WHEN)]
    return "".join(out)


def _aged(limits: dict[str, Wish], name: str) -> str:
    """高校2年生のリンさんは、"""
    return f"{limits['age'].value}の{name}さんは、" if "age" in limits else f"{name}さんは、"


def _looked_for(analysis: Analysis, grid: Grid, limits: dict[str, Wish]) -> str:
    """水曜日の夜に活動でき、団費が2,000円以内の部門を探している。  Nothing where a limit cannot be said of it."""
    row, when = chosen(analysis, grid), _time([limits[k].value for k in WHEN if k in limits])
    others = [w for kind in wordings() if (w := limits.get(kind)) and kind not in ("age", *WHEN)]
    if (
        not grid.noun
        or not row
        or stems.level(analysis) not in stems.FORMAL
        or not all(w.of_thing(True) for w in others)
    ):
        return ""
    own = f"{when}に{row.can if not others else row.can.removesuffix('る') + '、'}" if when else ""
    said = own + "".join(w.of_thing(w is others[-1]) for w in others)
    return f"{said}{grid.noun}を探して{'いる' if stems.is_formal(analysis) else 'います'}。" if said else ""


def _one_by_one(analysis: Analysis, grid: Grid, limits: dict[str, Wish], name: str, accompanied: bool) -> str:
    plain = stems.is_formal(analysis)
    out = []
    if age := limits.get("age"):
        out.append(age.said(plain))
        if accompanied:
            out.append("お母さんと一緒に行く。" if plain else "お母さんといっしょに行きます。")
    if when := _time([limits[k].value for k in WHEN if k in limits]):
        out.append(_when(analysis, chosen(analysis, grid), when))
    out += [w.said(plain) for kind in wordings() if (w := limits.get(kind)) and kind not in ("age", *WHEN)]
    return f"{name}さんは{'' if age else '、'}{''.join(out)}"


def _time(told: Sequence[str]) -> str:
    """The day and the part of the day, said of each day: 月曜日の朝か水曜日の朝."""
    part = "".join(f"の{text}" for text in told[1:])
    return "か".join(f"{day}{part}" for day in told[0].split("か")) if told else ""


def _when(analysis: Analysis, row: Choosing | None, when: str) -> str:
    """土曜日の午後に参加したいと思っています。"""
    plain = stems.is_formal(analysis)
    if row is None:
        return f"{when}がよい。" if plain else f"{when}がいいです。"
    if plain:
        return f"{when}に{row.wish}と考えている。"
    return f"{when}に{row.wish}{'です' if stems.level(analysis) == 'N5' else 'と思っています'}。"
