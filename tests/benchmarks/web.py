"""P10 to P15 and P20: the web app beside the floor of ``served``, and by it beside LUTE.

LUTE v3 is compared by what was published of it beside the same floor: its start took 1 / 0.22 of the floor's, opening
its page again 1 / 0.033; two idle workers of ours are held against the 86 MiB that it was measured to take.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import served
from served import ROOT, Served

from tests.trials.visiting import Learner
from webapp import accounts
from webapp.makers import IDLE
from webapp.settings import database
from webapp.store import Store

LUTE_START, LUTE_PAGE, LUTE_MEMORY = 0.22, 0.033, 86
TURNS, CLIENTS = 160, 8
Line = tuple[str, str, float, str, float]
"""Goal, what is compared, ratio, ``<=`` or ``>=``, what it should be."""


@contextmanager
def both(folder: Path, texts: Path) -> Iterator[tuple[Served, Served, Learner]]:
    """Ours with a learner at a quiz, and the floor with a page of the same size."""
    ours = Served(served.OURS, folder / "data", texts)
    learner = Learner(ours.port, seed=1)
    while not learner.begin():
        time.sleep(0.5)
    size = len(learner.ask(f"{learner.attempt}/1")[2].encode())
    floor = served.floor(folder / "floor", size)
    try:
        yield ours, floor, learner
    finally:
        ours.end()
        floor.end()


def measured() -> list[Line]:
    """All of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = folder / "texts"
        texts.mkdir()
        shipped = ROOT / "texts" / "elephant-day.md"
        (texts / shipped.name).write_bytes(shipped.read_bytes())
        with both(folder, texts) as (ours, floor, learner):
            lines = [*_pages(ours, floor, learner), *_answers(ours, floor), *_beside_an_import(ours)]
        return [*_starts(folder, texts), _memory(folder, texts), *lines]


def _pages(ours: Served, floor: Served, learner: Learner) -> list[Line]:
    cookie = "; ".join(f"{key}={value}" for key, value in learner.cookies.items())
    place = f"{learner.attempt}/1"

    def our_page(_: int) -> None:
        assert ours.get(place, cookie)[0] == 200

    def bare_page(_: int) -> None:
        assert floor.get("/")[0] == 200

    effort = served.cost(floor, lambda: bare_page(0), TURNS) / served.cost(ours, lambda: our_page(0), TURNS)
    single = [served.middle(served.latencies(ask, 1, TURNS)) for ask in (our_page, bare_page)]
    many = [served.worst(served.latencies(ask, CLIENTS, 2 * TURNS)) for ask in (our_page, bare_page)]
    return [
        ("P12", "quiz page: requests a second of CPU time, ours to the floor's", effort, ">=", 0.70),
        ("P13", "quiz page: p99 with 8 clients", many[0] / many[1], "<=", 1.5),
        ("P13", "quiz page: p50 with 1 client", single[0] / single[1], "<=", 1.5),
        (
            "P14",
            "quiz page: p50 over LUTE's page opened again (by the floor)",
            single[0] / single[1] * LUTE_PAGE,
            "<=",
            0.1,
        ),
    ]


def _answers(ours: Served, floor: Served) -> list[Line]:
    learners = [Learner(ours.port, seed=1000 * n) for n in range(CLIENTS)]
    bare = [Learner(floor.port) for _ in range(CLIENTS)]

    def our_answer(client: int) -> None:
        while learners[client].step() != 303:
            pass

    def bare_answer(client: int) -> None:
        bare[client].ask("/")
        assert bare[client].ask("/answer", {"token": "secret" * 4, "answer": "a"})[0] == 303

    effort = served.cost(floor, lambda: bare_answer(0), TURNS) / served.cost(ours, lambda: our_answer(0), TURNS)
    many = [served.worst(served.latencies(ask, CLIENTS, TURNS)) for ask in (our_answer, bare_answer)]
    return [
        ("P15", "page and answer: answers a second of CPU time, ours to the floor's", effort, ">=", 0.5),
        ("P15", "page and answer: p99 with 8 clients", many[0] / many[1], "<=", 2),
    ]


def _beside_an_import(ours: Served) -> list[Line]:
    """Another learner's page while 300,000 characters are brought in and studied."""
    reader, author = Learner(ours.port, seed=77), Learner(ours.port)
    body = "".join(f"第{n}章\n昨日、石川さんは駅前で{n}番目の店を開きました。\n" for n in range(11_000))[:300_000]
    reader.begin()

    def page(_: int) -> None:
        assert reader.ask(f"{reader.attempt}/1")[0] == 200

    idle = served.worst(served.latencies(page, 1, TURNS))
    token = author.token()
    form = {"csrf_token": token, "body": body, "then": "read"}
    importing = threading.Thread(target=author.ask, args=("/paste", form, 120))
    importing.start()
    time.sleep(0.2)
    busy = served.worst(served.latencies(page, 1, TURNS))
    importing.join()
    return [("P20", "another's page: p99 while 300,000 characters are imported", busy / idle, "<=", 3)]


def _starts(folder: Path, texts: Path) -> list[Line]:
    bare = median(served.start(served.FLOOR, folder / "floor", folder / "floor" / "pieces") for _ in range(3))
    empty = folder / "empty"
    empty.mkdir()
    ours = median(served.start(served.OURS, folder / f"data{n}", empty) for n in range(3))
    return [
        ("P10", "start to the first page, empty, over LUTE's start (by the floor)", ours / bare * LUTE_START, "<=", 0.6)
    ]


def _memory(folder: Path, texts: Path) -> Line:
    """Two idle workers of gunicorn, dictionary loaded."""
    store = Store(database(folder / "data"))
    accounts.add(store, "mori", "administrator", "four plain words here", 1)  # else it would not start
    store.close()
    told = {"QUIZGEN_DATA": str(folder / "data"), "QUIZGEN_TEXTS": str(texts), "QUIZGEN_HOSTS": "127.0.0.1"}
    probe = Served(served.FLOOR, folder / "floor", folder / "floor" / "pieces")  # for a port that is free
    probe.end()
    command = [sys.executable, "-m", "gunicorn", "--no-control-socket", "-w", "2", "-k", "gthread", "--threads", "4"]
    command += ["-b", f"127.0.0.1:{probe.port}", "webapp.wsgi:app"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | told, start_new_session=True, **quiet)  # type: ignore[call-overload]
    try:
        time.sleep(8 + IDLE)  # until both have studied what is there, and what did it has ended
        taken = served.memory(list(served.family(process.pid)))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return ("P11", f"idle memory of 2 workers ({taken:.0f} MiB) over LUTE's ({LUTE_MEMORY} MiB, published)",
            taken / LUTE_MEMORY, "<=", 2)  # fmt: skip
