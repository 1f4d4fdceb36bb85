"""D1: the whole server is killed (kill -9) again and again while learners answer.

Every answer that was acknowledged must be there once, as it was given, whatever came after.
"""

import time
from statistics import median
from threading import Event, Thread

from tests.trials.serving import DATABASES, Server, server, told
from tests.trials.visiting import Learner, LostError

KILLS, LEARNERS, BETWEEN = 50, 6, 0.7


def run() -> bool:
    """Both databases."""
    passed = [_one(kind) for kind in DATABASES]
    return all(passed)


def _one(kind: str) -> bool:
    with server(kind) as made:
        made.start()
        learners = [Learner(made.port, seed=1000 * n) for n in range(LEARNERS)]
        over, firsts = Event(), list[float]()
        threads = [Thread(target=_answer, args=(learner, over)) for learner in learners]
        for thread in threads:
            thread.start()
        for _ in range(KILLS):
            time.sleep(BETWEEN)
            made.end()
            before = _acknowledged(learners)
            made.start()
            firsts.append(_until_more_than(before, learners))
        over.set()
        for thread in threads:
            thread.join()
        return _count(kind, made, learners, firsts)


def _answer(learner: Learner, over: Event) -> None:
    while not over.is_set():
        try:
            if learner.step() != 303:
                time.sleep(0.05)
        except LostError:
            time.sleep(0.05)


def _acknowledged(learners: list[Learner]) -> int:
    return sum(len(learner.acknowledged) for learner in learners)


def _until_more_than(before: int, learners: list[Learner]) -> float:
    """The seconds until one more answer is acknowledged, 30 at most."""
    began = time.monotonic()
    while _acknowledged(learners) <= before and time.monotonic() - began < 30:
        time.sleep(0.005)
    return time.monotonic() - began


def _count(kind: str, made: Server, learners: list[Learner], firsts: list[float]) -> bool:
    asked = {key: str(items).split() for key, items in made.rows("SELECT id, asked FROM attempts")}
    rows = made.rows("SELECT attempt, item, given, tries FROM answers")
    kept = {(attempt, item): (given, tries) for attempt, item, given, tries in rows}
    lost = wrong = twice = 0
    total = 0
    for learner in learners:
        for attempt, number, given in learner.acknowledged:
            total += 1
            found = kept.get((attempt, asked[attempt][number - 1]))
            lost += found is None
            wrong += found is not None and found[0] != given
            twice += found is not None and found[1] != 1
    counted = (
        f"{KILLS} kills, {total} answers acknowledged, {lost} lost, {wrong} altered, {twice} counted twice, "
        f"whole: {made.whole()}, first acknowledgement {median(firsts):.2f} s after the server was ready, at most "
        f"{max(firsts):.2f}"
    )
    return told(f"D1 {kind}", counted, not (lost or wrong or twice) and made.whole() and total > KILLS)
