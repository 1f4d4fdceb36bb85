"""A PostgreSQL of one's own for tests and trials: Debian's programs, in a folder of its own, on loopback alone."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
"""Settings for tests that end no process by force."""


def programs() -> Path | None:
    """The folder of ``initdb`` and ``pg_ctl``, the newest of Debian's, or nothing."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return Path(found).parent if found else debian[-1].parent if debian else None


@dataclass(frozen=True, slots=True)
class Cluster:
    """A server that runs; ``user`` is whose process it is (nothing: whoever runs the tests)."""

    folder: Path
    port: int
    user: str | None
    settings: tuple[str, ...]

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql://quizgen@127.0.0.1:{self.port}/{name}"

    def create(self, name: str, template: str = "template0") -> str:
        """Make a database; its address."""
        self.sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, name: str) -> None:
        """Delete a database, whoever is connected to it."""
        self.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def sql(self, command: str, name: str = "postgres") -> list[tuple[object, ...]]:
        """Run a command by itself; the rows it gives."""
        import psycopg

        with psycopg.connect(self.url(name), autocommit=True) as connection:
            found = connection.execute(command)
            return found.fetchall() if found.description else []

    def start(self) -> None:
        """Start, on the port and the data of last time."""
        given = ("listen_addresses=127.0.0.1", f"port={self.port}", f"unix_socket_directories={self.folder}")
        options = " ".join(f"-c {setting}" for setting in (*given, *self.settings))
        self.run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", options)

    def stop(self, mode: str = "fast") -> None:
        """Stop: ``fast``, or ``immediate`` as a power cut would."""
        self.run("pg_ctl", "stop", "-w", "-m", mode)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs on the data."""
        found = programs()
        assert found
        command = [str(found / program), "-D", str(self.folder / "data"), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, user=self.user, cwd=self.folder)


@contextmanager
def cluster(*settings: str) -> Iterator[Cluster]:
    """A server with these settings, gone with all its data at the end."""
    folder = Path(tempfile.mkdtemp(prefix="quizgen-postgresql-"))
    user = "postgres" if getattr(os, "geteuid", lambda: 1)() == 0 else None  # it refuses to run as root
    if user:
        shutil.chown(folder, user)
    made = Cluster(folder, free_port(), user, settings)
    try:
        made.run("initdb", "--username=quizgen", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        made.start()
        try:
            yield made
        finally:
            made.stop("immediate")
    finally:
        shutil.rmtree(folder)


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
