"""D18: a server with a thousand texts and no catalogue answers at once, is killed (kill -9) while it makes one, and
goes on with it after the next start."""

import sqlite3
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing

from tests.trials.serving import TEXT, Server, server

TEXTS, LONGEST = 1000, 1.0


def run() -> bool:
    """Start, kill in the middle, start again."""
    with server("sqlite") as made:
        for n in range(TEXTS):
            (made.texts / f"text-{n}.md").write_bytes(TEXT.read_bytes())
        made.start()
        first = _answered(made)
        before = _until(made, lambda done: done > TEXTS // 50)
        made.end()
        made.start()
        second, after = _answered(made), _done(made)
        went_on = _until(made, lambda done: done > before)
        made.end()
    passed = max(first, second) <= LONGEST and after >= before and went_on > before
    told = f"health after {first:.2f} s and {second:.2f} s while it is made; {before} studied before kill -9"
    print(
        f"D18 cold catalogue: {TEXTS} texts, {told}, {after} after it, {went_on} then … {'PASS' if passed else 'FAIL'}"
    )
    return passed


def _answered(made: Server) -> float:
    began = time.monotonic()
    for path in ("/healthz", "/"):
        with urllib.request.urlopen(f"http://127.0.0.1:{made.port}{path}", timeout=30) as answer:
            assert answer.status == 200
        began = time.monotonic() - began if path == "/healthz" else began
    return began


def _done(made: Server) -> int:
    """How many texts are studied."""
    files = list(made.data.glob("catalogue-*.db"))
    if not files:
        return 0
    with closing(sqlite3.connect(files[0], timeout=10)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM texts WHERE studied = 1").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def _until(made: Server, enough: Callable[[int], bool]) -> int:
    for _ in range(600):
        if enough(done := _done(made)):
            return done
        urllib.request.urlopen(f"http://127.0.0.1:{made.port}/", timeout=30).read()
        time.sleep(0.2)
    return _done(made)
