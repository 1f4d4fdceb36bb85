"""Worksheets given to a class: a short code opens the same items for everybody, and what is answered is kept.

A pupil has no account: a name is typed in, and the browser keeps which paper is theirs.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from webapp import codes, schema, sheets
from webapp.sheets import Plan
from webapp.store import Store

LONG = 6
"""Characters of a code."""
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Assignment:
    """A worksheet as it was given; ``open``: answers are taken; ``told``: pupils see what is right at the end."""

    code: str
    learner: str
    sheet: str
    plan: Plan
    open: bool
    told: bool
    at: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered to an item, and whether it is right."""

    given: str
    right: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """What one pupil handed in: ``replies`` by item; times are in seconds since 1970."""

    id: str
    code: str
    name: str
    at: int
    finished: int | None
    replies: Mapping[str, Reply]


def assign(store: Store, plan: Plan, told: bool, at: int) -> str:
    """Give a worksheet as it is now to a class; the code that opens it."""
    stored = {"learner": plan.learner, "sheet": plan.id, "plan": sheets.packed(plan), "open": True, "told": told}
    with store.writing() as connection:
        taken = set(connection.execute(select(schema.assignments.c.code)).scalars())
        code = next(c for c in iter(lambda: codes.short(LONG), "") if c not in taken)
        connection.execute(insert(schema.assignments).values(**stored, code=code, at=at))
    return code


def find(store: Store, code: str) -> Assignment | None:
    """The assignment that a code opens, however it was typed."""
    c = schema.assignments.c
    with store.reading() as connection:
        row = connection.execute(select(schema.assignments).where(c.code == codes.plain(code))).first()
    return _assignment(row) if row else None


def given(store: Store, learner: str, sheet: str) -> list[Assignment]:
    """The assignments of a teacher's worksheet, the newest first."""
    c = schema.assignments.c
    asked = select(schema.assignments).where(c.learner == learner, c.sheet == sheet).order_by(c.at.desc(), c.code)
    with store.reading() as connection:
        return [_assignment(row) for row in connection.execute(asked)]


def let(store: Store, assignment: Assignment, open: bool) -> None:
    """Take answers from now on, or no more."""
    mine = schema.assignments.c.code == assignment.code
    with store.writing() as connection:
        connection.execute(update(schema.assignments).where(mine).values(open=open))


def remove(store: Store, assignment: Assignment) -> None:
    """Delete an assignment with all that was answered."""
    with store.writing() as connection:
        connection.execute(delete(schema.assignments).where(schema.assignments.c.code == assignment.code))


def begin(store: Store, assignment: Assignment, name: str, at: int) -> str:
    """A new paper for a pupil; its key."""
    key = secrets.token_urlsafe(12)
    row = {"id": key, "code": assignment.code, "name": name[:LONGEST_NAME], "at": at}
    with store.writing() as connection:
        connection.execute(insert(schema.papers).values(row))
    return key


def reply(store: Store, paper: Paper, item: str, reply: Reply, at: int) -> bool:
    """Keep an answer, in the place of an earlier one; false once the paper is handed in or the assignment is closed."""
    key = {"paper": paper.id, "item": item}
    with store.writing() as connection:
        c, a = schema.papers.c, schema.assignments.c
        going_on = select(c.id).join_from(schema.papers, schema.assignments)
        if not connection.execute(going_on.where(c.id == paper.id, c.finished.is_(None), a.open)).first():
            return False
        connection.execute(delete(schema.replies).filter_by(**key))
        connection.execute(insert(schema.replies).values(**key, given=reply.given, right=reply.right, at=at))
        return True


def remark(store: Store, assignment: Assignment, paper: str, item: str) -> None:
    """Turn the mark of an answer round: what the teacher judges holds."""
    c, r = schema.papers.c, schema.replies.c
    theirs = select(c.id).where(c.id == paper, c.code == assignment.code)
    with store.writing() as connection:
        connection.execute(update(schema.replies).where(r.paper.in_(theirs), r.item == item).values(right=~r.right))


def finish(store: Store, paper: Paper, at: int) -> None:
    """Hand a paper in; the moment it was first handed in stays."""
    c = schema.papers.c
    with store.writing() as connection:
        mine = (c.id == paper.id) & c.finished.is_(None)
        connection.execute(update(schema.papers).where(mine).values(finished=at))


def paper(store: Store, key: str) -> Paper | None:
    """The paper with this key, or nothing."""
    return next(iter(_papers(store, schema.papers.c.id == key)), None)


def papers(store: Store, assignment: Assignment) -> list[Paper]:
    """All papers of an assignment, by name."""
    return _papers(store, schema.papers.c.code == assignment.code)


def _papers(store: Store, which: Any) -> list[Paper]:
    c, r = schema.papers.c, schema.replies.c
    with store.reading() as connection:
        rows = connection.execute(select(schema.papers).where(which).order_by(c.name, c.at, c.id)).all()
        answered = connection.execute(select(schema.replies).where(r.paper.in_([row.id for row in rows]))).all()
    found: dict[str, dict[str, Reply]] = {row.id: {} for row in rows}
    for row in answered:
        found[row.paper][row.item] = Reply(row.given, row.right)
    return [Paper(row.id, row.code, row.name, row.at, row.finished, found[row.id]) for row in rows]


def _assignment(row: Row[Any]) -> Assignment:
    plan = replace(sheets.unpacked(row.plan), learner=row.learner)  # it may have been handed over since
    return Assignment(row.code, row.learner, row.sheet, plan, row.open, row.told, row.at)
