"""R2: every regular expression of ours is given runs of what it looks for, and what nearly fits; none may take more
than a little longer a character when there are more of them.

Those of ``quizgen/items``, which see sentences and never a whole text, are passed over.  The expressions are those that
are made while every module is imported, the tables are read, and a text goes all the way
to a sheet.  From each the runs are made: every character that it names, each of its repeats, the whole of it, each
followed by something that does not fit.  What its module does with it (search, match, split …) is what is timed.
"""

import importlib
import math
import os
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
LONGEST, HIGHEST, TURNS = 100_000, 1.2, 4
SIZES = (800, 3_000, 12_500, LONGEST)
SHORT = 0.02
"""Seconds for ``LONGEST`` characters that no attacker would notice, however they grow."""
ENOUGH = 0.1
"""Seconds after which it is not tried with more."""
WAYS = ("search", "match", "fullmatch", "sub", "split", "findall", "finditer")
OURS = (str(ROOT / "quizgen"), str(ROOT / "webapp"))
_RUNS = (
    "a",
    "A",
    "1",
    " ",
    "\n",
    "\t",
    "　",
    "「",
    "（",
    "漢",
    "あ",
    "ア",
    "。",
    "、",
    "<",
    "[",
    "*",
    "|",
    "-",
    "\\",
    "&",
    "a ",
    "漢《",
)
_NAMED, _USUAL = (codes.LITERAL, codes.RANGE), "あa1 漢-。ア\n"
Found = dict[tuple[str, int], set[str]]
"""Expressions with their flags, and the files that made them."""


def run() -> bool:
    """In a process of its own, that sees every expression made."""
    done = subprocess.run([sys.executable, "-m", "tests.trials.r02_patterns"], cwd=ROOT, check=False)
    return not done.returncode


def _collect() -> Found:
    """Import, read and do everything, and see what is compiled on the way."""
    found: Found = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def see(pattern: Any, flags: Any) -> Any:
        frame = sys._getframe(2)
        if frame.f_code.co_filename.startswith(OURS) and isinstance(pattern, str):
            found.setdefault((pattern, int(flags)), set()).add(frame.f_code.co_filename)
        return compiled(pattern, flags)

    re._compile = see  # type: ignore[attr-defined]
    import quizgen
    import webapp

    for package in (quizgen, webapp):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(("__main__", "wsgi")):
                importlib.import_module(module.name)
    _all_the_way()
    re._compile = compiled  # type: ignore[attr-defined]
    return found


def _all_the_way() -> None:
    from click.testing import CliRunner

    from quizgen.cli import main
    from tests.trials.serving import TEXT

    runner = CliRunner()
    with TemporaryDirectory() as folder:
        sheet = str(Path(folder, "sheet.html"))
        for command in (("items", str(TEXT)), ("check", str(TEXT)), ("worksheet", str(TEXT), "-o", sheet)):
            assert runner.invoke(main, command).exit_code == 0, command


def _ways(pattern: str, files: set[str]) -> set[str]:
    """What is done with an expression: by the name that it has in a module, else all that its modules do with any."""
    modules = [module for module in sys.modules.values() if str(getattr(module, "__file__", "")).startswith(OURS)]
    names = {
        name
        for m in modules
        for name, value in vars(m).items()
        if isinstance(value, re.Pattern) and value.pattern == pattern
    }  # of a compiled one
    called = "|".join(map(re.escape, names)) or r"\w+"
    sources = (Path(str(m.__file__)).read_text(encoding="utf-8") for m in modules if names or m.__file__ in files)
    used = {way for source in sources for way in re.findall(rf"\b(?:{called})\.({'|'.join(WAYS)})\(", source)}
    return used or {"search", "fullmatch"}


def _example(parsed: Any, most: int = 1) -> str:
    """Characters that fit, each repeat as short as may be."""
    return "".join(_one(op, value, most) for op, value in parsed)


def _one(op: Any, value: Any, most: int) -> str:
    if op is codes.LITERAL:
        return chr(value)
    if op is codes.NOT_LITERAL:
        return "あ" if value != ord("あ") else "い"
    if op is codes.ANY:
        return "あ"
    if op is codes.IN:
        return _member(value)
    if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        low, high, inner = value
        return _example(inner, most) * max(low, min(most, high))
    if op is codes.SUBPATTERN:
        return _example(value[3], most)
    if op is codes.ATOMIC_GROUP:
        return _example(value, most)
    if op is codes.BRANCH:
        return _example(value[1][-1], most)
    return ""  # what stands nowhere: borders, looks ahead, groups named again


def _member(members: Any) -> str:
    """A character of a class, one that it names if it names any."""
    inside = compiler.compile(parser.SubPattern(parser.State(), [(codes.IN, members)]))
    named = [chr(value if op is codes.LITERAL else value[0]) for op, value in members if op in _NAMED]
    return next((char for char in (*named, *_USUAL) if inside.fullmatch(char)), "あ")


def _repeats(parsed: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """What stands before each repeat, and what is repeated."""
    for op, value in parsed:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield before, _example(value[2])
            yield from _repeats(value[2], before)
        elif op is codes.SUBPATTERN:
            yield from _repeats(value[3], before)
        elif op is codes.ATOMIC_GROUP:
            yield from _repeats(value, before)
        elif op is codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, before)
        before += _one(op, value, 1)


def _attacks(pattern: str, flags: int) -> set[tuple[str, str, str]]:
    """What stands once, what is repeated, and what stands at the end."""
    parsed = parser.parse(pattern, flags)
    example = _example(parsed)
    found = {(before, unit, end) for before, unit in _repeats(parsed) for end in ("", "\0")}
    found |= {
        ("", unit, end) for unit in (*_RUNS, *set(example), example, example[:-1], example[1:]) for end in ("", "\0")
    }
    found |= {("", before + unit, "\0") for before, unit in _repeats(parsed)}
    return {attack for attack in found if attack[1]}


def _seconds(task: Callable[[str], object], attack: tuple[str, str, str], size: int) -> float:
    before, unit, end = attack
    given = before + unit * (size // len(unit)) + end
    began = time.process_time()
    task(given)
    return time.process_time() - began


def _task(pattern: "re.Pattern[str]", way: str) -> Callable[[str], object]:
    if way == "sub":
        return partial(pattern.sub, "")
    if way == "finditer":
        return lambda given: sum(1 for _ in pattern.finditer(given))
    return getattr(pattern, way)  # type: ignore[no-any-return]


def _exponent(task: Callable[[str], object], attack: tuple[str, str, str]) -> float:
    """By how much the time grows with the length: 1 if twice as much takes twice as long, or if it takes no time."""
    size = SIZES[0]
    for size in SIZES:
        took = _seconds(task, attack, size)
        if took * (LONGEST / size) ** 2 < SHORT:
            return 1.0
        if took > ENOUGH:
            break
    half, whole = (min(_seconds(task, attack, length) for _ in range(TURNS)) for length in (size // 2, size))
    return 1.0 if whole < SHORT else math.log2(whole / half)


def _of_items(file: str) -> bool:
    return f"{os.sep}items{os.sep}" in file


def _main() -> int:
    found = {
        key: files for key, files in _collect().items() if not all(map(_of_items, files))
    }  # before anything of ours is imported
    from tests.trials.serving import told

    tried, bad = 0, []
    for (pattern, flags), files in sorted(found.items()):
        attacks = sorted(_attacks(pattern, flags))
        tasks = [(way, _task(re.compile(pattern, flags), way)) for way in sorted(_ways(pattern, files))]
        tried += len(attacks) * len(tasks)
        grows = ((_exponent(task, each), way, each) for way, task in tasks for each in attacks)
        if worst := next((each for each in grows if each[0] > HIGHEST), None):
            bad.append(worst)
            where = ", ".join(sorted(str(Path(file).relative_to(ROOT)) for file in files))
            print(f"  {worst[0]:.2f} {worst[1]} {worst[2]!r} {where}: {pattern}", flush=True)
    counted = f"{len(found)} expressions, {tried} runs of up to {LONGEST:,} characters, {len(bad)} above {HIGHEST}"
    return not told("R2", counted, not bad)


if __name__ == "__main__":
    sys.exit(_main())
