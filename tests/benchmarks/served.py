"""Servers in processes of their own: ours, and a floor that does as little as can be called the job.

The floor is Flask, Jinja and one SQLite file under the same waitress: a page of as many bytes that reads one row, an
answer that is checked, written and on the disk (FULL) before it is acknowledged.
"""

import http.client
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
OURS = """
import sys
from pathlib import Path
from webapp.server import serve
serve("127.0.0.1", 0, Path(sys.argv[1]), Path(sys.argv[2]))
"""
FLOOR = """
import sqlite3, sys, threading
from pathlib import Path
from flask import Flask, abort, redirect, render_template_string, request
from webapp.server import run
app, data, pieces = Flask("floor"), Path(sys.argv[1]) / "floor.db", Path(sys.argv[2]).read_text().split("\\n")
mine = threading.local()
def connection():
    if not hasattr(mine, "connection"):
        mine.connection = sqlite3.connect(data, timeout=10, isolation_level=None)
        mine.connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE IF NOT EXISTS answers (id INTEGER PRIMARY KEY, given TEXT)")
    return mine.connection
@app.get("/")
def page():
    row = connection().execute("SELECT max(id) FROM answers").fetchone()
    return render_template_string("<p>{{ row }}</p>{% for piece in pieces %}<p>{{ piece }}</p>{% endfor %}",
        row=row, pieces=pieces)
@app.post("/answer")
def answer():
    if request.form["token"] != "secret" * 4 or request.form["answer"] not in "abcd":
        abort(403)
    with connection() as writing:
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("INSERT INTO answers (given) VALUES (?)", (request.form["answer"],))
    return redirect("/", 303)
run(app, "127.0.0.1", 0, lambda address: print("floor:", address, flush=True))
"""
Asking = Callable[[int], None]


class Served:
    """A server; ``cpu`` are the seconds of CPU time that it has used."""

    def __init__(self, code: str, data: Path, other: Path) -> None:
        command = [sys.executable, "-c", code, str(data), str(other)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        assert self.process.stdout
        self.port = int(self.process.stdout.readline().split()[1].rstrip("/").rsplit(":", 1)[1])

    @property
    def cpu(self) -> float:
        """Of the process itself; what it starts does not count."""
        cells = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")

    def get(self, path: str, cookie: str = "") -> tuple[int, bytes]:
        """Status and page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def end(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.communicate()


def floor(folder: Path, size: int) -> Served:
    """The floor, whose page has so many bytes."""
    folder.mkdir(exist_ok=True)
    pieces = folder / "pieces"
    pieces.write_text("\n".join(["雨が降った。" * 10] * (size // 187)), encoding="utf-8")
    return Served(FLOOR, folder, pieces)


def start(code: str, data: Path, other: Path, path: str = "/") -> float:
    """Seconds of CPU time from nothing to the first page."""
    made = Served(code, data, other)
    try:
        while made.get(path)[0] != 200:
            time.sleep(0.01)
        return made.cpu
    finally:
        made.end()


def cost(server: Served, ask: Callable[[], object], times: int) -> float:
    """Seconds of the server's CPU time for one request."""
    ask()
    before = server.cpu
    for _ in range(times):
        ask()
    return (server.cpu - before) / times


def latencies(ask: Asking, clients: int, times: int) -> list[float]:
    """Seconds of each of so many requests, by so many clients at once."""
    out: list[float] = []

    def work(client: int) -> None:
        for _ in range(times // clients):
            began = time.perf_counter()
            with suppress(OSError):
                ask(client)
            out.append(time.perf_counter() - began)

    threads = [threading.Thread(target=work, args=(client,)) for client in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return out


def middle(seconds: list[float]) -> float:
    """The median."""
    return median(seconds)


def worst(seconds: list[float]) -> float:
    """What 99 of 100 stay below."""
    return quantiles(seconds, n=100)[98]


def family(pid: int) -> Iterator[int]:
    """A process, and all that it or they have started."""
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from family(int(child))


def memory(pids: list[int]) -> float:
    """MiB of these processes together, what they share counted once (PSS)."""
    taken = 0
    for pid in pids:
        with suppress(ProcessLookupError):  # it has ended meanwhile
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            taken += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return taken / 1024
