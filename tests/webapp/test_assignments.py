"""A worksheet on pupils' phones: a code, a name, answers that are kept at once, results for the teacher alone."""

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True


@pytest.fixture
def lesson(client: "Learner") -> str:
    """The address of the results of an assignment of all six items."""
    sheet = client.send("/sheets/", text="bakery").location
    return str(client.send(f"{sheet}/assign", told="on").location)


def door(lesson: str) -> str:
    """Where pupils come in."""
    return lesson.removeprefix("/sheets")


def pupil(app: Flask, lesson: str, name: str) -> Any:
    """A pupil who has given a name."""
    visitor: Any = app.test_client()
    assert visitor.send(door(lesson), name=name).status_code == 303
    return visitor


def answered(visitor: Any, lesson: str, number: int, right: bool) -> Any:
    """Answer an item as its key says, or otherwise."""
    path = f"{door(lesson)}/{number}"
    page = visitor.get(path).text
    item = re.search(r'name="item" value="([^"]+)"', page)
    prompt = re.search(r'<p class="prompt" lang="ja">(.*?)</p>', page)
    assert item and prompt
    key = visitor.keys[re.sub(r"<rp>.*?</rp>|<rt>.*?</rt>|<[^>]+>", "", prompt[1])]
    offered = re.findall(r'name="answer" value="([^"]+)"', page) or ["おわった"]
    return visitor.send(path, item=item[1], answer=key if right else next(o for o in offered if o != key))


def row(client: Any, lesson: str, name: str) -> list[str]:
    """A pupil's line of the results: the score, then a mark for each item."""
    page = client.get(lesson).text
    line = next(line for line in re.findall(r"<tr>(.*?)</tr>", page, re.S) if name in line)
    return [re.sub(r"<[^>]+>|\s", "", cell) for cell in re.findall(r"<td>(.*?)</td>", line, re.S)]


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}-", "lower"])
def test_a_code_opens_however_it_is_typed(app: Flask, lesson: str, typed: str) -> None:
    code = lesson.rsplit("/", 1)[1]
    given = code.lower() if typed == "lower" else typed.format(code)
    assert app.test_client().get("/class/", query_string={"code": given}).location == door(lesson)


def test_a_code_that_is_none_is_said(client: "Learner") -> None:
    assert "no worksheet with this code" in client.get("/class/?code=ABC").text
    assert client.get("/class/ABC").status_code == 404


def test_answers_come_in_by_pupil_and_by_item(app: Flask, client: "Learner", lesson: str) -> None:
    one, two = pupil(app, lesson, "山田"), pupil(app, lesson, "木村")
    for number in range(1, 7):
        answered(one, lesson, number, right=True)
    answered(two, lesson, 1, right=False)
    assert row(client, lesson, "山田") == ["6", *"○○○○○○"]
    assert row(client, lesson, "木村") == ["0", *"×–––––"]
    assert "1 of 2 right (50%)" in client.get(lesson).text
    rows = list(csv.DictReader(io.StringIO(client.get(f"{lesson}/results.csv").data.decode("utf-8-sig"))))
    assert [(r["Name"], r["Points"], r["1 ○×"]) for r in rows] == [("山田", "6", "○"), ("木村", "0", "×")]


def test_a_phone_that_was_closed_goes_on_at_the_next_item(app: Flask, lesson: str) -> None:
    visitor = pupil(app, lesson, "山田")
    answered(visitor, lesson, 1, right=True)
    answered(visitor, lesson, 2, right=True)
    assert visitor.get(door(lesson)).location == f"{door(lesson)}/3"


def test_an_answer_is_changed_until_it_is_handed_in(app: Flask, client: "Learner", lesson: str) -> None:
    visitor = pupil(app, lesson, "山田")
    answered(visitor, lesson, 1, right=False)
    answered(visitor, lesson, 1, right=True)
    page = visitor.get(f"{door(lesson)}/2").text
    visitor.send(f"{door(lesson)}/finish")
    item = re.search(r'name="item" value="([^"]+)"', page)
    assert item
    visitor.send(f"{door(lesson)}/2", item=item[1], answer="を")
    assert row(client, lesson, "山田") == ["1", *"○–––––"]


def test_nothing_is_told_before_it_is_handed_in(app: Flask, lesson: str) -> None:
    visitor = pupil(app, lesson, "山田")
    for number in range(1, 7):
        page = answered(visitor, lesson, number, right=False)
        page = visitor.get(f"{door(lesson)}/{number}").text + visitor.get(f"{door(lesson)}/end").text
        assert "と書いてあります" not in page and "The text says" not in page and "はじめた" not in page
    visitor.send(f"{door(lesson)}/finish")
    assert "はじめた" in visitor.get(f"{door(lesson)}/end").text


def test_without_the_teachers_leave_nothing_is_told_at_all(app: Flask, client: "Learner") -> None:
    sheet = client.send("/sheets/", text="bakery").location
    lesson = client.send(f"{sheet}/assign").location
    visitor = pupil(app, lesson, "山田")
    visitor.send(f"{door(lesson)}/finish")
    assert "はじめた" not in visitor.get(f"{door(lesson)}/end").text


def test_once_it_is_closed_no_answer_is_taken(app: Flask, client: "Learner", lesson: str) -> None:
    visitor = pupil(app, lesson, "山田")
    client.send(f"{lesson}/close")
    assert visitor.get(f"{door(lesson)}/1").status_code == 302
    assert app.test_client().send(door(lesson), name="木村").status_code == 422  # type: ignore[attr-defined]
    client.send(f"{lesson}/open")
    answered(visitor, lesson, 1, right=True)
    assert row(client, lesson, "山田")[0] == "1"


def test_the_class_keeps_the_items_that_it_was_given(app: Flask, client: "Learner") -> None:
    sheet = client.send("/sheets/", text="bakery").location
    lesson = client.send(f"{sheet}/assign").location
    visitor = pupil(app, lesson, "山田")
    before = visitor.get(f"{door(lesson)}/1").text
    client.send(f"{sheet}/settings", text="bakery", preset="kanji")
    client.send(f"{sheet}/delete")
    page = visitor.get(f"{door(lesson)}/1").text
    assert re.findall(r'name="item" value="[^"]+"', page) == re.findall(r'name="item" value="[^"]+"', before)


def test_a_mark_is_turned_by_the_teacher_and_by_nobody_else(app: Flask, client: "Learner", lesson: str) -> None:
    visitor = pupil(app, lesson, "山田")
    answered(visitor, lesson, 1, right=False)
    turn = re.search(rf'formaction="({lesson}/papers/[^"]+)"', client.get(lesson).text)
    assert turn
    assert visitor.send(turn[1]).status_code == 404
    client.send(turn[1])
    assert row(client, lesson, "山田") == ["1", *"○–––––"]


def test_results_are_the_teachers_alone(app: Flask, client: "Learner", lesson: str) -> None:
    stranger: Any = app.test_client()
    assert [stranger.get(lesson + path).status_code for path in ("", "/results.csv")] == [404, 404]
    assert [stranger.send(f"{lesson}/{way}").status_code for way in ("close", "delete")] == [404, 404]
    client.send(f"{lesson}/delete")
    assert client.get(lesson).status_code == client.get(door(lesson)).status_code == 404


def test_who_has_no_name_yet_is_asked_for_it(app: Flask, lesson: str) -> None:
    visitor: Any = app.test_client()
    assert visitor.get(f"{door(lesson)}/1").location == door(lesson)
    assert visitor.send(door(lesson), name="  ").status_code == 422


def test_a_pupil_needs_no_text_of_the_teachers_own(app: Flask, client: "Learner") -> None:
    text = client.send("/paste", body=client.body, then="read").location.rpartition("/")[2]
    lesson = client.send(f"{client.send('/sheets/', text=text).location}/assign").location
    assert pupil(app, lesson, "山田").get(f"{door(lesson)}/1").status_code == 200


def test_a_class_of_forty_answers_at_once_and_every_answer_counts(app: Flask, client: "Learner", lesson: str) -> None:
    names = [f"生徒{n:02}" for n in range(40)]
    pupils = [pupil(app, lesson, name) for name in names]

    def sit(visitor: Any) -> None:
        for number in range(1, 7):
            answered(visitor, lesson, number, right=number % 2 == 1)
        visitor.send(f"{door(lesson)}/finish")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(sit, pupils))
    assert {tuple(row(client, lesson, name)) for name in names} == {("3", *"○×○×○×")}
    assert client.get(lesson).text.count("40 of 40 right (100%)") == 3
