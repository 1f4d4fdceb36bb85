"""Requests that mean no good: what is typed in by hand, and forms filled at random."""

import random
import re
from collections.abc import Iterator
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

NASTY = (
    "", " ", "0", "-1", "999999999999999999999", "1e9", "NaN", "²", "١", "true", "null", "あ", "雨が降った。", "\0",
    "\r\nX: y", "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "\u202e\u200b", "か\u3099" * 50,
    "𠮷", "👨‍👩‍👧‍👦", "../../etc/passwd", "..%2f..%2fx", "//a.example",
    "\\\\a.example", "javascript:alert(1)", "/\\a.example",
    "<script>window.__x=1</script>", "'\"><img src=x onerror=x>", "{{7*7}}", "{% raw %}", "${7*7}", "%s%n%x",
    "{0.__class__}", "' OR 1=1 --", "\"; DROP TABLE texts; --", "%", "_", "*", "\" OR NOT *", "NEAR(a b)",
    "=cmd|' /C x'!A0", "@SUM(1)",
    "a" * 5000, "あ" * 3000, "(" * 2000, "[" * 2000, "a,b,c," * 300, "N5", "N9", "particle", "a4", "all", "on",
)  # fmt: skip
"""What is typed into fields, and into addresses."""
_FIELD = re.compile(r'name="([a-z_-]+)"')
_LINK = re.compile(r'(?:href|action)="(/[^"#]*)"')
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Visitor:
    """Walks about the app, and remembers the addresses and the fields that its pages have."""

    def __init__(self, app: Flask, seed: int) -> None:
        self.client: FlaskClient = app.test_client()
        self.chance = random.Random(seed)  # noqa: S311 - no secret
        self.fields = {"answer", "level", "tag", "q", "page", "order", "next", "text", "name", "body"}
        self.values = dict[str, set[str]]()
        self._rules = [r for r in app.url_map.iter_rules() if r.endpoint != "static"]
        self._links = {"/"}
        self.token = _TOKEN.search(self.client.get("/paste").text)[1]  # type: ignore[index]

    def learn(self, page: str) -> None:
        """Remember what a page offers."""
        self.fields |= set(_FIELD.findall(page)) - {"csrf_token", "viewport"}
        for link in _LINK.findall(page):
            path = link.replace("&amp;", "&")
            self._links.add(path)
            for part in path.split("?")[0].split("/"):
                self.values.setdefault("part", set()).add(part)
        if token := _TOKEN.search(page):
            self.token = token[1]

    def request(self) -> tuple[str, str, dict[str, Any]]:
        """A request at random: method, address, what is sent."""
        rule = self.chance.choice(self._rules)
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        path = self.chance.choice(sorted(self._links)) if self.chance.random() < 0.3 else self._path(rule.rule)
        method = self.chance.choice(methods)
        if method == "GET":
            return "GET", path.split("?")[0], {"query_string": self._form(3)}
        return method, path, {"data": {"csrf_token": self.token} | self._form(6)}

    def _path(self, rule: str) -> str:
        return re.sub(r"<([^>]*)>", lambda m: self._part(m[1]), rule)

    def _part(self, variable: str) -> str:
        if variable.startswith("any("):
            return self.chance.choice(variable[4 : variable.index(")")].split(",")).strip()
        if variable.startswith("int:"):
            return str(self.chance.choice((0, 1, 2, 3, 7, 99999999999)))
        known = sorted(self.values.get("part", {"x"}))
        picked = self.chance.choice(known) if self.chance.random() < 0.8 else self.chance.choice(NASTY)
        return "".join(f"%{b:02X}" for b in picked[:80].encode("utf-8", "replace")) or "x"

    def _form(self, most: int) -> dict[str, Any]:
        """Fields that pages have and some that they have not, with what belongs there and what does not."""
        names = self.chance.sample(sorted(self.fields), min(most, len(self.fields)))
        return {name: self._value() for name in names} | ({self.chance.choice(NASTY)[:50]: "x"} if most > 3 else {})

    def _value(self) -> Any:
        known = sorted(self.values.get("part", {"1"}))
        picked = self.chance.choice(known) if self.chance.random() < 0.3 else self.chance.choice(NASTY)
        return [picked, self.chance.choice(NASTY)] if self.chance.random() < 0.1 else picked


def walk(app: Flask, requests: int, seed: int = 1) -> Iterator[tuple[int, str, str, str]]:
    """Requests at random, each answered with its status; what fails is told with what was asked."""
    visitor = Visitor(app, seed)
    for path in ("/", "/texts", "/words", "/profile", "/sheets/", "/author/", "/paste"):
        visitor.learn(visitor.client.get(path).text)
    for _ in range(requests):
        method, path, sent = visitor.request()
        answer = visitor.client.open(path, method=method, **sent)
        page = answer.text if answer.mimetype == "text/html" else ""
        visitor.learn(page)
        if answer.status_code in (301, 302, 303) and (answer.location or "").startswith("/"):
            visitor.learn(visitor.client.get(answer.location).text)
        yield answer.status_code, method, path, repr(sent)
