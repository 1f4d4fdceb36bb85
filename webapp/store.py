"""Attempts, their answers and the words that learners know, kept in the database.

An answer is acknowledged only after its transaction is on the disk.  Sending it twice changes nothing: it carries a key
that the page made for it, and a key that was there before is passed over.
A pasted text is kept beside its attempt for ``KEPT`` seconds at most and goes with it when it is deleted.
"""

import json
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, bindparam, case, delete, func, insert, select, update

from quizgen.lexicon.known import Pair
from quizgen.quiz.types import Mark, QuizSpec
from webapp import schema, seal
from webapp.cards import Cards
from webapp.database import connect, file_of, unless_there
from webapp.profiles import Profiles
from webapp.results import Results
from webapp.turns import Reader, Writer

Feedback = Literal["once", "end"]
Stage = Literal["", "see", "find", "fill"]
KEPT = 7 * 24 * 3600
"""How long a pasted text is kept, in seconds."""

# Statements of every page and answer, made once: SQLAlchemy takes five times as long to make one as to have it done.
_A, _T = schema.answers.c, schema.attempts.c
_ATTEMPT = select(schema.attempts).where(_T.id == bindparam("key"), _T.learner == bindparam("learner"))
_OPEN = select(_T.asked).where(_T.id == bindparam("key"), _T.finished.is_(None)).with_for_update()
_ANSWERS = select(_A.item, _A.given, _A.right, _A.near, _A.tries, _A.seconds, _A.hints).where(
    _A.attempt == bindparam("key")
)
_HINTS = select(schema.drafts.c.hints).where(
    schema.drafts.c.attempt == bindparam("attempt"), schema.drafts.c.item == bindparam("item")
)
_FORGET = delete(schema.answers).where(_A.attempt == bindparam("attempt"), _A.item == bindparam("item"))
_KEEP = insert(schema.answers)
_KNOWN = select(schema.known.c.form, schema.known.c.reading).where(schema.known.c.learner == bindparam("learner"))


@dataclass(frozen=True, slots=True)
class Attempt:
    """A learner at a quiz; ``asked`` are the ids asked, in order (empty until the first answer: the whole quiz).

    ``stage`` is where three passes over the text stand, ``""`` for a quiz alone.
    """

    id: str
    learner: str
    texts: tuple[tuple[str, str], ...]
    spec: QuizSpec
    feedback: Feedback
    asked: tuple[str, ...]
    program: str
    started: int
    finished: int | None = None
    timed: bool = False
    stage: Stage = ""

    @property
    def slug(self) -> str:
        """The slug of the text, ``""`` for one that was pasted."""
        return self.texts[0][0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one item, how it was judged when it was given, after how long and with how many hints."""

    item: str
    given: str
    right: bool
    near: bool
    tries: int
    seconds: int = 0
    hints: int = 0

    @property
    def settled(self) -> bool:
        """False while another try is fair: the first one was nearly right."""
        return not self.near or self.tries > 1


@dataclass(frozen=True, slots=True)
class About:
    """What an item asks about, as progress is told: its kind, its level and a grammar point (``""``: none)."""

    kind: str
    level: str = ""
    point: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a learner pasted or uploaded, byte for byte, with its file name."""

    name: str
    given: bytes


@dataclass(frozen=True, slots=True)
class Summary:
    """An attempt in a list: how many items are answered for good and how many of them right."""

    attempt: Attempt
    answered: int
    right: int

    @property
    def total(self) -> int:
        """How many items the quiz has; what was asked for, as long as nothing is answered."""
        return len(self.attempt.asked) or self.attempt.spec.count

    @property
    def over(self) -> bool:
        """True when nothing is left to answer."""
        return self.attempt.finished is not None or (self.attempt.feedback == "once" and self.answered >= self.total)


class Store:
    """The database, opened; safe to use from several threads."""

    def __init__(self, url: str, before_upgrade: Callable[[str], object] = str) -> None:
        """Open the database at ``url``; ``before_upgrade`` is told an older version before the schema is changed."""
        self._engine = connect(url, before_upgrade)
        self._reader, self._writer = Reader(self._engine), Writer(self._engine)
        self.cards = Cards(self._engine, self._writer)
        self.profiles = Profiles(self._engine, self._writer)
        self.results = Results(self._engine)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def leave(self) -> None:
        """Let go of all connections, and seal the file if nobody else uses it: the last act of a server."""
        self.close()
        if path := file_of(self._engine.url):
            seal.close(path)

    def answers_now(self) -> bool:
        """Whether the database can be asked at this moment."""
        with self._engine.begin() as connection:
            return connection.execute(select(1)).scalar() == 1

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for one look at the data, or for several that belong together."""
        return self._reader.begin()

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection whose changes are on the disk, all of them, when its block has ended."""
        return self._writer.begin()

    def start(self, attempt: Attempt, pasted: Pasted | None = None) -> None:
        """Keep a new attempt, with the text that was pasted for it; one of this id that is there already stays."""
        with self._writer.begin() as connection:
            new = unless_there(connection, schema.attempts, _columns(attempt))
            if new and pasted:
                row = {"attempt": attempt.id, "name": pasted.name, "given": pasted.given, "at": attempt.started}
                connection.execute(insert(schema.pasted).values(row))

    def attempt(self, key: str, learner: str) -> Attempt | None:
        """The attempt of this learner, or nothing."""
        with self.reading() as connection:
            row = connection.execute(_ATTEMPT, {"key": key, "learner": learner}).first()
        return _attempt(row) if row else None

    def attempts(self, learner: str) -> list[Summary]:
        """All attempts of a learner, the newest first."""
        with self.reading() as connection:
            return [_summary(row) for row in connection.execute(_history(learner))]

    def times(self, learner: str, slug: str) -> int:
        """How often a learner has begun with a text of the library."""
        begins = json.dumps(((slug,),))[:-2] + ","
        with self.reading() as connection:
            asked = select(func.count()).where(schema.attempts.c.learner == learner)
            return connection.execute(
                asked.where(schema.attempts.c.texts.startswith(begins, autoescape=True))
            ).scalar_one()

    def pasted(self, key: str) -> Pasted | None:
        """What was pasted for an attempt, unless it is forgotten."""
        table = schema.pasted
        with self._engine.begin() as connection:
            row = connection.execute(select(table.c.name, table.c.given).where(table.c.attempt == key)).first()
        return Pasted(row.name, row.given) if row else None

    def answers(self, key: str) -> dict[str, Answer]:
        """The answers of an attempt by item."""
        with self.reading() as connection:
            return {a.item: a for a in _answers(connection, key)}

    def answer(
        self,
        attempt: Attempt,
        items: Sequence[str],
        about: About | str,
        mark: Mark,
        at: int,
        submission: str = "",
        seconds: int = 0,
    ) -> Answer | None:
        """Keep an answer, together with the ids of the items when it is the first and the hints that were taken.

        ``seconds`` is how long it took; a second try adds to the first.  The answer that stands then is given back.
        Nothing changes when the attempt is finished, when the item is settled and its feedback was shown, or when
        this ``submission`` (``""``: none) came before.
        """
        about = About(about) if isinstance(about, str) else about
        with self._writer.begin() as connection:
            going_on = _lock(connection, attempt, items)
            old = next((a for a in _answers(connection, attempt.id) if a.item == mark.item), None)
            if not going_on or (submission and not _first(connection, attempt, submission)):
                return old
            if old and attempt.feedback == "once" and (old.settled or old.given == mark.given):
                return old
            key = {"attempt": attempt.id, "item": mark.item}
            values = asdict(about) | {"given": mark.given, "right": mark.right, "near": mark.near, "at": at}
            hints = connection.execute(_HINTS, key).scalar() or 0
            tries, spent = (old.tries + 1, old.seconds + seconds) if old else (1, seconds)
            new = Answer(mark.item, mark.given, mark.right, mark.near, tries, spent, hints)
            tried = {"tries": tries, "seconds": spent, "hints": hints}
            if old:
                connection.execute(_FORGET, key)
            connection.execute(_KEEP, key | values | tried)
            return new

    def finish(self, attempt: Attempt, items: Sequence[str], at: int) -> None:
        """End an attempt, not before it began if the clock was set back; the moment it was first finished stays."""
        with self._writer.begin() as connection:
            if _lock(connection, attempt, items):
                mine = schema.attempts.c.id == attempt.id
                connection.execute(update(schema.attempts).where(mine).values(finished=max(at, attempt.started)))

    def delete(self, attempt: Attempt) -> None:
        """Delete an attempt with its answers and its pasted text."""
        with self._writer.begin() as connection:
            connection.execute(delete(schema.attempts).where(schema.attempts.c.id == attempt.id))
            mine = {"attempt": attempt.id, "slug": "", "form": ""}  # what could be asked of the pasted text alone
            connection.execute(delete(schema.cards).filter_by(**mine))

    def known(self, learner: str) -> frozenset[Pair]:
        """The words that a learner knows."""
        with self.reading() as connection:
            rows = connection.execute(_KNOWN, {"learner": learner})
            return frozenset((row.form, row.reading) for row in rows)

    def learn(self, learner: str, words: Collection[Pair], at: int) -> None:
        """Keep words as known; those that are known already stay as they are."""
        new = set(words) - self.known(learner)
        rows = [{"learner": learner, "form": form, "reading": said, "at": at} for form, said in sorted(new)]
        if rows:
            with self._writer.begin() as connection:
                unless_there(connection, schema.known, *rows)

    def unlearn(self, learner: str, words: Collection[Pair] | None = None) -> None:
        """Forget that words are known, all of them if none are named."""
        c = schema.known.c
        with self._writer.begin() as connection:
            if words is None:
                connection.execute(delete(schema.known).where(c.learner == learner))
            for form, said in words or ():
                connection.execute(delete(schema.known).where(c.learner == learner, c.form == form, c.reading == said))

    def forget_pasted(self, now: int) -> None:
        """Delete the pasted texts that have been kept long enough; attempts and scores stay."""
        with self._writer.begin() as connection:
            connection.execute(delete(schema.pasted).where(schema.pasted.c.at < now - KEPT))


def _lock(connection: Connection, attempt: Attempt, items: Sequence[str]) -> bool:
    """Hold the row of an attempt that is not finished, and note its items; false if it is finished or gone."""
    table = schema.attempts
    row = connection.execute(_OPEN, {"key": attempt.id}).first()
    if row and not row.asked:
        connection.execute(update(table).where(table.c.id == attempt.id).values(asked=" ".join(items)))
    return row is not None


def _first(connection: Connection, attempt: Attempt, submission: str) -> bool:
    """Note a submission; false if it was noted before."""
    row = {"key": submission[:64], "attempt": attempt.id}
    return unless_there(connection, schema.submissions, row) > 0


def _answers(connection: Connection, key: str) -> list[Answer]:
    return [Answer(*row) for row in connection.execute(_ANSWERS, {"key": key})]


def _history(learner: str) -> Select[tuple[object, ...]]:
    one, many = schema.attempts, schema.answers
    settled = many.c.item.is_not(None) & (~many.c.near | (many.c.tries > 1))
    answered = func.sum(case((settled, 1), else_=0)).label("answered")
    right = func.sum(case((many.c.right, 1), else_=0)).label("rights")
    joined = select(*one.c, answered, right).join_from(one, many, isouter=True).where(one.c.learner == learner)
    return joined.group_by(*one.c).order_by(one.c.started.desc(), one.c.id)


def _summary(row: Row[tuple[object, ...]]) -> Summary:
    return Summary(_attempt(row), row.answered, row.rights)


def _columns(attempt: Attempt) -> dict[str, object]:
    plain = {f.name: getattr(attempt, f.name) for f in fields(attempt)}
    spec = json.dumps(asdict(attempt.spec))
    return plain | {"texts": json.dumps(attempt.texts), "spec": spec, "asked": " ".join(attempt.asked)}


def _attempt(row: Row[tuple[object, ...]]) -> Attempt:
    texts = tuple((slug, digest) for slug, digest in json.loads(row.texts))
    asked = tuple(row.asked.split())
    plain = {name: getattr(row, name) for name in ("id", "learner", "feedback", "program", "started", "finished")}
    return Attempt(**plain, texts=texts, spec=_spec(row.spec), asked=asked, timed=row.timed, stage=row.stage)


def _spec(stored: str) -> QuizSpec:
    """The spec as stored, perhaps by an older or a newer version: what it does not know is left out."""
    known = {f.name for f in fields(QuizSpec)}
    values: dict[str, Any] = {k: v for k, v in json.loads(stored).items() if k in known}
    return QuizSpec(**values | {"kinds": tuple(values.get("kinds", ()))})
