"""Every address that can be opened gives what a browser reads without a fault."""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from flask import Flask, Response, request

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.source.text import Text
from webapp.study import Study

if TYPE_CHECKING:
    from conftest import Learner

DAY = 24 * 3600
LEARNERS = ("static", "site", "learn", "offline")
TEACHERS = ("teach", "pupil")
PRINTED = ("/sheets/<key>/sheet.pdf",)
"""What needs a browser or WeasyPrint; ``tests/output/test_pdf.py`` looks at it."""


class Opened:
    """What was opened, by the rule of its address; faults of its HTML with the address."""

    def __init__(self) -> None:
        self.rules: set[str] = set()
        self.faults: list[str] = []

    def __call__(self, answer: Response) -> Response:
        if request.method == "GET" and answer.status_code in (200, 302, 303) and request.url_rule:
            self.rules.add(request.url_rule.rule)
        if answer.mimetype == "text/html" and answer.status_code not in (302, 303):
            self.read(answer.get_data(as_text=True))
        elif answer.is_json:
            json.loads(answer.get_data())
        return answer

    def read(self, page: str) -> None:
        parser = html5lib.HTMLParser(strict=False)
        (parser.parseFragment if "bare" in request.args else parser.parse)(page)
        self.faults += [f"{request.full_path}: {fault}" for fault in parser.errors]


@pytest.fixture
def days() -> list[int]:
    """How many days have passed."""
    return [0]


@pytest.fixture
def app(handmade: Callable[..., Flask], by_hand: Callable[[Text], Study], days: list[int]) -> Flask:
    def study(text: Text) -> Study:
        return Study(analyse(text, lexicon.load()), by_hand(text).proposal)

    return handmade(study, clock=lambda: 1_800_000_000 + DAY * days[0])


@pytest.fixture
def opened(app: Flask) -> Opened:
    opened = Opened()
    app.after_request(opened)
    return opened


def walk(client: "Learner", days: list[int]) -> None:
    """Once through everything: read, be asked, miss, come back, look back; and what goes wrong on the way."""
    word = re.search(r'id="w(\d+)"', client.get("/texts/bakery?look=1").text)
    assert word
    for path in ("", "/speech", "/ahead", f"/words/{word[1]}", f"/words/{word[1]}?bare"):
        client.get(f"/texts/bakery{path}")
    attempt = client.begun(clock="on")
    for number in range(1, 7):
        for path in ("", "?look=1", "/words", "/speech", f"/words/{word[1]}", f"/words/{word[1]}?bare"):
            client.get(f"{attempt}/{number}{path}")
        client.send(f"{attempt}/{number}/hint")
        client.get(f"{attempt}/{number}")
        client.answer(attempt, number, client.wrong(attempt, number))
        client.get(f"{attempt}/{number}")
    for path in (attempt, f"{attempt}/result", "/attempts/none", "/nothing"):
        client.get(path)
    passes = client.begun(passes="three")
    client.get(f"{passes}/see")
    client.send(f"{passes}/passes", stage="find")
    for path in ("/find", "/find/1"):
        client.get(f"{passes}{path}")
    client.send(f"{passes}/find/1", at="0")
    client.get(f"{passes}/find/1")
    come_back(client, days)
    look_back(client)


def come_back(client: "Learner", days: list[int]) -> None:
    """The next day: one thing is reviewed, and one practised."""
    days[0] = 1
    for path, form in (("/review", "/review/next"), ("/practice", "/practice")):
        client.get(path)
        page = client.get(form, follow_redirects=True).text
        here = re.search(r'action="(/(?:review|practice)/[^"]+)" data-answer', page)
        hidden = dict(re.findall(r'name="(turn|slug|item|attempt)" value="([^"]*)"', page))
        assert here
        answer = client.send(here[1], answer="か", **hidden)
        if answer.status_code == 303:
            client.get(answer.location)


def look_back(client: "Learner") -> None:
    """What is one's own, and what belongs to the browser."""
    client.send("/words", list="町\n味\n")
    client.send("/words", list="!!!")
    client.send("/profile/code")
    tables = re.findall(r'href="(/profile/[^"]+)"', client.get("/profile").text)
    empty = ("/?level=N1", "/?q=味", "/paste", "/attempts", "/words", "/progress", "/offline")
    pasted = client.send("/paste", body="毎朝、六時に起きて、駅まで歩く。", then="read").location
    rest = ("/token", "/sw.js", "/manifest.webmanifest", "/static/icon.svg", "/static/font/klee-one.woff2")
    for path in (*tables, *empty, pasted, *rest):
        client.get(path, buffered=True)
    client.send("/paste", body="短い文です。")


def make_a_sheet(client: "Learner") -> str:
    """Once through the worksheets, with what is refused; the address of one with an item of its own."""
    for path in ("/sheets/", "/sheets/new", "/sheets/new?text=bakery"):
        client.get(path)
    client.send("/sheets/", text="")
    sheet = str(client.send("/sheets/", text="bakery").location)
    own = client.send(f"{sheet}/own", prompt="何のパンですか。", shape="type", answers="六種類").location
    item = own.rpartition("#item-")[2]
    made = re.findall(r'href="(/sheets/[^"]+/items/[^"]+)"', client.get(sheet).text)
    client.send(f"{sheet}/own", prompt="")
    client.send(made[0], prompt="ほかの文")
    files = ("preview", "sheet.html", "sheet.docx", "export/csv", "export/json", "own", f"items/{item}")
    for path in (*made, *(f"{sheet}/{file}" for file in files)):
        client.get(path)
    return sheet


def hold_a_class(app: Flask, client: "Learner", sheet: str) -> None:
    """A class from before its time to its end, seen by its teacher and by a pupil."""
    lesson = client.send(f"{sheet}/assign").location
    door = lesson.removeprefix("/sheets")
    teacher = [lesson + path for path in ("", "/poster", "/qr.svg", "/results.csv", "/questions.csv")]
    pupil = [door + path for path in ("", "/1", "/7", "/end", "/end?late=1")]
    phone: Any = app.test_client()
    late: Any = app.test_client()

    def look(*visitors: Any) -> None:
        for visitor in visitors:
            for path in teacher if visitor is client else pupil:
                visitor.get(path)

    client.send(f"{lesson}/terms", opens="2100-01-01T00:00")
    look(client, phone)
    client.send(f"{lesson}/terms", told="once", tries="2", name="小テスト", closes="2099-12-31T12:00")
    client.send(f"{lesson}/terms", opens="x")
    for name in ("", "山田"):
        phone.get(door)
        phone.send(door, name=name, number="")
    late.send(door, name="山田")
    look(client, phone)
    page = phone.get(f"{door}/1").text
    item, given = (re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("item", "answer"))
    assert item and given
    phone.send(f"{door}/1", item=item[1], answer=given[1])
    client.send(f"{lesson}/items/{item[1]}/withdraw")
    look(client, phone)
    phone.send(f"{door}/finish")
    for told in ("once", "closed", "mark", "none"):
        client.send(f"{lesson}/terms", told=told, tries="2")
        look(phone)
    client.send(f"{lesson}/end")
    look(client, phone, late)
    for path in ("/sheets/", "/class/", "/class/?code=none", sheet):
        client.get(path)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("side", [LEARNERS, TEACHERS], ids=["learners", "teachers"])
def test_every_address_is_opened_and_valid(
    app: Flask, client: "Learner", opened: Opened, days: list[int], language: str, side: tuple[str, ...]
) -> None:
    client.send("/preferences", language=language)
    if side == LEARNERS:
        walk(client, days)
    else:
        hold_a_class(app, client, make_a_sheet(client))
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    addresses = {rule.rule for rule in rules if rule.endpoint.split(".")[0] in side} - set(PRINTED)
    assert addresses - opened.rules == set()
    assert opened.faults == []
