"""Files made ready for the library: long ones divided, what was cleaned away put back, twins told."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.source import SourceError, Text, read_string
from quizgen.source.bringing import LONG, divided, restored, slug, texts, write
from quizgen.source.markdown_text import file_of
from quizgen.source.twins import twin

STORY = "昨日の大雨で、町の橋が流されました。私たちは、｜上手《かみて》の橋まで歩きました。"
PAGE = f"""大雨の日

取材・文：山野 花

{STORY}

写真：山野花

川の水は[1]、夕方にはなくなりました。町の人は、みんな安心しました。

関連記事
雨の話
"""


def book(headings: bool) -> str:
    paragraphs = f"{STORY}\n\n" * 50
    chapters = (f"## 第{n}章\n\n{paragraphs}" if headings else paragraphs for n in range(1, 8))
    return "---\ntitle: 川の本\nattribution: 森花子\n---\n\n" + "\n".join(chapters)


def test_a_long_book_is_divided_at_its_headings() -> None:
    (whole,) = [read_string(book(True), "kawa.md")]
    parts = divided(whole)
    assert [p.title for p in parts] == [f"第{n}章" for n in range(1, 8)]
    assert {p.attribution for p in parts} == {"森花子"}
    assert sum(p.body.count("大雨") for p in parts) == whole.body.count("大雨")


def test_one_without_headings_is_divided_between_paragraphs() -> None:
    whole = read_string(book(False), "kawa.md")
    parts = divided(whole)
    assert len(parts) > 1 and parts[0].title == f"川の本（1/{len(parts)}）"
    assert "\n".join(p.body for p in parts) == whole.body


@pytest.mark.parametrize("headings", [True, False])
def test_readings_go_with_their_part(headings: bool) -> None:
    for part in divided(read_string(book(headings), "kawa.md")):
        assert {(part.body[r.start : r.end], r.reading) for r in part.readings} == {("上手", "かみて")}
        assert len(part.readings) == part.body.count("上手")
        assert read_string(file_of(part), "a.md").body == part.body


def test_a_short_text_is_one() -> None:
    text = read_string(PAGE, "a.txt")
    assert len(text.body) < LONG and divided(text) == (text,)


def test_what_was_cleaned_away_is_put_back_in_its_place() -> None:
    text = read_string(PAGE, "a.txt")
    assert (
        text.body
        == STORY.replace("｜上手《かみて》", "上手")
        + "\n川の水は、夕方にはなくなりました。町の人は、みんな安心しました。"
    )
    numbers = [n for n, removed in enumerate(text.removed) if removed.text in ("写真：山野花", "[1]", "関連記事")]
    assert len(numbers) == 3
    back = restored(text, numbers)
    assert back.body.split("\n")[1:] == [
        "写真：山野花",
        "川の水は[1]、夕方にはなくなりました。町の人は、みんな安心しました。",
        "関連記事",
    ]
    again = read_string(file_of(back), "a.md")
    assert (again.body, again.whole, again.removed) == (back.body, True, ())
    assert [back.body[r.start : r.end] for r in back.readings] == ["上手"]


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 6)))
def test_whatever_is_put_back_nothing_else_moves(numbers: set[int]) -> None:
    text = read_string(PAGE, "a.txt")
    chosen = {n for n in numbers if n < len(text.removed)}
    back = restored(text, chosen)
    for n in chosen:
        assert "".join(text.removed[n].text.split()) in "".join(back.body.split())
    assert len(back.body) >= len(text.body)
    assert [back.body[r.start : r.end] for r in back.readings] == ["上手"]


def test_a_text_says_what_is_nearly_the_same() -> None:
    text = read_string(STORY + "川の水は、夕方にはなくなりました。", "a.txt")
    near = read_string(STORY + "川の水は、次の朝にはなくなりました。", "b.txt")
    other = read_string("昨日の大雨で、町の橋が流されました。そのあと、猫が三匹も来て、魚を食べて帰りました。", "c.txt")
    assert twin(text, [other, near]) is not None
    found = twin(text, [other, near])
    assert found and found[0] is near and 0.6 < found[1] < 1
    same = twin(text, [other, near, text])
    assert same and same == (text, 1.0)
    assert twin(text, [other]) is None and twin(text, []) is None


@pytest.mark.parametrize(
    ("name", "wanted"), [("雨 の日", "雨-の日"), ("../../etc/passwd", "etc-passwd"), ("//", "text")]
)
def test_a_name_is_a_plain_name(name: str, wanted: str) -> None:
    assert slug(name) == wanted


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    (text,) = texts(PAGE.encode(), "a.txt")
    (tmp_path / "b.md").write_text("there", encoding="utf-8")
    with pytest.raises(SourceError, match="is there already"):
        write([(tmp_path / "a.md", text), (tmp_path / "b.md", text)])
    assert [p.name for p in tmp_path.iterdir()] == ["b.md"]
    write([(tmp_path / "a.md", text)])
    assert isinstance(read_string((tmp_path / "a.md").read_text(encoding="utf-8"), "a.md"), Text)
