"""The library: a folder of texts, ``<slug>.md`` each, kept under version control.

A file that cannot be read is told by ``problems`` (file, line, why) and does not hinder the others.
A slug never leads out of the folder, nor does a link in it.
"""

import re
from pathlib import Path

from quizgen.source import items_file
from quizgen.source.read import read_path
from quizgen.source.text import PUBLISHED, SourceError, Text

_SLUG = re.compile(r"\w[\w-]{0,99}")
_SUFFIX = ".md"
_Stamp = tuple[int, ...]


class Library:
    """The texts of a folder.  A file is read again only when its size or time of change differ."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, tuple[_Stamp, Text | SourceError]] = {}

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
        stamp = (*_stamp(path), *_stamp(items_file.beside(path)))
        known = self._read.get(slug)
        if known is None or known[0] != stamp:
            known = self._read[slug] = (stamp, _read(path))
        return known[1]

    def slugs(self) -> tuple[str, ...]:
        """The slugs of all files, sorted, readable or not; empty if the folder is missing."""
        names = (path.stem for path in self.folder.glob(f"*{_SUFFIX}")) if self.folder.is_dir() else ()
        return tuple(sorted(name for name in names if self.path(name)))

    def texts(self) -> tuple[Text, ...]:
        """All published texts that can be read, sorted by slug."""
        return tuple(text for text in self.every() if text.status == PUBLISHED)

    def every(self) -> tuple[Text, ...]:
        """As ``texts``, with drafts and what was withdrawn."""
        entries = (self._entry(slug) for slug in self.slugs())
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


def _stamp(path: Path) -> _Stamp:
    """Time of change in nanoseconds and size in bytes; nothing if there is no file."""
    try:
        stat = path.stat()
    except OSError:
        return ()
    return stat.st_mtime_ns, stat.st_size


def _read(path: Path) -> Text | SourceError:
    try:
        return read_path(path)
    except SourceError as error:
        return error
