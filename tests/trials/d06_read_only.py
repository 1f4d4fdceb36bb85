"""D6: the folder of texts, or of the data, may only be read (as user 65534, for root may write everywhere).

Without leave to write texts it serves; without leave to write data it says so in one line.  Needs root, to be somebody else.
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
        return told("D6", "not run: only root can be somebody else", True)
    folder = Path(mkdtemp(prefix="quizgen-fixed-"))
    try:
        folder.chmod(0o755)
        (folder / "texts").mkdir()
        (folder / "texts" / TEXT.name).write_bytes(TEXT.read_bytes())
        (folder / "data").mkdir()
        shutil.chown(folder / "data", NOBODY, NOBODY)
        served = _serve(folder)
        subprocess.run(["chown", "-R", "root", str(folder / "data")], check=True)
        refused = _serve(folder)
    finally:
        shutil.rmtree(folder)
    counted = f"texts read-only: {served}; data read-only: {refused}"
    return told(
        "D6 sqlite", counted, served == "200" and refused.startswith("exit 1, quizgen: ") and "\n" not in refused
    )


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
        preexec_fn=_become_nobody,
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


def _become_nobody() -> None:
    """Give up the right to write everywhere, and no other: the interpreter may lie where root alone may read."""
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    override, inherit = 1, 0  # CAP_DAC_OVERRIDE, CAP_CHOWN stay out of it
    for capability in (override, inherit):
        library.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP: children started by exec have it no more
