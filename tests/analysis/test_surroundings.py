"""What the computer has of MeCab and where a home is do not matter: the dictionary is the one that comes with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GIVEN = '{"id": "1", "text": "友だちと海へ行って、魚を三びき食べました。"}\n'


def analysed(**environment: str) -> bytes:
    """What ``quizgen analyze`` says with these variables and no others."""
    kept = {name: os.environ[name] for name in ("PATH",)} | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "quizgen", "analyze", "--jsonl"]
    return subprocess.run(command, env=kept | environment, input=GIVEN.encode(), capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def usual() -> bytes:
    return analysed(HOME=str(Path.home()))


# No home; a configuration of MeCab that names a dictionary that is not there; no configuration at all; a plain locale
SURROUNDINGS: list[dict[str, str]] = [{}, {"MECABRC": "broken"}, {"MECABRC": "/nowhere/mecabrc"}, {"LC_ALL": "C"}]


@pytest.mark.parametrize("given", SURROUNDINGS)
def test_the_analysis_is_the_same_whatever_surrounds_it(usual: bytes, given: dict[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "mecabrc"
    broken.write_text("dicdir = /nowhere/at/all\n")
    named = {name: str(broken) if value == "broken" else value for name, value in given.items()}
    assert analysed(**named) == usual
    assert b"\\u9b5a" in usual or "魚".encode() in usual
