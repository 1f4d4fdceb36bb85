"""When answers are taken, how often one may try, which try counts, and what is told when."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from webapp.assignments import Assignment, Terms
from webapp.sheets import Look, Plan, Wanted
from webapp.teach.terms import TermsError, terms, zone

if TYPE_CHECKING:
    from conftest import School

HOUR = 3600
PLAN = Plan("", "", "", (), Wanted(), Look(), None, 0)  # type: ignore[arg-type]
KEY = "はじめた"
"""The key of the item that is typed: nowhere in the text."""

# opens, closes, ended by hand, and what holds at 10, 20 and 30
STATES = [
    (None, None, False, "open open open"),
    (20, None, False, "early open open"),
    (None, 20, False, "open over over"),
    (15, 25, False, "early open over"),
    (None, None, True, "over over over"),
    (15, 25, True, "over over over"),
]


@pytest.mark.parametrize(("opens", "closes", "ended", "states"), STATES)
def test_when_answers_are_taken(opens: int | None, closes: int | None, ended: bool, states: str) -> None:
    made = Assignment("A", "t", "s", "n", PLAN, not ended, 0, Terms(opens, closes))
    assert [made.state(now) for now in (10, 20, 30)] == states.split()


def test_before_and_after_its_time_a_pupil_is_told_kindly(school: "School", at: Callable[[float], str]) -> None:
    school.settle(opens=at(1), closes=at(2))
    phone = school.phone()
    assert "This opens on November 23, 2026 10:00" in phone.get(school.door).text
    assert phone.send(school.door, name="山田").status_code == 422
    school.now += HOUR
    visitor = school.pupil("山田")
    assert "Open until November 23, 2026 11:00" in visitor.get(f"{school.door}/1").text
    school.answer(visitor, 1)
    page = visitor.get(f"{school.door}/2").text
    school.now += HOUR
    item = page.partition('name="item" value="')[2].partition('"')[0]
    late = visitor.send(f"{school.door}/2", item=item, answer="を")
    assert "too late" in visitor.get(late.location).text
    assert "What you had answered counts" in school.end(visitor)
    assert "This closed on November 23, 2026 11:00" in phone.get(school.door).text
    assert school.row("山田") == ["", "1", *"○–––––"]


def test_a_teacher_ends_it_and_opens_it_again(school: "School", at: Callable[[float], str]) -> None:
    visitor = school.pupil("山田")
    school.teacher.send(f"{school.lesson}/end")
    assert visitor.get(f"{school.door}/1").status_code == 302
    assert "Your teacher has ended this" in school.phone().get(school.door).text
    school.teacher.send(f"{school.lesson}/open")
    school.answer(visitor, 1)
    school.settle(closes=at(-1))
    assert visitor.get(f"{school.door}/2").status_code == 302
    school.teacher.send(f"{school.lesson}/open")  # the time that is past holds no more
    school.answer(visitor, 2)
    school.settle(opens=at(5))
    school.teacher.send(f"{school.lesson}/open")
    school.answer(visitor, 3)
    assert school.row("山田")[1] == "3"


def test_who_was_in_the_middle_is_told_that_it_is_not_open_now(school: "School", at: Callable[[float], str]) -> None:
    visitor = school.pupil("山田")
    school.answer(visitor, 1)
    school.settle(opens=at(5))
    assert "At this moment no answers are taken" in school.end(visitor)
    assert KEY not in school.end(visitor)


@pytest.mark.parametrize(
    ("counts", "score"),
    [("best", "5"), ("last", "2")],
)
def test_which_try_counts(school: "School", counts: str, score: str) -> None:
    school.settle(tries="3", counts=counts)
    visitor = school.sat(school.pupil("山田"), "○○○×××")
    for marks in ("○○○○○×", "○○××××"):
        assert "Try once more" in school.end(visitor)
        visitor.send(f"{school.door}/again")
        assert visitor.get(school.door).location == f"{school.door}/1"
        school.sat(visitor, marks)
    assert school.row("山田")[1] == score
    assert "Try once more" not in school.end(visitor)
    visitor.send(f"{school.door}/again")
    assert school.row("山田")[1] == score
    assert school.end(visitor).count(" / 6") == 4  # the last, and each of three


def test_a_try_that_was_begun_and_not_handed_in_takes_nothing_away(school: "School") -> None:
    school.settle(tries="0", counts="last")
    visitor = school.sat(school.pupil("山田"), "○○○○○○")
    visitor.send(f"{school.door}/again")
    school.answer(visitor, 1, right=False)
    assert school.row("山田")[1] == "6"
    assert "1 of 1 right (100%)" in school.question(1)  # what items show is counted on first tries


def test_one_try_is_one(school: "School") -> None:
    visitor = school.sat(school.pupil("山田"), "○×××××")
    visitor.send(f"{school.door}/again")
    assert "handed in" in school.end(visitor)
    assert school.row("山田")[1] == "1"


# what is told: key after an answer, mark and key after handing in, mark and key once it is over
TOLD = [
    ("once", True, True, True, True, True),
    ("end", False, True, True, True, True),
    ("closed", False, False, False, True, True),
    ("mark", False, True, False, True, False),
    ("none", False, False, False, False, False),
]


@pytest.mark.parametrize(("told", "at_once", "mark", "key", "mark_later", "key_later"), TOLD)
def test_what_is_told_and_when(
    school: "School", told: str, at_once: bool, mark: bool, key: bool, mark_later: bool, key_later: bool
) -> None:
    school.settle(told=told)
    visitor = school.pupil("山田")
    page = ""
    for number in range(1, 7):
        answer = school.answer(visitor, number, right=False)
        page += visitor.get(answer.location, follow_redirects=True).text
    assert (KEY in page, "と書いてあります" in page or "The text says" in page) == (at_once, at_once)
    visitor.send(f"{school.door}/finish")
    end = school.end(visitor)
    assert ("<strong>0</strong> / 6" in end, KEY in end) == (mark, key)
    school.teacher.send(f"{school.lesson}/end")
    end = school.end(visitor)
    assert ("<strong>0</strong> / 6" in end, KEY in end) == (mark_later, key_later)


def test_what_was_told_at_once_is_not_answered_again(school: "School") -> None:
    school.settle(told="once")
    visitor = school.pupil("山田")
    item = visitor.get(f"{school.door}/1").text.partition('name="item" value="')[2].partition('"')[0]
    school.answer(visitor, 1, right=False)
    assert 'name="item"' not in visitor.get(f"{school.door}/1").text
    for words in ("あじ", "を", "四時", "×", KEY, "店の主人"):
        visitor.send(f"{school.door}/1", item=item, answer=words)
    assert school.row("山田")[2] == "×"


@pytest.mark.parametrize(
    "form",
    [
        {"opens": "tomorrow"},
        {"closes": "2026-13-40T10:00"},
        {"opens": "2026-11-24T10:00", "closes": "2026-11-24T10:00"},
        {"opens": "99999-01-01T00:00"},
    ],
)
def test_times_that_cannot_be_are_refused(school: "School", form: dict[str, str]) -> None:
    answer = school.settle(**form)
    assert answer.status_code == 422 and 'role="alert"' in answer.text
    with school.app.test_request_context(), pytest.raises(TermsError):
        terms(form)


def test_what_is_no_choice_is_as_usual() -> None:
    assert terms({"tries": "99", "counts": "worst", "told": "never"}) == Terms()


def test_the_zone_is_said_as_people_write_it() -> None:
    assert len(zone(1_800_000_000)) == len("UTC+09:00") and zone(0).startswith("UTC")
