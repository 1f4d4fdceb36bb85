"""A1: the whole server is killed (kill -9) again and again while two authors settle readings in one text.

Every reading that was acknowledged must stand in the file, the file must be whole after each kill, and every former
version must be one that somebody was told of.
"""

import random
import re
import time
from pathlib import Path
from threading import Event, Thread

from quizgen.source import read_path
from quizgen.source.saving import HISTORY, digest, versions
from tests.trials.serving import Server, server, told
from tests.trials.visiting import Learner, LostError

KILLS, AUTHORS, PATIENCE, PLACES = 12, 2, 40, 60
SLUG = "kin"
STORY = (
    "---\ntitle: 金の話\nlicence: CC BY 4.0\n---\n\n"
    + "\n\n".join("町の人は、金を見て、金の話をした。" for _ in range(PLACES // 2))
    + "\n"
)


class Author(Learner):
    """Settles one place after the other; ``settled`` are the places that were acknowledged, with their readings."""

    def enter(self) -> None:
        """Sign in."""
        self.ask("/signin", {"csrf_token": self.token(), "name": "mori", "password": "four plain words here"})

    def settle(self, chance: random.Random, settled: dict[int, str]) -> str:
        """Settle a place at random; what came of it."""
        page = self.ask(f"/author/{SLUG}")[2]
        seen = re.search(r'name="seen" value="(\w+)"', page)
        if not seen:
            return "no desk"
        n = chance.randrange(PLACES)
        start = n // 2 * 18 + (5, 10)[n % 2]
        reading = chance.choice(("きん", "かね"))
        form = {
            "csrf_token": self.token(),
            "seen": seen[1],
            "start": str(start),
            "end": str(start + 1),
            "reading": reading,
        }
        code, _, _ = self.ask(f"/author/{SLUG}/reading", form)
        if code == 303:
            settled[start] = reading
        return {303: "saved", 409: "conflict"}.get(code, str(code))


def run() -> bool:
    """One server, SQLite: texts are files on either database."""
    with server("sqlite") as made:
        path = made.texts / f"{SLUG}.md"
        path.write_text(STORY, encoding="utf-8")
        made.start()
        over, counts = Event(), dict[str, int]()
        settled: list[dict[int, str]] = [{} for _ in range(AUTHORS)]
        threads = [Thread(target=_work, args=(made, n, over, settled[n], counts)) for n in range(AUTHORS)]
        for thread in threads:
            thread.start()
        broken = sum(_killed(made, path, counts, n) for n in range(KILLS))
        over.set()
        for thread in threads:
            thread.join()
        return _count(made, path, settled, counts, broken)


def _work(made: Server, n: int, over: Event, settled: dict[int, str], counts: dict[str, int]) -> None:
    author, chance, entered = Author(made.port), random.Random(n), False  # noqa: S311 (a seed)
    while not over.is_set():
        try:
            if not entered:
                author.enter()
                entered = True
            came = author.settle(chance, settled)
        except (LostError, AssertionError):
            came = "lost"
            time.sleep(0.05)
        counts[came] = counts.get(came, 0) + 1


def _killed(made: Server, path: Path, counts: dict[str, int], n: int) -> int:
    """Kill the server while they work, look at the file, start it again; 1 if the file is not whole."""
    before, began = counts.get("saved", 0), time.monotonic()
    while counts.get("saved", 0) < before + 2 and time.monotonic() - began < PATIENCE:
        time.sleep(0.01)
    time.sleep(n * 0.03)
    made.end()
    whole = re.sub("｜金《(?:きん|かね)》", "金", path.read_text(encoding="utf-8")) == STORY
    made.start()
    return int(not whole)


def _count(made: Server, path: Path, settled: list[dict[int, str]], counts: dict[str, int], broken: int) -> bool:
    """A place that both settled has the reading of one of them; one whose answer was lost may have been settled too."""
    there = {r.start: r.reading for r in read_path(path).readings}
    told_of: dict[int, set[str]] = {}
    for author in settled:
        for start, reading in author.items():
            told_of.setdefault(start, set()).add(reading)
    lost = [start for start in told_of if start not in there]
    kept = versions(path, made.texts / HISTORY)
    spoilt = [v for v in kept if digest(v.read()) != v.digest]
    counted = (
        f"{KILLS} kills, {AUTHORS} authors, {counts.get('saved', 0)} readings acknowledged, {len(lost)} lost, "
        f"{counts.get('conflict', 0)} conflicts told, {broken} files not whole, "
        f"{len(kept)} former versions, {len(spoilt)} spoilt"
    )
    return told("A1", counted, not (lost or broken or spoilt) and counts.get("saved", 0) > KILLS)
