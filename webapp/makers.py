"""Processes that study texts beside the one that answers, so that no page waits for Python to finish with a text.

One is started when it is first needed, another only while it is at work; each ends itself when nothing has come for a
while, or when its server is gone, however that ended.  One that is killed is replaced, and what it was asked is done
again: a task is a pure function of its values.  Where no process can be started tasks are done here.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any, TypeVar

from webapp import log

IDLE = 30.0
"""Seconds without a task after which a process ends itself."""
TRIES = 3
"""How often a task is begun before it is given up, since it may be the task that kills."""

T = TypeVar("T")


class MakersError(RuntimeError):
    """A task was not done: its process was killed each time."""


class ClosedError(MakersError):
    """A task was not done: the makers are closed."""


def here(task: Callable[..., T], *given: Any) -> T:
    """Do a task in this thread."""
    return task(*given)


class Makers:
    """Called with a task (a function of a module) and its values it gives the result, from another process."""

    def __init__(self, idle: float = IDLE) -> None:
        self._idle, self._lock = idle, Lock()
        self._free: list[_Maker] = []
        self._every: set[_Maker] = set()
        self._closed = self._proven = self._none = False

    def __call__(self, task: Callable[..., T], *given: Any) -> T:
        """The result of ``task``; what it raises is raised here."""
        for _ in range(TRIES):
            maker = self._take()
            if maker is None:
                return task(*given)
            try:
                fine, result = maker.ask(task, given)
            except (EOFError, OSError):
                self._lose(maker)
                continue
            with self._lock:
                self._proven = True
                self._free.append(maker)
            if not fine:
                raise result
            return result  # type: ignore[no-any-return]  # it is what the task gave
        raise MakersError

    def close(self) -> None:
        """End them all; whoever waits for a result is told."""
        with self._lock:
            self._closed = True
            every, free, self._every, self._free = self._every, self._free, set(), []
        for maker in every:
            maker.end()
        for maker in free:  # the others are let go of by those that wait for them
            maker.leave()

    def processes(self) -> list[int]:
        """The numbers of the processes that there are."""
        with self._lock:
            return [maker.number for maker in self._every]

    def _take(self) -> "_Maker | None":
        """A maker that has nothing to do, the one used last first; nothing where there can be none."""
        with self._lock:
            if self._closed:
                raise ClosedError
            if self._none or self._free:
                return self._free.pop() if self._free else None
        try:
            maker = _Maker(self._idle)
        except (EOFError, OSError) as fault:
            if not self._proven:  # not one has ever worked on this machine
                self._none = True
                log.tell("texts are studied without a process of their own", why=type(fault).__name__)
            return None
        with self._lock:
            if not self._closed:
                self._every.add(maker)
                return maker
        self._lose(maker)
        raise ClosedError

    def _lose(self, maker: "_Maker") -> None:
        with self._lock:
            self._every.discard(maker)
        maker.end()
        maker.leave()


class _Maker:
    """One process, and the line to it."""

    def __init__(self, idle: float) -> None:
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, idle), name="maker", daemon=True)
        self._process.start()
        theirs.close()
        self.number = self._process.pid or 0
        try:
            self._line.recv()  # it is ready
        except (EOFError, OSError):
            self.end()
            self.leave()
            raise

    def ask(self, *order: object) -> Any:
        """Have it do a task."""
        self._line.send(order)
        return self._line.recv()

    def end(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.join()

    def leave(self) -> None:
        """Let go of the line to it."""
        self._line.close()


def _work(line: Connection, idle: float) -> None:
    """What the process does; it steps back behind all that answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(10)
    log.begin()
    with suppress(EOFError, OSError):
        line.send("ready")
        while line.poll(idle):
            line.send(_done(*line.recv()))


def _done(task: Callable[..., object], given: tuple[object, ...]) -> tuple[bool, object]:
    """Whether it went well, and the result or what was raised."""
    try:
        return True, task(*given)
    except Exception as error:
        log.fault("of a maker", error)
        return False, error
