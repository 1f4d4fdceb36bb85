"""What is on the pages of a PDF, by character and by ink, for machines that cannot look."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTContainer

DOTS = 144 / 72
"""Dots of a picture to a point of the page."""
CLIPPED = 0.5
"""A letter with less than this share of the ink of its like is cut."""
LIKE = 4
"""So many of a letter are compared."""


@dataclass(frozen=True)
class Letter:
    """A letter with its box in points from the upper left corner of its page."""

    text: str
    font: str
    size: float
    box: tuple[float, float, float, float]


class Page:
    """A page with its letters and, when they are asked for, its pixels (0 black, 255 white)."""

    def __init__(self, number: int, path: Path, layout: Any) -> None:
        self.number, self._path = number, path
        self.width, self.height = layout.width, layout.height
        self.letters = tuple(_letters(layout, layout.height))

    @property
    def text(self) -> str:
        """All letters without spaces."""
        return "".join("".join(letter.text for letter in self.letters).split())

    @cached_property
    def _picture(self) -> tuple[int, int, bytes]:
        where = ("-f", str(self.number), "-l", str(self.number))
        command = ("pdftoppm", "-gray", "-r", str(int(72 * DOTS)), *where, str(self._path))
        data = subprocess.run(command, check=True, capture_output=True).stdout
        _magic, width, height, _most = data.split(maxsplit=4)[:4]
        return int(width), int(height), data[-int(width) * int(height) :]

    def ink(self, box: tuple[float, float, float, float]) -> float:
        """How much ink a box has, in dots of full black."""
        return sum(255 - p for row in self._rows(box) for p in row) / 255

    def middle(self, box: tuple[float, float, float, float]) -> tuple[float, float]:
        """Where the ink of a box has its middle, as shares of the box from the upper left corner."""
        rows = [[255 - p for p in row] for row in self._rows(box)]
        whole = sum(map(sum, rows)) or 1
        across = sum(n * p for row in rows for n, p in enumerate(row)) / whole
        down = sum(n * sum(row) for n, row in enumerate(rows)) / whole
        return across / max(1, len(rows[0])), down / max(1, len(rows))

    def _rows(self, box: tuple[float, float, float, float]) -> list[bytes]:
        width, height, pixels = self._picture
        left, top, right, bottom = (round(n * DOTS) for n in box)
        left, right, top, bottom = max(0, left), min(width, right), max(0, top), min(height, bottom)
        return [pixels[y * width + left : y * width + right] for y in range(top, bottom)] or [b"\xff"]


def pages(path: Path) -> list[Page]:
    """The pages of a PDF."""
    return [
        Page(n, path, layout)
        for n, layout in enumerate(extract_pages(path, laparams=LAParams(all_texts=True)), start=1)
    ]


def _letters(element: Any, height: float) -> Iterator[Letter]:
    if isinstance(element, LTChar):
        left, bottom, right, top = element.bbox
        yield Letter(element.get_text(), element.fontname, element.size, (left, height - top, right, height - bottom))
    elif isinstance(element, LTContainer):
        for part in element:
            yield from _letters(part, height)


def outside(page: Page, margin: float) -> list[Letter]:
    """Letters that stand nearer to the edge of the page than ``margin`` points, or beyond it."""
    right, bottom = page.width - margin, page.height - margin

    def beyond(box: tuple[float, float, float, float]) -> bool:
        return box[0] < margin or box[1] < margin or box[2] > right or box[3] > bottom

    return [letter for letter in page.letters if letter.text.strip() and beyond(letter.box)]


def clipped(found: list[Page]) -> tuple[int, list[str]]:
    """How many letters were compared with their like, and those with much less ink."""
    like: dict[tuple[str, float], list[tuple[Page, Letter]]] = {}
    for page in found:
        for letter in page.letters:
            if letter.text.isalpha():
                like.setdefault((letter.text, round(letter.size, 1)), []).append((page, letter))
    compared, cut = 0, []
    for (text, _), places in like.items():
        if len(places) < LIKE:
            continue
        inks = [page.ink(letter.box) for page, letter in places]
        compared += len(inks)
        usual = median(inks)
        cut += [
            f"{text} p.{p.number} {x.box}" for (p, x), ink in zip(places, inks, strict=True) if ink < CLIPPED * usual
        ]
    return compared, cut
