"""Backups of all that cannot be made again, in one ZIP file: the database, the secret, texts and their former versions.

They are made while the web app serves.  One is the same for SQLite and PostgreSQL, and may be put back into the other.
Its checksums (as ``sha256sum`` writes them) tell damage.  Restoring the database is one transaction, after a backup of
what was there; a file that is no database any more is put aside.
"""

import hashlib
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from quizgen.source.saving import ConflictError, UnsavedError
from webapp import kept_texts, snapshot
from webapp.database import StoreError
from webapp.settings import SECRET_FILE, database
from webapp.shared_secret import share, shared_secret

DATABASE, SUM = "quizgen.db", "sha256"
KEPT = 7
"""How many of the automatic backups are kept, one a day."""
LEFT = 3600
"""Seconds after which what a killed backup left behind is nobody's any more."""
MAX_BYTES = 64_000_000_000


class BackupError(RuntimeError):
    """A backup cannot be made or used.  ``str()`` is one line for the user: which file and why."""


def backup(folder: Path, file: Path, url: str = "", texts: Path | None = None) -> None:
    """Write a backup to ``file``, readable by its owner alone; whole or not at all.

    ``folder`` is that of the data, ``url`` the address of a database that does not lie in it, ``texts`` the library
    (None: without texts).
    """
    if not url and not (folder / DATABASE).exists():
        raise BackupError(f"{folder}: no data of the web app here (--data names another folder)")
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with TemporaryDirectory(dir=file.parent, prefix=".backup-") as scratch:
            copy = Path(scratch, DATABASE)
            with _told():
                snapshot.take(url or database(folder), copy)
                secret = shared_secret(url).encode() if url else _read(folder / SECRET_FILE)
            _pack(copy, secret, texts, part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def restore(file: Path, folder: Path, now: float, url: str = "", texts: Path | None = None) -> Path | None:
    """Put a backup back, its texts into ``texts`` (None: nowhere).

    Returns where what was there before lies: in a backup, or a damaged file as it was.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _unpacked(file, folder) as (copy, secret), _told():
        at = url or database(folder)
        before = _before(folder, url, now, texts) if snapshot.holds_something(at) else None
        if texts:
            kept_texts.put_back(copy.with_name(kept_texts.FOLDER), texts)
        snapshot.put_back(copy, at)
        if secret and url:
            share(url, secret.decode("ascii", "replace"))
        elif secret:
            _write_secret(folder / SECRET_FILE, secret)
    return before


def texts_in(file: Path) -> int:
    """How many texts a backup holds."""
    with zipfile.ZipFile(file) as packed:
        return sum(name.count("/") == 1 and name.endswith(".md") for name in packed.namelist())


def daily(folder: Path, now: float, url: str = "", texts: Path | None = None) -> Path | None:
    """The backup of today, unless it is there; older ones than the last ``KEPT`` are deleted."""
    kept = folder / "backups"
    kept.mkdir(exist_ok=True, parents=True, mode=0o700)
    _tidy(kept, now)
    today = kept / f"quizgen-{_stamp(now, '%Y-%m-%d')}.zip"
    turn = kept / ".turn.part"
    if today.exists() or not _made(turn):
        return None
    try:
        backup(folder, today, url, texts)
    finally:
        turn.unlink()
    for old in sorted(kept.glob("quizgen-????-??-??.zip"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return today


def _made(turn: Path) -> bool:
    """Whether this process may make the backup: of several servers on one folder the first does."""
    try:
        turn.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def before_upgrade(folder: Path, version: str, url: str = "") -> None:
    """Keep the data before their schema is changed; one of this version that was kept before stays."""
    kept = folder / "backups"
    kept.mkdir(exist_ok=True, parents=True, mode=0o700)
    backup(folder, _free(kept, f"before-upgrade-from-{version}"), url)


def _tidy(kept: Path, now: float) -> None:
    """Delete what backups left behind that were killed."""
    for left in [*kept.glob(".backup-*"), *kept.glob(".*.part")]:
        if now - left.stat().st_mtime > LEFT:
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def _before(folder: Path, url: str, now: float, texts: Path | None) -> Path:
    stamp = _stamp(now, "%Y%m%d-%H%M%S")
    kept = _free(folder, f"before-restore-{stamp}")
    try:
        backup(folder, kept, url, texts)
    except BackupError:
        if url:
            raise
        return _put_aside(folder, stamp)
    return kept


def _put_aside(folder: Path, stamp: str) -> Path:
    """Move a file that is no database any more out of the way, with what SQLite keeps beside it."""
    aside = folder / f"damaged-{stamp}"
    aside.mkdir(mode=0o700)
    for path in folder.glob(f"{DATABASE}*"):
        path.rename(aside / path.name)
    return aside


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (StoreError, ConflictError, UnsavedError) as error:
        raise BackupError(str(error)) from error


def _stamp(now: float, form: str) -> str:
    return datetime.fromtimestamp(now, UTC).strftime(form)


def _free(folder: Path, name: str) -> Path:
    """A path for a backup that is not there yet."""
    paths = (folder / f"{name}{f'-{n}' if n else ''}.zip" for n in range(1000))
    return next(path for path in paths if not path.exists())


def _pack(copy: Path, secret: bytes, texts: Path | None, part: Path) -> None:
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.write(copy, DATABASE)
            sums = {DATABASE: _sum(copy)} | (kept_texts.pack(texts, packed) if texts else {})
            packed.writestr(SUM, "".join(f"{told}  {name}\n" for name, told in sums.items()))
            if secret:
                packed.writestr(SECRET_FILE, secret)
        out.flush()
        os.fsync(out.fileno())


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _unpacked(file: Path, folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Database and secret of a backup that is whole; its texts lie beside the database."""
    with TemporaryDirectory(dir=folder, prefix=".restore-") as scratch:
        try:
            with zipfile.ZipFile(file) as packed:
                if sum(info.file_size for info in packed.infolist()) > MAX_BYTES:
                    raise BackupError(f"{file}: too large for a backup of quizgen")
                whole = _unpack(packed, Path(scratch))
                secret = packed.read(SECRET_FILE) if SECRET_FILE in packed.namelist() else b""
        except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError, EOFError) as error:
            raise BackupError(f"{file}: not a backup of quizgen, or a damaged one") from error
        if not whole:
            raise BackupError(f"{file}: the backup is damaged (its checksums do not fit)")
        yield Path(scratch, DATABASE), secret


def _unpack(packed: zipfile.ZipFile, folder: Path) -> bool:
    """Unpack the database and the texts; whether all are there as their checksums say."""
    with packed.open(DATABASE) as source, (folder / DATABASE).open("wb") as target:
        shutil.copyfileobj(source, target)
    found = {DATABASE: _sum(folder / DATABASE)}
    for info in packed.infolist():
        if kept_texts.NAME.fullmatch(info.filename):
            found[info.filename] = hashlib.sha256(kept_texts.unpack(packed, info, folder)).hexdigest()
    lines = packed.read(SUM).decode("utf-8", "replace").splitlines()
    # a backup from before texts were kept has a sum without a name
    return found == {name or DATABASE: told for told, _, name in (line.partition("  ") for line in lines)}


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _write_secret(path: Path, secret: bytes) -> None:
    part = path.with_name(".secret.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(secret)
    part.replace(path)
