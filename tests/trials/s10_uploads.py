"""S10: what is too much is sent, one and twenty at a time, with its length told and without.

It is refused within a second (413, or 411 without a length), the memory of all processes grows by no more than three
times the limit, and the answers of a learner take no more than three times as long meanwhile.
"""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context

from tests.trials.a01_kill_while_settling import Author
from tests.trials.sending import MIB, Meanwhile, form, memory, part, send, timed
from tests.trials.serving import server, told
from tests.trials.visiting import Learner
from webapp.settings import BROUGHT, LIMIT

AT_ONCE, ANSWERS = 20, 200


def run() -> bool:
    """On SQLite, two processes."""
    with server("sqlite") as made:
        made.start()
        learner, author = Learner(made.port), Author(made.port)
        author.enter()
        while len(learner.acknowledged) < 10:
            learner.step()
        alone, meanwhile = Meanwhile(made, learner), Meanwhile(made, learner)
        alone.took = [timed(learner) for _ in range(ANSWERS)]
        before = memory(made)
        apart = ProcessPoolExecutor(1, mp_context=get_context("fork"))  # so that sending slows nobody but the server
        with apart, meanwhile.going_on():
            codes, slowest = apart.submit(_all, learner, author).result()
    grown = (meanwhile.peak - before) / MIB
    counted = (
        f"{sum(codes.values())} too large: {dict(codes)}, the slowest answer after {slowest:.2f} s; memory of all "
        f"processes {before / MIB:.0f} MiB, at most {grown:+.0f} MiB ({BROUGHT // MIB} MiB may be sent); "
        f"p99 of an answer {alone.p99:.0f} ms alone and {meanwhile.p99:.0f} ms meanwhile"
    )
    fine = set(codes) == {411, 413} and slowest <= 1 and grown <= 3 * BROUGHT / MIB and meanwhile.p99 <= 3 * alone.p99
    return told("S10", counted, fine and 500 not in learner.codes)


def _all(learner: Learner, author: Author) -> tuple[Counter[int], float]:
    """Each way of sending too much, alone and then twenty at once; the statuses and the longest wait for one alone."""
    huge, book = "あ".encode() * (10 * MIB // 3), "あ".encode() * ((BROUGHT + 3 * MIB) // 3)
    parts = b"".join(part(f"p{n}", b"x") for n in range(1001))
    paste, bring = "/paste", "/author/import"
    ways = (
        partial(send, learner, paste, form(learner, "file", huge, "huge.txt")),
        partial(send, learner, paste, form(learner, "file", huge, "huge.txt"), chunked=True),
        partial(send, learner, paste, form(learner, "body", b"a" * (LIMIT + 1))),
        partial(send, learner, paste, parts + form(learner, "body", b"a")),
        partial(send, author, bring, form(author, "file", book, "book.txt")),
    )
    sent = [way() for way in ways]
    slowest = max(seconds for _, seconds, _ in sent)
    for way in ways:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            sent += pool.map(lambda _, way=way: way(), range(AT_ONCE))
    return Counter(code for code, _, _ in sent), slowest
