"""D10: backups are made one after the other while answers are kept and texts are saved as fast as they go.

Put back elsewhere, each holds every answer and every version of a text that was acknowledged before it began, whole; a
damaged one is refused.
"""

import random
import subprocess
import sys
import time
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import IO

from quizgen.source import saving
from tests import rows
from tests.trials.serving import DATABASES, ROOT, Server, server, told
from webapp.backup import BackupError, backup, restore
from webapp.database import using
from webapp.settings import database

BACKUPS, QUIET, DAMAGES = 8, 8.0, 40
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
AUTHOR = """
import sys, time
from pathlib import Path
from quizgen.source import saving
path = Path(sys.argv[1])
for n in range(1_000_000):
    seen = saving.digest(saving.content(path))
    saving.save(path, f"---\\ntitle: {n}\\n---\\n町の店は{n}時に開く。".encode(), seen, path.parent / saving.HISTORY)
    print(n, flush=True)
    time.sleep(0.02)
"""


def run() -> bool:
    """Both databases."""
    passed = [_one(kind) for kind in DATABASES]
    return all(passed)


def _one(kind: str) -> bool:
    with server(kind) as made, (made.folder / "told").open("wb") as told, (made.folder / "saved").open("wb") as saved:
        author = _started(AUTHOR, str(made.texts / "saved.md"), saved)
        writer = _started(WRITER, made.url, told)
        time.sleep(QUIET + 2)
        quiet = _told(made)
        missing = [0, 0]
        for n in range(BACKUPS):
            answers, versions = [number for number, _ in _told(made)], _saved(made)
            to = _kept(made, n)
            missing[0] += len({f"i{number}" for number in answers} - _answers(to))
            missing[1] += len(versions - _versions(to / "texts"))
        busy = _told(made)[len(quiet) :]
        for process in (writer, author):
            process.kill()
            process.wait()
        return _count(kind, made, quiet, busy, (len(_saved(made)), *missing))


def _started(code: str, argument: str, file: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, argument], stdout=file, cwd=ROOT)


def _told(made: Server) -> list[tuple[int, float]]:
    lines = (made.folder / "told").read_text().split("\n")[:-1]
    return [(int(number), float(took)) for number, took in (line.split() for line in lines)]


def _saved(made: Server) -> set[str]:
    """The titles of the versions that were acknowledged."""
    return set((made.folder / "saved").read_text().split("\n")[:-1])


def _kept(made: Server, n: int) -> Path:
    """The empty folder into which a backup made now was put back."""
    file, to = made.folder / f"{n}.zip", made.folder / f"back{n}"
    backup(made.data, file, _url(made), made.texts)
    restore(file, to, 0, texts=to / "texts")
    return to


def _answers(folder: Path) -> set[str]:
    with using(database(folder)) as engine:
        return {str(row["item"]) for row in rows.everything(engine)["answers"]}


def _versions(texts: Path) -> set[str]:
    """The titles of a text and of all its former versions."""
    files = [texts / "saved.md", *(texts / saving.HISTORY / "saved.md").glob("*.md")]
    return {line.removeprefix("title: ") for file in files for line in file.read_text().split("\n")[1:2]}


def _url(made: Server) -> str:
    return "" if made.url.startswith("sqlite") else made.url


def _count(
    kind: str, made: Server, quiet: list[tuple[int, float]], busy: list[tuple[int, float]], found: tuple[int, int, int]
) -> bool:
    last, other = made.folder / "last.zip", made.folder / "last"
    backup(made.data, last, _url(made), made.texts)
    restore(last, other, 0, texts=other / "texts")
    with using(made.url) as one, using(database(other)) as two:
        equal = rows.everything(one) == rows.everything(two) and _files(made.texts) == _files(other / "texts")
    slower = [1000 * quantiles([took for _, took in part], n=100)[-1] for part in (quiet, busy)]
    spoilt = _spoilt(last)
    counted = (
        f"{BACKUPS} backups under load: of {len(quiet) + len(busy)} answers {found[1]} acknowledged ones missing, "
        f"of {found[0]} versions of a text {found[2]}; put back row by row and file by file: {equal}; {spoilt} of "
        f"{DAMAGES} flipped bits came back as something else; p99 of a write "
        f"{slower[0]:.0f} ms alone, {slower[1]:.0f} ms meanwhile"
    )
    return told(f"D10 {kind}", counted, not any(found[1:]) and equal and not spoilt)


def _files(texts: Path) -> dict[str, bytes]:
    files = [*texts.glob("*.md"), *texts.glob(f"{saving.HISTORY}/*/[!.]*")]
    return {str(file.relative_to(texts)): file.read_bytes() for file in files}


def _spoilt(file: Path) -> int:
    """How many damaged backups came back as something else than what was kept."""
    whole, chance = file.read_bytes(), random.Random(1)  # noqa: S311  (a seed)
    places = [chance.randrange(len(whole)) for _ in range(DAMAGES)]
    flipped = (whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in places)
    kept = _put_back(file)
    return sum(_put_back(file, bad) not in (None, kept) for bad in (whole[: len(whole) // 2], b"words", *flipped))


def _put_back(file: Path, damaged: bytes | None = None) -> object:
    """All that comes back, nothing if it is refused."""
    with TemporaryDirectory(dir=file.parent) as name:
        given, to = Path(name, "given.zip"), Path(name, "to")
        given.write_bytes(file.read_bytes() if damaged is None else damaged)
        try:
            restore(given, to, 0, texts=to / "texts")
        except BackupError:
            return None
        with using(database(to)) as engine:
            return rows.everything(engine), _files(to / "texts")
