"""The file of the catalogue: SQLite beside the data, made anew whenever it is missing, damaged or of another kind.

Nothing in it is dear: all of it comes from the texts.  ``letters`` has every character of a text as a token, so that
whatever is looked for, of one character or of many, is a phrase; ``words`` has dictionary forms and readings, a word a
token.  Both know a text by its number, which is never given again: what a changed text leaves in them is passed over.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

FORMAT = 1
"""Raised with every change of what is kept."""
_TOKENS = "unicode61 remove_diacritics 0 categories 'L* M* N* S* P* C*'"
_SCHEMA = f"""
CREATE TABLE state (made_of TEXT NOT NULL, changes INTEGER NOT NULL);
CREATE TABLE texts (
  id INTEGER PRIMARY KEY AUTOINCREMENT, slug TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, digest TEXT NOT NULL,
  fault TEXT NOT NULL DEFAULT '', shown INTEGER NOT NULL DEFAULT 0, studied INTEGER NOT NULL DEFAULT 0,
  rank INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL DEFAULT '', level TEXT NOT NULL DEFAULT '',
  genre TEXT NOT NULL DEFAULT '', tags TEXT NOT NULL DEFAULT '[]', summary_ja TEXT NOT NULL DEFAULT '',
  summary_en TEXT NOT NULL DEFAULT '', length INTEGER NOT NULL DEFAULT 0, estimate TEXT NOT NULL DEFAULT '',
  easy TEXT NOT NULL DEFAULT '[]');
CREATE INDEX easiest ON texts (shown, rank, title, id);
CREATE INDEX shortest ON texts (shown, length, rank, title, id);
CREATE INDEX stamps ON texts (slug, stamp);
CREATE INDEX waiting ON texts (studied, shown);
CREATE TABLE bodies (id INTEGER PRIMARY KEY REFERENCES texts ON DELETE CASCADE, body TEXT NOT NULL, words BLOB);
CREATE TABLE contents (id INTEGER PRIMARY KEY REFERENCES texts ON DELETE CASCADE, words BLOB NOT NULL);
CREATE TABLE tags (tag TEXT, id INTEGER REFERENCES texts ON DELETE CASCADE, PRIMARY KEY (tag, id)) WITHOUT ROWID;
CREATE INDEX tags_of ON tags (id);
CREATE VIRTUAL TABLE letters USING fts5 (body, about, content='', columnsize=0, tokenize="{_TOKENS}");
CREATE VIRTUAL TABLE words USING fts5 (forms, said, content='', columnsize=0, tokenize="{_TOKENS}");
CREATE VIRTUAL TABLE spoken USING fts5vocab (words, row);
PRAGMA user_version = {FORMAT};
"""
_BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ")


class CatalogueFile:
    """Connections to the file, one a thread; ``made_of`` says which texts and which program it belongs to."""

    def __init__(self, path: Path, made_of: str) -> None:
        self.path, self.made_of = path, made_of
        self._mine = threading.local()
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for looking up; a damaged file is thrown away, and the fault goes on."""
        try:
            yield self._connection()
        except sqlite3.DatabaseError as fault:
            if broken(fault):
                self.throw_away()
            raise

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are kept together or not at all."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("UPDATE state SET changes = changes + 1")
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def claimed(self) -> Iterator[bool]:
        """Whether this is the only process that fills the file; the claim goes with its holder, however that ends."""
        lock = self.path.with_suffix(".lock")
        with closing(sqlite3.connect(lock, timeout=0, isolation_level=None)) as connection:
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.DatabaseError as fault:
                if broken(fault):
                    lock.unlink(missing_ok=True)
                yield False
            else:
                yield True

    def throw_away(self) -> None:
        """Begin anew."""
        self.close()
        with self._lock:
            _remove(self.path)

    def close(self) -> None:
        """Close this thread's connection."""
        held = self._mine.__dict__.pop("held", None)
        if held and held[0] == os.getpid():
            held[2].close()

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection, as long as the file is the same."""
        held = self._mine.__dict__.get("held")
        if held and held[:2] == (os.getpid(), _inode(self.path)):
            return held[2]  # type: ignore[no-any-return]
        self.close()
        with self._lock:
            connection = self._opened()
        self._mine.held = (os.getpid(), _inode(self.path), connection)
        return connection

    def _opened(self) -> sqlite3.Connection:
        connection = _connect(self.path)
        try:
            if self._fits(connection):
                return connection
        except sqlite3.DatabaseError as fault:
            if not broken(fault):
                raise
        connection.close()
        _remove(self.path)
        connection = _connect(self.path)
        self._fits(connection)
        return connection

    def _fits(self, connection: sqlite3.Connection) -> bool:
        """Whether the file is of our kind; an empty one is filled with the tables."""
        if not _tables(connection):
            self._fill(connection)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return bool(version == FORMAT) and connection.execute("SELECT made_of FROM state").fetchone() == (self.made_of,)

    def _fill(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        if not _tables(connection):
            for statement in _SCHEMA.strip().split(";\n"):
                connection.execute(statement)
            connection.execute("INSERT INTO state VALUES (?, 0)", (self.made_of,))
        connection.execute("COMMIT")


def broken(fault: sqlite3.Error) -> bool:
    """Whether a fault says that the file is damaged."""
    return str(getattr(fault, "sqlite_errorname", "")).startswith(_BROKEN)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        with suppress(sqlite3.DatabaseError):  # a damaged file says so at its first use
            connection.execute(f"PRAGMA {pragma}")
    return connection


def _tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0
