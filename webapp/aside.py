"""What is kept beside the answers of an attempt: drafts with the hints taken, places found, the clock, the stage."""

from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, select, update

from webapp import schema
from webapp.store import Attempt, Stage, Store

_D = schema.drafts.c
_DRAFTS = select(_D.item, _D.given, _D.hints).where(_D.attempt == bindparam("key"))


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the form when a hint was taken, and how many hints that makes."""

    given: str = ""
    hints: int = 0


@dataclass(frozen=True, slots=True)
class Find:
    """How often a place was looked for in the text, and whether it was found."""

    tries: int
    found: bool


def drafts(store: Store, attempt: Attempt) -> dict[str, Draft]:
    """The drafts of an attempt by item."""
    with store.reading() as connection:
        rows = connection.execute(_DRAFTS, {"key": attempt.id})
        return {row.item: Draft(row.given, row.hints) for row in rows}


def take_hint(store: Store, attempt: Attempt, item: str, given: str, most: int) -> None:
    """Count one more hint to an item, ``most`` at most, and keep what was typed so far."""
    key = {"attempt": attempt.id, "item": item}
    with store.writing() as connection:
        taken = connection.execute(select(schema.drafts.c.hints).filter_by(**key)).scalar() or 0
        connection.execute(delete(schema.drafts).filter_by(**key))
        connection.execute(insert(schema.drafts).values(**key, given=given, hints=min(taken + 1, most)))


def finds(store: Store, attempt: Attempt) -> dict[str, Find]:
    """The places of an attempt that were looked for, by item."""
    c = schema.finds.c
    with store.reading() as connection:
        rows = connection.execute(select(c.item, c.tries, c.found).where(c.attempt == attempt.id))
        return {row.item: Find(row.tries, row.found) for row in rows}


def look(store: Store, attempt: Attempt, item: str, found: bool) -> None:
    """Keep that a place was looked for; one that was found stays found."""
    key = {"attempt": attempt.id, "item": item}
    with store.writing() as connection:
        old = connection.execute(select(schema.finds).filter_by(**key)).first()
        if old and old.found:
            return
        connection.execute(delete(schema.finds).filter_by(**key))
        connection.execute(insert(schema.finds).values(**key, tries=old.tries + 1 if old else 1, found=found))


def stop_clock(store: Store, attempt: Attempt) -> None:
    """Take the clock away from an attempt."""
    _change(store, attempt, timed=False)


def go_to(store: Store, attempt: Attempt, stage: Stage) -> None:
    """Go to another of the passes over the text."""
    _change(store, attempt, stage=stage)


def _change(store: Store, attempt: Attempt, **values: object) -> None:
    with store.writing() as connection:
        connection.execute(update(schema.attempts).where(schema.attempts.c.id == attempt.id).values(**values))
