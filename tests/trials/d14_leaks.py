"""D14: apps are made and closed, pages asked for and texts brought, again and again: nothing is left over."""

import gc
import re
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.trials.serving import TEXT, told
from webapp import create_app
from webapp.settings import Settings

CYCLES, REQUESTS, IMPORTS = 50, 20_000, 500


def run() -> bool:
    """On SQLite, in this process."""
    with TemporaryDirectory(prefix="quizgen-leaks-") as name:
        folder = Path(name)
        (folder / "texts").mkdir()
        (folder / "texts" / TEXT.name).write_bytes(TEXT.read_bytes())
        _cycle(folder, 130)  # until the caches that all apps of a process share are full (128 pages)
        first = _state()
        _cycle(folder, CYCLES)
        second = _state()
        grown = _requests(folder)
    more = [after - before for before, after in zip(first[:2], second[:2], strict=True)]
    counted = (
        f"{CYCLES} apps made and closed: {more[0]:+} files, {more[1]:+} threads, memory x{second[2] / first[2]:.2f}; "
        f"{REQUESTS} pages: memory x{grown[0]:.2f}; {IMPORTS} texts brought: x{grown[1]:.2f}"
    )
    return told("D14", counted, max(more) <= 2 and second[2] <= 1.1 * first[2] and max(grown) <= 1.1)


def _cycle(folder: Path, times: int) -> None:
    for _ in range(times):
        app = create_app(Settings(folder / "data", folder / "texts", ("localhost",)))
        assert app.test_client().get("/texts/elephant-day").status_code in (200, 202)
        app.extensions["quizgen"].catalogue.settle()
        app.extensions["quizgen"].close()


def _requests(folder: Path) -> tuple[float, float]:
    """How much the memory has grown by pages, and by texts that were brought."""
    app = create_app(Settings(folder / "data", folder / "texts", ("localhost",)))
    client = app.test_client()
    paths = ("/", "/texts/elephant-day", "/attempts", "/none")
    for n in range(REQUESTS // 10):
        client.get(paths[n % len(paths)])
    warm = _state()[2]
    for n in range(REQUESTS):
        client.get(paths[n % len(paths)])
    pages = _state()[2]
    for n in range(IMPORTS):
        _bring(client, n)
        if n == IMPORTS // 5:  # what is kept of texts has its place then
            begun = _state()[2]
    brought = _state()[2]
    app.extensions["quizgen"].close()
    return pages / warm, brought / begun


def _bring(client: object, n: int) -> None:
    page = client.get("/paste").text  # type: ignore[attr-defined]
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    form = {"csrf_token": token[1], "body": f"町の店は{n}時に開く。客が来る。" * 5, "then": "read"}
    assert client.post("/paste", data=form).status_code == 303  # type: ignore[attr-defined]


def _state() -> tuple[int, int, int]:
    """Open files, threads, and the memory that is this process's own, in bytes."""
    gc.collect()
    found = re.search(r"^Pss_Anon:\s+(\d+)", Path("/proc/self/smaps_rollup").read_text(), re.MULTILINE)
    assert found
    return len(list(Path("/proc/self/fd").iterdir())), threading.active_count(), 1024 * int(found[1])
