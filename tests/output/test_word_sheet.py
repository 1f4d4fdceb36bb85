"""A worksheet as a Word document: the sheet that is printed, with readings that stay readings."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from defusedxml.ElementTree import fromstring

from quizgen.output.passage import View, passage
from quizgen.output.qr import Screen
from quizgen.output.word import run
from quizgen.output.word_sheet import document
from quizgen.output.worksheet import Options
from quizgen.source import read_bytes

office = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None, reason="no LibreOffice on this machine"
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(hand: SimpleNamespace, options: Options = Options(), **spec: Any) -> bytes:  # noqa: B008  (frozen)
    a = hand.analysis()
    return document([hand.quiz(a, **spec)], [a], hand.lexicon, options)


def part(packed: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    return fromstring(zipfile.ZipFile(io.BytesIO(packed)).read(name))


def paragraphs(packed: bytes, style: str) -> list[str]:
    """The words of the paragraphs of a style, without readings."""
    found = [p for p in part(packed).iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='{style}']") is not None]
    for p in found:
        for ruby in p.iter(f"{W}ruby"):
            ruby.remove(ruby.find(f"{W}rt"))  # type: ignore[arg-type]
    return [
        "".join((e.text or "") if e.tag == f"{W}t" else "|" for e in p.iter() if e.tag in (f"{W}t", f"{W}br"))
        for p in found
    ]


def test_every_part_is_sound_xml_and_its_relations_lead_to_parts(hand: SimpleNamespace) -> None:
    packed = made(hand, Options(screen=Screen("https://example.org/x"), vocabulary=True, points=5))
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    for name in names:
        if not name.endswith(".png"):
            part(packed, name)
    targets = [r.get("Target") for r in part(packed, "word/_rels/document.xml.rels")]
    assert {f"word/{t}" for t in targets} <= set(names)
    assert zipfile.ZipFile(io.BytesIO(packed)).read("word/picture.png").startswith(b"\x89PNG")


def test_our_own_reader_finds_the_text_with_the_readings_that_were_printed(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    shown = [pair for p in passage(a, View("all"), hand.lexicon) for r in p.runs for pair in r.furigana if pair[1]]
    text = read_bytes(made(hand, Options(key="none"), furigana="all", level="N4"), "sheet.docx")
    read = [(text.body[r.start : r.end], r.reading) for r in text.readings]
    hidden = {("発", "はっ"), ("表", "ぴょう"), ("公", "こう"), ("園", "えん")}  # what is asked for has no reading
    assert [pair for pair in shown if pair not in hidden] == read[: len(shown) - len(hidden)]
    assert text.title == "朝の町"


def test_a_question_is_one_paragraph_that_no_page_splits(hand: SimpleNamespace) -> None:
    packed = made(hand, Options(key="none"))
    questions = paragraphs(packed, "Question")
    assert len(questions) == 4
    assert re.match(r"1姉が発表した。　（\s+）\|1　", questions[0])
    styles = {s.get(f"{W}styleId"): s for s in part(packed, "word/styles.xml").iter(f"{W}style")}
    assert styles["Question"].find(f"{W}pPr/{W}keepLines") is not None
    assert styles["Rubric"].find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize(("key", "questions", "solutions"), [("none", 4, 0), ("separate", 4, 4), ("only", 0, 4)])
def test_the_key_stands_where_it_was_asked_for(hand: SimpleNamespace, key: Any, questions: int, solutions: int) -> None:
    packed = made(hand, Options(key=key))
    assert (len(paragraphs(packed, "Question")), len(paragraphs(packed, "Solution"))) == (questions, solutions)


@pytest.mark.parametrize(
    ("options", "size", "columns", "down"),
    [
        (Options(), ("11906", "16838"), "1", False),
        (Options(paper="b5", turned=True), ("14570", "10318"), "2", False),
        (Options(paper="letter", vertical=True), ("15840", "12240"), "1", True),
        (Options(vertical=True, turned=True), ("11906", "16838"), "2", True),
    ],
)
def test_the_page_is_that_of_the_sheet(
    hand: SimpleNamespace, options: Options, size: tuple[str, str], columns: str, down: bool
) -> None:
    (section,) = part(made(hand, options)).iter(f"{W}sectPr")
    page = section.find(f"{W}pgSz")
    assert page is not None
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == size
    assert section.find(f"{W}cols").get(f"{W}num") == columns  # type: ignore[union-attr]
    assert (section.find(f"{W}textDirection") is not None) is down


@pytest.mark.parametrize(
    ("text", "pairs"), [("5月21日", ["21"]), ("総工費", []), ("2026年", []), ("10時30分", ["10", "30"])]
)
def test_two_figures_share_a_cell_where_lines_run_downwards(text: str, pairs: list[str]) -> None:
    found = re.findall(r"<w:eastAsianLayout[^>]*/></w:rPr><w:t[^>]*>(.*?)</w:t>", run(text, down=True))
    assert found == pairs
    assert "eastAsianLayout" not in run(text)


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert run("a\x00\x0b<b>&") == '<w:r><w:t xml:space="preserve">a&lt;b&gt;&amp;</w:t></w:r>'


def test_the_same_sheet_gives_the_same_bytes(hand: SimpleNamespace) -> None:
    assert made(hand) == made(hand)


@office
def test_libreoffice_opens_it_and_prints_the_same_words(hand: SimpleNamespace, tmp_path: Path) -> None:
    (tmp_path / "sheet.docx").write_bytes(made(hand, furigana="none", level="N3"))
    own = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = (
        "soffice",
        own,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "sheet.docx"),
    )
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    told = subprocess.run(
        ("pdftotext", "-raw", tmp_path / "sheet.pdf", "-"), check=True, capture_output=True, text=True
    )
    pages = ["".join(page.split()) for page in told.stdout.split("\f") if page.strip()]
    assert len(pages) == 2
    assert "姉が発表した。" in pages[0] and "解答と解説" not in pages[0]
    assert pages[1].startswith("解答と解説朝の町")
