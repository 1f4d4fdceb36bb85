"""Worksheets by name: what was asked for, how it is printed, and what a teacher did to the items by hand.

No question is stored, only ids, edits and what a teacher wrote: the texts give the rest again.
"""

import json
import secrets
from dataclasses import asdict, dataclass, fields, replace
from types import SimpleNamespace
from typing import Any, Literal

from sqlalchemy import delete, insert, select, update

from quizgen.output.worksheet import Key, Paper
from quizgen.quiz.picks import Picked
from quizgen.quiz.presets import presets
from quizgen.quiz.sets import Difficulty
from quizgen.quiz.types import QuizSpec
from quizgen.quiz.wording import Edit, Own
from webapp import schema
from webapp.store import Store

LONGEST_NAME = 100
VERSIONS = "ABC"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items: ``numbers`` of each kind, else ``count`` (0: as many as usual) of a preset; ``level`` ``""``: the
    text's; ``difficulty`` as in ``QuizSpec``."""

    preset: str = "short"
    count: int = 0
    numbers: tuple[tuple[str, int], ...] = ()
    level: str = ""
    seed: int = 1
    difficulty: Difficulty = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet is printed; ``versions`` is how many, ``others`` whether they ask other things; ``points`` for each
    question, 0 if they are written in by hand; ``turned``, ``circles`` and ``squares`` as in ``output.worksheet``;
    ``qr`` is whether it leads to its class on a screen, once there is one."""

    furigana: str = "level"
    paper: Paper = "a4"
    vertical: bool = False
    language: Literal["ja", "en"] = "ja"
    versions: int = 1
    others: bool = False
    key: Key = "separate"
    points: int = 0
    vocabulary: bool = False
    turned: bool = False
    circles: bool = False
    squares: bool = False
    qr: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """A worksheet as it is kept; ``texts`` are slugs, ``changed`` is in seconds since 1970."""

    id: str
    learner: str
    name: str
    texts: tuple[str, ...]
    wanted: Wanted
    look: Look
    picked: Picked
    changed: int

    @property
    def spec(self) -> QuizSpec:
        """What the items are chosen by."""
        preset, numbers = presets()[self.wanted.preset], dict(self.wanted.numbers)
        count = sum(numbers.values()) or self.wanted.count or preset.count
        kinds = tuple(numbers) or preset.kinds
        wanted = self.wanted
        return QuizSpec(wanted.seed, count, kinds, wanted.level, self.look.furigana, difficulty=wanted.difficulty)


def add(store: Store, plan: Plan) -> Plan:
    """Keep a new worksheet under a key of its own."""
    plan = replace(plan, id=secrets.token_urlsafe(9))
    with store.writing() as connection:
        connection.execute(insert(schema.sheets).values(_columns(plan)))
    return plan


def save(store: Store, plan: Plan) -> None:
    """Keep a worksheet as it is now."""
    mine = (schema.sheets.c.id == plan.id) & (schema.sheets.c.learner == plan.learner)
    with store.writing() as connection:
        connection.execute(update(schema.sheets).where(mine).values(_columns(plan)))


def find(store: Store, learner: str, key: str) -> Plan | None:
    """The teacher's worksheet with this key, or nothing."""
    c = schema.sheets.c
    with store.reading() as connection:
        row = connection.execute(select(schema.sheets).where(c.id == key, c.learner == learner)).first()
    return _plan(row) if row else None


def sheets(store: Store, learner: str) -> list[Plan]:
    """A teacher's worksheets, the one changed last first."""
    c = schema.sheets.c
    with store.reading() as connection:
        rows = connection.execute(
            select(schema.sheets).where(c.learner == learner).order_by(c.changed.desc(), c.name, c.id)
        )
        return [_plan(row) for row in rows]


def remove(store: Store, plan: Plan) -> None:
    """Delete a worksheet; its texts stay."""
    with store.writing() as connection:
        connection.execute(delete(schema.sheets).filter_by(id=plan.id, learner=plan.learner))


def hand_over(store: Store, learner: str, to: str) -> None:
    """Give the worksheets of one learner to another, with what was given to classes and the texts they were made of."""
    with store.writing() as connection:
        for table in (schema.sheets, schema.assignments):
            connection.execute(update(table).where(table.c.learner == learner).values(learner=to))
        kept = select(schema.own.c.key).where(schema.own.c.learner == to)
        own = (schema.own.c.learner == learner) & schema.own.c.key.not_in(kept)
        connection.execute(update(schema.own).where(own).values(learner=to))


def packed(plan: Plan) -> str:
    """A worksheet as one string, to be kept as it is now."""
    return json.dumps(_columns(plan), ensure_ascii=False)


def unpacked(stored: str) -> Plan:
    """The worksheet in such a string."""
    return _plan(SimpleNamespace(**json.loads(stored)))


def _columns(plan: Plan) -> dict[str, object]:
    plain = {"id": plan.id, "learner": plan.learner, "name": plan.name, "changed": plan.changed}
    stored = {
        name: json.dumps(asdict(getattr(plan, name)), ensure_ascii=False) for name in ("wanted", "look", "picked")
    }
    return plain | stored | {"texts": json.dumps(plan.texts)}


def _plan(row: Any) -> Plan:
    wanted, look, picked = (json.loads(value) for value in (row.wanted, row.look, row.picked))
    numbers = tuple((str(kind), int(n)) for kind, n in wanted.pop("numbers", ()))
    asked: Wanted = Wanted(**_known(Wanted, wanted), numbers=numbers)
    texts = tuple(json.loads(row.texts))
    return Plan(row.id, row.learner, row.name, texts, asked, Look(**_known(Look, look)), _picked(picked), row.changed)


def _picked(stored: dict[str, Any]) -> Picked:
    edits = tuple(Edit(**_known(Edit, e) | _tuples(e)) for e in stored["edits"])
    own = tuple(Own(**_known(Own, o) | _tuples(o)) for o in stored["own"])
    items, kept, dropped = (tuple(stored[name]) for name in ("items", "kept", "dropped"))
    return Picked(items, kept, dropped, edits, own)


def _tuples(stored: dict[str, Any]) -> dict[str, Any]:
    return {"choices": tuple((c[0], c[1]) for c in stored["choices"]), "answers": tuple(stored["answers"])}


def _known(kind: type, stored: dict[str, Any]) -> dict[str, Any]:
    """What was stored, perhaps by another version: what this one does not know is left out."""
    names = {f.name for f in fields(kind)}
    return {name: value for name, value in stored.items() if name in names}
