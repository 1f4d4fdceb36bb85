"""D2: a program is killed (kill -9) at any instant while it brings in a text, upgrades the tables, or makes a backup.

Afterwards the text is there whole or not at all, every row is as it was, a backup is whole or is not there, and the
next start needs no hand.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import rows
from tests.trials.serving import ROOT, TEXT, told
from webapp.backup import daily, restore
from webapp.database import connect, upgrade, using
from webapp.settings import database
from webapp.turns import writing

KILLS, LATEST = 30, 2.5
IMPORT = """
import sys
from pathlib import Path
from quizgen.cli import main
given = Path(sys.argv[1], "given.txt")
body = given.read_text()
print("begun", flush=True)
for n in range(1000):
    given.write_text(body + f"町の店は{n}時に開く。終わり。")
    asked = ["import", sys.argv[1] + "/given.txt", "--texts", sys.argv[1] + "/texts", "--slug", f"text{n}"]
    main(asked, standalone_mode=False)
"""
UPGRADE = """
import sys
from webapp.backup import before_upgrade
from pathlib import Path
from webapp.database import connect
print("begun", flush=True)
connect("sqlite:///" + sys.argv[1] + "/data/quizgen.db", lambda at: before_upgrade(Path(sys.argv[1], "data"), at))
"""
BACKUP = """
import sys
from pathlib import Path
from webapp.backup import backup
print("begun", flush=True)
for n in range(1000):
    backup(Path(sys.argv[1], "data"), Path(sys.argv[1], "data", "backups", f"{n}.zip"))
"""


def run() -> bool:
    """All three, on SQLite."""
    acts = {"bringing in": (IMPORT, _texts), "upgrading": (UPGRADE, _rows), "backing up": (BACKUP, _backups)}
    faults = {name: sum(_kill(code, check, n) for n in range(KILLS)) for name, (code, check) in acts.items()}
    counted = ", ".join(f"{KILLS} kills while {name}: {count} faults" for name, count in faults.items())
    return told("D2", counted, not any(faults.values()))


def _kill(code: str, check: Callable[[Path], bool], n: int) -> int:
    with TemporaryDirectory(prefix="quizgen-killed-") as name:
        folder = Path(name)
        before = _prepare(folder)
        process = subprocess.Popen(
            [sys.executable, "-c", code, name], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        assert process.stdout
        process.stdout.readline()
        time.sleep(random.Random(n).uniform(0, LATEST))  # noqa: S311  (nothing secret)
        process.kill()
        process.communicate()
        return not (check(folder) and _all(folder) == before)


def _prepare(folder: Path) -> dict[str, list[dict[str, object]]]:
    """A text to be brought in, and data of the first schema."""
    (folder / "texts").mkdir()
    (folder / "data" / "backups").mkdir(parents=True)
    (folder / "given.txt").write_text(TEXT.read_text(encoding="utf-8").split("---", 2)[2], encoding="utf-8")
    with using(database(folder / "data")) as engine:
        with writing(engine).begin() as connection:
            upgrade(connection, "0001")
            rows.fill(connection, 200)
        return rows.everything(engine)


def _all(folder: Path) -> dict[str, list[dict[str, object]]]:
    """What a program that starts after all finds of the rows that there were."""
    connect(database(folder / "data")).dispose()
    with using(database(folder / "data")) as engine:
        found = rows.everything(engine)
    first = ("attempts", "answers", "pasted")
    columns = {"attempts": ("timed", "stage"), "answers": ("level", "point", "seconds", "hints")}
    return {
        name: [{key: value for key, value in row.items() if key not in columns.get(name, ())} for row in found[name]]
        for name in sorted(first)
    }


def _texts(folder: Path) -> bool:
    from quizgen.source.library import Library

    library = Library(folder / "texts")
    return not library.problems() and all(library.get(slug).body.endswith("終わり。") for slug in library.slugs())


def _rows(folder: Path) -> bool:
    return True  # they are looked at in any case


def _backups(folder: Path) -> bool:
    """Each is whole, and what was begun is gone after the next of a day."""
    for file in sorted((folder / "data" / "backups").glob("*.zip"))[-2:]:
        restore(file, folder / file.stem, 0)
    daily(folder / "data", time.time() + 2 * 3600)
    return not list((folder / "data" / "backups").glob(".*"))
