"""D10: backups are made one after the other while answers are kept as fast as they go, and put back elsewhere.

Each holds every answer that was acknowledged before it began, whole; a damaged one is refused.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import quantiles

from tests import rows
from tests.trials.serving import DATABASES, ROOT, Server, server, told
from webapp.backup import BackupError, backup, restore
from webapp.database import using
from webapp.settings import database

BACKUPS, QUIET = 8, 8.0
WRITER = """
import sys, time
from quizgen.items.base import Note
from quizgen.quiz.types import Mark, QuizSpec
from webapp.store import Attempt, Store
store = Store(sys.argv[1])
one = Attempt("load", "learner", (("t", "d"),), QuizSpec(), "end", (), "0.1.0", 1000)
store.start(one)
for n in range(1_000_000):
    began = time.perf_counter()
    store.answer(one, ("a",), "fact", Mark(f"i{n}", "x", True, False, Note("", "")), 1001, f"k{n}")
    print(n, time.perf_counter() - began, flush=True)
"""


def run() -> bool:
    """Both databases."""
    passed = [_one(kind) for kind in DATABASES]
    return all(passed)


def _one(kind: str) -> bool:
    with server(kind) as made, (made.folder / "told").open("wb") as file:
        writer = subprocess.Popen([sys.executable, "-c", WRITER, made.url], stdout=file, cwd=ROOT)
        time.sleep(QUIET + 2)
        quiet = _told(made)
        missing = whole = 0
        for n in range(BACKUPS):
            before = [number for number, _ in _told(made)]
            kept = _kept(made, n)
            missing += len({f"i{number}" for number in before} - kept)
            whole += 1
        busy = _told(made)[len(quiet) :]
        writer.kill()
        writer.wait()
        return _count(kind, made, quiet, busy, (missing, whole))


def _told(made: Server) -> list[tuple[int, float]]:
    lines = (made.folder / "told").read_text().split("\n")[:-1]
    return [(int(number), float(took)) for number, took in (line.split() for line in lines)]


def _kept(made: Server, n: int) -> set[str]:
    """The answers in a backup made now, put back into an empty folder."""
    file, to = made.folder / f"{n}.zip", made.folder / f"back{n}"
    backup(made.data, file, _url(made))
    restore(file, to, 0)
    with using(database(to)) as engine:
        return {str(row["item"]) for row in rows.everything(engine)["answers"]}


def _url(made: Server) -> str:
    return "" if made.url.startswith("sqlite") else made.url


def _count(
    kind: str, made: Server, quiet: list[tuple[int, float]], busy: list[tuple[int, float]], found: tuple[int, int]
) -> bool:
    last, other = made.folder / "last.zip", made.folder / "last"
    backup(made.data, last, _url(made))
    restore(last, other, 0)
    with using(made.url) as one, using(database(other)) as two:
        equal = rows.everything(one) == rows.everything(two)
    slower = [quantiles([took for _, took in part], n=100)[-1] for part in (quiet, busy)]
    counted = (
        f"{found[1]} backups of {len(quiet) + len(busy)} answers under load, {found[0]} acknowledged ones missing, "
        f"put back row by row: {equal}, damaged ones refused: {_refused(last)}, p99 of a write "
        f"{1000 * slower[0]:.0f} ms alone and {1000 * slower[1]:.0f} ms meanwhile"
    )
    return told(f"D10 {kind}", counted, not found[0] and equal and _refused(last) == "3 of 3")


def _refused(file: Path) -> str:
    whole, refused = file.read_bytes(), 0
    middle = len(whole) // 2
    flipped = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    for bad in (whole[:middle], flipped, b"words"):
        file.with_name("bad.zip").write_bytes(bad)
        try:
            restore(file.with_name("bad.zip"), file.with_name("nowhere"), 0)
        except BackupError:
            refused += 1
    return f"{refused} of 3"
