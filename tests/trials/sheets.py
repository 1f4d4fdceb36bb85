"""Twelve worksheets of all levels, papers, directions and ready-made mixtures, printed and looked at by machine.

``python -m tests.trials sheets``; with ``SHEETS=folder`` the files and a picture of each page stay there, to be looked
at by eye.  Needs Chromium, poppler-utils and Playwright.
"""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

from quizgen import kana
from tests.trials.paper import CLIPPED, Page, clipped, outside, pages

SHEETS = (
    "first-snow --preset exam-n5 --points 5",
    "toy-sleepover --preset exam-n5 --level N5 --turned --paper b5 --circles --furigana all",
    "singing-badly --preset kanji --vertical --paper b5 --squares",
    "asked-the-way --preset exam-n4 --paper letter --circles --versions A,B",
    "sento-diary --preset reading --vertical --versions A,B --other-items",
    "boat-to-mikan-island --preset writing --turned --paper letter --squares",
    "fast-clock --preset exam-n3 --paper b5 --link https://example.org/class/7H2K9B",
    "dogs-on-the-bus --preset cloze --vertical --paper letter --vocabulary --furigana all",
    "canal-of-kyoto --preset exam-n2 --turned --vocabulary --points 4",
    "library-of-tools --preset grammar --vertical --turned --circles",
    "ferry-four-minutes --preset exam-n1 --sets easy,hard --count 10",
    "element-of-the-sun --preset words --vertical --turned --paper b5 --language en",
)
MARGIN = 28.0
"""Points, a centimetre; only the number of the page stands nearer to the edge."""
_ACROSS, _DOWN = "、。「」（）ー", "︑︒﹁﹂︵︶"
# Each word of a question becomes a link that names the question, which shows on which page it is printed.
_TRACE = """() => document.querySelectorAll('.question').forEach((question, n) => {
  const walker = document.createTreeWalker(question, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
  for (const text of found) {
    const link = document.createElement('a');
    link.href = `https://question.example/${n}`;
    link.style = 'color: inherit; text-decoration: inherit';
    text.replaceWith(link);
    link.append(text);
  }
})"""


class Words(HTMLParser):
    """The letters of a page that are printed, and those of its rubrics."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shown, self.rubrics, self._tags = "", "", list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self._tags.append("rubric" if ("class", "rubric") in attrs else tag)

    def handle_endtag(self, tag: str) -> None:
        if self._tags:
            self._tags.pop()

    def handle_data(self, data: str) -> None:
        if "body" in self._tags and "rp" not in self._tags and "svg" not in self._tags:
            self.shown += data
            self.rubrics += data if "rubric" in self._tags else ""


def run() -> bool:
    """Print all sheets and look at them."""
    from playwright.sync_api import sync_playwright

    keep = os.environ.get("SHEETS")
    counted, faults = Counter[str](), list[str]()
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(keep or scratch)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for number, asked in enumerate(SHEETS, start=1):
            path = folder / f"{number:02}.pdf"
            for fault in looked_at(asked.split(), path, page, counted):
                faults.append(f"{number:02} {asked}: {fault}")
            if keep:
                subprocess.run(("pdftoppm", "-r", "75", "-png", path, path.with_suffix("")), check=True)
        browser.close()
    told = ", ".join(f"{n:,} {what}" for what, n in counted.items())
    print("".join(f"  {fault}\n" for fault in faults) + f"sheets: {told} … {'FAIL' if faults else 'PASS'}", flush=True)
    return not faults


def looked_at(asked: list[str], path: Path, browser: Any, counted: Counter[str]) -> Iterator[str]:
    """Print one sheet by the command and say what is wrong with it."""
    for file in (path, path.with_suffix(".html")):
        subprocess.run((sys.executable, "-m", "quizgen", "worksheet", *asked, "-o", str(file)), check=True)
    html, down = path.with_suffix(".html").read_text(encoding="utf-8"), "--vertical" in asked
    printed, words = pages(path), Words(html)
    counted.update(sheets=1, pages=len(printed))
    yield from _letters(printed, words, down, counted)
    yield from _fonts(path)
    browser.goto(path.with_suffix(".html").as_uri())
    browser.emulate_media(media="print")
    yield from _by_the_browser(browser, path, printed)
    yield from _questions(browser, path, printed, counted)
    if ("N5" in asked or "exam-n5" in asked) and (kanji := [c for c in words.rubrics if kana.is_kanji(c)]):
        yield f"a rubric of N5 has kanji: {kanji}"


def _letters(printed: list[Page], words: Words, down: bool, counted: Counter[str]) -> Iterator[str]:
    """None is lost, none stands beside the paper, none is cut, signs are those of the direction."""
    shown = "".join(page.text for page in printed)
    counted["letters"] += len(shown)
    if lost := Counter(_plain(words.shown)) - Counter(_plain(shown)):
        yield f"not printed: {dict(lost)}"
    for page in printed:
        # Nothing but its number stands in the margin.
        if far := [x.text for x in outside(page, MARGIN) if not x.text.isdecimal()]:
            yield f"page {page.number}: outside its margins: {''.join(far)}"
    compared, cut = clipped(printed)
    counted["letters whose ink was compared"] += compared
    if cut:
        yield f"less than {CLIPPED:.0%} of the usual ink: {cut}"
    if wrong := {c: shown.count(c) for c in (_ACROSS[:2] if down else _DOWN) if c in shown}:
        yield f"signs of the other direction: {wrong}"


def _plain(text: str) -> str:
    """Letters without the forms that a font has for one: ︒ and 。, ⽇ and 日."""
    return "".join(_ALIKE.get(c, c) for c in "".join(normalize("NFKC", text).split()))


_ALIKE = dict(zip("⻑⻘⻝⻤⻩⻨⻭⻄⻅⺠⻲⻁⻯黑~−–", "長青食鬼黄麦歯西見民亀虎竜黒〜-‒", strict=True))


def _fonts(path: Path) -> Iterator[str]:
    told = subprocess.run(("pdffonts", path), check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    for line in told:
        if "KleeOne" not in line or " yes yes yes " not in line:
            yield f"a font that is another or not embedded: {line}"


def _by_the_browser(browser: Any, path: Path, printed: list[Page]) -> Iterator[str]:
    """The print dialog of a browser gives the same pages as the command."""
    again = path.with_suffix(".browser.pdf")
    browser.pdf(path=again, prefer_css_page_size=True)
    if not _alike(pages(again), printed):
        yield "printed from the browser it is another sheet"


def _alike(some: list[Page], others: list[Page]) -> bool:
    """The same letters on each page; in which order they are written is the printer's."""
    return [Counter(page.text) for page in some] == [Counter(page.text) for page in others]


def _questions(browser: Any, path: Path, printed: list[Page], counted: Counter[str]) -> Iterator[str]:
    """No question stands on two pages."""
    browser.evaluate(_TRACE)
    traced = path.with_suffix(".traced.pdf")
    browser.pdf(path=traced, prefer_css_page_size=True)
    if not _alike(pages(traced), printed):
        yield "links moved the letters"
    places: dict[str, set[int]] = {}
    with traced.open("rb") as file:
        for number, page in enumerate(PDFPage.get_pages(file), start=1):
            for link in resolve1(page.annots) or ():
                where = resolve1(resolve1(link).get("A", {})).get("URI", b"").decode()
                places.setdefault(where, set()).add(number)
    questions = {where: on for where, on in places.items() if re.search(r"question\.example/\d+$", where)}
    wanted = len(re.findall(r'<div class="question ', path.with_suffix(".html").read_text(encoding="utf-8")))
    counted["questions"] += len(questions)
    if len(questions) != wanted:
        yield f"{wanted} questions, of which {len(questions)} were found"
    for where, on in questions.items():
        if len(on) > 1:
            yield f"question {where.rpartition('/')[2]} stands on pages {sorted(on)}"
