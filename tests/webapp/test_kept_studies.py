"""Studies on the disk: as they were made, made anew when anything about them is not as it should be."""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgen import paths
from quizgen.source.library import Library
from quizgen.source.text import Text
from webapp import kept
from webapp.kept import KeptStudies
from webapp.study import Study

SLUG = "elephant-day"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / f"{SLUG}.md").write_bytes((paths.shipped("texts") / f"{SLUG}.md").read_bytes())
    return folder


class Run:
    """Does tasks and counts them."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, task: Callable[..., Any], *given: Any) -> Any:
        self.done += 1
        return task(*given)


def asked(texts: Path, text: Text | None = None) -> tuple[Study, bool]:
    """The study of the text by a server that has just started, and whether it was made."""
    library, run = Library(texts), Run()
    made = KeptStudies(texts.parent / "studies", library, run)(text or library.get(SLUG))
    return made, run.done > 0


def parts(made: Study) -> list[Any]:
    """All that a study holds."""
    return [made.proposal, *(getattr(made.analysis, name) for name in made.analysis.__slots__)]


def test_a_kept_study_is_the_study_that_was_made(texts: Path) -> None:
    first, made = asked(texts)
    assert made and first.proposal and first.proposal.items
    again, made = asked(texts)
    assert not made
    assert parts(again) == parts(first)
    assert type(again.proposal) is type(first.proposal)


DAMAGED = {
    "empty": lambda data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "a bit flipped": lambda data: data[:500] + bytes([data[500] ^ 1]) + data[501:],
    "of another kind": lambda data: zlib.compress(b'{"a": 1}'),
    "no list": lambda data: zlib.compress(b"1"),
    "values missing": lambda data: zlib.compress(zlib.decompress(data).rpartition(b",[[")[0] + b"]"),
    "no json": lambda data: zlib.compress(zlib.decompress(data)[:-9]),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_what_is_damaged_is_made_anew(texts: Path, damage: str) -> None:
    first, _ = asked(texts)
    path = texts.parent / "studies" / f"{SLUG}.study"
    whole = path.read_bytes()
    path.write_bytes(DAMAGED[damage](whole))
    again, made = asked(texts)
    assert made and parts(again) == parts(first)
    assert path.read_bytes() == whole


def test_what_another_program_made_is_made_anew(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(texts)
    monkeypatch.setattr(kept, "_program", lambda: "another")
    assert asked(texts)[1]


def test_a_text_that_was_changed_takes_the_place_of_what_it_was(texts: Path) -> None:
    asked(texts)
    path = texts / f"{SLUG}.md"
    path.write_text(path.read_text("utf-8") + "\n\n翌日は雨だった。\n", encoding="utf-8")
    made, new = asked(texts)
    assert new and made.analysis.text.body.endswith("翌日は雨だった。")
    assert len(list((texts.parent / "studies").iterdir())) == 1


def test_a_text_that_is_not_of_the_library_is_not_kept(texts: Path) -> None:
    for text in (Text(SLUG, "", "本文。"), Text("paste", "", "本文。")):
        assert asked(texts, text)[1]
        assert not (texts.parent / "studies").exists()


def test_a_text_that_is_gone_is_forgotten(texts: Path) -> None:
    asked(texts)
    (texts / f"{SLUG}.md").rename(texts / "other.md")
    asked(texts, Library(texts).get("other"))
    assert [path.name for path in (texts.parent / "studies").iterdir()] == ["other.study"]


def test_where_nothing_can_be_written_texts_are_studied_all_the_same(texts: Path) -> None:
    (texts.parent / "studies").write_text("no folder")
    assert asked(texts)[0].proposal
