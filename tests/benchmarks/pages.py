"""The page of a text beside a bare page of Flask and Jinja: the same bytes, the same server, in turns.

The text has 2,000 characters, all with furigana; each page is asked for over the loopback, and what counts is the time
until its first byte comes.
"""

import http.client
import logging
import re
import tempfile
import threading
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any

LENGTH, TURNS = 2_000, 300


def reading_page(body: str) -> tuple[float, float, int]:
    """Seconds to the first byte of our page and of a bare one of as many bytes (medians), and how many bytes."""
    from webapp import create_app
    from webapp.settings import Settings

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts").mkdir()
        (folder / "texts" / "long.md").write_text(body, encoding="utf-8")
        app = create_app(Settings(folder / "data", folder / "texts"))
        ours = served(app)
        cookie = all_furigana(ours)
        page = opened(ours, "/texts/long", cookie)[1]
        plain = served(bare(page))
        both = [(opened(ours, "/texts/long", cookie)[0], opened(plain, "/", "")[0]) for _ in range(TURNS)]
        app.extensions["quizgen"].store.close()
    first, second = zip(*both, strict=True)
    return median(first), median(second), len(page)


def bare(page: bytes) -> Any:
    """An app that says as many bytes by way of a Jinja template, and does nothing else."""
    from flask import Flask, render_template_string

    app = Flask("bare")
    body = page.decode()

    @app.get("/")
    def index() -> str:
        return render_template_string("{{ body|safe }}", body=body)

    return app


def served(app: Any) -> int:
    """Serve an app by waitress, as it is served to users, until the benchmark ends; its port."""
    from waitress.server import create_server

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # the first requests find its threads asleep
    server = create_server(app, host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    port: int = server.effective_port
    return port


def opened(port: int, path: str, cookie: str) -> tuple[float, bytes]:
    """Seconds to the first byte of a page, and the page."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.connect()
    start = perf_counter()
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    first = answer.read(1)
    seconds = perf_counter() - start
    page = first + answer.read()
    connection.close()
    if answer.status == 202:  # being prepared
        sleep(1)
        return opened(port, path, cookie)
    return seconds, page


def all_furigana(port: int) -> str:
    """The cookie of a visitor who wants furigana over all words."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/paste")
    answer = connection.getresponse()
    token = re.search(r'name="csrf_token" value="([^"]+)"', answer.read().decode())
    headers = {"Cookie": _cookie(answer), "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/preferences", f"furigana=all&csrf_token={token[1] if token else ''}", headers)
    answer = connection.getresponse()
    answer.read()
    return _cookie(answer)


def _cookie(answer: http.client.HTTPResponse) -> str:
    return (answer.headers["Set-Cookie"] or "").split(";")[0]
