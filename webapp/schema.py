"""The tables of the database, as the newest migration leaves them.

What is stored of an attempt is which text, which spec, which items and which answers, never a page: the items
are made again from the text.  ``pasted`` holds what a learner pasted, apart from the attempt, so that it can
be forgotten while the score stays.  ``known`` holds the words that a learner brought or showed by answering.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = "0002"
"""The newest migration."""

metadata = MetaData()

attempts = Table(
    "attempts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("learner", String(32), nullable=False, index=True),
    Column("texts", Text, nullable=False),  # JSON: [[slug, digest], …]; the slug of a pasted text is ""
    Column("spec", Text, nullable=False),  # JSON of QuizSpec
    Column("feedback", String(8), nullable=False),  # once: after each answer; end: after the last
    Column("asked", Text, nullable=False),  # item ids in order, joined by spaces; "" until the first answer
    Column("program", String(32), nullable=False),  # version of quizgen
    Column("started", Integer, nullable=False),  # seconds since 1970, UTC
    Column("finished", Integer),
)

answers = Table(
    "answers",
    metadata,
    Column("attempt", String(32), ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("given", Text, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("near", Boolean, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
)

pasted = Table(
    "pasted",
    metadata,
    Column("attempt", String(32), ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(255), nullable=False),
    Column("given", LargeBinary, nullable=False),
    Column("at", Integer, nullable=False),
)

known = Table(
    "known",
    metadata,
    Column("learner", String(32), primary_key=True),
    Column("form", String(64), primary_key=True),  # dictionary form
    Column("reading", String(64), primary_key=True),  # of that form, in hiragana
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
)
