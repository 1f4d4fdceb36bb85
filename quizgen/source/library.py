"""The library: a folder of texts, ``<slug>.md`` each, kept under version control.

A file that cannot be read is told by ``problems`` (file, line, why) and does not hinder the others.
A slug never leads out of the folder, nor does a link in it.
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from quizgen.source import items_file
from quizgen.source.read import read_path
from quizgen.source.text import PUBLISHED, SourceError, Text

_SLUG = re.compile(r"\w[\w-]{0,99}")
_SUFFIX = ".md"


class Library:
    """The texts of a folder.  A file is read again only when its size or time of change differ."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, tuple[str, Text | SourceError]] = {}

    def path(self, slug: str) -> Path | None:
        """The file of a slug, or None if there is none inside the folder."""
        path = self.folder / f"{slug}{_SUFFIX}"
        if not _SLUG.fullmatch(slug) or not path.is_file() or path.resolve().parent != self.folder.resolve():
            return None
        return path

    def _entry(self, slug: str) -> Text | SourceError:
        path = self.path(slug)
        if path is None:
            return SourceError(f"{slug}{_SUFFIX}", "no such text in the library")
        stamp = self.stamp(slug)
        known = self._read.get(slug)
        if known is None or known[0] != stamp:
            known = self._read[slug] = (stamp, _read(path))
        return known[1]

    def stamp(self, slug: str) -> str:
        """What tells a change of a text; see ``stamps``."""
        path = self.folder / f"{slug}{_SUFFIX}"
        return f"{_mark(path)} {_mark(items_file.beside(path))}"

    def slugs(self) -> tuple[str, ...]:
        """The slugs of all files, sorted, readable or not; empty if the folder is missing."""
        return tuple(sorted(stamps(self.folder)))

    def each(self) -> Iterator[Text]:
        """As ``texts``, each read when it is asked for."""
        entries = (self._entry(slug) for slug in self.slugs())
        return (entry for entry in entries if isinstance(entry, Text) and entry.status == PUBLISHED)

    def texts(self) -> tuple[Text, ...]:
        """All published texts that can be read, sorted by slug."""
        return tuple(self.each())

    def every(self) -> tuple[Text, ...]:
        """As ``texts``, with drafts and what was withdrawn."""
        entries = (self._entry(slug) for slug in self.slugs())
        return tuple(entry for entry in entries if isinstance(entry, Text))

    def newest(self) -> tuple[str, ...]:
        """The slugs of all files, the one that was changed last first."""
        found = ((int(stamp.partition("-")[0] or 0), slug) for slug, stamp in stamps(self.folder).items())
        return tuple(slug for _, slug in sorted(found, reverse=True))

    def entry(self, slug: str) -> Text | SourceError:
        """One text, or why it cannot be read."""
        return self._entry(slug)

    def with_any(self, pieces: Sequence[str]) -> tuple[Text, ...]:
        """The texts whose files hold one of these pieces as they stand, published or not."""
        if not pieces:
            return ()
        wanted = re.compile(b"|".join(re.escape(piece.encode("utf-8")) for piece in pieces))
        files = ((slug, self.path(slug)) for slug in self.slugs())
        entries = (self._entry(slug) for slug, path in files if path and wanted.search(_bytes(path)))
        return tuple(entry for entry in entries if isinstance(entry, Text))

    def get(self, slug: str) -> Text:
        """One text, published or not; raises ``SourceError`` if there is none or it cannot be read."""
        entry = self._entry(slug)
        if isinstance(entry, SourceError):
            raise SourceError(entry.name, entry.why, entry.where)
        return entry

    def problems(self) -> tuple[SourceError, ...]:
        """What is wrong with the files that cannot be read."""
        entries = (self._entry(slug) for slug in self.slugs())
        return tuple(entry for entry in entries if isinstance(entry, SourceError))


def stamps(folder: Path) -> dict[str, str]:
    """Of every text of a folder by its slug what tells a change: sizes and times of its file and of its items' file."""
    try:
        with os.scandir(folder) as entries:
            files = {entry.name: entry for entry in entries}
    except OSError:
        return {}
    found = {}
    for name, entry in files.items():
        slug = name.removesuffix(_SUFFIX)
        if slug != name and _SLUG.fullmatch(slug) and _lies_in(entry, folder):
            found[slug] = f"{_mark(entry)} {_mark(files.get(slug + items_file.SUFFIX))}"
    return found


def _lies_in(entry: "os.DirEntry[str]", folder: Path) -> bool:
    """Whether it is a file of the folder; a link to one counts."""
    with suppress(OSError):
        return entry.is_file() and (not entry.is_symlink() or Path(entry.path).resolve().parent == folder.resolve())
    return False


def _mark(entry: "Path | os.DirEntry[str] | None") -> str:
    """Size and time of change of a file; empty if there is none."""
    with suppress(OSError):
        if entry:
            stat = entry.stat()
            return f"{stat.st_mtime_ns}-{stat.st_size}"
    return ""


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _read(path: Path) -> Text | SourceError:
    try:
        return read_path(path)
    except SourceError as error:
        return error
