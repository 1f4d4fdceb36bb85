"""The server says where it is, and answers what it has begun before it stops."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from webapp.settings import hosts_for, is_loopback

ROOT = Path(__file__).parents[2]
SLOW = """
import time
from webapp.server import run

def app(environ, start_response):
    print("begun", flush=True)
    time.sleep(1)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"whole answer" * 10_000]

run(app, "127.0.0.1", 0, lambda address: print(address, flush=True))
print("stopped", flush=True)
"""
SERVE = """
import sys
from pathlib import Path
from webapp.server import serve
serve("127.0.0.1", 0, Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture
def started() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a program of its own and ends it with the test."""
    running: list[subprocess.Popen[str]] = []

    def start(code: str, *arguments: str) -> subprocess.Popen[str]:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", code, *arguments]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.communicate()


Started = Callable[..., subprocess.Popen[str]]


@pytest.mark.parametrize("numbers", [[signal.SIGTERM], [signal.SIGINT], [signal.SIGTERM] * 2])
def test_a_request_in_flight_is_answered_before_the_server_stops(
    started: Started, numbers: list[signal.Signals]
) -> None:
    server = started(SLOW)
    assert server.stdout
    port = int(server.stdout.readline().rsplit(":", 1)[1].rstrip("/\n"))
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert server.stdout.readline() == "begun\n"
        for number in numbers:
            server.send_signal(number)
            time.sleep(0.1)
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    assert received.endswith(b"whole answer")
    assert received.count(b"whole answer") == 10_000
    assert b"\nServer:" not in received
    assert server.wait(60) == 0
    assert server.stdout.read() == "stopped\n"


def test_serve_prints_its_address_and_answers_there(started: Started, folder: Path) -> None:
    server = started(SERVE, str(folder / "data"), str(folder / "texts"))
    assert server.stdout
    address = server.stdout.readline().split()[1]
    with urllib.request.urlopen(address) as page:  # noqa: S310  # our own server
        assert "町のパン屋" in page.read().decode()
    server.send_signal(signal.SIGTERM)
    assert server.wait(60) == 0


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104  # a name, nothing is bound
        ("192.168.1.5", False),
    ],
)
def test_on_loopback_only_its_own_names_are_answered(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
    assert bool(hosts_for(host)) is loopback
