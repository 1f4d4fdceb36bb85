"""Whether SQLite's file is the one that was left: a digest of all of it, written when the last server stops.

SQLite notices a page that is out of order, not a letter that has changed in an answer.  So when nobody uses the file
any more, its digest is kept beside it, with the number that SQLite raises at every change made by way of it (its change
counter, https://www.sqlite.org/fileformat.html).  The same number and another digest is damage.  Another number means
that some program wrote as it may, and then, as after a crash, SQLite is asked whether it finds the file whole.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

SUFFIX = "-seal"
_COUNTER, _VALID_FOR = slice(24, 28), slice(92, 96)


class DamageError(RuntimeError):
    """The file is not what was left.  ``str()`` says why, without its name."""


def close(path: Path) -> None:
    """Seal the file at ``path``, unless another server still uses it."""
    with closing(sqlite3.connect(path, timeout=0.2, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")  # refused as long as anybody else is there
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return
        part = path.with_name(f"{path.name}{SUFFIX}.part")
        part.write_text(json.dumps({"counter": _head(path)[_COUNTER].hex(), "sha256": _digest(path)}))
        part.replace(_beside(path))
        connection.execute("ROLLBACK")


def open_(path: Path) -> None:
    """Break the seal of the file at ``path`` if there is one; ``DamageError`` leaves both as they are."""
    if not path.exists() or not path.stat().st_size:
        _missing(path)
    if not _beside(path).exists():
        return
    with _turn(path):
        seal, head = _read(_beside(path)), _head(path)
        if seal.get("counter") == head[_COUNTER].hex():
            if seal.get("sha256") != _digest(path):
                raise DamageError("it is not as it was left")
        elif seal and head[_COUNTER] != head[_VALID_FOR]:
            raise DamageError("its first page is damaged")
        elif not _whole(path):
            raise DamageError("its pages do not fit together")
        _beside(path).unlink(missing_ok=True)


def examine(path: Path) -> None:
    """Ask SQLite whether a file without a seal is whole, as after a crash; ``DamageError`` if not."""
    if path.exists() and path.stat().st_size and not _beside(path).exists() and not _whole(path):
        raise DamageError("its pages do not fit together")


def forget(path: Path) -> None:
    """Break the seal of a file whose contents are replaced."""
    _beside(path).unlink(missing_ok=True)


def _missing(path: Path) -> None:
    """An empty file or none is a beginning, unless something of it is still there."""
    left = [name for name in (SUFFIX, "-wal") if path.with_name(path.name + name).exists()]
    if left or (path.exists() and (path.parent / "backups").is_dir()):
        raise DamageError("it is empty" if path.exists() else f"it is gone, and {path.name}{left[0]} is still there")


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """While this lasts nobody else writes or breaks the seal; nothing is changed by it."""
    with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            raise DamageError(f"it cannot be looked at ({error})") from None
        try:
            yield
        finally:
            connection.execute("ROLLBACK")


def _whole(path: Path) -> bool:
    """What SQLite says of the file, by a connection that cannot change it."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError as error:
        return "malformed" not in str(error)  # locked or out of reach: opening it will tell
    except sqlite3.DatabaseError:
        return False


def _beside(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
