"""Noticing what has changed in the folder of texts, and seeing to it that the catalogue is filled."""

import logging
import os
import signal
import sqlite3
import time
from pathlib import Path
from threading import Event, Lock, Thread

from quizgen.source.library import Library
from webapp.catalogue.file import CatalogueFile, broken
from webapp.catalogue.filling import Analyse, changes, fill, waiting
from webapp.makers import ClosedError

MUCH = 300
"""From how many texts on a process of its own reads and studies them."""
PATIENCE = 0.3
"""Seconds that a page waits for what is new in the folder."""
_LOOK = 5.0
"""Seconds after which every file is looked at again; a file that is new or gone is noticed at once."""
_TRIES = 3


class Watch:
    """Fills a catalogue in the background whenever its folder has changed; ``analyse`` goes to a process of its own,
    ``here`` is what this one uses."""

    def __init__(
        self, file: CatalogueFile, library: Library, analyse: Analyse, patience: float, much: int, here: Analyse
    ) -> None:
        self._file, self._library, self._analyse, self._here = file, library, analyse, here
        self._patience, self._much = patience, much
        self._lock, self._listed = Lock(), Event()
        self._job: Thread | None = None
        self.files = 0
        """How many texts the folder has, as long as not all are listed."""
        self._again, self._seen, self._at = False, -1, 0.0

    def look(self, at_once: bool = False) -> None:
        """Notice what has changed, and wait a moment until it can be listed; ``at_once``: something has."""
        seen, now = _changed(self._library.folder), time.monotonic()
        with self._lock:
            if at_once or seen != self._seen:
                self._listed.clear()
            if at_once or seen != self._seen or now - self._at > _LOOK:
                self._seen, self._at = seen, now
                self._start()
        self._listed.wait(self._patience)

    def settle(self) -> None:
        """Wait until everything is read and studied."""
        with self._lock:
            self._start()
            job = self._job
        if job:
            job.join()

    def renew(self) -> None:
        """Fill it anew; it could not be read."""
        with self._lock:
            self._start()

    def _start(self) -> None:
        self._again = True
        if self._job is None or not self._job.is_alive():
            self._job = Thread(target=self._work, name="catalogue", daemon=True)
            self._job.start()

    def _work(self) -> None:
        tries = 0
        while self._goes_on():
            try:
                self._fill()
            except ClosedError:
                break
            except (sqlite3.Error, OSError) as fault:
                tries += 1
                self._again = isinstance(fault, sqlite3.Error) and broken(fault) and tries < _TRIES
                logging.getLogger(__name__).warning("the catalogue could not be filled: %s", fault)
        self._file.close()

    def _goes_on(self) -> bool:
        with self._lock:
            again, self._again = self._again, False
            if not again:
                self._job = None
                self._listed.set()
            return again

    def _fill(self) -> None:
        found = changes(self._file, self._library)
        self.files = found.total if found.new else 0
        todo = len(found.new) + waiting(self._file)
        if not todo and not found.gone:
            return
        if todo > self._much:
            self._listed.set()  # no page waits for so many
            if self._apart():
                return
        with self._file.claimed() as mine:
            if mine:
                fill(self._file, self._library, self._here, self._listed.set)

    def _apart(self) -> bool:
        """Fill it in a process of its own, so that pages are not slowed down; whether that went well."""
        from multiprocessing import get_context

        told = self._file.path, self._file.made_of, self._library.folder, self._analyse, os.getpid()
        process = get_context("spawn").Process(target=_fill_apart, args=told, daemon=True)
        process.start()
        process.join()
        return process.exitcode == 0


def _fill_apart(path: Path, made_of: str, folder: Path, analyse: Analyse, parent: int) -> None:
    """What the process does; it ends with the one that began it, and steps back behind all others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(10)
    file = CatalogueFile(path, made_of)
    with file.claimed() as mine:
        if mine:
            fill(file, Library(folder), analyse, alive=lambda: os.getppid() == parent)


def _changed(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
