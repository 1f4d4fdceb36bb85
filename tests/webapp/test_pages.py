"""Every page is whole, well-formed, and says no more than it may."""

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest
from flask import Flask

from webapp.security import HEADERS

if TYPE_CHECKING:
    from conftest import Learner

HOSTILE = (
    "<script>window.__x=1</script>",
    '"><img src=x onerror=window.__x=1>',
    "{{7*7}}{% raw %}${7*7}%s{0.__class__}",
    "</title><svg onload=window.__x=1>",
)


def pages(client: "Learner") -> dict[str, str]:
    """Every page there is, by what it shows."""
    attempt = client.begun()
    unanswered = {f"item {n}": client.get(f"{attempt}/{n}").text for n in range(1, 6)}
    wrong = {
        f"marked {n}": client.get(f"{attempt}/{n}").text
        for n in range(1, 6)
        if client.answer(attempt, n, client.wrong(attempt, n))
    }
    client.send(f"{attempt}/finish")
    plain = {
        path: client.get(path, follow_redirects=True).text
        for path in (
            "/",
            "/?level=N1",
            "/texts/bakery",
            "/paste",
            "/attempts",
            "/words",
            "/review",
            "/practice",
            "/progress",
            "/profile",
            "/offline",
            "/no",
        )
    }
    sheet = client.send("/sheets/", text="bakery").location
    wording = {
        path: client.get(path).text for path in re.findall(rf'"({sheet}/(?:own|items/[\w-]+))"', client.get(sheet).text)
    }
    taught = {p: client.get(p).text for p in ("/sheets/", "/sheets/new?text=bakery", sheet)} | wording
    given = client.send(f"{sheet}/assign", told="on").location
    lesson = given.removeprefix("/sheets")
    taught |= {"door": client.get("/class/?code=X").text, "enter": client.get(lesson).text}
    client.send(lesson, name="山田")
    taught |= {f"class {n}": client.get(f"{lesson}/{n}").text for n in range(1, 7)}
    client.send(f"{lesson}/finish")
    taught |= {"handed in": client.get(f"{lesson}/end").text, "class": client.get(given).text}
    ended = {"result": client.get(f"{attempt}/result").text, "over": client.get(f"{attempt}/1").text}
    return unanswered | wrong | plain | ended | taught | {"empty": client.send("/paste", body="短い文です。").text}


def test_every_page_is_strict_html(client: "Learner") -> None:
    for name, page in pages(client).items():
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(page)
        assert not parser.errors, name


def test_no_page_has_an_id_twice(client: "Learner") -> None:
    for name, page in pages(client).items():
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), name


def test_no_page_has_script_or_style_in_it(client: "Learner") -> None:
    for name, page in pages(client).items():
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=)", page), name


@pytest.mark.parametrize(
    "path", ["/", "/texts/bakery", "/paste", "/nothing", "/static/app.css", "/static/no", "/attempts/x"]
)
def test_the_headers_stand_on_every_answer(client: "Learner", path: str) -> None:
    headers = client.get(path, buffered=True).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_the_headers_stand_on_refusals_and_faults(app: Flask, client: "Learner") -> None:
    app.testing = False

    def fault() -> str:
        raise ZeroDivisionError("inner words")

    app.view_functions["learn.progress"] = fault
    answers = [client.get("/progress"), client.post("/paste"), client.get("/", headers={"Host": "evil.example"})]
    assert [a.status_code for a in answers] == [500, 403, 400]
    assert all(a.headers["Content-Security-Policy"].startswith("default-src 'none'") for a in answers)
    assert "inner words" not in answers[0].text
    assert "ZeroDivisionError" not in answers[0].text


def test_attempts_are_kept_by_no_cache(client: "Learner") -> None:
    attempt = client.begun()
    assert client.get(f"{attempt}/1").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_stands_in_a_text_is_shown_as_it_is(app: Flask, client: "Learner", page: str, hostile: str) -> None:
    library = app.extensions["quizgen"].library
    quoted = hostile.replace("'", "''")
    hostile_page = (
        page.replace("title: 町のパン屋", f"title: '{quoted}'")
        .replace("[food, town]", f"['{quoted}']")
        .replace("news", f"'{quoted}'")
    )
    (library.folder / "hostile.md").write_text(
        hostile_page.replace("summary_en: A bakery", f"summary_en: '{quoted}' #"), "utf-8"
    )
    for path in ("/", "/texts/hostile"):
        text = client.get(path).text
        assert html.escape(hostile, quote=False).replace('"', "&#34;") in text
        assert hostile not in text or "<" not in hostile


def test_what_is_pasted_is_escaped_in_the_form(client: "Learner") -> None:
    text = client.send("/paste", body="</textarea><script>x</script>これは短い文です。").text
    assert "</textarea><script>" not in text


def test_the_key_is_not_in_the_page_before_the_answer(client: "Learner") -> None:
    attempt = client.begun()
    for n in range(1, 6):
        page = client.get(f"{attempt}/{n}").text
        assert "と書いてあります" not in page and "The text says" not in page
        assert "はじめた" not in page
        assert "correct" not in page and "evidence" not in page


def test_too_much_is_refused_in_a_sentence(client: "Learner") -> None:
    answer = client.send("/paste", body="あ" * 400_000)
    assert answer.status_code == 413
    assert "1 MB" in answer.text


def test_an_unknown_text_and_a_strange_slug_are_not_found(client: "Learner") -> None:
    for path in (
        "/texts/none",
        "/texts/..%2F..%2Fetc%2Fpasswd",
        "/texts/%00",
        "/attempts/none/result",
        "/attempts/x/1",
    ):
        assert client.get(path).status_code == 404


def test_the_library_is_filtered_by_level(client: "Learner") -> None:
    assert "町のパン屋" in client.get("/?level=N4").text
    assert "町のパン屋" not in client.get("/?level=N1").text


def test_every_page_with_words_of_the_dictionary_names_it(client: "Learner") -> None:
    shown = {name: page for name, page in pages(client).items() if "<rt>" in page}
    assert {"item 1", "marked 1", "/texts/bakery"} <= set(shown)
    assert [name for name, page in shown.items() if not all(s in page for s in ("JMdict", "EDRDG", "CC BY-SA"))] == []


def test_the_reading_page_names_source_and_licence(client: "Learner") -> None:
    page = client.get("/texts/bakery").text
    assert "Original text · quizgen authors · CC BY 4.0" in page
    assert "EDRDG" in page


def test_no_page_carries_much(app: Flask, client: "Learner") -> None:
    """At most 30 kB of styles and 40 kB of script a page; the scripts of all of them are no more together."""
    static, scripts = Path(str(app.static_folder)), {"sw.js"}
    for name, page in pages(client).items():
        named = set(re.findall(r'/static/([\w.-]+\.(?:css|js))"', page))
        size = {kind: sum((static / n).stat().st_size for n in named if n.endswith(kind)) for kind in (".css", ".js")}
        assert 0 < size[".css"] <= 30_000 and 0 < size[".js"] <= 40_000, (name, size)
        scripts |= {n for n in named if n.endswith(".js")}
    assert sum((static / n).stat().st_size for n in scripts) <= 40_000
