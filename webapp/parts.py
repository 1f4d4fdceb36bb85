"""What the pages work with: the library, the store and the workshop of the running app."""

from dataclasses import dataclass
from functools import lru_cache

from flask import current_app

from quizgen.source import read_bytes
from quizgen.source.library import Library
from quizgen.source.text import Text
from webapp.settings import Settings
from webapp.store import Pasted, Store
from webapp.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Parts:
    """One of each for an app."""

    library: Library
    store: Store
    workshop: Workshop


def assemble(settings: Settings) -> Parts:
    """The parts for these settings; opens the database."""
    return Parts(Library(settings.texts), Store(settings.database), Workshop())


def parts() -> Parts:
    """The parts of the app that answers this request."""
    found: Parts = current_app.extensions["quizgen"]
    return found


@lru_cache(maxsize=32)
def read(pasted: Pasted) -> Text:
    """The text in what was pasted; ``SourceError`` if there is none."""
    return read_bytes(pasted.given, pasted.name)
