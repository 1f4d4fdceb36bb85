"""A text written as a file of the library is read again as the same text."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen import paths
from quizgen.source import read_path, read_string
from quizgen.source.markdown_text import escaped, file_of
from quizgen.source.text import Text


@pytest.mark.parametrize("path", sorted(paths.shipped("texts").glob("*.md")), ids=lambda path: path.stem)
def test_every_text_of_the_library_survives_being_written(path: object) -> None:
    text = read_path(path)  # type: ignore[arg-type]
    again = read_string(file_of(text), f"{text.slug}.md")
    fields = ("slug", "title", "level", "source", "licence", "attribution", "genre", "tags", "summary_ja", "summary_en")
    assert [getattr(again, name) for name in fields] == [getattr(text, name) for name in fields]
    assert (again.body, again.readings, again.blocks) == (text.body, text.readings, text.blocks)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("# 見出しではない", "\\# 見出しではない"),
        ("- 雨", "\\- 雨"),
        ("1. まず", "1\\. まず"),
        ("12) まず", "12\\) まず"),
        ("--", "\\--"),
        ("雨-雪", "雨-雪"),
        ("*強調*", "\\*強調\\*"),
        ("1.5キロ", "1.5キロ"),
    ],
)
def test_signs_of_markdown_are_told_from_characters(line: str, written: str) -> None:
    assert escaped(line) == written


SIGNS = st.text(st.sampled_from("雨が*_`#|{}~<>[]()\\-+=1.! 　へ"), min_size=1, max_size=12)


@given(SIGNS)
def test_a_line_of_signs_is_read_as_it_was(signs: str) -> None:
    assume(not re.search(r"\[1+\]", signs))  # a mark of a footnote, which cleaning takes out of any text
    line = f"{' '.join(signs.split())}それから、川の水が増えて、橋が流された。"
    text = Text("x", "題", f"昨日、雨が降りました。\n{line}", licence="CC BY 4.0")
    assert read_string(file_of(text), "x.md").body == text.body
