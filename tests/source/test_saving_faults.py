"""Saving under a power cut at every step, a full disk, a folder that cannot be written, and two who write at once.

Each fault is a real one, in a process of its own.
"""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quizgen.source import saving
from quizgen.source.saving import digest, versions

ROOT = Path(__file__).parents[2]
OLD, NEW = ("雪が降った。\n" * 2_000).encode(), ("雨が降った。\n" * 3_000).encode()
STEPS = (
    *((os, name) for name in ("open", "fsync", "close")),
    *((Path, name) for name in ("open", "mkdir", "chmod", "replace", "exists", "stat", "read_bytes", "iterdir")),
)
"""Calls in front of which the power goes."""
SAVE = """
import sys
from pathlib import Path
from quizgen.source import saving

path, history = Path(sys.argv[1]), Path(sys.argv[2])
old = saving.content(path)
saving.save(path, sys.stdin.buffer.read(), saving.digest(old), history)
"""
ADD = """
import sys
from pathlib import Path
from quizgen.source import saving

path, history, who = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
for n in range(40):
    while True:
        data = saving.content(path) or b""
        try:
            saving.save(path, data + f"{who}{n}\\n".encode(), saving.digest(data), history)
            break
        except saving.ConflictError:
            pass
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "yuki.md").write_bytes(OLD)
    return folder / "yuki.md"


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return tmp_path / "history"


def run(program: str, *given: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-c", program, *map(str, given)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, input=NEW, capture_output=True, env=environment, check=False, timeout=60)


def killed_at(step: int, path: Path, history: Path) -> int:
    """Save in a process that kills itself in front of call number ``step``; how it ended."""
    if child := os.fork():
        return os.waitpid(child, 0)[1]
    calls = 0

    def counted(real: Any) -> Any:
        def call(*given: Any, **more: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **more)

        return call

    for place, name in STEPS:
        setattr(place, name, counted(getattr(place, name)))
    saving.save(path, NEW, digest(OLD), history)
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_power_cut_at_any_step_leaves_a_whole_file_and_loses_nothing(path: Path, history: Path) -> None:
    killed = 0
    for step in range(1, 100):
        path.write_bytes(OLD)
        status = killed_at(step, path, history)
        there = path.read_bytes()
        assert there in (OLD, NEW)
        assert there == OLD or OLD in [version.read() for version in versions(path, history)]
        assert {version.digest for version in versions(path, history)} <= {digest(OLD), digest(NEW)}
        assert all(digest(version.read()) == version.digest for version in versions(path, history))
        if status == 0:
            break
        assert os.WTERMSIG(status) == signal.SIGKILL
        killed += 1
    assert killed > 12 and path.read_bytes() == NEW
    assert [each.name for each in path.parent.iterdir()] == ["yuki.md"]


def test_two_who_write_at_once_lose_nothing(path: Path, history: Path) -> None:
    path.write_bytes(b"")
    command = [sys.executable, "-c", ADD, str(path), str(history)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    both = [subprocess.Popen([*command, who], env=environment) for who in "ab"]
    assert [each.wait(60) for each in both] == [0, 0]
    lines = path.read_text(encoding="utf-8").split()
    assert [line for line in lines if line[0] == "a"] == [f"a{n}" for n in range(40)]
    assert [line for line in lines if line[0] == "b"] == [f"b{n}" for n in range(40)]
    assert len(versions(path, history)) == 80


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB, where this user may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_disk_that_is_full(small: Path) -> None:
    path, history = small / "yuki.md", small / "history"
    path.write_bytes(OLD)
    (small / "other").write_bytes(b"x" * (256 * 1024 - len(OLD) - 3 * 4096))
    done = run(SAVE, path, history)
    assert b"yuki.md: not saved: No space left on device" in done.stderr
    assert path.read_bytes() == OLD
    assert all(digest(version.read()) == version.digest for version in versions(path, history))
    (small / "other").unlink()
    assert run(SAVE, path, history).returncode == 0
    assert path.read_bytes() == NEW


def limited() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def nobody() -> None:
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


def told(path: Path, history: Path, fault: Callable[[], None]) -> str:
    """What saving says in a process with a fault."""
    out, into = os.pipe()
    if child := os.fork():
        os.close(into)
        os.waitpid(child, 0)
        with os.fdopen(out, encoding="utf-8") as said:
            return said.read()
    fault()
    try:
        saving.save(path, NEW, digest(OLD), history)
    except saving.UnsavedError as error:
        os.write(into, str(error).encode())
    os._exit(0)


@pytest.mark.skipif(sys.platform == "win32", reason="limits and users of POSIX")
@pytest.mark.parametrize(("fault", "why"), [(limited, "File too large"), (nobody, "Permission denied")])
def test_what_cannot_be_written_is_told_and_the_old_file_is_whole(
    path: Path, history: Path, fault: Callable[[], None], why: str
) -> None:
    for folder in path.parent.parents[:3]:
        folder.chmod(0o755)
    path.parent.chmod(0o555)
    said = told(path, history, fault)
    path.parent.chmod(0o755)
    assert said == f"yuki.md: not saved: {why}; what was there before is whole"
    assert path.read_bytes() == OLD
    assert [each.name for each in path.parent.iterdir()] == ["yuki.md"]
