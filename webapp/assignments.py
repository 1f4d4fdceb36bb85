"""Worksheets given to a class: a short code opens the same items for everybody, on the terms that the teacher sets.

What the class answers is kept by ``webapp.papers``.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal

from sqlalchemy import Row, delete, insert, select, update

from webapp import codes, schema, sheets
from webapp.sheets import LONGEST_NAME, Plan
from webapp.store import Store

LONG = 6
"""Characters of a code."""
State = Literal["early", "open", "over"]
Told = Literal["once", "end", "closed", "mark", "none"]
TOLD: tuple[Told, ...] = ("end", "once", "closed", "mark", "none")
"""When pupils are told what is right: at the end of a try, after each answer, once the assignment is over; their mark
alone; nothing."""
Counts = Literal["best", "last"]
COUNTS: tuple[Counts, ...] = ("best", "last")
TRIES = (1, 2, 3, 0)
"""How often a pupil may try; 0: as often as wanted."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Between which moments answers are taken (seconds since 1970; nothing: no bound), in how many tries, of which the
    best or the last counts, and what is told."""

    opens: int | None = None
    closes: int | None = None
    tries: int = 1
    counts: Counts = "best"
    told: Told = "end"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A worksheet as it was given; ``open``: the teacher has not ended it; ``withdrawn``: ids of items that do not
    count."""

    code: str
    learner: str
    sheet: str
    name: str
    plan: Plan
    open: bool
    at: int
    terms: Terms = Terms()
    withdrawn: frozenset[str] = field(default_factory=frozenset)

    def state(self, now: int) -> State:
        """Whether answers are taken at a moment: not yet, now, or no more."""
        if not self.open or (self.terms.closes is not None and now >= self.terms.closes):
            return "over"
        return "early" if self.terms.opens is not None and now < self.terms.opens else "open"


def assign(store: Store, plan: Plan, terms: Terms, at: int) -> str:
    """Give a worksheet as it is now to a class; the code that opens it."""
    own = {"learner": plan.learner, "sheet": plan.id, "name": plan.name, "plan": sheets.packed(plan), "open": True}
    with store.writing() as connection:
        taken = set(connection.execute(select(schema.assignments.c.code)).scalars())
        code = next(c for c in iter(lambda: codes.short(LONG), "") if c not in taken)
        connection.execute(insert(schema.assignments).values(**own, **asdict(terms), code=code, at=at))
    return code


def find(store: Store, code: str) -> Assignment | None:
    """The assignment that a code opens, however it was typed."""
    return next(iter(_found(store, schema.assignments.c.code == codes.plain(code))), None)


def of_teacher(store: Store, learner: str) -> list[Assignment]:
    """All assignments of a teacher, the newest first."""
    return _found(store, schema.assignments.c.learner == learner)


def of_sheet(store: Store, learner: str, sheet: str) -> list[Assignment]:
    """The assignments of a teacher's worksheet, the newest first."""
    c = schema.assignments.c
    return _found(store, (c.learner == learner) & (c.sheet == sheet))


def settle(store: Store, assignment: Assignment, terms: Terms) -> None:
    """Set other terms; what was answered stays."""
    _change(store, assignment, **asdict(terms))


def rename(store: Store, assignment: Assignment, name: str) -> None:
    """Give an assignment another name."""
    _change(store, assignment, name=name[:LONGEST_NAME])


def end(store: Store, assignment: Assignment) -> None:
    """Take no more answers."""
    _change(store, assignment, open=False)


def open_now(store: Store, assignment: Assignment, now: int) -> None:
    """Take answers from this moment on: a time that says otherwise is taken away."""
    state = {"opens": assignment.terms.opens, "closes": assignment.terms.closes}
    wrong = (name for name, at in state.items() if at is not None and (at > now if name == "opens" else at <= now))
    _change(store, assignment, open=True, **dict.fromkeys(wrong))


def remove(store: Store, assignment: Assignment) -> None:
    """Delete an assignment with all that was answered."""
    with store.writing() as connection:
        connection.execute(delete(schema.assignments).where(schema.assignments.c.code == assignment.code))


def withdraw(store: Store, assignment: Assignment, item: str) -> None:
    """Let an item count no more for anybody."""
    row = {"code": assignment.code, "item": item}
    with store.writing() as connection:
        connection.execute(delete(schema.withdrawn).filter_by(**row))
        connection.execute(insert(schema.withdrawn).values(**row))


def put_back(store: Store, assignment: Assignment, item: str) -> None:
    """Let an item count again: its answers were kept."""
    with store.writing() as connection:
        connection.execute(delete(schema.withdrawn).filter_by(code=assignment.code, item=item))


def _change(store: Store, assignment: Assignment, **values: Any) -> None:
    mine = schema.assignments.c.code == assignment.code
    with store.writing() as connection:
        connection.execute(update(schema.assignments).where(mine).values(**values))


def _found(store: Store, which: Any) -> list[Assignment]:
    c, w = schema.assignments.c, schema.withdrawn.c
    with store.reading() as connection:
        rows = connection.execute(select(schema.assignments).where(which).order_by(c.at.desc(), c.code)).all()
        out = connection.execute(select(w.code, w.item).where(w.code.in_([row.code for row in rows]))).all()
    return [_assignment(row, (pair.item for pair in out if pair.code == row.code)) for row in rows]


def _assignment(row: Row[Any], withdrawn: Iterable[str]) -> Assignment:
    plan = replace(sheets.unpacked(row.plan), learner=row.learner)  # it may have been handed over since
    terms = Terms(**{f.name: getattr(row, f.name) for f in fields(Terms)})
    named = row.name or plan.name
    return Assignment(row.code, row.learner, row.sheet, named, plan, row.open, row.at, terms, frozenset(withdrawn))
