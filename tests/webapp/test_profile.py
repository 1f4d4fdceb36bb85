"""Profiles without accounts: several learners on one computer, one learner on several, everything to take or delete."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp import codes, export, schema
from webapp.profiles import GUESSES, WHILE, _mine

if TYPE_CHECKING:
    from conftest import Learner

ON_BOTH = True


def code_of(client: "Learner") -> str:
    """A new recovery code of this visitor."""
    found = re.search(r'<p class="secret">([^<]+)</p>', client.send("/profile/code").text)
    assert found
    return found[1]


def another(client: "Learner") -> Any:
    """The same app on another device."""
    return client.application.test_client()


def quizzes(client: Any) -> int:
    return client.get("/attempts").text.count('<span class="score">')


def test_a_code_brings_the_profile_to_another_device(client: "Learner") -> None:
    client.begun()
    code = code_of(client)
    other = another(client)
    assert other.send("/profile/recover", code=code.lower().replace("-", " ")).status_code == 303
    assert quizzes(other) == 1
    other.begun()
    assert quizzes(client) == 2


def test_what_the_other_device_had_is_not_lost(client: "Learner") -> None:
    client.begun()
    other = another(client)
    other.begun()
    other.begun()
    other.send("/profile/recover", code=code_of(client))
    assert quizzes(other) == 1
    to = re.search(r'name="to" value="([^"]+)"', other.get("/profile").text)
    assert to
    other.send("/profile/switch", to=to[1])
    assert quizzes(other) == 2


def test_a_new_code_makes_the_old_one_worthless(client: "Learner") -> None:
    client.begun()
    old, new = code_of(client), code_of(client)
    answers = [another(client).send("/profile/recover", code=code).status_code for code in (old, new)]
    assert answers == [422, 303]


def test_the_code_itself_is_kept_nowhere(client: "Learner", app: Flask) -> None:
    code = code_of(client)
    with app.extensions["quizgen"].store._engine.begin() as connection:
        (row,) = connection.execute(schema.learners.select())
    assert code not in str(row) and row.code == codes.digest(code)
    assert code not in client.get("/profile").text


def test_guessing_is_stopped_for_a_while(handmade: Callable[..., Flask]) -> None:
    moment = [1_800_000_000]
    client: Any = handmade(clock=lambda: moment[0]).test_client()
    code = code_of(client)
    other = another(client)
    wrong = [other.send("/profile/recover", code=f"{n}000").status_code for n in range(GUESSES + 1)]
    assert wrong == [422] * GUESSES + [429]
    refused = other.send("/profile/recover", code=code)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, str(WHILE))
    moment[0] += WHILE
    assert other.send("/profile/recover", code=code).status_code == 303


def test_codes_have_a_hundred_bits_and_are_read_as_people_type_them() -> None:
    code = codes.new()
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert len({codes.new() for _ in range(50)}) == 50
    assert codes.digest("OIL0-1234") == codes.digest(" 0110 1234 ") != codes.digest("01101235")


def test_learners_on_one_computer_keep_their_own(client: "Learner") -> None:
    client.begun()
    client.send("/profile/name", name="  Mika   K ")
    client.send("/preferences", level="N2")
    client.send("/profile/add", name="Jun")
    page = client.get("/profile").text
    assert "<h1>Jun</h1>" in page and "Go on as Mika K" in page
    assert quizzes(client) == 0
    client.send("/preferences", level="N5")
    to = re.search(r'name="to" value="([^"]+)"', page)
    assert to
    client.send("/profile/switch", to=to[1])
    assert quizzes(client) == 1
    assert re.search(r'value="N2" aria-pressed="true"', client.get("/").text)


def test_nobody_switches_to_who_is_not_here(client: "Learner") -> None:
    client.begun()
    other = another(client)
    other.begun()
    other.send("/profile/add", name="Jun")
    to = re.search(r'name="to" value="([^"]+)"', other.get("/profile").text)
    assert to and client.send("/profile/switch", to=to[1]).status_code == 404


def filled(client: "Learner") -> None:
    """A visitor of whom something stands in every table."""
    attempt = client.begun()
    client.send(f"{attempt}/1", answer=client.wrong(attempt, 1), submission="one")
    client.send("/paste", body=client.body)
    client.send("/words", list="町")
    client.send("/profile/name", name="=Mika")


def test_everything_is_exported_as_json(client: "Learner") -> None:
    filled(client)
    answer = client.get("/profile/quizgen.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    whole = json.loads(answer.text)
    assert all(whole[name] for name in ("attempts", "answers", "pasted", "submissions", "cards", "reviews", "known"))
    assert whole["preferences"][0]["furigana"] == "level"
    assert whole["answers"][0]["kind"] and whole["cards"] and whole["reviews"][0]["rating"] == 1
    assert not any({"learner", "code"} & set(row) for rows in whole.values() if isinstance(rows, list) for row in rows)


@pytest.mark.parametrize("table", ["attempts", "answers", "cards", "reviews", "known"])
def test_a_table_is_exported_for_a_spreadsheet(client: "Learner", table: str) -> None:
    filled(client)
    answer = client.get(f"/profile/{table}.csv")
    rows = list(csv.DictReader(StringIO(answer.text.removeprefix("\ufeff"))))
    assert rows and all(None not in row for row in rows)


@given(st.text(max_size=20))
@settings(max_examples=40)
def test_no_cell_is_taken_for_a_formula(value: str) -> None:
    table = export.as_csv([{"given": value}, {"given": f"={value}"}])
    cells = [row[0] if row else "" for row in csv.reader(StringIO(table.removeprefix("\ufeff"), newline=""))][1:]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\0")) for cell in cells)
    assert cells[0].removeprefix("'") in (value, value.removeprefix("'"))


def test_deleting_leaves_nothing(client: "Learner", app: Flask) -> None:
    filled(client)
    assert client.send("/profile/delete").status_code == 422
    assert quizzes(client) == 2
    assert client.send("/profile/delete", sure="yes").status_code == 303
    with app.extensions["quizgen"].store._engine.begin() as connection:
        left = {t.name: len(connection.execute(t.select()).all()) for t in schema.metadata.sorted_tables}
    assert not any(number for name, number in left.items() if name != "secrets"), left
    assert quizzes(client) == 0


def test_deleting_one_learner_leaves_the_other(client: "Learner") -> None:
    client.begun()
    client.send("/profile/add", name="Jun")
    client.begun()
    client.send("/profile/delete", sure="yes")
    assert quizzes(client) == 1


def test_every_table_says_whose_its_rows_are() -> None:
    nobody_s = [t.name for t in schema.metadata.sorted_tables if _mine(t, "x") is None]
    # A report goes to the owner and does not say who wrote it; an account stays when its profile is emptied.
    assert nobody_s == ["guesses", "reports", "secrets", "tries", "users", "sessions"]


@pytest.mark.parametrize("path", ["/profile", "/progress", "/review", "/profile/quizgen.json", "/profile/answers.csv"])
def test_a_new_visitor_is_welcome_everywhere(client: "Learner", path: str) -> None:
    assert client.get(path).status_code == 200
    assert client.get("/profile/learners.csv").status_code == 404
