"""A paragraph set in lines of equal length, as on a Japanese school sheet, so that lines can be numbered.

The length is counted in em: a full-width character is 1, a half-width one half, a character with furigana as
wide as the wider of the two (furigana is half size).  Nothing is broken inside a reading, a number or a Latin
word; 、。」 and small kana begin no line and 「（ end none (kinsoku, JIS X 4051).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from quizgen.output import downwards
from quizgen.output.passage import Paragraph, Run, joined

_NO_START = frozenset(
    "、。，．・：；？！」』）］｝〕〉》】〟ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ〜…‥—%％℃)]}!?,.:;"
)
_NO_END = frozenset("「『（［｛〔〈《【〝([{￥＄")
_LATIN = re.compile(downwards.LATIN)
_ATOM = re.compile(f"{downwards.LATIN}|.", re.DOTALL)
_BLANK = 3.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number in the text (from 1), its span, and whether it begins or ends a paragraph.

    A row of a table is one line, however long, with its ``cells``; ``names`` as in ``Paragraph``.
    """

    number: int
    start: int
    end: int
    runs: tuple[Run, ...]
    first: bool
    last: bool
    cells: tuple[tuple[Run, ...], ...] = ()
    names: bool = False


def lines(paragraphs: Iterable[Paragraph], width: int, down: bool = False) -> tuple[Line, ...]:
    """The paragraphs in lines of ``width`` em, the first of each indented by one; ``down`` if they run downwards, where
    figures stand otherwise (``quizgen.output.downwards``)."""
    out: list[Line] = []
    for paragraph in paragraphs:
        if paragraph.cells:
            p = paragraph
            out.append(Line(len(out) + 1, p.start, p.end, p.runs, True, True, p.cells, p.names))
            continue
        filled = list(_filled(_clusters(_atoms(paragraph)), width, down))
        for i, atoms in enumerate(filled):
            span = atoms[0].start, atoms[-1].end
            ends = i == 0, i == len(filled) - 1
            out.append(Line(len(out) + 1, *span, tuple(joined(atoms)), *ends))
    return tuple(out)


def _atoms(paragraph: Paragraph) -> Iterator[Run]:
    """What is never broken, without white space at the paragraph's start."""
    begun = False
    for run in paragraph.runs:
        for atom in _pieces(run):
            begun = begun or bool(atom.blank) or bool(_written(atom).strip())
            if begun:
                yield atom


def _pieces(run: Run) -> Iterator[Run]:
    at = run.start
    if run.blank:
        yield run
    for written, reading in run.furigana:
        for text in [written] if reading else _ATOM.findall(written):
            yield Run(at, at + len(text), ((text, reading),), run.word, 0, run.lit)
            at += len(text)


def _written(run: Run) -> str:
    return "".join(written for written, _ in run.furigana)


def _clusters(atoms: Iterable[Run]) -> Iterator[list[Run]]:
    """Atoms that stay on one line because of what may begin or end it."""
    cluster: list[Run] = []
    for atom in atoms:
        text = _written(atom)
        if cluster and text[:1] not in _NO_START and _written(cluster[-1])[-1:] not in _NO_END:
            yield cluster
            cluster = []
        cluster.append(atom)
    if cluster:
        yield cluster


def _filled(clusters: Iterable[list[Run]], width: int, down: bool) -> Iterator[list[Run]]:
    line: list[Run] = []
    used = 1.0
    for cluster in clusters:
        size = sum(_width(atom, down) for atom in cluster)
        if line and used + size > width:
            yield line
            line, used = [], 0.0
        line = line + cluster
        used += size
    if line:
        yield line


def _width(atom: Run, down: bool) -> float:
    ((written, reading),) = atom.furigana or (("", ""),)
    across = sum(1.0 if east_asian_width(c) in "WFA" else 0.5 for c in written)
    own = downwards.size(written) if down and _LATIN.fullmatch(written) else across
    return _BLANK if atom.blank else max(own, len(reading) / 2)
