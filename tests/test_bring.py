"""``quizgen import`` and ``quizgen new``: files into the library."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import main
from quizgen.source import bringing, read_path

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


REAL = {
    "asa.docx": 2,
    "asa.epub": 2,
    "asa.html": 2,
    "asa.mhtml": 2,
    "asa.zip": 2,
    "asa.pdf": 0,  # a PDF file does not say what a reading belongs to
    "asa-down.pdf": 0,
}
"""What programs wrote, with the number of readings in it."""


@pytest.mark.parametrize("name", sorted(REAL))
def test_what_real_programs_write_keeps_its_readings_and_paragraphs(library: Path, name: str) -> None:
    assert {path.name for path in FILES.glob("asa*")} == set(REAL)
    done = run("import", FILES / name, "--texts", library, "--slug", "asa")
    assert done.exit_code == 0, done.output
    text = read_path(library / "asa.md")
    assert (text.title, text.status, len(text.readings)) == ("橋のない朝", "draft", REAL[name])
    lines = text.body.split("\n")
    assert lines[0].startswith("上手の橋が、昨日の大雨で流された。石川さんは、")
    assert lines[-1].startswith("私たちは駅まで歩いた。")
    assert not [line for line in lines if "町の便り" in line or "底本" in line or "<" in line]


HALF = [
    (FILES / name).read_bytes()[: (FILES / name).stat().st_size // 2] for name in sorted(REAL) if name != "asa.html"
]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *zip((name for name in sorted(REAL) if name != "asa.html"), HALF, strict=True),
        ("a.html", b"<html><head><title>x</title></head><body></body></html>"),
        ("a.txt", b""),
        ("a.txt", "雨が降る。".encode("cp932") + b"\x80\xff\x81"),
        ("a.md", "---\ntitle: [雨\n---\n\n雨が降った。".encode()),
        ("a.md", "---\nlevel: N9\n---\n\n雨が降った。".encode()),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\n\n"),
        ("a.vtt", b"WEBVTT\n\n"),
        ("a.zip", b"PK\x05\x06" + bytes(18)),
        ("a.docx", b"PK\x03\x04 and no more"),
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50)),
    ],
)
def test_what_is_broken_is_told_in_one_line_and_nothing_is_written(
    library: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    done = run("import", tmp_path / name, "--texts", library)
    assert done.exit_code == 1
    assert done.output.count("\n") == 1 and name.split(".")[0] in done.output
    assert not list(library.iterdir())


ARTICLES = sorted((Path(__file__).parents[2] / "shared" / "articles").glob("*.txt"))


@pytest.mark.skipif(not ARTICLES, reason="the folder of articles is not beside the project")
@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_of_an_article_nothing_is_lost(library: Path, path: Path) -> None:
    """Every Japanese letter stands in the text, in its title or readings, or is listed as left out."""
    assert run("import", path, "--texts", library, "--slug", "a").exit_code == 0
    (text,) = bringing.texts(path.read_bytes(), path.name)
    assert read_path(library / "a.md").body == text.body
    kept = [
        text.body,
        2 * text.title,  # where it stands over the text again
        text.attribution,
        *(r.text for r in text.removed),
        *(r.reading for r in text.readings),
    ]
    given = re.sub(r"［＃[^］]*］", "", path.read_text(encoding="utf-8"))
    assert not Counter(LETTER.findall(given)) - Counter(LETTER.findall("".join(kept)))


LETTER = re.compile("[ぁ-ゖァ-ヺ々一-鿿]")
