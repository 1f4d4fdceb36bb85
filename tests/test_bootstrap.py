"""The preparation of ``.venv``: once, again when the project's needs change, and not for an installed quizgen."""

from pathlib import Path

import pytest

from quizgen import __main__ as bootstrap


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A checkout of its own, where the steps of the preparation are written down instead of run."""
    done: list[tuple[str, ...]] = []

    def run(*command: str) -> None:
        done.append(command[1:4])
        (tmp_path / ".venv/bin").mkdir(parents=True, exist_ok=True)
        (tmp_path / ".venv/bin/python").touch()

    (tmp_path / "pyproject.toml").write_text("[project]")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv/bin/python")
    monkeypatch.setattr(bootstrap, "run", run)
    return done


def made(steps: list[tuple[str, ...]]) -> list[str]:
    """The modules that were run since the last look."""
    names = [step[1] for step in steps]
    steps.clear()
    return names


def test_it_is_prepared_once(steps: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]) -> None:
    bootstrap.prepare()
    assert made(steps) == ["venv", "pip"]
    shown = capsys.readouterr()
    assert "Preparing" in shown.err and shown.out == ""
    bootstrap.prepare()
    assert made(steps) == []
    assert capsys.readouterr().err == ""


def test_it_is_prepared_again_when_the_project_changes(steps: list[tuple[str, ...]], tmp_path: Path) -> None:
    bootstrap.prepare()
    made(steps)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "changed"')
    bootstrap.prepare()
    assert made(steps) == ["pip"]


def test_the_tests_need_more_and_the_program_no_more(steps: list[tuple[str, ...]]) -> None:
    bootstrap.prepare()
    made(steps)
    bootstrap.prepare("test")
    assert made(steps) == ["pip"]
    bootstrap.prepare()
    bootstrap.prepare("test")
    assert made(steps) == []


def test_what_goes_wrong_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bootstrap.run("false", "-m", "pip")
    assert "could not be prepared" in capsys.readouterr().err
