"""Saving an author's file: whole or not at all, never over a change unseen, and nothing is lost."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from quizgen.source import saving
from quizgen.source.saving import NONE, ConflictError, UnsavedError, digest, save, versions

ONE, TWO, THREE = (f"{word}が降った。\n".encode() for word in ("雪", "雨", "灰"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    return tmp_path / "texts" / "yuki.md"


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return tmp_path / "history"


def left(path: Path) -> list[str]:
    """What lies in the folder of a file."""
    return sorted(each.name for each in path.parent.iterdir())


def test_each_save_keeps_what_was_there(path: Path, history: Path) -> None:
    seen = NONE
    for data in (ONE, TWO, TWO, THREE):
        seen = save(path, data, seen, history)
        assert (path.read_bytes(), seen) == (data, digest(data))
    assert [v.read() for v in versions(path, history)] == [ONE, TWO]
    assert [v.number for v in versions(path, history)] == [1, 2]
    assert left(path) == ["yuki.md"]


def test_what_an_editor_wrote_meanwhile_is_not_overwritten(path: Path, history: Path) -> None:
    seen = save(path, ONE, NONE, history)
    path.write_bytes(TWO)
    with pytest.raises(ConflictError) as conflict:
        save(path, THREE, seen, history)
    assert (conflict.value.mine, conflict.value.theirs, path.read_bytes()) == (THREE, TWO, TWO)


@pytest.mark.parametrize("there", [None, ONE])
def test_what_came_or_went_meanwhile_is_a_conflict(path: Path, history: Path, there: bytes | None) -> None:
    if there:
        path.write_bytes(there)
    with pytest.raises(ConflictError):
        save(path, TWO, NONE if there else digest(ONE), history)
    assert saving.content(path) == there


def test_what_is_put_back_and_taken_away_is_kept_as_well(path: Path, history: Path) -> None:
    seen = save(path, TWO, save(path, ONE, NONE, history), history)
    seen = save(path, versions(path, history)[0].read(), seen, history)
    saving.remove(path, seen, history)
    assert [v.read() for v in versions(path, history)] == [ONE, TWO, ONE]
    assert left(path) == []


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
@pytest.mark.parametrize("why", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_fault_at_any_step_leaves_the_old_file_whole(
    path: Path, history: Path, monkeypatch: pytest.MonkeyPatch, step: str, why: int
) -> None:
    seen = save(path, ONE, NONE, history)

    def fails(*_: Any, **__: Any) -> None:
        raise OSError(why, os.strerror(why))

    place = {"write": (Path, "open"), "fsync": (os, "fsync"), "replace": (Path, "replace")}[step]
    with monkeypatch.context() as broken:
        broken.setattr(*place, fails)
        with pytest.raises(UnsavedError, match=r"yuki\.md: not saved: .*; what was there before is whole") as fault:
            save(path, TWO, seen, history)
    assert fault.value.full == (why == errno.ENOSPC)
    assert (path.read_bytes(), left(path)) == (ONE, ["yuki.md"])
    assert save(path, TWO, seen, history) == digest(TWO)


def test_a_file_keeps_its_mode(path: Path, history: Path) -> None:
    seen = save(path, ONE, NONE, history)
    path.chmod(0o640)
    save(path, TWO, seen, history)
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_a_power_cut_left_is_in_nobodys_way(path: Path, history: Path) -> None:
    (path.parent / ".yuki.md.part").write_bytes(b"half")
    save(path, ONE, NONE, history)
    assert left(path) == ["yuki.md"]
