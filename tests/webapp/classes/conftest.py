"""A class on the bakery of six items, with a clock that a test sets."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from flask import Flask

from quizgen.items.base import Proposal

MONDAY = int(datetime(2026, 11, 23, 9, 0).timestamp())
HOUR = 3600


def local(at: int) -> str:
    """A moment as a form for date and time holds it."""
    return datetime.fromtimestamp(at).isoformat(timespec="minutes")


class School:
    """A teacher with an assignment, pupils with phones of their own, and the time."""

    def __init__(self, app: Flask, teacher: Any) -> None:
        self.app, self.teacher, self.now = app, teacher, MONDAY
        self.sheet = teacher.send("/sheets/", text="bakery").location
        self.lesson = teacher.send(f"{self.sheet}/assign").location

    @property
    def door(self) -> str:
        """Where pupils come in."""
        return self.lesson.removeprefix("/sheets")

    def settle(self, **terms: str) -> Any:
        """Set terms; what is not named is as usual."""
        return self.teacher.send(f"{self.lesson}/terms", **terms)

    def phone(self) -> Any:
        """A phone that nobody has used yet."""
        return self.app.test_client()

    def pupil(self, name: str, number: str = "", **more: str) -> Any:
        """A phone on which a pupil has given a name and a number."""
        visitor = self.phone()
        assert visitor.send(self.door, name=name, number=number, **more).status_code == 303
        return visitor

    def answer(self, visitor: Any, number: int, right: bool = True) -> Any:
        """Answer an item as its key says, or otherwise."""
        path = f"{self.door}/{number}"
        page = visitor.get(path).text
        item = re.search(r'name="item" value="([^"]+)"', page)
        prompt = re.search(r'<p class="prompt" lang="ja">(.*?)</p>', page)
        assert item and prompt
        key = visitor.keys[re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|<[^>]+>", "", prompt[1])]
        offered = re.findall(r'name="answer" value="([^"]+)"', page) or ["おわった"]
        return visitor.send(path, item=item[1], answer=key if right else next(o for o in offered if o != key))

    def sat(self, visitor: Any, marks: str) -> Any:
        """Answer all items, ``○×○○××``, and hand in."""
        for number, sign in enumerate(marks, start=1):
            if sign != "–":
                self.answer(visitor, number, sign == "○")
        visitor.send(f"{self.door}/finish")
        return visitor

    def end(self, visitor: Any) -> str:
        """What a pupil reads at the end."""
        return str(visitor.get(f"{self.door}/end").text)

    def row(self, name: str) -> list[str]:
        """A pupil's line of the results: number, score, then a mark for each item."""
        page = self.teacher.get(self.lesson).text
        line = next(line for line in re.findall(r"<tr>(.*?)</tr>", page, re.S) if name in line)
        cells = re.findall(r"<td[^>]*>(.*?)</td>", line, re.S)
        return [re.sub(r'<span class="unseen">.*?</span>|<[^>]+>|\s', "", cell) for cell in cells]

    def question(self, number: int) -> str:
        """What the teacher reads about an item."""
        page = self.teacher.get(self.lesson).text
        found = re.search(rf'<li id="question-{number}".*?</li>', page, re.S)
        assert found
        return found[0]

    def action(self, number: int, way: str) -> str:
        """The address of what may be done with an item: withdraw, restore, right, wrong."""
        found = re.search(rf'formaction="([^"]+/{way})"', self.question(number))
        assert found
        return found[1]


@pytest.fixture
def school(handmade: Callable[..., Flask]) -> School:
    holder: list[School] = []
    app = handmade(clock=lambda: holder[0].now if holder else MONDAY)
    holder.append(School(app, app.test_client()))
    return holder[0]


@pytest.fixture
def inserted(handmade: Callable[..., Flask], by_hand: Callable[[Any], Any]) -> School:
    """A class that is asked where a sentence of the text was taken out, beside the usual items."""

    def study(text: Any) -> Any:
        made = by_hand(text)
        base = made.proposal.items[2]
        start, end = base.focus
        asked = replace(
            base, id="sentence_insertion-1", kind="sentence_insertion", hides=((start, end),), marks=(0, end + 9)
        )
        return replace(made, proposal=Proposal((asked,)))

    app = handmade(study)
    return School(app, app.test_client())


@pytest.fixture
def at() -> Callable[[float], str]:
    """Hours after Monday morning as a form holds them."""
    return lambda hours: local(MONDAY + int(hours * HOUR))
