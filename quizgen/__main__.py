"""Start from a checkout with python3 and pip alone: ``python3 -m quizgen <command>``.

The first run makes ``.venv`` beside this package and installs the project into it; later runs only hand
over to it.  ``python3 -m quizgen test`` adds what the tests need and runs every check.  Standard library
only, because nothing else is there yet: a minimal Debian has no ``ensurepip``, and its pip refuses to
install outside a virtual environment, so the environment is made without pip and filled from outside.
An installed quizgen goes straight to its commands.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# A file of tests stays in one process: they may share a server. Four at most: each loads the dictionary.
TESTS = ("pytest", "-rs", "--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadfile")
CHECKS = (("ruff", "format", "--check", "."), ("ruff", "check", "."), ("mypy",), TESTS)
# Debian packages of the browser tests: Playwright's driver is linked with libatomic, poppler looks at printed sheets.
BROWSER = ("chromium", "libatomic1", "poppler-utils")
SERVER = ("postgresql",)


def main() -> None:
    """Run a command of quizgen, after preparing for it where that is needed."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this file is what an older Python meets)
        sys.exit(f"quizgen needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if sys.argv[1:2] == ["test"] and in_checkout():
        sys.exit(check())
    if not in_checkout() or installed():
        from quizgen.cli import main as commands

        commands()
        return
    prepare()
    hand_over(str(PYTHON), "-m", "quizgen", *sys.argv[1:])


def in_checkout() -> bool:
    """Whether this package lies in its source tree and not in an installation."""
    return (ROOT / "pyproject.toml").is_file()


def installed() -> bool:
    """Whether pip has installed quizgen, and so all it needs, for the Python that runs."""
    return any(next(Path(folder).glob("quizgen-*.dist-info"), None) for folder in sys.path if folder)


def prepare(extra: str = "") -> None:
    """Make ``.venv`` and install the project into it, unless that was done for this very ``pyproject.toml``."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + os.fsencode(ROOT)).hexdigest()
    stamp = VENV / f"prepared{extra}"
    if PYTHON.exists() and stamp.is_file() and stamp.read_text() == wanted:
        return
    say(f"Preparing {VENV}: this takes a minute, once.")
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV))
    project = f"{ROOT}[{extra}]" if extra else str(ROOT)
    run(sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "--editable", project)
    for name in {"", extra}:  # what the tests need holds what the program needs
        (VENV / f"prepared{name}").write_text(wanted)


def check() -> int:
    """Install what the tests need, run every check, and give the exit code of the first that fails."""
    prepare("test")
    install("Chromium for the browser tests", BROWSER, has_browser())
    install("PostgreSQL for the tests of the store", SERVER, has_postgresql())
    for command in CHECKS:
        say(f"$ {' '.join(command)}")
        code = subprocess.call([str(PYTHON), "-m", *command], cwd=ROOT)
        if code:
            return code
    if not has_postgresql():
        say(f"The store was tested on SQLite alone: PostgreSQL needs Debian's {', '.join(SERVER)}.")
    if not has_browser():
        say(f"Browser tests were skipped: they need Debian's {', '.join(BROWSER)}.")
    return 0


def has_browser() -> bool:
    """Whether Chromium can be driven here, and what it prints be looked at."""
    from ctypes.util import find_library  # slow to import, and only the tests ask

    return bool(shutil.which("chromium") and find_library("atomic") and shutil.which("pdftoppm"))


def has_postgresql() -> bool:
    """Whether the programs of PostgreSQL are here."""
    return bool(shutil.which("initdb") or next(Path("/usr/lib/postgresql").glob("*/bin/initdb"), None))


def install(what: str, packages: tuple[str, ...], there: bool) -> None:
    """Install Debian packages for tests where that takes no more than apt-get and root."""
    if there or not shutil.which("apt-get") or getattr(os, "geteuid", lambda: 1)() != 0:
        return
    say(f"Installing {what}.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if packages == SERVER:
        leave_no_cluster()
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.call(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL)


def leave_no_cluster(folder: Path = Path("/etc/postgresql-common/createcluster.d")) -> None:
    """Have Debian install PostgreSQL's programs alone: no database of the system is made, and no service runs."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "quizgen.conf").write_text("create_main_cluster = false\n")


def run(*command: str) -> None:
    """Run a step of the preparation, or stop with its exit code: it has said itself what went wrong."""
    code = subprocess.call(command)
    if code:
        say(f"quizgen could not be prepared: {' '.join(command[:4])} … failed.")
        sys.exit(code)


def hand_over(*command: str) -> None:
    """Become ``command``; Windows cannot, so there it is waited for."""
    sys.stderr.flush()
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def say(line: str) -> None:
    """One line about the preparation; standard output belongs to the command."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
