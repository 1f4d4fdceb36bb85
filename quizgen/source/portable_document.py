"""PDF files with a text layer, written across or down, as Markdown.

pdfminer tells where characters stand.  Small ones beside others are furigana and are left out: which character they
belong to is too often not plain.  A line that reaches the edge goes on in the next, unless that one is indented.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizgen import kana
from quizgen.source import pdf_streams
from quizgen.source.markdown_text import escaped
from quizgen.source.normalisation import kanji_of
from quizgen.source.text import SourceError

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTPage

MAX_PAGES = 400
_SIGN = b"%PDF-"
_SMALL = 0.7
"""Furigana is at most this part of the size of the text."""
_REACHES, _INDENTED = 2.5, 0.6
"""How near the edge a line ends that goes on, and how far in a paragraph begins, in sizes of the text."""
_GAP = re.compile(r"(?<=[^\x00-\xff]) +(?=[^\x00-\xff])")
_PAGE_NUMBER = re.compile(r"[-‐―ー–—\s]*[0-9０-９]{1,4}[-‐―ー–—\s]*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: where it begins and ends along its direction, 0 where the page begins."""

    text: str
    start: float
    end: float
    down: bool


def is_pdf(data: bytes) -> bool:
    """Whether the bytes begin as a PDF file does."""
    return data.startswith(_SIGN)


def read(data: bytes, name: str) -> str:
    """The text as Markdown; ``SourceError`` for what is broken, locked or has no text layer."""
    try:
        found = [paragraph for page in _pages(data) for paragraph in _paragraphs(page)]
    except pdf_streams.TooLargeError:
        raise SourceError(name, f"it unpacks to more than {pdf_streams.MAX_UNPACKED // 1_000_000} MB") from None
    except Exception as fault:  # pdfminer raises nearly anything for a file that is broken
        locked = "Password" in type(fault).__name__
        why = "the PDF is locked by a password" if locked else "the PDF is broken and cannot be read"
        raise SourceError(name, why) from None
    if not any(kana.is_kana(c) or kana.is_kanji(c) for paragraph in found for c in paragraph):
        raise SourceError(name, "the PDF has no Japanese text in it; it may be pictures of pages (a scan)")
    return "\n\n".join(map(escaped, found))


def _pages(data: bytes) -> Iterator["LTPage"]:
    from pdfminer import pdftypes
    from pdfminer.high_level import extract_pages

    pdf_streams.bound(pdftypes)
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it complains of fonts that are in order
    return extract_pages(io.BytesIO(data), laparams=None, maxpages=MAX_PAGES)


def _paragraphs(page: "LTPage") -> Iterator[str]:
    """The paragraphs of a page in reading order, without page numbers."""
    every = [c for c in _characters(page) if c.get_text().strip()]
    if not every:
        return
    size = Counter(round(c.size, 1) for c in every).most_common(1)[0][0]
    lines = [line for line in _lines(page, every, size) if line.text and not _PAGE_NUMBER.fullmatch(line.text)]
    edges = {down: _edges([line for line in lines if line.down == down]) for down in (False, True)}
    open_ = ""
    for line in lines:
        start, end = edges[line.down]
        if open_ and line.start > start + _INDENTED * size:
            yield open_
            open_ = ""
        open_ += line.text
        if line.end < end - _REACHES * size:
            yield open_
            open_ = ""
    if open_:
        yield open_


def _characters(parent: Any) -> Iterator["LTChar"]:
    from pdfminer.layout import LTChar, LTContainer

    for child in parent:
        if isinstance(child, LTChar):
            yield child
        elif isinstance(child, LTContainer):
            yield from _characters(child)


def _lines(page: "LTPage", every: Iterable["LTChar"], size: float) -> Iterator[_Line]:
    """The lines in the order in which pdfminer reads them: boxes of text, columns from the right where it runs down."""
    from pdfminer.layout import LAParams, LTTextBox, LTTextBoxVertical

    page._objs = [c for c in every if c.size > _SMALL * size]
    page.analyze(LAParams(detect_vertical=True))
    for box in page:
        for line in box if isinstance(box, LTTextBox) else ():
            text = _GAP.sub("", _usual(line.get_text()).strip())
            down = isinstance(box, LTTextBoxVertical)
            yield _Line(text, *((-line.y1, -line.y0) if down else (line.x0, line.x1)), down)


def _edges(lines: list[_Line]) -> tuple[float, float]:
    """Where most lines begin, and where the longest ends."""
    begun = Counter(round(line.start) for line in lines)
    return (begun.most_common(1)[0][0] if begun else 0.0), max((line.end for line in lines), default=0.0)


def _usual(text: str) -> str:
    """The character that is meant by a radical or a form for lines written down: ⾬ 雨, ︒ 。."""
    return "".join(kanji_of(c) if "\u2e80" <= c <= "\u2fdf" or "\ufe10" <= c <= "\ufe4f" else c for c in text)
