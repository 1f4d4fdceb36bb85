"""Who sits down to an assignment: by name or number, on another phone the same, two of one name apart."""

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import School

ON_BOTH = True


def test_a_phone_that_was_closed_goes_on_at_the_next_item(school: "School") -> None:
    visitor = school.pupil("山田")
    school.answer(visitor, 1)
    school.answer(visitor, 2)
    assert visitor.get(school.door).location == f"{school.door}/3"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("山田 太郎", "12"), ("山田太郎", "１２")),
        (("山田　太郎", ""), ("山田 太郎", "")),
        (("", "12"), ("", "12")),
        (("ﾔﾏﾀﾞ", "A1"), ("ヤマダ", "a1")),
    ],
)
def test_on_another_phone_the_same_name_and_number_go_on(
    school: "School", before: tuple[str, str], after: tuple[str, str]
) -> None:
    school.answer(school.pupil(*before), 1)
    phone = school.phone()
    asked = phone.send(school.door, name=after[0], number=after[1])
    assert asked.status_code == 409 and "That is me" in asked.text and "1 answer" in asked.text
    assert phone.send(school.door, name=after[0], number=after[1], who="1").status_code == 303
    assert phone.get(school.door).location == f"{school.door}/2"
    assert "2 phones" in school.teacher.get(school.lesson).text
    assert "1 pupil has begun" in school.teacher.get(school.lesson).text


@pytest.mark.parametrize("other", [("山田", "13"), ("山田", ""), ("山口", "12")])
def test_who_differs_in_name_or_number_is_another(school: "School", other: tuple[str, str]) -> None:
    school.answer(school.pupil("山田", "12"), 1)
    assert school.pupil(*other).get(school.door).location == f"{school.door}/1"


def test_two_of_one_name_are_kept_apart(school: "School") -> None:
    one, two = school.pupil("山田"), school.pupil("山田", who="new")
    school.answer(one, 1, right=True)
    school.answer(two, 1, right=False)
    assert school.row("山田 (2)")[2] == "×"
    assert school.row('"ja">山田</span>')[2] == "○"
    third = school.phone().send(school.door, name="山田")
    assert third.text.count("That is me") == 2
    back = school.pupil("山田", who="2")
    school.answer(back, 2)
    assert school.row("山田 (2)")[2:4] == ["×", "○"]


@pytest.mark.parametrize("who", ["3", "0", "-1", "x", "new"])
def test_nobody_is_taken_for_who_is_not_there(school: "School", who: str) -> None:
    school.answer(school.pupil("山田"), 1)
    assert school.pupil("山田", who=who).get(school.door).location == f"{school.door}/1"


@pytest.mark.parametrize("name", ["", "  ", "　"])
def test_a_name_or_a_number_is_needed(school: "School", name: str) -> None:
    assert school.phone().send(school.door, name=name).status_code == 422


def test_who_has_no_name_yet_is_asked_for_it(school: "School") -> None:
    visitor = school.phone()
    for path in ("/1", "/end"):
        assert visitor.get(school.door + path).location == school.door
    assert visitor.send(f"{school.door}/finish").location == school.door


def test_the_next_pupil_sits_down_at_the_same_device(school: "School") -> None:
    visitor = school.sat(school.pupil("山田"), "○○○○○○")
    assert "Somebody else answers on this device" in school.end(visitor)
    visitor.send(f"{school.door}/leave")
    assert visitor.send(school.door, name="木村").status_code == 303
    school.answer(visitor, 1, right=False)
    assert (school.row("山田")[1], school.row("木村")[1]) == ("6", "0")


def test_numbered_places_stand_in_the_text_on_a_phone(inserted: "School") -> None:
    page = inserted.pupil("山田").get(f"{inserted.door}/1").text
    gaps = re.findall(r'<a class="gap"[^>]*>([^<]+)</a>', page)
    assert gaps == ["1①", "1②", "1③"]
    assert "毎朝四時に起きて" not in page


def test_a_long_name_is_cut_and_not_refused(school: "School") -> None:
    visitor = school.pupil("あ" * 200, "9" * 200)
    assert visitor.get(school.door).location == f"{school.door}/1"


def test_a_pupil_has_no_way_into_the_teachers_side(school: "School") -> None:
    visitor = school.pupil("山田")
    for path in (f"{school.door}/1", f"{school.door}/end"):
        assert "/sheets/" not in visitor.get(path).text
