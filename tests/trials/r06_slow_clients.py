"""R6: eight visitors send a byte a second, and the others do not notice: ``serve`` needs no thread to read."""

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import postgresql
from tests.trials.serving import ROOT, TEXT, server, told

SLOW, SECONDS = 8, 30
REQUEST = b"GET /texts/elephant-day HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"x" * 1000


def run() -> bool:
    """``quizgen serve`` alone, and gunicorn without the proxy that the document asks for."""
    with TemporaryDirectory(prefix="quizgen-slow-") as name:
        (Path(name) / "texts").mkdir()
        (Path(name) / "texts" / TEXT.name).write_bytes(TEXT.read_bytes())
        port = postgresql.free_port()
        where = ["--data", f"{name}/data", "--texts", f"{name}/texts", "--port", str(port)]
        process = subprocess.Popen([sys.executable, "-m", "quizgen", "serve", *where], cwd=ROOT, stdout=subprocess.PIPE)
        try:
            assert process.stdout and process.stdout.readline()
            usual = _slowest(port)
        finally:
            process.terminate()
            process.communicate()
    with server("sqlite") as made:
        made.start()
        many = _slowest(made.port)
    counted = (
        f"{SLOW} slow visitors for {SECONDS} s: slowest page {usual:.2f} s from serve, {many:.2f} s from 2 x 4 threads"
    )
    return told("R6", counted, usual < 5)


def _slowest(port: int) -> float:
    page = f"http://127.0.0.1:{port}/texts/elephant-day"
    _get(page)
    sockets = [socket.create_connection(("127.0.0.1", port)) for _ in range(SLOW)]
    took: list[float] = []
    begin, sent = time.monotonic(), 0
    while time.monotonic() - begin < SECONDS:
        for slow in sockets:
            slow.sendall(REQUEST[sent : sent + 1])
        took.append(_get(page))
        sent += 1
        time.sleep(max(0, 1 - took[-1]))
    for slow in sockets:
        slow.close()
    return max(took)


def _get(page: str) -> float:
    began = time.monotonic()
    try:
        with urllib.request.urlopen(page, timeout=10) as answer:  # noqa: S310  (our own server)
            answer.read()
    except OSError:
        return 10.0
    return time.monotonic() - began
