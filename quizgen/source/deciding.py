"""Saving one decision of an author: only its own entry is written, and never over one that somebody changed meanwhile.

Who decides says which lines of the entry he saw (``seen``); if others stand there now, nothing is written.  Whatever
else was changed in the file meanwhile, in an editor or by another author, stays.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quizgen.source import items_file, saving
from quizgen.source.saving import ConflictError

TRIES = 20
"""How often a file that is changed at the very moment is read anew."""
NONE = ""
"""The stamp of an entry that is not there."""


class EntryChangedError(ValueError):
    """An entry has changed since it was seen: ``mine`` was to be saved, ``theirs`` stands there now, as lines."""

    def __init__(self, key: str, mine: str, theirs: str) -> None:
        super().__init__(f"{key}: somebody has decided about it meanwhile; nothing was overwritten")
        self.key, self.mine, self.theirs = key, mine, theirs


def stamp(lines: str) -> str:
    """Sixteen hexadecimal digits that stand for the lines of an entry; ``NONE`` for none."""
    return hashlib.sha256(lines.encode()).hexdigest()[:16] if lines else NONE


def stamps(text: Path) -> dict[str, str]:
    """The stamps of all entries in the file of a text's file, by name."""
    given, name = items_file.read(items_file.beside(text))
    return {entry.key: stamp(entry.lines(given)) for entry in items_file.entries(given, name)}


def decide(text: Path, key: str, value: Mapping[str, Any] | None, seen: str, history: Path) -> None:
    """Save another value for an entry in the file of a text's file, or take it out (None).

    Raises ``EntryChangedError``, ``SourceError`` if the file cannot be read, or as ``saving.save``.
    """
    path = items_file.beside(text)
    for left in reversed(range(TRIES)):
        data = saving.content(path)
        given = items_file.decoded(data or b"", path.name)
        new = items_file.changed(given, path.name, key, value)
        theirs = items_file.lines_of(given, path.name, key)
        if stamp(theirs) != seen:
            raise EntryChangedError(key, items_file.lines_of(new, path.name, key), theirs)
        try:
            saving.save(path, new.encode("utf-8"), saving.digest(data), history)
            return
        except ConflictError:
            if not left:
                raise
