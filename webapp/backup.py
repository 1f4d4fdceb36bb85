"""Backups of the web app's data: one ZIP file with the database and the secret, made and put back while it serves.

A backup is a snapshot by SQLite itself, so that it is whole whatever is being written; its checksum tells damage.
Restoring writes into the database that is there, in one transaction, after a backup of what was there.
"""

import hashlib
import io
import os
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from webapp.schema import VERSION

DATABASE, SECRET, SUM = "quizgen.db", "secret", "sha256"
KEPT = 7
"""How many of the automatic backups are kept, one a day."""
MAX_BYTES = 4_000_000_000


class BackupError(RuntimeError):
    """A backup cannot be made or used.  ``str()`` is one line for the user: which file and why."""


def backup(folder: Path, file: Path) -> None:
    """Write a backup of the data in ``folder`` to ``file``, readable by its owner alone; whole or not at all."""
    if not (folder / DATABASE).exists():
        raise BackupError(f"{folder}: no data of the web app here (--data names another folder)")
    snapshot = _snapshot(folder / DATABASE)
    part = file.with_name(f".{file.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
                packed.writestr(DATABASE, snapshot)
                packed.writestr(SUM, hashlib.sha256(snapshot).hexdigest())
                if (folder / SECRET).exists():
                    packed.writestr(SECRET, (folder / SECRET).read_bytes())
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def restore(file: Path, folder: Path, now: float) -> Path | None:
    """Put a backup back into ``folder``; returns where a backup of what was there lies, if there was something."""
    database, secret = _checked(file)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    before = None
    if (folder / DATABASE).exists():
        before = _free(folder, f"before-restore-{_stamp(now, '%Y%m%d-%H%M%S')}")
        backup(folder, before)
    _fill(folder / DATABASE, database)
    if secret:
        _write_secret(folder / SECRET, secret)
    return before


def daily(folder: Path, now: float) -> Path | None:
    """The backup of today, unless it is there; older ones than the last ``KEPT`` are deleted."""
    kept = folder / "backups"
    kept.mkdir(exist_ok=True, mode=0o700)
    today = kept / f"quizgen-{_stamp(now, '%Y-%m-%d')}.zip"
    made = not today.exists()
    if made:
        backup(folder, today)
    for old in sorted(kept.glob("quizgen-????-??-??.zip"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return today if made else None


def _stamp(now: float, form: str) -> str:
    return datetime.fromtimestamp(now, UTC).strftime(form)


def _free(folder: Path, name: str) -> Path:
    """A path for a backup that is not there yet."""
    paths = (folder / f"{name}{f'-{n}' if n else ''}.zip" for n in range(1000))
    return next(path for path in paths if not path.exists())


def _snapshot(path: Path) -> bytes:
    with TemporaryDirectory(dir=path.parent, prefix=".backup-") as scratch:
        copy = Path(scratch, DATABASE)
        try:
            with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode=DELETE")
            _sound(copy, path)
        except sqlite3.DatabaseError as error:
            raise BackupError(f"{path}: not a database that can be used ({error})") from None
        return copy.read_bytes()


def _sound(path: Path, name: Path) -> None:
    """Whether SQLite finds the file whole, and its schema is one that this program knows."""
    with closing(sqlite3.connect(path)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupError(f"{name}: the database in it is damaged")
        (at,) = connection.execute("SELECT version_num FROM alembic_version").fetchone() or ("",)
    if at > VERSION:
        raise BackupError(f"{name}: made by a newer quizgen (schema {at}, this one knows {VERSION})")


def _checked(file: Path) -> tuple[bytes, bytes]:
    """Database and secret of a backup that is whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as packed:
            if sum(info.file_size for info in packed.infolist()) > MAX_BYTES:
                raise BackupError(f"{file}: too large for a backup of quizgen")
            database, told = packed.read(DATABASE), packed.read(SUM).decode("ascii", "replace")
            secret = packed.read(SECRET) if SECRET in packed.namelist() else b""
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, EOFError) as error:
        raise error if isinstance(error, BackupError) else BackupError(f"{file}: not a backup of quizgen") from None
    if hashlib.sha256(database).hexdigest() != told:
        raise BackupError(f"{file}: the backup is damaged (its checksum does not fit)")
    return database, secret


def _fill(path: Path, database: bytes) -> None:
    """The database at ``path`` with these contents, in one transaction that a server at work sees whole."""
    with TemporaryDirectory(dir=path.parent, prefix=".restore-") as scratch:
        copy = Path(scratch, DATABASE)
        copy.write_bytes(database)
        try:
            _sound(copy, path)
            with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(path, timeout=10)) as target:
                source.backup(target)
        except sqlite3.DatabaseError as error:
            raise BackupError(f"{path}: cannot be restored ({error}); nothing was changed") from None


def _write_secret(path: Path, secret: bytes) -> None:
    part = path.with_name(".secret.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(secret)
    part.replace(path)
