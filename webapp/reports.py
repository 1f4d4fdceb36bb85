"""What learners report about items, for whoever keeps the server: kept in the database, printed by a command."""

import csv
import io
from dataclasses import asdict, astuple, dataclass, fields
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import bindparam, delete, insert, select

from quizgen.output.plain import safe_cell
from webapp import schema
from webapp.store import Store

Reason = Literal["two", "key", "reading", "unclear", "why", "other"]
LONGEST = 500
"""The most characters that a learner may add to a report."""

_R = schema.reports.c
_REASON = select(_R.reason).where(_R.attempt == bindparam("attempt"), _R.item == bindparam("item"))


@dataclass(frozen=True, slots=True)
class Report:
    """What is said about one item of one attempt.

    ``reason``: two (another answer is right too), key (the answer given as right is not), reading (a reading is
    wrong), unclear (the question cannot be understood), why (the explanation does not help), other.
    """

    attempt: str
    item: str
    kind: str
    slug: str
    question: str
    reason: str
    words: str
    program: str
    at: int


def report(store: Store, said: Report) -> None:
    """Keep a report; a second one on the same item of the same attempt takes the place of the first."""
    with store.writing() as connection:
        connection.execute(delete(schema.reports).filter_by(attempt=said.attempt, item=said.item))
        connection.execute(insert(schema.reports).values(asdict(said)))


def reported(store: Store, attempt: str, item: str) -> str:
    """The reason that was given for an item of an attempt, or an empty string."""
    with store.reading() as connection:
        return connection.execute(_REASON, {"attempt": attempt, "item": item}).scalar() or ""


def reports(store: Store) -> list[Report]:
    """All reports, the newest first."""
    c = schema.reports.c
    with store.reading() as connection:
        rows = connection.execute(select(*(c[f.name] for f in fields(Report))).order_by(c.at.desc(), c.item))
        return [Report(*row) for row in rows]


def as_text(found: list[Report]) -> str:
    """The reports for reading: one paragraph each."""
    return "\n".join(_paragraph(r) for r in found) or "There are no reports.\n"


def _paragraph(said: Report) -> str:
    head = f"{_moment(said.at)}  {said.reason}  {said.item}  {said.slug or '(pasted text)'}  quizgen {said.program}"
    return "\n".join([head, f"  {said.question}", *([f"  > {said.words}"] if said.words else []), ""])


def as_csv(found: list[Report]) -> str:
    """The reports for a spreadsheet, which is kept from taking a cell for a formula."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(f.name for f in fields(Report))
    for said in found:
        *cells, at = astuple(said)
        table.writerow([*map(safe_cell, cells), _moment(at)])
    return out.getvalue()


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="minutes")
