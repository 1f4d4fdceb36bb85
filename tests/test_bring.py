"""``quizgen import`` and ``quizgen new``: files into the library."""

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import main
from quizgen.source import read_path

FILES = Path(__file__).parent / "source" / "files"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def book(path: Path, *pages: str) -> Path:
    """An EPUB of these pages."""
    items = "".join(
        f'<item id="p{n}" href="p{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(pages))
    )
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    about = '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">川の本</dc:title><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">森花子</dc:creator>'
    root = '<rootfile full-path="b/c.opf"/>'
    container = f'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">{root}</container>'
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><metadata>{about}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("b/c.opf", package)
        for n, page in enumerate(pages):
            archive.writestr(f"b/p{n}.xhtml", f"<html><body>{page}</body></html>")
    return path


def test_a_word_document_becomes_a_file_of_the_library(library: Path) -> None:
    done = run("import", FILES / "asa.docx", "--texts", library, "--slug", "asa", "--licence", "CC BY 4.0")
    assert done.exit_code == 0, done.output
    text = read_path(library / "asa.md")
    assert (text.title, text.licence) == ("橋のない朝", "CC BY 4.0")
    assert "｜上手《かみて》の橋が" in (library / "asa.md").read_text(encoding="utf-8")
    assert "estimated N" in done.output and "quizgen check" in done.output


def test_what_is_missing_is_said(library: Path) -> None:
    assert "licence: none given" in run("import", FILES / "asa.pdf", "--texts", library).output


@pytest.mark.parametrize("again", [(), ("--slug", "other")])
def test_nothing_is_written_over_and_no_text_comes_twice(library: Path, again: tuple[str, ...]) -> None:
    first = run("import", FILES / "asa.pdf", "--texts", library)
    before = {path: path.read_bytes() for path in library.iterdir()}
    done = run("import", FILES / "asa.pdf", "--texts", library, *again)
    assert (first.exit_code, done.exit_code) == (0, 1)
    assert {path: path.read_bytes() for path in library.iterdir()} == before


def test_a_book_is_listed_and_its_chapters_are_chosen(library: Path, tmp_path: Path) -> None:
    pages = [f"<h1>第{n}章</h1><p>昨日の大雨で、{n}本の橋が流された。私たちは駅まで歩いた。</p>" for n in "一二三"]
    given = book(tmp_path / "kawa.epub", *pages)
    listed = run("import", given, "--texts", library)
    assert listed.exit_code == 0 and "第二章" in listed.output and not list(library.iterdir())
    done = run("import", given, "--texts", library, "--chapters", "1,3")
    assert done.exit_code == 0, done.output
    texts = [read_path(path) for path in sorted(library.iterdir())]
    assert [(t.slug, t.title, t.attribution) for t in texts] == [
        ("kawa-01", "第一章", "森花子"),
        ("kawa-03", "第三章", "森花子"),
    ]


@pytest.mark.parametrize("chapters", ["9", "x", "1-"])
def test_a_chapter_that_is_not_there_writes_nothing(library: Path, tmp_path: Path, chapters: str) -> None:
    given = book(tmp_path / "kawa.epub", *["<p>昨日の大雨で、橋が流された。</p>"] * 2)
    assert run("import", given, "--texts", library, "--chapters", chapters).exit_code > 0
    assert not list(library.iterdir())


def test_a_new_text_can_be_read_at_once(library: Path) -> None:
    assert run("new", "ame", "--texts", library, "--title", "雨の日", "--level", "N4").exit_code == 0
    text = read_path(library / "ame.md")
    assert (text.title, text.level) == ("雨の日", "N4")
    assert run("new", "ame", "--texts", library).exit_code == 1


@pytest.mark.parametrize(("slug", "name"), [("../../etc/passwd", "etc-passwd"), ("雨 の日", "雨-の日"), ("//", "text")])
def test_a_name_stays_inside_the_folder(library: Path, slug: str, name: str) -> None:
    run("new", slug, "--texts", library)
    assert [path.name for path in library.iterdir()] == [f"{name}.md"]
