"""Every hostile file gives its text or one line that says why not; nothing is written, nothing is mixed up."""

import re
from pathlib import Path

import pytest

from quizgen import lexicon
from quizgen.lexicon.known import read
from quizgen.source import SourceError, items_file, read_bytes
from quizgen.source.normalisation import visible
from tests.hostile.files import ROWS
from tests.hostile.lists import ITEMS, WORDS
from tests.hostile.made import LAST, STORY

LINE = re.compile(r"[^\n\r\x00-\x1f]{5,400}")


def test_there_are_enough_of_them() -> None:
    assert len(ROWS) + len(ITEMS) + len(WORDS) >= 150


@pytest.mark.parametrize("name", ROWS)
def test_a_file_gives_its_text_or_one_line(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file, data, told = ROWS[name]
    try:
        text = read_bytes(data(), file)
    except SourceError as fault:
        assert told and told in str(fault) and LINE.fullmatch(str(fault))
    else:
        assert told in ("", STORY), "it should have been refused"
        assert STORY in text.body and (told or LAST in text.body)
        assert visible(text.body) == text.body and visible(text.title) == text.title and "\n" not in text.title
        assert text.slug == Path(text.slug).name
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ITEMS)
def test_an_authors_items_are_read_or_refused_in_one_line(name: str) -> None:
    data, told = ITEMS[name]
    try:
        own, _ = items_file.parsed(items_file.decoded(data, "a.items.yaml"), "a.items.yaml")
    except SourceError as fault:
        assert told and told in str(fault) and LINE.fullmatch(str(fault))
    else:
        assert not told and [visible(item.prompt) for item in own] == [item.prompt for item in own] != []


@pytest.mark.parametrize("name", WORDS)
def test_a_list_of_words_is_read_or_refused_in_one_line(name: str) -> None:
    data, told = WORDS[name]
    try:
        known = read(data, "words.txt", lexicon.load())
    except SourceError as fault:
        assert told and told in str(fault) and LINE.fullmatch(str(fault))
    else:
        assert not told and known.words
