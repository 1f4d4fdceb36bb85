"""How fast quizgen is beside what it stands on: ``python tests/benchmarks``, or some parts: ``… text start``.

Prints the ratios that are goals, each beside its floor in the same run: by CPU time, but for waiting (p50, p99).  What
is said of LUTE and GiNZA was published of them beside the same floors; neither is needed here.  The long text is made
of the texts of the library, one after the other, again and again with other digits in between.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import many
import room
import web
from pages import LENGTH, reading_page
from prints import printing

from quizgen import lexicon, paths, tables
from quizgen.analysis import analyse
from quizgen.items import KINDS, propose
from quizgen.lexicon import Lexicon
from quizgen.lexicon.core import CoreWord
from quizgen.output.pdf import browser
from quizgen.quiz import QuizSpec, make
from quizgen.quiz.quotas import quota
from quizgen.source import read_string
from quizgen.source.library import Library

LONG, MIDDLE, SHORT, FILE, PAGE = 434_000, 300_000, 9_000, 8_700, 1_000
ROUNDS = 7


def long_text(characters: int) -> str:
    """A text of about this length."""
    bodies = [text.body for text in Library(paths.shipped("texts")).texts()]
    out, size, turn = [], 0, 0
    while size < characters:
        body = bodies[turn % len(bodies)][: characters - size]
        out.append(f"第{turn + 1}章\n{body}")
        size, turn = size + len(out[-1]), turn + 1
    return "\n\n".join(out)


def bare(body: str) -> int:
    """Bare fugashi, line by line, with five features read."""
    import fugashi

    tagger, length = fugashi.Tagger(), 0
    for line in body.splitlines():
        for node in tagger(line):
            f = node.feature
            length += len(f"{f.lemma}{f.kana}{f.pos1}{f.cType}{f.cForm}")
    return length


def analysed(body: str) -> None:
    """What ``quizgen analyze`` does between reading and printing."""
    analyse(read_string(body, "benchmark"), lexicon.load())


def quizzed(body: str) -> None:
    """A quiz of all kinds from raw text."""
    make([read_string(body, "benchmark")], lexicon.load(), QuizSpec())


def cpu(task: Callable[[str], object], body: str) -> float:
    """Seconds of CPU time that a task takes."""
    start = process_time()
    task(body)
    return process_time() - start


def run_time(*command: str) -> float:
    """Median seconds of CPU time of a whole process."""
    times = []
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return median(times)


def report(goal: str, what: str, ratio: float, most: float, way: str = "<=") -> None:
    """One line: goal, what is compared, the ratio, what it may be at most (or ``>=``, at least)."""
    met = ratio <= most if way == "<=" else ratio >= most
    show(f"{goal:4} {what:82} {ratio:7.3g}   goal {way} {most:<5.3g} {'ok' if met else 'MISSED'}")


def reports(lines: list[web.Line]) -> None:
    """Several of them."""
    for goal, what, ratio, way, bound in lines:
        report(goal, what, ratio, bound, way)


def show(line: str) -> None:
    """Print at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def shown(name: str, seconds: float, characters: int) -> float:
    """The seconds, printed as characters a second."""
    show(f"     {name:10} {characters / seconds:12,.0f} characters/s")
    return seconds


TASKS = (("fugashi", bare), ("analyze", analysed), ("quiz", quizzed))


def throughput(body: str) -> None:
    """P1, P2, P5."""
    show(f"{len(body):,} characters")
    seconds = {name: shown(name, cpu(task, body), len(body)) for name, task in TASKS}
    report("P1", "analyze over bare fugashi with features", seconds["analyze"] / seconds["fugashi"], 8)
    report(
        "P4",
        "analyze over LUTE importing the same text (by fugashi)",
        seconds["analyze"] / seconds["fugashi"] / LUTE,
        0.5,
    )
    report("P2", "quiz of all kinds over bare fugashi with features", seconds["quiz"] / seconds["fugashi"], 25)
    for name, task in TASKS[1:]:
        short = median(cpu(task, body[n : n + SHORT]) for n in range(0, ROUNDS * SHORT, SHORT)) / SHORT
        report(
            "P5", f"{name}: a character at 300,000 over one at 9,000", cpu(task, body[:MIDDLE]) / MIDDLE / short, 1.3
        )


def short_texts(body: str) -> None:
    """P3, and the items of a page."""
    pages = [body[n : n + SHORT] for n in range(0, ROUNDS * SHORT, SHORT)]
    ratio = median(cpu(quizzed, page) / cpu(bare, page) for page in pages)
    report("P3", "quiz on 9,000 characters over GiNZA parsing it (by fugashi)", ratio / GINZA, 1 / 15)
    ratio = median(items_over_analysis(page[:PAGE]) for page in pages)
    report("I5", "items of language kinds on 1,000 characters over analyze", ratio, 10)


LUTE = 18
"""How many times as long as fugashi with features LUTE takes to import a text: 45,000 to 812,000 characters/s."""
GINZA = 350
"""How many times as long as fugashi with features GiNZA takes to parse: 2,300 to 810,000 characters a second."""


def items_over_analysis(body: str) -> float:
    """How many analyses of a text all its language items take."""
    kinds = [kind.name for kind in KINDS if quota(kind.name).group == "language"]
    text, words = read_string(body, "benchmark"), lexicon.load()
    seconds = median(cpu(lambda _: analyse(text, words), body) for _ in range(ROUNDS))
    return cpu(lambda _: propose(analyse(text, words), words, kinds), body) / seconds - 1


def look_ups() -> None:
    """The dictionary: opening it, and looking up every word of the graded core that it has not looked up before."""
    pack, words = paths.data("dictionary") / "words.pack", tables.rows(CoreWord, "core_words")
    forms = list(dict.fromkeys((row.word, row.reading) for row in words))
    opening = median(cpu(lambda _: Lexicon(pack), "") for _ in range(ROUNDS))
    report("D1", "opening the dictionary, ms", opening * 1000, 20)
    looking = median(cpu(_each(Lexicon(pack), forms), "") for _ in range(ROUNDS))
    report("D2", f"a first look-up, mean of {len(forms):,} words, ms", looking / len(forms) * 1000, 0.05)


def _each(dictionary: Lexicon, forms: list[tuple[str, str]]) -> Callable[[str], None]:
    def look(_: str) -> None:
        for form, reading in forms:
            dictionary.entries(form, reading)

    return look


def start_up() -> None:
    """P8, P9."""
    python = Path(sys.executable)
    flask = run_time(str(python.with_name("flask")), "--version")
    show(f"     flask --version {flask * 1000:7.0f} ms of CPU time")
    for option in ("--help", "--version"):
        report("P9", f"quizgen {option} over flask --version", run_time(*quizgen(option)) / flask, 1.0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        path.write_text(long_text(FILE), encoding="utf-8")
        taken = run_time(*quizgen("quiz", str(path), "--format", "json"))
    show(f"     a file of {FILE:,} characters to a quiz {taken * 1000:7.0f} ms")
    report("P8", "a file to a quiz, whole process, over flask --version", taken / flask, 2.5)


def pages() -> None:
    """The page of a text to read."""
    ours, bare, size = reading_page(long_text(LENGTH))
    show(
        f"     a text of {LENGTH:,} characters with all furigana: {size:,} bytes, first byte after {ours * 1000:.1f} ms"
    )
    report("R1", "reading page over a bare Flask and Jinja page of its size", ours / bare, 3)


def sheets() -> None:
    """P19: a worksheet as PDF, where there is a browser to print it."""
    if browser() is None:
        show("     no Chromium on this machine: no PDF")
        return
    ours, both, bare = printing()
    show(f"     a sheet of four pages as PDF {ours * 1000:7.0f} ms of CPU time, the browser's start in it")
    report("W1", "versions A and B over one version", both / ours, 2)
    if bare:
        report("P19", "a sheet of four pages as PDF over WeasyPrint, warm", ours / bare, 1.3)


def quizgen(*arguments: str) -> tuple[str, ...]:
    """The command line as an installed quizgen runs it."""
    return (sys.executable, "-c", "from quizgen.cli import main; main()", *arguments)


def text() -> None:
    """P1 to P5."""
    long = long_text(LONG)
    quizzed(long[:SHORT])  # opens the dictionary and the rule tables, which is start-up and measured apart
    throughput(long)
    short_texts(long)
    look_ups()


PARTS: dict[str, Callable[[], None]] = {
    "text": text,
    "start": start_up,
    "room": lambda: reports(room.measured(long_text(MIDDLE))),
    "pages": pages,
    "sheets": sheets,
    "web": lambda: reports(web.measured()),
    "many": lambda: reports(many.measured()),
}


if __name__ == "__main__":
    if unknown := set(sys.argv[1:]) - set(PARTS):
        sys.exit(f"There is no part {sorted(unknown)[0]}: {', '.join(PARTS)}.")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    show(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
