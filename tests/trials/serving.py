"""The program as it is run for many: some processes of gunicorn on a database, in a process group of their own."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, text

from tests import postgresql
from webapp import accounts
from webapp.database import using
from webapp.store import Store

ROOT = Path(__file__).parents[2]
TEXT = ROOT / "texts" / "elephant-day.md"
DATABASES = ("sqlite", "postgresql")


class Server:
    """Processes that serve one folder of data; started and killed as often as a trial wants."""

    def __init__(self, folder: Path, url: str, workers: int = 2, threads: int = 4) -> None:
        self.folder, self.url, self.port = folder, url, postgresql.free_port()
        self.data, self.texts = folder / "data", folder / "texts"
        self.shape = (
            "--no-control-socket",
            "--workers",
            str(workers),
            "--worker-class",
            "gthread",
            "--threads",
            str(threads),
        )
        self.proxies = 0
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start, and wait until a page is given; the seconds that it took."""
        began = time.monotonic()
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", *self.shape, "--bind", f"127.0.0.1:{self.port}", "webapp.wsgi:app"],
                cwd=ROOT,
                env=os.environ | self.environment(),
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
        self.wait()
        return time.monotonic() - began

    def environment(self) -> dict[str, str]:
        """What the server is told."""
        given = {"QUIZGEN_DATA": str(self.data), "QUIZGEN_TEXTS": str(self.texts), "QUIZGEN_HOSTS": "127.0.0.1"}
        given["QUIZGEN_PROXIES"] = str(self.proxies)
        return given | ({"QUIZGEN_DATABASE": self.url} if not self.url.startswith("sqlite") else {})

    def wait(self, path: str = "/readyz") -> None:
        """Wait until an address answers."""
        for _ in range(1500):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5):
                    return
            except OSError:
                time.sleep(0.02)
        raise TimeoutError((self.folder / "log").read_text()[-2000:])

    def end(self, number: signal.Signals = signal.SIGKILL) -> int:
        """Send a signal to all its processes, and wait until they are gone; the exit code."""
        assert self.process
        os.killpg(self.process.pid, number) if number == signal.SIGKILL else self.process.send_signal(number)
        code = self.process.wait(30)
        self.process = None
        return code

    def log(self) -> str:
        """All that it wrote."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    @contextmanager
    def database(self) -> Iterator[Engine]:
        """The database, looked at from outside."""
        with using(self.url) as engine:
            yield engine

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """The rows that a query gives."""
        with self.database() as engine, engine.begin() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    def whole(self) -> bool:
        """Whether the database finds itself whole (PostgreSQL says so by starting and answering)."""
        if not self.url.startswith("sqlite"):
            return bool(self.rows("SELECT 1"))
        return self.rows("PRAGMA integrity_check") == [("ok",)] and not self.rows("PRAGMA foreign_key_check")


@contextmanager
def server(kind: str, workers: int = 2, threads: int = 4, within: Path | None = None) -> Iterator[Server]:
    """A server, not yet started, with one text and an account, on SQLite or on a PostgreSQL that writes to the disk."""
    with TemporaryDirectory(prefix="quizgen-trial-", dir=within) as name, _database(kind, Path(name)) as url:
        made = Server(Path(name), url, workers, threads)
        made.data.mkdir()
        made.texts.mkdir()
        (made.texts / TEXT.name).write_bytes(TEXT.read_bytes())
        store = Store(url)
        accounts.add(store, "mori", "administrator", "four plain words here", 1)
        store.close()
        try:
            yield made
        finally:
            if made.process:
                made.end()


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'data' / 'quizgen.db'}"
        return
    with postgresql.cluster() as made:
        yield made.create("quizgen")


def told(name: str, counted: str, passed: bool) -> bool:
    """Print the line of a trial; whether it passed."""
    print(f"{name}: {counted} … {'PASS' if passed else 'FAIL'}", flush=True)
    return passed
