"""The library: good texts are read, bad ones told, nothing outside the folder is reached."""

from pathlib import Path

import pytest

from quizgen.source import SourceError
from quizgen.source.library import Library

GOOD = "---\ntitle: 雪\nlevel: N5\n---\n雪が降った。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for name, content in {
        "yuki.md": GOOD,
        "ame.md": GOOD.replace("雪", "雨"),
        "bad.md": GOOD.replace("N5", "N7"),
    }.items():
        (tmp_path / "texts" / name).write_text(content, encoding="utf-8")
    (tmp_path / "secret.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "texts" / "link.md").symlink_to(tmp_path / "secret.md")
    return tmp_path / "texts"


def test_texts_are_sorted_by_slug_and_a_bad_one_hinders_nobody(folder: Path) -> None:
    library = Library(folder)
    assert library.slugs() == ("ame", "bad", "yuki")
    assert [t.title for t in library.texts()] == ["雨", "雪"]
    assert [str(p) for p in library.problems()] == ["bad.md:3: level is 'N7', wanted one of N5, N4, N3, N2, N1"]


@pytest.mark.parametrize(
    "slug", ["../secret", "..", "", "/etc/passwd", "a/b", "link", "yuki.md", "nai", "x\0y", "a" * 300]
)
def test_a_slug_never_leaves_the_folder(folder: Path, slug: str) -> None:
    with pytest.raises(SourceError, match="no such text"):
        Library(folder).get(slug)


def test_a_changed_file_is_read_again(folder: Path) -> None:
    library = Library(folder)
    assert library.get("yuki").body == "雪が降った。"
    (folder / "yuki.md").write_text(GOOD + "\n雪がやんだ。\n", encoding="utf-8")
    assert library.get("yuki").body == "雪が降った。\n雪がやんだ。"


def test_a_missing_folder_is_an_empty_library(tmp_path: Path) -> None:
    assert Library(tmp_path / "nai").texts() == ()


def test_drafts_and_what_was_withdrawn_are_not_for_readers(folder: Path) -> None:
    for slug, status in (("ame", "draft"), ("yuki", "withdrawn")):
        (folder / f"{slug}.md").write_text(GOOD.replace("level: N5", f"status: {status}"), encoding="utf-8")
    library = Library(folder)
    assert library.texts() == ()
    assert [text.status for text in library.every()] == ["draft", "withdrawn"]
