"""A worksheet on pupils' phones: a code, answers that are kept at once, results for the teacher alone."""

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import School

ON_BOTH = True


def table(school: "School", name: str) -> list[dict[str, str]]:
    """A CSV file of the results."""
    file = school.teacher.get(f"{school.lesson}/{name}.csv").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(file)))


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}-", "lower"])
def test_a_code_opens_however_it_is_typed(school: "School", typed: str) -> None:
    code = school.lesson.rsplit("/", 1)[1]
    given = code.lower() if typed == "lower" else typed.format(code)
    assert school.phone().get("/class/", query_string={"code": given}).location == school.door


def test_the_front_page_takes_a_code(school: "School") -> None:
    form = re.search(
        r'<form class="class-door"[^>]*action="([^"]+)".*?name="(\w+)"', school.phone().get("/").text, re.S
    )
    assert form and form.groups() == ("/class/", "code")


def test_a_code_that_is_none_is_said(school: "School") -> None:
    assert "no worksheet with this code" in school.phone().get("/class/?code=ABC").text
    assert school.phone().get("/class/ABC").status_code == 404


def test_answers_come_in_by_pupil_and_by_item(school: "School") -> None:
    one, two = school.pupil("山田", "2"), school.pupil("木村", "10")
    school.sat(one, "○○○○○○")
    school.answer(two, 1, right=False)
    assert school.row("山田") == ["2", "6", *"○○○○○○"]
    assert school.row("木村") == ["10", "0", *"×–––––"]
    assert "1 of 2 right (50%)" in school.question(1)
    found = [(r["Number"], r["Name"], r["Points"], r["Of"], r["1 ○×"]) for r in table(school, "results")]
    assert found == [("2", "山田", "6", "6", "○"), ("10", "木村", "0", "6", "×")]


def test_every_choice_is_counted_also_one_that_nobody_took(school: "School") -> None:
    school.sat(school.pupil("山田"), "○○○○○○")
    school.sat(school.pupil("木村"), "×–○○○○")
    lines = [r for r in table(school, "questions") if r["Question"] == "1"]
    assert sorted(r["Times"] for r in lines) == ["0", "0", "1", "1"]
    assert [r["Times"] for r in lines if r["○×"] == "○"] == ["1"]
    assert {(r["Right answers"], r["Facility"]) for r in lines} == {("1", "0.5")}
    left_out = next(r for r in table(school, "questions") if r["Question"] == "2")
    assert (left_out["Asked"], left_out["Answered"]) == ("2", "1")


def test_a_name_is_no_formula(school: "School") -> None:
    school.pupil("=HYPERLINK(1)", "+1")
    assert [(r["Name"], r["Number"]) for r in table(school, "results")] == [("'=HYPERLINK(1)", "'+1")]


def test_an_answer_is_changed_until_it_is_handed_in(school: "School") -> None:
    visitor = school.pupil("山田")
    school.answer(visitor, 1, right=False)
    school.answer(visitor, 1, right=True)
    item = re.search(r'name="item" value="([^"]+)"', visitor.get(f"{school.door}/2").text)
    visitor.send(f"{school.door}/finish")
    assert item
    late = visitor.send(f"{school.door}/2", item=item[1], answer="を")
    assert "too late" in visitor.get(late.location).text
    assert school.row("山田") == ["", "1", *"○–––––"]


def test_the_class_keeps_the_items_that_it_was_given(school: "School") -> None:
    visitor = school.pupil("山田")
    before = visitor.get(f"{school.door}/1").text
    school.teacher.send(f"{school.sheet}/settings", text="bakery", preset="kanji")
    school.teacher.send(f"{school.sheet}/delete")
    page = visitor.get(f"{school.door}/1").text
    assert re.findall(r'name="item" value="[^"]+"', page) == re.findall(r'name="item" value="[^"]+"', before)


def test_a_mark_is_turned_on_one_paper_by_the_teacher_and_by_nobody_else(school: "School") -> None:
    visitor = school.pupil("山田")
    school.answer(visitor, 1, right=False)
    school.answer(school.pupil("木村"), 1, right=False)
    line = next(part for part in school.teacher.get(school.lesson).text.split("<tr>") if "山田" in part)
    turn = re.search(r'formaction="([^"]+/papers/[^"]+)"', line)
    assert turn
    assert visitor.send(turn[1]).status_code == 404
    school.teacher.send(turn[1])
    school.answer(visitor, 1, right=False)  # sent once more: what the teacher judged stands
    assert (school.row("山田")[2], school.row("木村")[2]) == ("○", "×")
    school.answer(visitor, 1, right=True)
    school.answer(visitor, 2, right=False)
    assert school.row("山田")[2:4] == ["○", "×"]


def test_an_answer_is_right_for_everybody_who_gave_it_or_will(school: "School") -> None:
    one = school.pupil("山田")
    school.answer(one, 1, right=False)
    words = re.search(r'name="given" value="([^"]+)"', school.question(1))
    assert words
    school.teacher.send(school.action(1, "right"), given=words[1])
    school.answer(school.pupil("木村"), 1, right=False)
    assert (school.row("山田")[2], school.row("木村")[2]) == ("○", "○")
    school.teacher.send(school.action(1, "wrong"), given=words[1])
    assert (school.row("山田")[2], school.row("木村")[2]) == ("×", "×")


def test_a_withdrawn_item_counts_for_nobody_until_it_is_put_back(school: "School") -> None:
    one, two = school.sat(school.pupil("山田"), "○○○○○○"), school.pupil("木村")
    school.answer(two, 2)
    school.teacher.send(school.action(1, "withdraw"))
    assert (school.row("山田")[1], school.row("木村")[1]) == ("5", "1")
    assert "does not count: question 1" in school.end(one)
    assert "<strong>5</strong> / 5" in school.end(one)
    assert "has withdrawn this question" in two.get(f"{school.door}/1").text
    assert two.get(school.door).location == f"{school.door}/3"  # nobody is led to it
    school.teacher.send(school.action(1, "restore"))
    assert school.row("山田")[1] == "6"
    assert two.get(school.door).location == f"{school.door}/1"


def test_results_are_the_teachers_alone(school: "School") -> None:
    stranger = school.phone()
    for path in ("", "/results.csv", "/questions.csv", "/poster", "/qr.svg"):
        assert stranger.get(school.lesson + path).status_code == 404
    for path in ("/end", "/open", "/terms", "/delete", "/items/x/withdraw", "/items/x/right", "/papers/x/y"):
        assert stranger.send(school.lesson + path).status_code == 404
    school.teacher.send(f"{school.lesson}/delete")
    assert school.teacher.get(school.lesson).status_code == stranger.get(school.door).status_code == 404


def test_it_is_renamed_for_all(school: "School") -> None:
    school.settle(name="二年一組　小テスト")
    for visitor, page in ((school.teacher, "/sheets/"), (school.teacher, school.lesson), (school.phone(), school.door)):
        assert "二年一組　小テスト" in visitor.get(page).text
    school.settle(name=" ")
    assert "二年一組" in school.teacher.get(school.lesson).text


def test_the_page_is_told_only_what_is_new(school: "School") -> None:
    seen = re.search(r'data-news="(\w+)"', school.teacher.get(school.lesson).text)
    assert seen
    ask = f"{school.lesson}?seen={seen[1]}"
    assert school.teacher.get(ask).status_code == 204
    visitor = school.pupil("山田")
    assert "1 pupil has begun" in school.teacher.get(ask).text
    assert school.teacher.get(ask).status_code == 200
    school.answer(visitor, 1)
    assert school.row("山田")[1] == "1"


def test_the_qr_code_is_a_picture_of_the_address(school: "School") -> None:
    import segno

    answer = school.teacher.get(f"{school.lesson}/qr.svg")
    assert answer.mimetype == "image/svg+xml"
    drawn = segno.make_qr(f"http://localhost{school.door}", error="m").svg_inline(border=4, omitsize=True)
    path = re.search(r' d="([^"]+)"', drawn)
    assert path and path[1] in answer.text
    assert f"http://localhost{school.door}" in school.teacher.get(f"{school.lesson}/poster").text


def test_a_pupil_needs_no_text_of_the_teachers_own(school: "School") -> None:
    text = school.teacher.send("/paste", body=school.teacher.body, then="read").location.rpartition("/")[2]
    school.lesson = school.teacher.send(f"{school.teacher.send('/sheets/', text=text).location}/assign").location
    assert school.pupil("山田").get(f"{school.door}/1").status_code == 200


def test_a_class_of_forty_answers_at_once_and_every_answer_counts(school: "School") -> None:
    names = [f"生徒{n:02}" for n in range(40)]

    def sit(visitor: Any) -> None:
        school.sat(visitor, "○×○×○×")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(sit, [school.pupil(name, str(n)) for n, name in enumerate(names)]))
    assert {tuple(school.row(name)[1:]) for name in names} == {("3", *"○×○×○×")}
    assert school.teacher.get(school.lesson).text.count("40 of 40 right (100%)") == 3
