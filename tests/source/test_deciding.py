"""Decisions are saved one by one: two authors, an editor outside, a power cut in the middle."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from quizgen.source import deciding, items_file
from quizgen.source.deciding import EntryChangedError, decide

ROOT = Path(__file__).parents[2]
KEEP, REFUSE = {"keep": True, "asked": "いつ？"}, {"refuse": "too easy", "asked": "いつ？"}
FACT, REASON = "fact-0123456789", "reason-0123456789"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    path = folder / "oame.md"
    path.write_text("大雨が降りました。", encoding="utf-8")
    return path


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return tmp_path / "history"


def verdicts(text: Path) -> dict[str, str]:
    given, name = items_file.read(items_file.beside(text))
    return {d.item: d.verdict for d in items_file.parsed(given, name)[1]}


def test_two_authors_on_two_items_and_an_editor_outside(text: Path, history: Path) -> None:
    decide(text, FACT, KEEP, deciding.NONE, history)
    beside = items_file.beside(text)
    beside.write_text(beside.read_text(encoding="utf-8") + "\n# From the editor.\n", encoding="utf-8")
    decide(text, REASON, REFUSE, deciding.NONE, history)
    assert verdicts(text) == {FACT: "keep", REASON: "refuse"}
    assert "# From the editor." in beside.read_text(encoding="utf-8")


def test_two_authors_on_one_item(text: Path, history: Path) -> None:
    decide(text, FACT, KEEP, deciding.NONE, history)
    with pytest.raises(EntryChangedError) as conflict:
        decide(text, FACT, REFUSE, deciding.NONE, history)
    assert "keep: true" in conflict.value.theirs and "refuse: too easy" in conflict.value.mine
    assert verdicts(text) == {FACT: "keep"}
    decide(text, FACT, REFUSE, deciding.stamps(text)[FACT], history)
    assert verdicts(text) == {FACT: "refuse"}


def test_a_decision_taken_back_by_another_is_a_conflict(text: Path, history: Path) -> None:
    decide(text, FACT, KEEP, deciding.NONE, history)
    seen = deciding.stamps(text)[FACT]
    decide(text, FACT, None, seen, history)
    with pytest.raises(EntryChangedError):
        decide(text, FACT, REFUSE, seen, history)


def test_many_at_once_lose_nothing(text: Path, history: Path) -> None:
    keys = [f"fact-{n:010x}" for n in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda key: decide(text, key, KEEP, deciding.NONE, history), keys))
    assert sorted(verdicts(text)) == keys


DECIDING = """
import sys
from pathlib import Path
from quizgen.source.deciding import decide
text, history = Path(sys.argv[1]), Path(sys.argv[2])
for n in range(100_000):
    decide(text, f"fact-{n:010x}", {"keep": True, "asked": "いつ" * 200}, "", history)
    print(n, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_killed_in_the_middle_of_saving(text: Path, history: Path) -> None:
    for pause in (0.0, 0.003, 0.007, 0.011):
        items_file.beside(text).unlink(missing_ok=True)
        command = [sys.executable, "-c", DECIDING, str(text), str(history)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert process.stdout
        told = [int(process.stdout.readline()) for _ in range(5)]
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        told += [int(line) for line in process.stdout.read().splitlines()]
        process.wait()
        process.stdout.close()
        kept = verdicts(text)
        assert {f"fact-{n:010x}" for n in told} <= set(kept)
        assert len(kept) <= len(told) + 1
        decide(text, REASON, REFUSE, deciding.NONE, history)
        assert verdicts(text) == kept | {REASON: "refuse"}
