"""What a class hands in: a paper for each try of a pupil, kept answer by answer.

A pupil has no account: a name, a number or both are typed in, and the browser keeps ``Paper.person``, by which the
paper is gone on with.  Who comes back on another phone types the same; two of one name are two persons.
A mark that the teacher sets stands whatever happens after: it hangs on the answer that was judged, not on the reply.
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from webapp import schema
from webapp.assignments import Assignment
from webapp.store import Store

LONGEST_NAME = 60
LONGEST_NUMBER = 20
MOST = 2000
"""Papers of an assignment, that nobody fills the disk with names."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered to an item, and whether it is right: as the teacher judged it, else as it was marked.

    ``ruled``: the teacher has judged it.
    """

    given: str
    right: bool
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One try (``turn``, from 1) of a pupil; ``replies`` by item; times are in seconds since 1970.

    ``place`` is which paper of its assignment it is, in the order in which they were begun; ``phones`` is on how many
    the pupil has come in.
    """

    id: str
    person: str
    turn: int
    place: int
    name: str
    number: str
    phones: int
    at: int
    finished: int | None
    replies: Mapping[str, Reply]


def begin(store: Store, assignment: Assignment, name: str, number: str, at: int) -> str:
    """The first paper of a new person; the key of the person, ``""`` if there are too many."""
    person = secrets.token_urlsafe(12)
    with store.writing() as connection:
        place = _hold(connection, assignment.code) + 1
        if place > MOST:
            return ""
        row = {"name": name[:LONGEST_NAME], "number": number[:LONGEST_NUMBER], "at": at, "place": place}
        connection.execute(insert(schema.papers).values(_paper_row(assignment.code, person, 1) | row))
    return person


def again(store: Store, assignment: Assignment, person: str, at: int) -> bool:
    """Another try of a person; false while one is under way, and after the last that the terms allow."""
    c = schema.papers.c
    with store.writing() as connection:
        place = _hold(connection, assignment.code) + 1
        mine = select(schema.papers).where(c.code == assignment.code, c.person == person).order_by(c.turn.desc())
        last = connection.execute(mine).first()
        if last is None or last.finished is None or last.turn >= (assignment.terms.tries or MOST):
            return False
        if place > MOST:
            return False
        row = {"name": last.name, "number": last.number, "phones": last.phones, "at": at, "place": place}
        connection.execute(insert(schema.papers).values(_paper_row(assignment.code, person, last.turn + 1) | row))
    return True


def join(store: Store, person: str) -> None:
    """Note that a person has come in on one more phone."""
    c = schema.papers.c
    with store.writing() as connection:
        connection.execute(update(schema.papers).where(c.person == person).values(phones=c.phones + 1))


def alike(papers: Sequence[Paper], name: str, number: str) -> list[Paper]:
    """The newest paper of each person who typed this name and number, in the order in which they first came."""
    same = [p for p in papers if (_folded(p.name), _folded(p.number)) == (_folded(name), _folded(number))]
    newest = {p.person: p for p in sorted(same, key=lambda p: p.turn)}
    first = {p.person: p.place for p in same if p.turn == 1}
    return sorted(newest.values(), key=lambda p: (first[p.person], p.at, p.id))


def reply(store: Store, paper: Paper, item: str, reply: Reply, at: int) -> bool:
    """Keep an answer in the place of an earlier one, unless that was told already; false if none is taken any more."""
    key = {"paper": paper.id, "item": item}
    with store.writing() as connection:
        if (terms := _going_on(connection, paper, at)) is None:
            return False
        if terms.told == "once" and connection.execute(select(schema.replies).filter_by(**key)).first():
            return True
        connection.execute(delete(schema.replies).filter_by(**key))
        connection.execute(insert(schema.replies).values(**key, given=reply.given, right=reply.right, at=at))
        return True


def finish(store: Store, paper: Paper, at: int) -> None:
    """Hand a paper in; the moment it was first handed in stays."""
    c = schema.papers.c
    with store.writing() as connection:
        mine = (c.id == paper.id) & c.finished.is_(None)
        connection.execute(update(schema.papers).where(mine).values(finished=at))


def rule(store: Store, assignment: Assignment, item: str, given: str, right: bool, paper: str = "") -> None:
    """Set the mark of an answer by hand: on one paper, or (``""``) of everybody who has answered so or will."""
    key = {"code": assignment.code, "item": item, "given": _sign(given)}
    before = key | ({"paper": paper} if paper else {})
    with store.writing() as connection:
        connection.execute(delete(schema.rulings).filter_by(**before))
        connection.execute(insert(schema.rulings).values(**key, paper=paper, right=right))


def of_person(store: Store, code: str, person: str) -> list[Paper]:
    """The papers of a person, the first try first."""
    c = schema.papers.c
    return sorted(_papers(store, code, (c.code == code) & (c.person == person)), key=lambda p: p.turn)


def papers(store: Store, assignment: Assignment) -> list[Paper]:
    """All papers of an assignment, by number and name."""
    return _papers(store, assignment.code, schema.papers.c.code == assignment.code)


def _paper_row(code: str, person: str, turn: int) -> dict[str, Any]:
    return {"id": secrets.token_urlsafe(12), "code": code, "person": person, "turn": turn}


def _hold(connection: Connection, code: str) -> int:
    """Let nobody else add papers to an assignment until this transaction has ended; how many there are."""
    above, c = schema.assignments.c, schema.papers.c
    connection.execute(select(above.code).where(above.code == code).with_for_update()).first()
    return connection.execute(select(func.count()).where(c.code == code)).scalar_one()


def _going_on(connection: Connection, paper: Paper, at: int) -> Row[Any] | None:
    """The assignment of a paper, if answers to it are taken at this moment."""
    c, a = schema.papers.c, schema.assignments.c
    joined = select(schema.assignments).join_from(schema.papers, schema.assignments)
    held = joined.where(
        c.id == paper.id,
        c.finished.is_(None),
        a.open,
        a.opens.is_(None) | (a.opens <= at),
        a.closes.is_(None) | (a.closes > at),
    )
    return connection.execute(held).first()


def _papers(store: Store, code: str, which: Any) -> list[Paper]:
    r, u = schema.replies.c, schema.rulings.c
    with store.reading() as connection:
        rows = connection.execute(select(schema.papers).where(which)).all()
        answered = connection.execute(select(schema.replies).where(r.paper.in_([row.id for row in rows]))).all()
        ruled = {
            (x.item, x.given, x.paper): x.right
            for x in connection.execute(select(schema.rulings).where(u.code == code))
        }
    found: dict[str, dict[str, Reply]] = {row.id: {} for row in rows}
    for row in answered:
        found[row.paper][row.item] = _reply(row, ruled)
    return sorted((_paper(row, found[row.id]) for row in rows), key=_order)


def _reply(row: Row[Any], ruled: Mapping[tuple[str, str, str], bool]) -> Reply:
    if not ruled:
        return Reply(row.given, row.right)
    sign = _sign(row.given)
    own = ruled.get((row.item, sign, row.paper), ruled.get((row.item, sign, "")))
    return Reply(row.given, row.right if own is None else own, own is not None)


def _paper(row: Row[Any], replies: Mapping[str, Reply]) -> Paper:
    return Paper(
        row.id, row.person, row.turn, row.place, row.name, row.number, row.phones, row.at, row.finished, replies
    )


def _order(paper: Paper) -> tuple[int, str, str, int, int, str]:
    """By number as people count (2 before 10, who has none last), then by name."""
    number = _folded(paper.number)
    return (int(number) if number.isdecimal() else 10**20, number, paper.name, paper.place, paper.at, paper.id)


def _folded(typed: str) -> str:
    """A name however it was typed: full or half width, with spaces or without."""
    return "".join(unicodedata.normalize("NFKC", typed).casefold().split())


def _sign(given: str) -> str:
    return hashlib.sha256(given.encode()).hexdigest()
