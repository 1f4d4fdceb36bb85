"""What the web app is told when it starts, and the secret it makes for itself."""

import ipaddress
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quizgen import paths

LIMIT = 1024 * 1024
"""The most bytes a request may carry: a pasted text, an uploaded file."""
BROUGHT = 16 * LIMIT
"""The same for what an author brings in: a book, a PDF file."""

SECRET_FILE = "secret"  # noqa: S105  (a file name)
"""Its name in the folder of data."""

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders and addresses.

    ``data`` holds the database and the secret, ``texts`` the library.  ``hosts`` are the names by which the app
    may be called (empty: any); ``https`` says that visitors come by https, so that cookies may be bound to it;
    ``proxies`` is how many proxies stand before the app, whose ``X-Forwarded-`` headers are believed;
    ``public`` says that others may reach it whatever its names are;
    ``url`` is the address of the database, where it is not SQLite's file in ``data``; ``apart`` says that texts are
    studied by processes beside the server.
    """

    data: Path
    texts: Path
    hosts: tuple[str, ...] = ()
    https: bool = False
    proxies: int = 0
    url: str = ""
    public: bool = False
    apart: bool = False

    @property
    def alone(self) -> bool:
        """Whether visitors come from this machine only: it answers to loopback names, and no proxy stands before it."""
        return bool(self.hosts) and all(map(is_loopback, self.hosts)) and not (self.proxies or self.public)

    @property
    def database(self) -> str:
        """The address of the database."""
        return self.url or database(self.data)


def from_environment(given: Mapping[str, str]) -> Settings:
    """The settings in the variables of a server's environment; ``ValueError`` says which is missing or wrong.

    ``QUIZGEN_DATA``, ``QUIZGEN_TEXTS``: folders; ``QUIZGEN_DATABASE``: address of a PostgreSQL; ``QUIZGEN_HOSTS``:
    names by which the app is called, with commas; ``QUIZGEN_HTTPS``: 1 if visitors come by https;
    ``QUIZGEN_PROXIES``: a number; ``QUIZGEN_APART``: 0 if no processes may be started beside the server's.
    What listens is not known here, so others are taken to reach the app.
    """
    if not given.get("QUIZGEN_DATA"):
        raise ValueError("QUIZGEN_DATA names no folder: backups are kept there, and without PostgreSQL everything")
    texts = given.get("QUIZGEN_TEXTS")
    hosts = tuple(name.strip() for name in given.get("QUIZGEN_HOSTS", "").split(",") if name.strip())
    https, proxies = given.get("QUIZGEN_HTTPS") or "0", given.get("QUIZGEN_PROXIES") or "0"
    apart = given.get("QUIZGEN_APART") or "1"
    if not {https, apart} <= {"0", "1"} or not proxies.isdecimal():
        raise ValueError("QUIZGEN_HTTPS and QUIZGEN_APART are 0 or 1, QUIZGEN_PROXIES is a number")
    folder = Path(texts) if texts else paths.shipped("texts")
    hosts = hosts and (*hosts, *_LOOPBACK)  # by these the machine itself asks how the app is
    url = given.get("QUIZGEN_DATABASE", "")
    more = {"public": True, "apart": apart == "1"}
    return Settings(Path(given["QUIZGEN_DATA"]), folder, hosts, https == "1", int(proxies), url, **more)


def database(folder: Path) -> str:
    """The address of SQLite's database in a folder of data."""
    return f"sqlite:///{folder / 'quizgen.db'}"


def hosts_for(host: str) -> tuple[str, ...]:
    """The names a visitor may use for an app that listens on ``host``; on loopback nothing else (DNS rebinding)."""
    return _LOOPBACK if is_loopback(host) else ()


def is_loopback(host: str) -> bool:
    """True for localhost, 127.0.0.0/8 and ::1."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def secret(folder: Path) -> str:
    """The key that signs cookies: made at the first start, readable by the owner alone."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / SECRET_FILE
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    key = path.read_text(encoding="ascii").strip()
    if len(key) < 32:
        raise ValueError(f"{path}: the secret is too short; delete the file and start again")
    return key
