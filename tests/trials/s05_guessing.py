"""S5 and S6: passwords are guessed on two processes, from one address and from twenty, believed and forged.

At most ten of them may cost a hash in a quarter of an hour, a restart changes nothing, the owner gets in meanwhile in
her own browser; and whether a name is there cannot be told from how long the answer takes.
"""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.trials.serving import Server, server, told
from tests.trials.visiting import Learner
from webapp import accounts, create_app, entrance
from webapp.settings import Settings
from webapp.throttle import OF_ACCOUNT, WHILE

GUESSES, ADDRESSES, ROUNDS = 200, 20, 100
NAME, PASSWORD = "mori", "four plain words here"  # the account that the server is made with


def run() -> bool:
    """Guessing without a proxy and with one, then the time that an answer takes."""
    passed = [_guessing(proxies) for proxies in (0, 1)]
    return all((*passed, _timing()))


class Browser(Learner):
    """One browser behind an address that it claims."""

    claimed = ""

    def enter(self, password: str) -> tuple[int, float]:
        """Sign in; the status, and the seconds it took."""
        form = {"csrf_token": self.token(), "name": NAME, "password": password}
        began = time.monotonic()
        code, _, _ = self.ask("/signin", form, more={"X-Forwarded-For": self.claimed})
        return code, time.monotonic() - began


def _guessing(proxies: int) -> bool:
    with server("sqlite") as made:
        made.proxies = proxies
        made.start()
        own = Browser(made.port)
        own.claimed = "203.0.113.1"
        assert own.enter(PASSWORD)[0] == 303
        own.ask("/signout", {"csrf_token": own.token()})
        first = _many(made, ["198.51.100.200"] * GUESSES)
        then = _many(made, [f"198.51.100.{n}" for n in range(ADDRESSES)])
        made.end()
        made.start()
        after = _many(made, ["198.51.100.250"])
        elsewhere, mine = Browser(made.port), own.enter(PASSWORD)[0]
        elsewhere.claimed = "203.0.113.77"
        strange = elsewhere.enter(PASSWORD)[0]
    hashes = sum(code == 401 for code, _ in (*first, *then, *after))
    others = {code for code, _ in (*first, *then, *after)} - {401, 429}
    waits = sorted(seconds for code, seconds in (*first, *then) if code == 429)
    counted = (
        f"{proxies} proxies believed, 2 processes: {GUESSES} + {ADDRESSES} + 1 wrong passwords cost {hashes} hashes, "
        f"the rest 429 (median {1000 * median(waits):.0f} ms), after kill -9 {after[0][0]}; the right one in her own "
        f"browser {mine}, from elsewhere {strange} (for {WHILE // 60} minutes at most)"
    )
    return told("s05_guessing", counted, hashes <= OF_ACCOUNT and not others and mine == 303 and after[0][0] == 429)


def _many(made: Server, addresses: list[str]) -> list[tuple[int, float]]:
    def one(address: str) -> tuple[int, float]:
        browser = Browser(made.port)
        browser.claimed = address
        return browser.enter("wrong " + re.sub(r"\D", "", address))

    with ThreadPoolExecutor(8) as threads:
        return list(threads.map(one, addresses))


def _timing() -> bool:
    """Known and unknown names by turns, in processor time, with a clock on which no wait comes up."""
    with TemporaryDirectory(prefix="quizgen-trial-") as folder:
        settings = Settings(Path(folder, "data"), Path(folder), ("localhost",))
        app = create_app(settings)
        accounts.add(app.extensions["quizgen"].store, NAME, "teacher", PASSWORD, 1)
        clock = [0]
        entrance.now = lambda: clock[0]  # type: ignore[assignment]
        spent: dict[str, list[float]] = {NAME: [], "nobody": []}
        words: set[str] = set()
        for _ in range(ROUNDS):
            for name, times in spent.items():
                clock[0] += WHILE
                times.append(_spent(app, name, words))
        app.extensions["quizgen"].store.close()
    known, unknown = (median(times) for times in spent.values())
    apart = abs(known - unknown) / known
    counted = (
        f"{ROUNDS} known and {ROUNDS} unknown names: medians {1000 * known:.1f} and {1000 * unknown:.1f} ms of "
        f"processor time, {apart:.1%} apart, told in {len(words)} way"
    )
    return told("s06_timing", counted, apart < 0.1 and len(words) == 1)


def _spent(app: Any, name: str, words: set[str]) -> float:
    with app.test_request_context("/signin", method="POST", data={"name": name, "password": "wrong words"}):
        began = time.process_time()
        answer = entrance.enter()
        spent = time.process_time() - began
        found = re.search(r'role="alert"[^>]*>([^<]+)<', answer.get_data(as_text=True))
        words.add(f"{answer.status_code} {found[1] if found else ''}")
        return spent
