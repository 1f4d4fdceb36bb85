"""D6: the folder of texts, or of the data, belongs to somebody else and may only be read.

Without leave to write texts it serves; without leave to write data it says so in one line.  Needs root, to give folders
away; the server is started without root's right to write everywhere.
"""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import mkdtemp

from tests import postgresql
from tests.trials.serving import ROOT, TEXT, told

NOBODY = 65534


def run() -> bool:
    """Both folders."""
    if os.geteuid() != 0:
        return told("D6", "not run: only root can give folders away", True)
    folder = Path(mkdtemp(prefix="quizgen-fixed-"))
    try:
        folder.chmod(0o755)
        (folder / "texts").mkdir()
        (folder / "texts" / TEXT.name).write_bytes(TEXT.read_bytes())
        _give_away(folder / "texts")
        served = _serve(folder)
        _give_away(folder / "data")
        refused = _serve(folder)
    finally:
        shutil.rmtree(folder)
    counted = f"texts read-only: {served}; data read-only: {refused}"
    return told(
        "D6 sqlite", counted, served == "200" and refused.startswith("exit 1, quizgen: ") and "\n" not in refused
    )


def _give_away(folder: Path) -> None:
    subprocess.run(["chown", "-R", str(NOBODY), str(folder)], check=True)
    subprocess.run(["chmod", "-R", "a+rX,u+w", str(folder)], check=True)


def _serve(folder: Path) -> str:
    """The status of the first page, or how the server refused to start."""
    port = postgresql.free_port()
    where = ["--data", str(folder / "data"), "--texts", str(folder / "texts"), "--port", str(port)]
    process = subprocess.Popen(
        [sys.executable, "-m", "quizgen", "serve", *where],
        cwd=ROOT,
        env=os.environ | {"HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_give_up,
    )
    try:
        for _ in range(300):
            if process.poll() is not None:
                return f"exit {process.returncode}, {process.stderr.read().strip() if process.stderr else ''}"
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/texts/{TEXT.stem}", timeout=10) as page:
                    return str(page.status)
            except OSError:
                time.sleep(0.1)
        return "no answer"
    finally:
        process.terminate()
        process.communicate()


def _give_up() -> None:
    """Give up root's right to read and write everywhere, and no other."""
    import ctypes

    for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP: what is started now has it no more
