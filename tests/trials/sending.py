"""Files sent as a browser sends them, a learner who answers meanwhile, and what the processes of a server hold."""

import http.client
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread

from tests.trials.serving import Server
from tests.trials.visiting import Learner, LostError

MIB = 1 << 20
BOUNDARY = "quizgen-trial"
Sent = tuple[int, float, str]
"""The status that came (0: none), after how many seconds, and where to go on."""


def part(name: str, data: bytes, file: str = "") -> bytes:
    """A field of a form, or a file of it."""
    named = f'; filename="{file}"' if file else ""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
    return head.encode() + data + b"\r\n"


def form(sender: Learner, name: str, data: bytes, file: str = "") -> bytes:
    """A whole form with one field or file beside its token."""
    token = part("csrf_token", sender.token().encode())
    return token + part(name, data, file) + f"--{BOUNDARY}--\r\n".encode()


def send(sender: Learner, path: str, body: bytes, chunked: bool = False) -> Sent:
    """Send a form, in pieces without its length if it is ``chunked``."""
    connection = http.client.HTTPConnection("127.0.0.1", sender.port, timeout=120)
    headers = {
        "Cookie": "; ".join(f"{key}={value}" for key, value in sender.cookies.items()),
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
    }
    began, code, place = time.monotonic(), 0, ""
    with suppress(OSError):  # refused before all of it was sent: the answer may be there all the same
        connection.request("POST", path, _pieces(body) if chunked else body, headers, encode_chunked=chunked)
    with suppress(OSError, http.client.HTTPException):
        answer = connection.getresponse()
        code, place = answer.status, answer.headers.get("Location", "")
    connection.close()
    return code, time.monotonic() - began, place


def _pieces(body: bytes) -> Iterator[bytes]:
    return (body[at : at + 65536] for at in range(0, len(body), 65536))


class Meanwhile:
    """A learner who goes on answering; ``took`` are the seconds of each step, ``peak`` the most memory, in bytes."""

    def __init__(self, made: Server, learner: Learner) -> None:
        self._made, self._learner, self._over = made, learner, Event()
        self.took: list[float] = []
        self.peak = 0

    @property
    def p99(self) -> float:
        """The slowest of a hundred steps, in milliseconds."""
        return 1000 * quantiles(self.took, n=100)[-1]

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Answer and watch as long as this lasts."""
        threads = [Thread(target=work) for work in (self._answer, self._watch)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            for thread in threads:
                thread.join()

    def _answer(self) -> None:
        while not self._over.is_set():
            self.took.append(timed(self._learner))

    def _watch(self) -> None:
        while not self._over.wait(0.3):
            self.peak = max(self.peak, memory(self._made))


def timed(learner: Learner) -> float:
    """The seconds that a step takes; none that is lost takes less than ten."""
    began = time.monotonic()
    with suppress(LostError):
        learner.step()
        return time.monotonic() - began
    return 10.0


def memory(made: Server) -> int:
    """What all processes of the server hold together, in bytes, each shared page counted once."""
    assert made.process
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == made.process.pid:
                lines = (process / "smaps_rollup").read_text().splitlines()
                total += next(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, StopIteration):
            continue  # it has ended meanwhile
    return total
