"""R5: fifty texts are sent to be made into quizzes at once, while a learner answers.

What is too much is told (503) and not queued without end; answers go on.
"""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles
from threading import Event, Thread

from tests.trials.serving import TEXT, server, told
from tests.trials.visiting import Learner, LostError

AT_ONCE = 50


def run() -> bool:
    """On SQLite."""
    with server("sqlite") as made:
        made.start()
        learner, over, took = Learner(made.port), Event(), list[float]()
        while len(learner.acknowledged) < 10:
            learner.step()
        alone = _answers(learner, 40)
        answering = Thread(target=_while, args=(learner, over, took))
        answering.start()
        senders = [Learner(made.port, seed=n) for n in range(AT_ONCE)]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            codes = Counter(pool.map(_send, senders))
        over.set()
        answering.join()
        time.sleep(1)
        p99 = [1000 * quantiles(part, n=100)[-1] for part in (alone, took) if len(part) > 1]
        slower = f"p99 of an answer {p99[0]:.0f} ms alone, {p99[-1]:.0f} ms meanwhile"
        counted = f"{AT_ONCE} texts at once: {dict(codes)}, {slower}"
        fine = set(codes) <= {303, 202, 503, 429} and 500 not in learner.codes and learner.ask("/")[0] == 200
        return told("R5", counted, fine and p99[-1] <= 3 * p99[0])


def _send(sender: Learner) -> int:
    body = TEXT.read_text(encoding="utf-8").split("---", 2)[2]
    try:
        form = {"csrf_token": sender.token(), "body": f"{body}\n町に店が{sender.seed}つある。", "count": "10"}
        return sender.ask("/paste", form, timeout=120)[0]
    except LostError:
        return 0


def _answers(learner: Learner, wanted: int) -> list[float]:
    took = []
    for _ in range(wanted):
        began = time.monotonic()
        learner.step()
        took.append(time.monotonic() - began)
    return took


def _while(learner: Learner, over: Event, took: list[float]) -> None:
    while not over.is_set():
        took += _answers(learner, 1)
