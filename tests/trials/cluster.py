"""A Dask cluster of two worker processes builds the texts that ship, and one of them is killed (kill -9) in the middle.

The files are those that one process makes, byte for byte.  Needs the extra ``cluster``.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import postgresql
from tests.trials.serving import ROOT, told

WORKERS, PATIENCE = 2, 600


def run() -> bool:
    """Once by one process, once by the cluster."""
    if find_spec("distributed") is None:
        return told("cluster", "not run: pip install '.[cluster]'", True)
    with TemporaryDirectory(prefix="quizgen-cluster-") as name:
        folder = Path(name)
        assert _build(folder, "alone").wait(PATIENCE) == 0
        with _cluster(folder) as (address, workers):
            building = _build(folder, "together", "--scheduler", address)
            made = _until(folder / "together", len(_files(folder / "alone")) // 3)
            workers[0].kill()
            code = building.wait(PATIENCE)
        alone, together = (_files(folder / where) for where in ("alone", "together"))
    same = sum(together.get(path) == data for path, data in alone.items())
    counted = (
        f"{len(alone)} files, one of {WORKERS} workers killed when {made} were made, exit code {code}, "
        f"{same} the same as those of one process, {len(together.keys() - alone.keys())} others"
    )
    return told("cluster", counted, not code and together == alone and made < len(alone))


def _build(folder: Path, to: str, *more: str) -> subprocess.Popen[bytes]:
    command = ("-m", "quizgen", "build", str(ROOT / "texts"), "-o", str(folder / to), *more)
    return _start(folder, *command)


def _start(folder: Path, *command: str) -> subprocess.Popen[bytes]:
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
        )


@contextmanager
def _cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler and its worker processes, which nobody starts again."""
    address = f"127.0.0.1:{postgresql.free_port()}"
    host, port = address.split(":")
    quiet = ("--dashboard-address", f"{host}:0")
    started = [_start(folder, "-m", "distributed.cli.dask_scheduler", "--host", host, "--port", port, *quiet)]
    try:
        for _ in range(WORKERS):
            one = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder / "dask"), *quiet)
            started.append(_start(folder, "-m", "distributed.cli.dask_worker", f"tcp://{address}", *one))
        yield address, started[1:]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def _until(folder: Path, wanted: int) -> int:
    """Wait until so many texts are made; how many there are."""
    for _ in range(PATIENCE * 20):
        if (made := len(list(folder.glob("*.json")))) >= wanted:
            return made
        time.sleep(0.05)
    return 0


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
