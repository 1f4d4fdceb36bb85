"""D4: two processes write as fast as they can, finish the same attempt, and send one key fifty times at once.

Nothing may be refused because another writes, and of what is sent twice one counts.
"""

import json
import subprocess
import sys
import time
from statistics import quantiles
from subprocess import PIPE

from tests.trials.serving import DATABASES, ROOT, Server, server, told
from webapp.database import using
from webapp.store import Store

WRITES, TIMES, SLOWEST = 2_000, 50, 0.2
WRITER = """
import json, sys, time
from concurrent.futures import ThreadPoolExecutor
from quizgen.items.base import Note
from quizgen.quiz.types import Mark, QuizSpec
from webapp.store import Attempt, Store
store, me, writes = Store(sys.argv[1]), sys.argv[2], int(sys.argv[3])
one = Attempt("shared", "learner", (("t", "d"),), QuizSpec(), "end", (), "0.1.0", 1000)
store.start(one)
took, faults = [], []
def answer(item, key):
    began = time.perf_counter()
    try:
        store.answer(one, ("a",), "fact", Mark(item, me, True, False, Note("", "")), 1001, key)
    except Exception as error:
        faults.append(str(error).split(chr(10))[0])
    took.append(time.perf_counter() - began)
for n in range(writes):
    answer(f"{me}-{n}", f"{me}-{n}")
with ThreadPoolExecutor(10) as pool:
    list(pool.map(lambda n: answer("same", "one key"), range(25)))
    print("ready", flush=True)
    sys.stdin.readline()
    list(pool.map(lambda n: store.finish(one, ("a",), 2000 + n), range(5)))
print(json.dumps([took, faults]))
"""


def run() -> bool:
    """Both databases."""
    passed = [_one(kind) for kind in DATABASES]
    return all(passed)


def _one(kind: str) -> bool:
    with server(kind) as made:
        began = time.monotonic()
        command = [sys.executable, "-c", WRITER, made.url]
        writers = [
            subprocess.Popen([*command, str(n), str(WRITES // 2)], stdin=PIPE, stdout=PIPE, text=True, cwd=ROOT)
            for n in range(2)
        ]
        for writer in writers:
            assert writer.stdout and writer.stdout.readline() == "ready\n"
        spent = time.monotonic() - began
        said = [json.loads(writer.communicate("go\n", timeout=60)[0]) for writer in writers]
        took = [seconds for seconds, _ in said for seconds in seconds]
        faults = [fault for _, faults in said for fault in faults]
        return _count(kind, made, took, faults, spent)


def _count(kind: str, made: Server, took: list[float], faults: list[str], spent: float) -> bool:
    store = Store(made.url)
    answers, attempt = store.answers("shared"), store.attempt("shared", "learner")
    store.close()
    same = answers.pop("same", None)
    with using(made.url):
        whole = made.whole()
    ended = attempt is not None and attempt.finished is not None
    tail = quantiles(took, n=100)[-1]
    counted = (
        f"{len(answers)} of {WRITES} answers kept by two processes at {len(took) / spent:.0f} a second, "
        f"{len(faults)} refused {sorted(set(faults)) or ''}, one key {TIMES} times counted "
        f"{same.tries if same else 0} time, finished once: {ended}, p99 {1000 * tail:.0f} ms, whole: {whole}"
    )
    once = same is not None and same.tries == 1
    return told(f"D4 {kind}", counted, len(answers) == WRITES and not faults and once and whole)
