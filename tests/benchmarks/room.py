"""P6 and P7: hostile runs of characters, and memory."""

import subprocess
import sys
import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import process_time

from web import Line

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.source import SourceError, read_string

RUNS = (
    *"。ア々漢あ1aＡ *「」（、・…ー", "「」", "か\u3099", "漢《かん》", "<div>",
    "[a](b)", "｜漢", "&amp;", "あ。\n", "\u0301",
)  # fmt: skip
"""Characters, or pieces of markup, of which a text is made that means no good."""
LENGTH = 50_000
_PEAK = """
import sys
from pathlib import Path
body = Path(sys.argv[1]).read_text(encoding="utf-8")
{}
print(next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")).split()[1])
"""
_OURS = (
    "from quizgen import lexicon; from quizgen.analysis import analyse; from quizgen.source import read_string\n"
    "analyse(read_string(body, 'a.txt'), lexicon.load())"
)
_BARE = "import fugashi; t = fugashi.Tagger()\nfor line in body.splitlines():\n    [n.feature.lemma for n in t(line)]"


def measured(body: str) -> list[Line]:
    """All of it; ``body`` is an ordinary text of 300,000 characters."""
    grows, slow = zip(*(_run(unit, body) for unit in RUNS), strict=True)
    worst, slowest = max(grows), max(slow)
    which = unicodedata.name(RUNS[grows.index(worst)][0], "?").lower()
    return [
        ("P6", f"{len(RUNS)} hostile runs: t(2n) over t(n), the worst ({which})", worst, "<=", 2.4),
        ("P6", f"{len(RUNS)} hostile runs: a character over one of an ordinary text, the worst", slowest, "<=", 3),
        (
            "P7",
            "300,000 characters: peak of memory over bare fugashi",
            _peak(_OURS, body) / _peak(_BARE, body),
            "<=",
            4,
        ),
    ]


def _taken(given: str) -> float:
    began = process_time()
    with suppress(SourceError):
        analyse(read_string(f"{given}\n今日は雨が降っています。\n", "a.txt"), lexicon.load())
    return process_time() - began


def _run(unit: str, body: str) -> tuple[float, float]:
    short, long = (unit * (size // len(unit)) for size in (LENGTH, 2 * LENGTH))
    usual = _usual(body)
    return max(_taken(long), 0.02) / max(_taken(short), 0.02), _taken(long) / usual


_SEEN: list[float] = []


def _usual(body: str) -> float:
    if not _SEEN:
        _taken(body[:LENGTH])
        _SEEN.append(median(_taken(body[: 2 * LENGTH]) for _ in range(3)))
    return _SEEN[0]


def _peak(code: str, body: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_text(body, encoding="utf-8")
        command = [sys.executable, "-c", _PEAK.replace("{}", code), str(path)]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
