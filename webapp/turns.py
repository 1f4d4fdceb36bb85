"""The ways to read and to write: readers share a moment, writers take turns, and what one writes is there as a whole
or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, local

from sqlalchemy import Connection, Engine

WRITES = "quizgen_writes"
"""The execution option of a connection that will write: it waits for its turn at once, never half-way."""


class Reader:
    """What is looked at inside another look of the same thread is seen at the same moment, by the same connection."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._mine = local()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A connection for a look at the data."""
        if (outer := getattr(self._mine, "connection", None)) is not None:
            yield outer
            return
        with self._engine.begin() as connection:
            self._mine.connection = connection
            try:
                yield connection
            finally:
                self._mine.connection = None


class Writer:
    """What begins inside a transaction of the same thread belongs to it, all of it or nothing.

    The threads of a process wait for each other here; only processes wait for each other at the database, where SQLite
    would let the unlucky one starve.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = writing(engine)
        self._mine = local()
        self._turn = Lock()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A connection whose changes are on the disk, all of them, when the outermost block has ended."""
        if (outer := getattr(self._mine, "connection", None)) is not None:
            yield outer
            return
        with self._turn, self._engine.begin() as connection:
            self._mine.connection = connection
            try:
                yield connection
            finally:
                self._mine.connection = None


def writing(engine: Engine) -> Engine:
    """The same database, for those who will write.

    Each statement there sees what others had written before this writer's turn came, so PostgreSQL must not go on
    with the moment before the wait.
    """
    options = {WRITES: True} | ({"isolation_level": "READ COMMITTED"} if engine.dialect.name == "postgresql" else {})
    return engine.execution_options(**options)
