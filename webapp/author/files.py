"""The files of a text as an author's page works with them: what was read, with its digest, and saving it again."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import abort, current_app

from quizgen import lexicon
from quizgen.analysis import Analysis, analyse
from quizgen.source import saving
from quizgen.source.library import Library
from quizgen.source.text import SourceError, Text
from webapp.parts import parts


@dataclass(frozen=True, slots=True)
class Held:
    """The file of a text as it was read: its bytes and their digest; ``text`` is None where it cannot be read,
    and ``problem`` says why."""

    slug: str
    path: Path
    data: bytes
    text: Text | None
    problem: SourceError | None = None

    @property
    def digest(self) -> str:
        """The digest of the file, which a form carries along."""
        return saving.digest(self.data)

    @property
    def title(self) -> str:
        """What the page calls the text."""
        return (self.text and self.text.title) or self.slug


def history() -> Path:
    """The folder of former versions."""
    folder: Path = current_app.config["HISTORY"]
    return folder


def held(slug: str) -> Held:
    """The file of a text, readable or not, or the page that says there is none."""
    library: Library = parts().library
    path = library.path(slug)
    data = saving.content(path) if path else None
    if path is None or data is None:
        abort(404)
    try:
        return Held(slug, path, data, library.get(slug))
    except SourceError as problem:
        return Held(slug, path, data, None, problem)


def readable(slug: str) -> tuple[Held, Text]:
    """The file of a text that can be read; any other leads to its source, where it is mended."""
    found = held(slug)
    if found.text is None:
        abort(404)
    return found, found.text


def save(found: Held, data: bytes, seen: str) -> None:
    """Save the file of a text; raises as ``saving.save``."""
    saving.save(found.path, data, seen, history())


@lru_cache(maxsize=16)
def analysed(text: Text) -> Analysis:
    """The analysis alone, without items: it is there at once, and made anew after each change of the text."""
    return analyse(text, lexicon.load())
