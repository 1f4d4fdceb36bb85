"""Filling the catalogue from the files: what is new is read and can be listed, then its words are studied.

Whatever a transaction has kept stays, so that filling goes on where it was stopped, however it was stopped.
"""

import hashlib
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.analysis.types import Analysis
from quizgen.source import items_file
from quizgen.source.library import Library, stamps
from quizgen.source.read import read_path
from quizgen.source.text import SourceError, Text
from webapp.catalogue import rows
from webapp.catalogue.file import CatalogueFile
from webapp.makers import ClosedError

Analyse = Callable[[Text], Analysis]
_BATCH = 0.5
"""Seconds after which what was done is kept."""
_LOOK = 5.0
"""Seconds after which the folder is looked at again while there is still much to do."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a folder has that the catalogue does not know yet (slug and stamp), slugs that it no longer has, and how
    many texts it has in all."""

    new: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    total: int


def changes(file: CatalogueFile, library: Library) -> Changes:
    """Compare names, sizes and times of change."""
    found = stamps(library.folder)
    with file.reading() as connection:
        known = dict(connection.execute("SELECT slug, stamp FROM texts"))
    new = ((slug, stamp) for slug, stamp in found.items() if known.get(slug) != stamp)
    return Changes(tuple(sorted(new)), tuple(known.keys() - found.keys()), len(found))


def waiting(file: CatalogueFile) -> int:
    """How many texts are listed whose words have not been studied."""
    with file.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM texts WHERE studied = 0 AND shown = 1").fetchone()[0])


def fill(
    file: CatalogueFile,
    library: Library,
    analyse: Analyse,
    listed: Callable[[], None] = lambda: None,
    alive: Callable[[], bool] = lambda: True,
) -> None:
    """Read all that has changed, say that it is ``listed``, then study what has not been; while it is ``alive``."""
    while alive():
        found = changes(file, library)
        _forget(file, found.gone)
        for batch in _batches(found.new):
            if alive():
                _keep(file, batch, library.folder)
        listed()
        if not _study_for(file, library.folder, analyse, alive):
            return


def _study_for(file: CatalogueFile, folder: Path, analyse: Analyse, alive: Callable[[], bool]) -> bool:
    """Study until it is time to look for changes again; whether there is more to do."""
    end = time.monotonic() + _LOOK
    while todo := _unstudied(file):
        _study(file, todo, folder, analyse)
        if not alive() or time.monotonic() > end:
            return True
    return False


def _batches(new: Sequence[tuple[str, str]], size: int = 200) -> Iterator[Sequence[tuple[str, str]]]:
    return (new[n : n + size] for n in range(0, len(new), size))


def _forget(file: CatalogueFile, slugs: Sequence[str]) -> None:
    if slugs:
        with file.writing() as connection:
            connection.executemany("DELETE FROM texts WHERE slug = ?", [(slug,) for slug in slugs])


def _keep(file: CatalogueFile, batch: Sequence[tuple[str, str]], folder: Path) -> None:
    """Read files outside of the transaction, then keep what they say."""
    with file.reading() as connection:
        known = {slug: _known(connection, slug) for slug, _ in batch}
    read = [(slug, stamp, _digest(folder / f"{slug}.md")) for slug, stamp in batch]
    same = [(stamp, slug) for slug, stamp, digest in read if known[slug] == digest]
    texts = [(*key, _read(folder / f"{key[0]}.md")) for key in read if known[key[0]] != key[2]]
    with file.writing() as connection:
        connection.executemany("UPDATE texts SET stamp = ? WHERE slug = ?", same)
        for slug, stamp, digest, text in texts:
            rows.put(connection, (slug, stamp, digest), text)


def _known(connection: sqlite3.Connection, slug: str) -> str:
    row = connection.execute("SELECT digest FROM texts WHERE slug = ?", (slug,)).fetchone()
    return row[0] if row else ""


def _digest(path: Path) -> str:
    """Of a text's file and of the items beside it; a file that cannot be opened has one of its own."""
    digest = hashlib.sha256()
    for each in (path, items_file.beside(path)):
        try:
            digest.update(each.read_bytes() + b"\0")
        except OSError:
            digest.update(b"-")
    return digest.hexdigest()[:32]


def _read(path: Path) -> Text | SourceError:
    try:
        return read_path(path)
    except SourceError as fault:
        return fault


def _unstudied(file: CatalogueFile) -> list[tuple[int, str, str]]:
    """Texts whose words are to be studied next: number, slug, digest; those that readers see."""
    with file.reading() as connection:
        asked = "SELECT id, slug, digest FROM texts WHERE studied = 0 AND shown = 1 ORDER BY id LIMIT 100"
        return connection.execute(asked).fetchall()


def _study(file: CatalogueFile, todo: Sequence[tuple[int, str, str]], folder: Path, analyse: Analyse) -> None:
    """Study as many texts as there is time for in a batch, then keep what they gave."""
    made, end = list[tuple[int, Text, Analysis | None]](), time.monotonic() + _BATCH
    for number, slug, digest in todo:
        path = folder / f"{slug}.md"
        text = _read(path) if _digest(path) == digest else None
        if text is None or isinstance(text, SourceError):  # changed meanwhile: it will come again as a new one
            text = Text(slug, "", "")
        made.append((number, text, _analysed(text, analyse)))
        if time.monotonic() > end:
            break
    with file.writing() as connection:
        for each in made:
            rows.study(connection, *each)


def _analysed(text: Text, analyse: Analyse) -> Analysis | None:
    """The words of a text; a fault of ours in one text must not keep the others from being found."""
    try:
        return analyse(text) if text.body else None
    except ClosedError:  # the server stops: this text is for the next one
        raise
    except Exception:
        logging.getLogger(__name__).exception("%s could not be studied", text.slug)
        return None
