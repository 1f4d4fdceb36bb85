"""A learner who works through quizzes as fast as the server goes, and remembers what was acknowledged."""

import http.client
import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

KINDS = ("particle", "kanji_reading", "orthography", "inflection", "vocabulary")
"""Kinds that are answered by choosing."""


class LostError(OSError):
    """The server gave no answer: nothing is known of what was sent."""


@dataclass
class Sent:
    """An answer, as it was sent first; sent again it carries the same key."""

    attempt: str
    number: int
    given: str
    form: dict[str, str]


@dataclass
class Learner:
    """One browser; ``acknowledged`` are attempt, number and what was given."""

    port: int
    seed: int = 1
    cookies: dict[str, str] = field(default_factory=dict)
    acknowledged: list[tuple[str, int, str]] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    waiting: Sent | None = None
    attempt: str = ""
    number: int = 0
    total: int = 0

    def ask(
        self, path: str, form: dict[str, str] | None = None, timeout: float = 20, more: dict[str, str] | None = None
    ) -> tuple[int, str, str]:
        """Status, place to go on and page; ``LostError`` if there was no answer.  ``more`` are headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        headers = (more or {}) | {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = urlencode(form, doseq=True) if form is not None else None
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        try:
            connection.request("POST" if body is not None else "GET", path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            raise LostError(str(error)) from error
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        self.codes.append(answer.status)
        return answer.status, answer.headers.get("Location", ""), page

    def token(self) -> str:
        """What every form carries."""
        found = re.search(r'"token":\s*"([^"]+)"', self.ask("/token")[2])
        assert found
        return found[1]

    def begin(self) -> bool:
        """Begin a quiz; whether it was begun."""
        self.seed += 1
        form = {"csrf_token": self.token(), "count": "10", "seed": str(self.seed), "feedback": "end", "kinds": KINDS}
        code, place, _ = self.ask("/texts/elephant-day/quiz", form)  # type: ignore[arg-type]
        if code != 303:
            return False
        self.attempt, self.number = place.split("?")[0], 0
        return True

    def step(self) -> int | None:
        """Answer one item, or begin the next quiz; the status of what was sent, nothing while a text is prepared."""
        if self.waiting is None:
            if not self.attempt and not self.begin():
                return None
            if not self._next():
                return None
        return self.send()

    def _next(self) -> bool:
        code, _, page = self.ask(f"{self.attempt}/{self.number + 1}")
        if code == 404:
            self.attempt = ""
            return False
        offered = re.findall(r'name="answer" value="([^"]+)"', page)
        key = re.search(r'name="submission" value="([^"]+)"', page)
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        if code != 200 or not offered or not key or not token:
            return False
        self.number += 1
        given = offered[self.number % len(offered)]
        form = {"csrf_token": token[1], "submission": key[1], "answer": given}
        self.waiting = Sent(self.attempt, self.number, given, form)
        return True

    def send(self) -> int:
        """Send the answer that waits; it waits on until the server has said that it is kept."""
        assert self.waiting
        sent = self.waiting
        code, _, _ = self.ask(f"{sent.attempt}/{sent.number}", sent.form)
        if code == 303:
            self.acknowledged.append((sent.attempt.rsplit("/", 1)[1], sent.number, sent.given))
            self.waiting = None
        return code
