"""What is printed is what was laid out: fonts inside, nothing loaded, nothing cut."""

import importlib.util
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from quizgen.items.base import Item, Piece
from quizgen.output import pdf as printer
from quizgen.output.worksheet import Options, worksheet

chromium = pytest.mark.skipif(printer.browser() is None, reason="no Chromium on this machine")
poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler-utils on this machine")
weasyprint = pytest.mark.skipif(importlib.util.find_spec("weasyprint") is None, reason="extra pdf not installed")


def told(program: str, *args: str) -> str:
    return subprocess.run([program, *args], capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pdf")


def html(hand: SimpleNamespace, options: Options) -> str:
    a = hand.analysis()
    return worksheet([hand.quiz(a, furigana="all")], [a], hand.lexicon, options)


@chromium
@poppler
@pytest.mark.parametrize(
    ("options", "size"),
    [
        (Options(), "594.96 x 841.92"),
        (Options(paper="b5"), "516 x 729.12"),
        (Options(paper="letter"), "612 x 792"),
        (Options(vertical=True), "841.92 x 594.96"),
    ],
)
def test_a_sheet_prints_on_its_paper(hand: SimpleNamespace, folder: Path, options: Options, size: str) -> None:
    path = folder / "sheet.pdf"
    assert printer.pdf(html(hand, options), path, options.vertical) == printer.Printed(path, "chromium")
    info = told("pdfinfo", str(path))
    assert "Pages:           2" in info
    assert size in info
    fonts = told("pdffonts", str(path)).splitlines()[2:]
    assert all("KleeOne" in line and " yes yes yes " in line for line in fonts)  # embedded, subset, searchable
    assert "解答と解説" in told("pdftotext", "-f", "2", str(path), "-").replace("\n", "") or options.vertical


@chromium
@poppler
@pytest.mark.parametrize("vertical", [False, True])
def test_no_question_is_cut_by_a_page(hand: SimpleNamespace, folder: Path, vertical: bool) -> None:
    a = hand.analysis()
    quiz = hand.quiz(a)
    items = tuple(marked(quiz.items[1], n) for n in range(40))
    path = folder / "long.pdf"
    options = Options(key="none", vertical=vertical)
    printer.pdf(worksheet([replace(quiz, items=items)], [a], hand.lexicon, options), path, vertical)
    pages = ["".join(page.split()) for page in told("pdftotext", "-raw", str(path), "-").split("\f")]
    assert sum(f"始{n}終" in page and f"末{n}尾" in page for page in pages for n in range(40)) == 40
    assert len([page for page in pages if page]) > 2


def marked(item: Item, n: int) -> Item:
    """The item with a first and a last string that are found again."""
    last = replace(item.choices[-1], text=f"末{n}尾")
    prompt = (Piece(f"始{n}終"), *item.prompt)
    return replace(item, id=f"particle-{n}", prompt=prompt, choices=(*item.choices[:-1], last), hides=())


@chromium
@poppler
def test_no_character_is_a_box(hand: SimpleNamespace, folder: Path) -> None:
    """Another font would be named if Klee One lacked a letter; the symbols of school sheets are all there."""
    a = hand.analysis("①②⑳□○×△★☆℃〜—…々〆鷗髙﨑※→㎡㍉ヴゑ@N1 を持 「図書館")
    path = folder / "signs.pdf"
    printer.pdf(worksheet([hand.quiz(a)], [a], hand.lexicon, Options()), path)
    assert [x for x in told("pdffonts", str(path)).splitlines()[2:] if "KleeOne" not in x] == []


@weasyprint
def test_weasyprint_is_the_second_choice(
    hand: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    path = tmp_path / "sheet.pdf"
    assert printer.pdf(html(hand, Options()), path).means == "weasyprint"
    assert path.read_bytes().startswith(b"%PDF")
    with pytest.raises(printer.PdfError, match="needs Chromium"):
        printer.pdf(html(hand, Options(vertical=True)), path, vertical=True)


@weasyprint
@poppler
def test_weasyprint_loads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page made by hand that asks for files prints the same with and without them."""
    secret = tmp_path / "secret.css"
    secret.write_text("p::after { content: 'SECRET' }", encoding="utf-8")
    page = f'<link rel="stylesheet" href="{secret.as_uri()}"><img src="http://127.0.0.1:9/x.png"><p>plain</p>'
    monkeypatch.setenv("PATH", "")
    path = printer.pdf(page, tmp_path / "sheet.pdf").path
    monkeypatch.undo()
    assert told("pdftotext", str(path), "-").split() == ["plain"]


def test_without_a_printer_the_html_is_written(
    hand: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(printer, "find_spec", lambda name: None)
    page = html(hand, Options())
    assert printer.pdf(page, tmp_path / "sheet.pdf") == printer.Printed(tmp_path / "sheet.html", "html")
    assert (tmp_path / "sheet.html").read_text(encoding="utf-8") == page


@chromium
def test_a_browser_that_fails_says_so(tmp_path: Path) -> None:
    with pytest.raises(printer.PdfError):
        printer._chromium("/bin/false", "<p>", tmp_path / "x.pdf")
