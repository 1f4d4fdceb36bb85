"""What was missed and comes back: a card for each word or item, and the log of every answer to it.

A word has a card for each skill (its reading, its writing, its meaning), whatever text it was missed in; what is no
question about a word comes back as the item that it was.
"""

import secrets
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from quizgen.quiz.recall import Word
from webapp import schema
from webapp.days import day_of
from webapp.schedule import AGAIN, NEW, Memory, review
from webapp.turns import Writer

KNOWN_WELL = 21
"""Days of stability from which on something counts as remembered for long."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was asked: an item of a text of the library, or (``slug`` empty) of the text of an attempt."""

    slug: str
    item: str
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What comes back to a learner; ``word`` is nothing where it is an item that is not about a word."""

    id: str
    learner: str
    word: Word | None
    source: Source
    memory: Memory
    turns: int


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: to what, how well it was remembered, when, and whether it was missed in a quiz, not in a review."""

    source: Source
    given: str
    rating: int
    at: int
    quiz: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A row of the log: ``state`` is the one before, ``due`` the day that was set."""

    turn: int
    state: int
    due: int
    reply: Reply


class Cards:
    """The cards in the database; every change is one transaction."""

    def __init__(self, reader: Engine, writer: Writer) -> None:
        self._reader, self._writer = reader, writer

    def miss(self, learner: str, word: Word | None, source: Source, given: str, at: int) -> None:
        """Let something come back that was missed in a quiz; told again of the same miss it changes nothing."""
        with self._writer.begin() as connection:
            card = _of_subject(connection, learner, word, source)
            miss = Reply(source, given, AGAIN, at, quiz=True)
            if card is None:
                _new(connection, learner, word, miss)
            elif not _is_logged(connection, card, source):
                _log(connection, card, miss)

    def review(self, card: Card, turn: int, reply: Reply) -> None:
        """Keep the answer to a card and set its next day; a turn that is in the log already stays as it is."""
        with self._writer.begin() as connection:
            mine = select(schema.cards).where(schema.cards.c.id == card.id)
            row = connection.execute(mine).first()
            if row and row.turns == turn:
                _log(connection, _card(row), reply)

    def card(self, key: str, learner: str) -> Card | None:
        """The card of this learner, or nothing."""
        table = schema.cards
        with self._reader.begin() as connection:
            row = connection.execute(select(table).where(table.c.id == key, table.c.learner == learner)).first()
        return _card(row) if row else None

    def cards(self, learner: str) -> list[Card]:
        """All cards of a learner, what is due first and then what is remembered least."""
        c = schema.cards.c
        with self._reader.begin() as connection:
            rows = connection.execute(
                select(schema.cards).where(c.learner == learner).order_by(c.due, c.stability, c.id)
            )
            return [_card(row) for row in rows]

    def due(self, learner: str, day: int) -> int:
        """How many cards are due on a day."""
        c = schema.cards.c
        with self._reader.begin() as connection:
            wanted = select(func.count()).where(c.learner == learner, c.due <= day)
            return connection.execute(wanted).scalar_one()

    def log(self, card: Card) -> list[Review]:
        """Every answer to a card, the oldest first."""
        c = schema.reviews.c
        with self._reader.begin() as connection:
            rows = connection.execute(select(schema.reviews).where(c.card == card.id).order_by(c.turn))
            return [_review(row) for row in rows]

    def reviewed(self, learner: str, day: int) -> int:
        """How many cards were reviewed on a day, apart from quizzes."""
        c = schema.reviews.c
        mine = select(func.count()).join_from(schema.reviews, schema.cards).where(schema.cards.c.learner == learner)
        with self._reader.begin() as connection:
            return connection.execute(mine.where(c.day == day, ~c.quiz)).scalar_one()

    def postpone(self, card: Card, day: int) -> None:
        """Ask no earlier than on this day; what is remembered stays as it is."""
        with self._writer.begin() as connection:
            connection.execute(update(schema.cards).where(schema.cards.c.id == card.id).values(due=day))

    def drop(self, card: Card) -> None:
        """Delete a card with its log."""
        with self._writer.begin() as connection:
            connection.execute(delete(schema.cards).where(schema.cards.c.id == card.id))


def _of_subject(connection: Connection, learner: str, word: Word | None, source: Source) -> Card | None:
    c = schema.cards.c
    mine = select(schema.cards).where(c.learner == learner, c.subject == _subject(word, source))
    row = connection.execute(mine).first()
    return _card(row) if row else None


def _subject(word: Word | None, source: Source) -> str:
    named = (word.form, word.reading, word.skill) if word else (source.slug or source.attempt, source.item)
    return " ".join(named)


def _new(connection: Connection, learner: str, word: Word | None, miss: Reply) -> None:
    memory = review(None, miss.rating, day_of(miss.at))
    source = miss.source
    card = Card(secrets.token_urlsafe(9), learner, word, source, memory, 1)
    named = asdict(word) if word else {"form": "", "reading": "", "skill": ""}
    values = {"id": card.id, "learner": learner, "subject": _subject(word, source), "turns": 1}
    connection.execute(insert(schema.cards).values(values | named | asdict(source) | asdict(memory)))
    connection.execute(insert(schema.reviews).values(_row(card.id, Review(0, NEW, memory.due, miss))))


def _log(connection: Connection, card: Card, reply: Reply) -> None:
    memory = review(card.memory, reply.rating, day_of(reply.at))
    mine = schema.cards.c.id == card.id
    connection.execute(update(schema.cards).where(mine).values(**asdict(memory), turns=card.turns + 1))
    row = _row(card.id, Review(card.turns, card.memory.state, memory.due, reply))
    connection.execute(insert(schema.reviews).values(row))


def _row(card: str, row: Review) -> dict[str, object]:
    reply = asdict(row.reply)
    source: dict[str, object] = reply.pop("source")
    when = {"card": card, "turn": row.turn, "state": row.state, "due": row.due, "day": day_of(row.reply.at)}
    return when | reply | source


def _is_logged(connection: Connection, card: Card, source: Source) -> bool:
    """Whether this very miss is in the log: an attempt asks an item once."""
    c = schema.reviews.c
    same = select(c.turn).where(c.card == card.id, c.quiz, c.attempt == source.attempt, c.item == source.item)
    return connection.execute(same).first() is not None


def _card(row: Row[Any]) -> Card:
    word = Word(row.form, row.reading, row.skill) if row.form else None
    memory = Memory(row.due, row.last, row.state, row.stability, row.difficulty)
    return Card(row.id, row.learner, word, Source(row.slug, row.item, row.attempt), memory, row.turns)


def _review(row: Row[Any]) -> Review:
    source = Source(row.slug, row.item, row.attempt)
    return Review(row.turn, row.state, row.due, Reply(source, row.given, row.rating, row.at, row.quiz))
