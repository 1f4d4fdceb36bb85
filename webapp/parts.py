"""What the pages work with: the library and its catalogue, the store, the workshop and the clock of the running app."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from flask import current_app

from quizgen.source import read_bytes
from quizgen.source.library import Library
from quizgen.source.text import Text
from webapp.backup import before_upgrade
from webapp.catalogue import Catalogue
from webapp.database import examine
from webapp.kept import KeptStudies
from webapp.makers import Makers, here
from webapp.settings import Settings
from webapp.store import Pasted, Store
from webapp.workshop import Workshop


def wall_clock() -> int:
    """This moment, in seconds since 1970."""
    return int(time.time())


@dataclass(frozen=True, slots=True)
class Parts:
    """One of each for an app; ``clock`` gives this moment, or that of a day that a test is about."""

    library: Library
    store: Store
    workshop: Workshop
    catalogue: Catalogue
    clock: Callable[[], int] = wall_clock

    def close(self) -> None:
        """Let go of everything: the last act of a server."""
        self.workshop.close()
        self.store.leave()


def assemble(settings: Settings) -> Parts:
    """The parts for these settings; opens the database."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)

    examine(settings.database)

    def keep(version: str) -> None:
        before_upgrade(settings.data, version, settings.url)

    library = Library(settings.texts)
    makers = Makers() if settings.apart else None
    studies = KeptStudies(settings.data / "studies", library, makers or here)
    workshop = Workshop(studies, makers=makers)
    catalogue = Catalogue(settings.data, library, here=workshop.analysis)
    return Parts(library, Store(settings.database, keep), workshop, catalogue)


def parts() -> Parts:
    """The parts of the app that answers this request."""
    found: Parts = current_app.extensions["quizgen"]
    return found


def now() -> int:
    """This moment by the clock of the app, in seconds since 1970."""
    return parts().clock()


@lru_cache(maxsize=32)
def read(pasted: Pasted) -> Text:
    """The text in what was pasted; ``SourceError`` if there is none."""
    return read_bytes(pasted.given, pasted.name)
