"""D5: the disk that holds the data is full (a tmpfs of 16 MiB) while learners answer.

What is refused is told (507), what was acknowledged is stored, reading goes on, and so does writing when there is room
again.  Needs root, for the mount.
"""

import os
import subprocess
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.trials.serving import server, told
from tests.trials.visiting import Learner

MIB = 1 << 20


def run() -> bool:
    """SQLite: of PostgreSQL the disk is its own."""
    if os.geteuid() != 0:
        return told("D5", "not run: only root can mount", True)
    with TemporaryDirectory(prefix="quizgen-full-") as name:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", name], check=True)
        try:
            return _on(Path(name))
        finally:
            while subprocess.run(["umount", name], stderr=subprocess.DEVNULL).returncode:
                time.sleep(0.5)  # a process that was killed has not yet let go


def _on(disk: Path) -> bool:
    with server("sqlite", workers=2, within=disk) as made:
        made.start()
        learner = Learner(made.port)
        _answer(learner, 20)
        ballast = disk / "ballast"
        ballast.write_bytes(b"\0" * (_free(disk) - 4096))
        learner.codes.clear()
        refused, pages = Counter[int](), set[int]()
        for n in range(40):
            _answer(learner, 1)
            code, _, _ = learner.ask("/paste", {"csrf_token": learner.token(), "body": f"町の店は{n}時に開く。" * 900})
            refused[code] += 1
            pages |= {learner.ask(path)[0] for path in ("/", "/attempts", "/texts/elephant-day")}
        ballast.unlink()
        before = len(learner.acknowledged)
        _answer(learner, 5)
        after = len(learner.acknowledged) - before
        asked, kept = made.rows("SELECT id, asked FROM attempts"), made.rows("SELECT attempt, item FROM answers")
        lost = _lost(asked, kept, learner)
        counted = (
            f"{len(learner.acknowledged)} answers acknowledged, {lost} lost, pastes on the full disk {dict(refused)}, "
            f"pages meanwhile {sorted(pages)}, 500s: {learner.codes.count(500)}, then {after} of 5 answers with room "
            f"again and no restart, whole: {made.whole()}"
        )
        fine = not lost and set(refused) <= {303, 507} and refused[507] and pages == {200} and after == 5
        return told("D5 sqlite", counted, bool(fine) and 500 not in learner.codes and made.whole())


def _free(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


def _answer(learner: Learner, wanted: int) -> None:
    end = len(learner.acknowledged) + wanted
    for _ in range(wanted * 20):
        if len(learner.acknowledged) >= end:
            return
        learner.step()


def _lost(asked: list[tuple[object, ...]], kept: list[tuple[object, ...]], learner: Learner) -> int:
    items = {key: str(ids).split() for key, ids in asked}
    return sum((key, items[key][number - 1]) not in kept for key, number, _ in learner.acknowledged)
