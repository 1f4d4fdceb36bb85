"""Writing an author's files so that none is ever half written, written over unseen, or lost.

A file is written beside its place, carried to the disk and moved into place in one step; whoever is killed in between
leaves the old file whole.  What was read is known by its digest: if the file has changed since, nothing is written
and a ``ConflictError`` holds both versions.  Each save keeps the former version in a folder beside the texts, which
version control passes over::

    .history/oame.md/000001-1764000000000000000-6f1e0c….md     (number, time of that version, its digest)

Whoever saves holds a lock on the folder of texts, so that of two servers or commands one waits for the other.
"""

import errno
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

HISTORY = ".history"
"""The folder of former versions, in the folder of texts: whoever shares the texts shares it."""
BROUGHT = ".brought"
"""The same for what was brought and is not yet made texts."""
NONE = ""
"""The digest of a file that is not there."""
_THREADS = RLock()
_NAME = re.compile(r"(\d{6,})-(\d{1,20})-([0-9a-f]{16})\b.*")


class ConflictError(ValueError):
    """The file has changed since it was read: ``mine`` was to be saved, ``theirs`` is there (None: nothing is)."""

    def __init__(self, path: Path, mine: bytes | None, theirs: bytes | None) -> None:
        super().__init__(f"{path.name}: it has been changed meanwhile; nothing was overwritten")
        self.path, self.mine, self.theirs = path, mine, theirs


class UnsavedError(OSError):
    """A file could not be saved; the old one is whole.  ``str()`` is one line: file and why."""

    def __init__(self, path: Path, fault: OSError) -> None:
        super().__init__(fault.errno, fault.strerror or "cannot be written", str(path))
        self.full = fault.errno in (errno.ENOSPC, errno.EDQUOT)

    def __str__(self) -> str:
        return f"{Path(str(self.filename)).name}: not saved: {self.strerror}; what was there before is whole"


@dataclass(frozen=True, slots=True)
class Version:
    """A former version of a file: its number, when it was written (seconds since 1970), its digest, where it is."""

    number: int
    at: int
    digest: str
    path: Path

    def read(self) -> bytes:
        """Its bytes."""
        return self.path.read_bytes()


def digest(data: bytes | None) -> str:
    """First 16 hexadecimal digits of SHA-256; ``NONE`` for no file."""
    return NONE if data is None else hashlib.sha256(data).hexdigest()[:16]


def content(path: Path) -> bytes | None:
    """The bytes of a file; None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def save(path: Path, data: bytes, seen: str, history: Path) -> str:
    """Write a file whose digest was ``seen`` when it was read (``NONE``: there was none), and keep its former version.

    Returns the new digest; raises ``ConflictError`` or ``UnsavedError``, and then the old file stands.
    """
    with _writing(path) as found:
        if digest(found) != seen:
            raise ConflictError(path, data, found)
        if found == data:
            return seen
        if found is not None:
            _keep(path, found, history)
        _put(path, data)
    return digest(data)


def create(path: Path, data: bytes) -> str:
    """Write a file that is not there yet; returns its digest, raises as ``save``."""
    return save(path, data, NONE, path.parent)


def remove(path: Path, seen: str, history: Path) -> None:
    """Take a file away; it stays in the history.  Raises as ``save``."""
    with _writing(path) as found:
        if digest(found) != seen:
            raise ConflictError(path, None, found)
        if found is not None:
            _keep(path, found, history)
            path.unlink()
            _settle(path.parent)


def versions(path: Path, history: Path) -> tuple[Version, ...]:
    """The former versions of a file, the oldest first."""
    folder = history / path.name
    named = (
        [(match, each) for each in folder.iterdir() if (match := _NAME.fullmatch(each.name))] if folder.is_dir() else []
    )
    return tuple(
        sorted((Version(int(m[1]), int(m[2]) // 10**9, m[3], each) for m, each in named), key=lambda v: v.number)
    )


def adopt(path: Path, others: Iterable[Version], history: Path) -> None:
    """Add versions from elsewhere to the history of a file, but those that it has; a number may be taken already."""
    with _writing(path):
        known = versions(path, history)
        there, numbers = {(each.at, each.digest) for each in known}, {each.number for each in known}
        for other in others:
            if (other.at, other.digest) not in there:
                number = max(numbers) + 1 if other.number in numbers else other.number
                numbers.add(number)
                _put(_folder(path, history) / re.sub(r"^\d+", f"{number:06}", other.path.name), other.read())


def hidden(folder: Path) -> None:
    """Make a folder that version control passes over."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ".gitignore").exists():
        _put(folder / ".gitignore", b"*\n")


@contextmanager
def _writing(path: Path) -> Iterator[bytes | None]:
    """Alone in the folder, with what the file holds now; every fault of the system becomes an ``UnsavedError``."""
    try:
        with _THREADS, _alone(path.parent):
            found = content(path)
            if found is not None and not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            yield found
    except UnsavedError:
        raise
    except OSError as fault:
        raise UnsavedError(path, fault) from fault


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """A lock on a folder, where the system has locks; it goes with its holder, however that ends."""
    try:
        import fcntl
    except ImportError:  # Windows: threads alone wait for one another
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a network's folder may know no locks
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _keep(path: Path, data: bytes, history: Path) -> None:
    """Put a version of a file into its history, unless it is the last one there already."""
    known = versions(path, history)
    if known and known[-1].digest == digest(data):
        return
    number = known[-1].number + 1 if known else 1
    _put(_folder(path, history) / f"{number:06}-{path.stat().st_mtime_ns}-{digest(data)}{path.suffix}", data)


def _folder(path: Path, history: Path) -> Path:
    """The folder of a file's versions, made if it is not there."""
    hidden(history)
    folder = history / path.name
    folder.mkdir(exist_ok=True)
    return folder


def _put(path: Path, data: bytes) -> None:
    """A file whole or not at all: written beside its place, on the disk, then moved there."""
    part = path.with_name(f".{path.name}.part")  # the lock is ours, so whatever is there was left by a power cut
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode & 0o7777)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Carry the names in a folder to the disk, where the system can."""
    with suppress(OSError):
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)
