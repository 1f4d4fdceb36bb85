"""A text as it is shown: paragraphs of runs, with furigana by policy, blanks and lit evidence.

Templates print these values and decide nothing.  ``passage`` takes away what must not be seen: the
characters under a blank are not in the result at all, and a word whose reading is asked for carries no
furigana (``View.bare``).  Figures carry none: 1978 with its seventeen kana would tear the line apart, and
1日 (ついたち), read as one, has its furigana for the sake of 日.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import TYPE_CHECKING, Literal

from quizgen import LEVELS, kana
from quizgen.analysis.difficulty import level_of
from quizgen.analysis.types import Analysis, Furigana, Word
from quizgen.lexicon.known import Known
from quizgen.output import filled
from quizgen.source.text import ROWS

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon

Policy = Literal["all", "level", "unknown", "first", "none"]
POLICIES: tuple[Policy, ...] = ("all", "level", "unknown", "first", "none")
_NOTHING = Known()
# The highest school grade of kanji that goes without furigana at a level; generous, since a word's
# own level is the finer measure: the bound only catches 鞄 and 綺麗, easy words in rare kanji.
_GRADE = {"N5": 3, "N4": 4, "N3": 6, "N2": 8, "N1": 8}


@dataclass(frozen=True, slots=True)
class View:
    """How a text is shown.

    ``level`` is the reader's (``""``: the text's); ``blanks`` are (start, end, number of the item), empty for
    a place where something may be put in, and ``several``
    are the numbers of items with several places to fill, whose blanks are told apart: 3①, 3②; ``lit`` are spans of
    evidence; ``bare`` are spans without furigana (``quizgen.quiz.bare`` finds them); ``known`` are the words that the
    reader knows, which have furigana only where all words have.
    """

    furigana: Policy = "level"
    level: str = ""
    blanks: tuple[tuple[int, int, int], ...] = ()
    several: frozenset[int] = frozenset()
    lit: tuple[tuple[int, int], ...] = ()
    bare: tuple[tuple[int, int], ...] = ()
    known: Known = _NOTHING


@dataclass(frozen=True, slots=True)
class Run:
    """Characters shown alike: ``furigana`` pairs to print, empty for a blank, whose item is ``blank`` (else 0).

    ``place`` is which blank of an item with several it is, from 1, else 0.
    ``start`` and ``end`` are the span in the body, ``word`` the index in ``Analysis.words`` (-1: between words).
    """

    start: int
    end: int
    furigana: Furigana
    word: int = -1
    blank: int = 0
    lit: bool = False
    place: int = 0

    @property
    def label(self) -> str:
        """What stands in a blank: the number of its item, and which of its blanks it is: ``3②``."""
        return f"{self.blank}{filled.CIRCLED[self.place - 1] if self.place else ''}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body without its line break.

    A row of a table has its ``cells`` too, and ``names`` says that these are the names of the columns.
    """

    start: int
    end: int
    runs: tuple[Run, ...]
    cells: tuple[tuple[Run, ...], ...] = ()
    names: bool = False


def passage(analysis: Analysis, view: View, lexicon: "Lexicon") -> tuple[Paragraph, ...]:
    """The text as ``view`` wants it, paragraph by paragraph."""
    places = _places(view)
    empty = (Run(a, b, (), -1, n, place=places.get((a, b, n), 0)) for a, b, n in sorted(view.blanks) if a == b)
    cells = list(merge(empty, _cut(_cells(analysis, view, lexicon), _edges(analysis, view)), key=lambda r: r.start))
    rows = {block.start: block for block in analysis.text.blocks if block.kind in ROWS}
    out, at, i = [], 0, 0
    for line in analysis.text.body.split("\n"):
        end, first = at + len(line), i
        while i < len(cells) and cells[i].end <= end:
            i += 1
        runs = [cell if cell.blank else _shown(cell, view, places) for cell in cells[first:i] if cell.start >= at]
        row = rows.get(at)
        spans = analysis.text.cells(row) if row else ()
        inside = tuple(tuple(joined(r for r in runs if a <= r.start and r.end <= b)) for a, b in spans)
        out.append(Paragraph(at, end, tuple(joined(runs)), inside, row is not None and row.kind == "columns"))
        at = end + 1
    return tuple(out)


def _touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _cells(analysis: Analysis, view: View, lexicon: "Lexicon") -> Iterator[Run]:
    """One run for every furigana pair and for what stands between words, in order, covering the body."""
    body, at, seen = analysis.text.body, 0, set[tuple[str, str]]()
    level = view.level or level_of(analysis)
    for index, word in enumerate(analysis.words):
        if at < word.start:
            yield Run(at, word.start, ((body[at : word.start], ""),))
        name = (word.dictionary_form, word.dictionary_reading)
        shown = _wanted(word, view, level, name not in seen, lexicon)
        seen.add(name)
        at = word.start
        for written, reading in word.furigana or ((word.surface, ""),):
            end = at + len(written)
            kept = shown and kana.has_kanji(written) and not _touches(view.bare, at, end)
            yield Run(at, end, ((written, reading if kept else ""),), index)
            at = end
    if at < len(body):
        yield Run(at, len(body), ((body[at:], ""),))


def _wanted(word: Word, view: View, level: str, first: bool, lexicon: "Lexicon") -> bool:
    """Whether a word gets its furigana."""
    policy = view.furigana
    if policy != "all" and word in view.known:
        return False
    if policy == "level":
        return _above(word, level, lexicon)
    return policy in ("all", "unknown") or (policy == "first" and first)


def _above(word: Word, level: str, lexicon: "Lexicon") -> bool:
    """True for a word harder than ``level``; numbers are N4 (三本, 二十日), a word of no known level is hard."""
    own = word.level or ("N4" if word.part == "number" else "")
    if level not in LEVELS or own not in LEVELS or LEVELS.index(own) > LEVELS.index(level):
        return True
    return rare(word.surface, level, lexicon)


def rare(written: str, level: str, lexicon: "Lexicon") -> bool:
    """True if one of the kanji is beyond readers of ``level`` (all are, if it is not known)."""
    found = (lexicon.kanji(c) for c in written if kana.is_kanji(c))
    return any(k is not None and not 0 < (k.grade or 99) <= _GRADE.get(level, 0) for k in found)


def _edges(analysis: Analysis, view: View) -> list[int]:
    """Offsets at which runs must be cut."""
    breaks = [i for i, c in enumerate(analysis.text.body) if c == "\n"]
    cells = [cell for block in analysis.text.blocks if block.kind in ROWS for cell in analysis.text.cells(block)]
    spans = [*((a, b) for a, b, _ in view.blanks), *view.lit, *((i, i + 1) for i in breaks), *cells]
    return sorted({offset for span in spans for offset in span})


def _cut(cells: Iterator[Run], edges: Sequence[int]) -> Iterator[Run]:
    """The cells cut at the edges; half of a reading is no reading, so a cut pair loses it."""
    i = 0
    for cell in cells:
        while i < len(edges) and edges[i] <= cell.start:
            i += 1
        ((written, reading),), at = cell.furigana, cell.start
        while i < len(edges) and edges[i] < cell.end:
            yield Run(at, edges[i], ((written[at - cell.start : edges[i] - cell.start], ""),), cell.word)
            at = edges[i]
            i += 1
        yield Run(at, cell.end, ((written[at - cell.start :], reading if at == cell.start else ""),), cell.word)


def _places(view: View) -> dict[tuple[int, int, int], int]:
    """Which of its item's blanks each blank is, from 1, where an item has several places to fill."""
    own = {n: sorted(blank for blank in view.blanks if blank[2] == n) for n in view.several}
    return {blank: place for blanks in own.values() for place, blank in enumerate(blanks, start=1)}


def _shown(cell: Run, view: View, places: Mapping[tuple[int, int, int], int]) -> Run:
    """The cell as blank, lit or plain."""
    hiding = next((blank for blank in view.blanks if blank[0] <= cell.start and cell.end <= blank[1]), (0, 0, 0))
    blank, place = hiding[2], places.get(hiding, 0)
    lit = any(a <= cell.start and cell.end <= b for a, b in view.lit)
    return Run(cell.start, cell.end, () if blank else cell.furigana, -1 if blank else cell.word, blank, lit, place)


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one word (or one blank, or between words) put together."""
    last: Run | None = None
    for run in runs:
        if last and (run.word, run.label, run.lit) == (last.word, last.label, last.lit):
            last = Run(last.start, run.end, last.furigana + run.furigana, run.word, run.blank, run.lit, run.place)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
