"""D15: eight visitors for a minute, 70 % pages, 25 % answers, 5 % the library: no fault, nothing lost, not slower."""

import random
import time
from statistics import quantiles
from threading import Thread

from tests.trials.serving import DATABASES, Server, server, told
from tests.trials.visiting import Learner, LostError

VISITORS, SECONDS, FIRST = 8, 60, 5


def run() -> bool:
    """Both databases."""
    passed = [_one(kind) for kind in DATABASES]
    return all(passed)


def _one(kind: str) -> bool:
    with server(kind) as made:
        made.start()
        visitors = [Learner(made.port, seed=1000 * n) for n in range(VISITORS)]
        for visitor in visitors:  # until the text is prepared in both processes
            while not visitor.acknowledged:
                visitor.step()
            visitor.codes.clear()
        times: list[tuple[float, float]] = []
        broken: list[str] = []
        begin = time.monotonic()
        threads = [Thread(target=_visit, args=(v, begin, times, broken)) for v in visitors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return _count(kind, made, visitors, times, broken)


def _visit(visitor: Learner, begin: float, times: list[tuple[float, float]], broken: list[str]) -> None:
    chance = random.Random(visitor.seed)  # noqa: S311  (nothing secret)
    while (at := time.monotonic() - begin) < SECONDS:
        drawn = chance.random()
        try:
            if drawn < 0.25:
                visitor.step()
            elif drawn < 0.30:
                visitor.ask("/")
            else:
                visitor.ask("/texts/elephant-day")
        except LostError as error:
            broken.append(str(error))
        times.append((at, time.monotonic() - begin - at))


def _count(
    kind: str, made: Server, visitors: list[Learner], times: list[tuple[float, float]], broken: list[str]
) -> bool:
    codes = [code for visitor in visitors for code in visitor.codes]
    bad = sum(code not in (200, 202, 303, 404) for code in codes)  # 404: the number after the last item
    first = quantiles([took for at, took in times if at < FIRST], n=100)[-1]
    last = quantiles([took for at, took in times if at > SECONDS - FIRST], n=100)[-1]
    items = {key: str(ids).split() for key, ids in made.rows("SELECT id, asked FROM attempts")}
    kept = set(made.rows("SELECT attempt, item FROM answers"))
    sent = [(key, items[str(key)][number - 1]) for visitor in visitors for key, number, _ in visitor.acknowledged]
    lost = sum(answer not in kept for answer in sent)
    counted = (
        f"{len(codes)} requests in {SECONDS} s, {bad} faults, {len(broken)} broken connections, {len(sent)} answers "
        f"acknowledged, {lost} lost, p99 {1000 * first:.0f} ms in the first and {1000 * last:.0f} ms in the last 5 s"
    )
    return told(f"D15 {kind}", counted, not (bad or broken or lost) and made.whole())
