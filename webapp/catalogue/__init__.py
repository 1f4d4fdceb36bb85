"""The catalogue: what lists of texts are made from, so that ten thousand are listed and searched at once.

It is derived from the files of the library and kept in one file beside the data.  Whoever asks gets what is known by
now; what has changed is read in the background, by this process if it is little, by one of its own if it is much.

    entry      what is told of a text in a list, and what is kept of its words
    file       the SQLite file
    filling    what has changed in the folder, read and studied
    watch      when that is done
    rows       the rows of one text
    asking     texts by level, topic, words, in an order
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from quizgen import __version__
from quizgen.analysis.types import Analysis
from quizgen.source.library import Library
from quizgen.source.text import Text
from webapp.catalogue import asking
from webapp.catalogue.asking import Asked, Page
from webapp.catalogue.entry import Entry
from webapp.catalogue.file import CatalogueFile
from webapp.catalogue.filling import Analyse
from webapp.catalogue.watch import MUCH, PATIENCE, Watch

T = TypeVar("T")


def analysed(text: Text) -> Analysis:
    """The analysis of a text."""
    from quizgen import lexicon
    from quizgen.analysis import analyse

    return analyse(text, lexicon.load())


class Catalogue:
    """The texts of a library as lists show them; ``asking`` says what can be asked."""

    def __init__(
        self,
        data: Path,
        library: Library,
        analyse: Analyse = analysed,
        patience: float = PATIENCE,
        much: int = MUCH,
        here: Analyse | None = None,
    ) -> None:
        """``analyse`` is a function that a process of its own can be told, ``here`` what else may be used in this."""
        name = hashlib.sha256(str(library.folder.resolve()).encode()).hexdigest()[:8]
        self._file = CatalogueFile(data / f"catalogue-{name}.db", __version__)
        self._watch = Watch(self._file, library, analyse, patience, much, here or analyse)
        self._library = library
        self._tags: tuple[int, list[tuple[str, int]], list[str]] = (-1, [], [])

    def page(self, asked: Asked) -> Page:
        """A page of what was found; what it shows is as the files are now."""
        self.look()
        found = self._ask(lambda connection: asking.page(connection, asked), Page())
        if all(self._library.stamp(each.entry.slug) == each.stamp for each in found.found):
            return found
        self._watch.look(at_once=True)
        return self._ask(lambda connection: asking.page(connection, asked), Page())

    def entries(self, slugs: Iterable[str]) -> dict[str, Entry]:
        """What is told of these texts, by slug, as far as readers may see them."""
        wanted = tuple(slugs)
        return self._ask(lambda connection: asking.entries(connection, wanted), {})

    def titles(self, slugs: Iterable[str]) -> dict[str, str]:
        """The titles of these texts, by slug, also of those that readers see no longer."""
        self.look()
        wanted = tuple(slugs)
        return self._ask(lambda connection: asking.titles(connection, wanted), {})

    def every(self) -> list[Entry]:
        """All that readers may see, the easiest first."""
        self.look()
        return self._ask(asking.every, [])

    def tags(self) -> list[tuple[str, int]]:
        """The topics with how many texts each has, the frequent ones first."""
        return self._topics()[1]

    def topics(self) -> list[str]:
        """Every topic and genre."""
        _, tags, genres = self._topics()
        return [*(tag for tag, _ in tags), *genres]

    def unread(self) -> int:
        """How many files of the folder are not listed yet."""
        files = self._watch.files
        return max(0, files - self._ask(asking.read, 0)) if files else 0

    def look(self) -> None:
        """Notice what has changed in the folder."""
        self._watch.look()

    def settle(self) -> None:
        """Wait until everything is listed and studied."""
        self._watch.settle()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _topics(self) -> tuple[int, list[tuple[str, int]], list[str]]:
        """Counted again only when something has changed."""
        changed = self._ask(asking.changed, -1)
        if changed != self._tags[0] or changed < 0:
            self._tags = changed, self._ask(asking.tags, []), self._ask(asking.genres, [])
        return self._tags

    def _ask(self, question: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """The answer as far as it is known; of a damaged file nothing is, until it has been made anew."""
        try:
            with self._file.reading() as connection:
                return question(connection)
        except sqlite3.DatabaseError:
            self._watch.renew()
            return otherwise
