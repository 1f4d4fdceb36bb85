"""The tables of the database, as the newest migration leaves them.

What is stored of an attempt is which text, which spec, which items and which answers, never a page: the items
are made again from the text.  ``pasted`` holds what a learner pasted, apart from the attempt, so that it can
be forgotten while the score stays.  ``known`` holds the words that a learner brought or showed by answering.
``cards`` are what comes back for review, ``reviews`` the log of it.  A learner has a row in ``learners`` only after
choosing a name or asking for a recovery code.
``drafts`` holds what was typed and how many hints were taken before an answer, ``finds`` the places found in a text,
``reports`` what learners say is wrong with an item: it stays when the attempt is deleted, and names nobody.
``sheets`` are worksheets: what was asked for, the ids of the items, and what was done to them by hand.
``assignments`` are worksheets as they were when a class was given them, ``papers`` who sat down to one (a paper for
each try), ``replies`` what was answered: they hang on the teacher, and a pupil is only the name and number typed in.
``rulings`` are marks that the teacher set by hand, ``withdrawn`` the items that no longer count.
``secrets`` has the key that signs cookies where several servers share the database; else it lies in a file.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = "0010"
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
    Column("timed", Boolean, nullable=False),
    Column("stage", String(8), nullable=False),  # see, find, fill: the passes over the text; "": a quiz alone
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
    Column("level", String(2), nullable=False, server_default=""),  # of the item
    Column("point", String(64), nullable=False, server_default=""),  # the grammar point that it is about
    Column("seconds", Integer, nullable=False),  # how long the item was looked at before this answer
    Column("hints", Integer, nullable=False),
)

submissions = Table(
    "submissions",
    metadata,
    Column("key", String(64), primary_key=True),  # made by the page: one that comes twice counts once
    Column("attempt", String(32), ForeignKey("attempts.id", ondelete="CASCADE"), nullable=False, index=True),
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

cards = Table(
    "cards",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("learner", String(32), nullable=False),
    Column("subject", String(400), nullable=False),  # form, reading and skill of a word, else text and item
    Column("form", String(64), nullable=False),  # "" where it is no word
    Column("reading", String(64), nullable=False),
    Column("skill", String(16), nullable=False),  # reading, writing, meaning
    Column("slug", String(255), nullable=False),  # the text it was missed in, "" for one that was pasted
    Column("item", String(64), nullable=False),
    Column("attempt", String(32), nullable=False),
    Column("due", Integer, nullable=False),  # day as date.toordinal() gives it, as the other days
    Column("last", Integer, nullable=False),
    Column("state", Integer, nullable=False),  # as FSRS numbers it
    Column("stability", Float, nullable=False),  # days until it is remembered with 90 %
    Column("difficulty", Float, nullable=False),  # 1 to 10
    Column("turns", Integer, nullable=False),  # rows in the log
    UniqueConstraint("learner", "subject"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("card", String(32), ForeignKey("cards.id", ondelete="CASCADE"), primary_key=True),
    Column("turn", Integer, primary_key=True),  # 0: when it was missed for the first time
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
    Column("day", Integer, nullable=False),
    Column("rating", Integer, nullable=False),  # 1 again, 2 hard, 3 good, 4 easy
    Column("state", Integer, nullable=False),  # before: 0 new, then as FSRS numbers it
    Column("due", Integer, nullable=False),  # the day that was set
    Column("slug", String(255), nullable=False),  # what was asked
    Column("item", String(64), nullable=False),
    Column("given", Text, nullable=False),
    Column("attempt", String(32), nullable=False),  # the quiz that brought the item, "" if it was looked up
    Column("quiz", Boolean, nullable=False),  # missed in that quiz, not in a review
)

learners = Table(
    "learners",
    metadata,
    Column("learner", String(32), primary_key=True),
    Column("name", String(40), nullable=False),
    Column("code", String(64), unique=True),  # SHA-256 of the recovery code, in hexadecimal
)

guesses = Table(
    "guesses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", String(64), nullable=False, index=True),  # SHA-256 of where a wrong recovery code came from
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
)

drafts = Table(
    "drafts",
    metadata,
    Column("attempt", String(32), ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("given", Text, nullable=False),
    Column("hints", Integer, nullable=False),
)

finds = Table(
    "finds",
    metadata,
    Column("attempt", String(32), ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("found", Boolean, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("attempt", String(32), primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("slug", String(255), nullable=False),  # "" for a pasted text
    Column("question", Text, nullable=False),
    Column("reason", String(16), nullable=False),
    Column("words", Text, nullable=False),
    Column("program", String(32), nullable=False),  # version of quizgen
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
)

own = Table(
    "own",
    metadata,
    Column("learner", String(32), primary_key=True),
    Column("key", String(16), primary_key=True),
    Column("name", String(255), nullable=False),
    Column("given", LargeBinary, nullable=False),
    Column("kept", Boolean, nullable=False),
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
)

places = Table(
    "places",
    metadata,
    Column("learner", String(32), primary_key=True),
    Column("slug", String(255), primary_key=True),
    Column("word", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
)

sheets = Table(
    "sheets",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("learner", String(32), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("texts", Text, nullable=False),  # JSON: slugs in order
    Column("wanted", Text, nullable=False),  # JSON of Wanted: which items were asked for
    Column("look", Text, nullable=False),  # JSON of Look: how it is printed
    Column("picked", Text, nullable=False),  # JSON of Picked: item ids in order, edits, own items
    Column("changed", Integer, nullable=False),  # seconds since 1970, UTC
)

assignments = Table(
    "assignments",
    metadata,
    Column("code", String(8), primary_key=True),
    Column("learner", String(32), nullable=False, index=True),  # the teacher
    Column("sheet", String(32), nullable=False),  # it may be deleted meanwhile
    Column("name", String(100), nullable=False, server_default=""),
    Column("plan", Text, nullable=False),  # JSON: the worksheet as it was
    Column("open", Boolean, nullable=False),  # false once the teacher has ended it
    Column("opens", Integer),  # seconds since 1970, as all moments; empty: at once
    Column("closes", Integer),  # empty: when the teacher ends it
    Column("tries", Integer, nullable=False, server_default="1"),  # 0: any number
    Column("counts", String(8), nullable=False, server_default="best"),  # best or last: which try
    Column("told", String(8), nullable=False, server_default="end"),  # once, end, closed, mark, none
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
)

papers = Table(
    "papers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(8), ForeignKey("assignments.code", ondelete="CASCADE"), nullable=False, index=True),
    Column("person", String(32), nullable=False, server_default=""),  # who holds this goes on with the paper
    Column("turn", Integer, nullable=False, server_default="1"),  # which try, from 1
    Column("place", Integer, nullable=False, server_default="0"),  # which paper of the assignment, from 1
    Column("name", String(60), nullable=False),
    Column("number", String(20), nullable=False, server_default=""),
    Column("phones", Integer, nullable=False, server_default="1"),  # on how many the person came in
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
    Column("finished", Integer),
    Index("one_paper_a_try", "person", "turn", unique=True),
)

replies = Table(
    "replies",
    metadata,
    Column("paper", String(32), ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("given", Text, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("at", Integer, nullable=False),  # seconds since 1970, UTC
)

secrets = Table(
    "secrets",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", String(64), nullable=False),
)

rulings = Table(
    "rulings",
    metadata,
    Column("code", String(8), ForeignKey("assignments.code", ondelete="CASCADE"), primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("given", String(64), primary_key=True),  # SHA-256 of the answer that was judged
    Column("paper", String(32), primary_key=True),  # "": whoever answered so
    Column("right", Boolean, nullable=False),
)

withdrawn = Table(
    "withdrawn",
    metadata,
    Column("code", String(8), ForeignKey("assignments.code", ondelete="CASCADE"), primary_key=True),
    Column("item", String(64), primary_key=True),
)
