"""A quiz laid out for paper: what stands on the sheet and on its key, before any markup."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from quizgen.analysis.difficulty import level_of
from quizgen.analysis.types import Analysis
from quizgen.items.base import JOIN, Choice, Item, Note, Shape
from quizgen.lexicon.known import Known
from quizgen.output import filled
from quizgen.output.lines import Line, lines
from quizgen.output.passage import Policy, View, passage
from quizgen.output.prompts import dressed
from quizgen.quiz import bare
from quizgen.quiz.rubrics import grouped
from quizgen.quiz.types import Quiz
from quizgen.source.text import Text

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon


_NOTHING = Known()
_WORD, _ROW = 8, 16
"""Squares in a row for a word, and for an answer in sentences."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines are set: their length in em, whether they run downwards, what numbers the choices."""

    width: int
    down: bool
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An item with its number, its key as it is written on the sheet, where it is proven, and how its choices stand.

    ``labels`` stand before the choices; ``places`` are (number of the text from 1 or 0 for the only one, first
    line, last line), ``quotes`` what is proven there, unless the prompt has said it already.
    """

    number: int
    item: Item
    key: str
    labels: tuple[str, ...]
    places: tuple[tuple[int, int, int], ...]
    quotes: tuple[str, ...]
    columns: int

    @property
    def circles(self) -> tuple[str, ...]:
        """What stands in the circles of an item with one answer to choose: its labels, or ○ and ×."""
        if self.item.shape == "true_false":
            return tuple(choice.text for choice in self.item.choices)
        return self.labels[: len(self.item.choices)] if self.item.shape == "choose" else ()

    @property
    def squares(self) -> int:
        """How many squares of writing paper an answer in writing has: whole rows, with room, so that they tell nothing
        of its length."""
        longest = max(map(len, self.item.answers), default=0)
        rows, row = (3, _WORD) if self.item.shape == "type" else (4, _ROW)
        need = longest + (0 if self.item.shape == "type" else longest // 2)
        return row * min(rows, 1 + max(0, need - 1) // row)

    def label(self, choice: Choice) -> str:
        """What stands before a choice, behind the number of its place where it has one: ``②3``."""
        row = self.item.offered(choice.place)
        place = filled.CIRCLED[choice.place - 1] if choice.place else ""
        return place + self.labels[row.index(choice)]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one rubric."""

    rubric: Note
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in numbered lines."""

    text: Text
    lines: tuple[Line, ...]

    @property
    def paragraphs(self) -> tuple[tuple[Line, ...], ...]:
        """The lines of each paragraph, or the row of a table."""
        ends = [0, *(n for n, line in enumerate(self.lines, start=1) if line.last)]
        return tuple(self.lines[a:b] for a, b in pairwise(ends))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One version of a sheet."""

    quiz: Quiz
    passages: tuple[Passage, ...]
    groups: tuple[Group, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of their numbers."""
        return tuple(q for group in self.groups for q in group.questions)


def sheet(
    quiz: Quiz, analyses: Sequence[Analysis], lexicon: "Lexicon", setting: Setting, known: Known = _NOTHING
) -> Sheet:
    """The sheet of a quiz, set as ``setting`` says, with no furigana over ``known`` words."""
    grouped = _grouped(quiz, analyses)
    number = {item.id: n for n, item in enumerate((i for _, items in grouped for i in items), start=1)}
    views = [_view(quiz, index, a, number, known) for index, a in enumerate(analyses)]
    shown = [passage(a, view, lexicon) for a, view in zip(analyses, views, strict=True)]
    passages = tuple(
        Passage(a.text, lines(p, setting.width, setting.down)) for a, p in zip(analyses, shown, strict=True)
    )

    look = {item.id: item for item in dressed(quiz.items, analyses, shown, views[0], lexicon)}

    def question(item: Item) -> Question:
        key, places = _KEYS[item.shape](item, setting.labels), tuple(_places(item, passages))
        quotes, columns = tuple(_quotes(item)), _columns(item, setting.width)
        return Question(number[item.id], look[item.id], key, setting.labels, places, quotes, columns)

    return Sheet(quiz, passages, tuple(Group(r, tuple(map(question, items))) for r, items in grouped))


def _grouped(quiz: Quiz, analyses: Sequence[Analysis]) -> list[tuple[Note, list[Item]]]:
    """The items under their rubrics; one level for the whole sheet."""
    return list(grouped(quiz.items, quiz.spec.level or level_of(analyses[0])).items())


def _view(quiz: Quiz, index: int, analysis: Analysis, number: dict[str, int], known: Known) -> View:
    """Text number ``index`` with a numbered blank for all that its items hide."""
    own = [i for i in quiz.items if (i.evidence[0].text_index if i.evidence else 0) == index]
    several = frozenset(number[i.id] for i in own if i.numbered)
    blanks = tuple((start, end, number[i.id]) for i in own for start, end in i.blanks)
    policy: Policy = quiz.spec.furigana  # type: ignore[assignment]  # checked where it is asked for
    unread = bare.spans(bare.targets(quiz.items), analysis.text.body)
    return View(policy, quiz.spec.level, blanks, several, bare=unread, known=known)


def _chosen(item: Item, labels: Sequence[str]) -> str:
    return "・".join(label for label, choice in zip(labels, item.choices, strict=False) if choice.correct)


def _said(item: Item, labels: Sequence[str]) -> str:
    return "・".join(choice.text for choice in item.choices if choice.correct)


def _written(item: Item, labels: Sequence[str]) -> str:
    return JOIN.join(item.answers[:2])


# How the key of a shape is written.
_KEYS: dict[Shape, Callable[[Item, Sequence[str]], str]] = {
    "choose": _chosen,
    "true_false": _said,
    "type": _written,
    "arrange": filled.key,
    "match": filled.key,
    "blanks": filled.key,
    "write": _written,
}


def _places(item: Item, passages: Sequence[Passage]) -> list[tuple[int, int, int]]:
    """The lines that prove the key, or those that an item without evidence is about."""
    spans = [(e.text_index, e.start, e.end) for e in item.evidence]
    if not spans and len(passages) == 1:
        spans = [(0, *item.focus)]
    out = []
    for index, start, end in spans:
        hit = [line.number for line in passages[index].lines if line.start < end and start < line.end]
        if hit:
            out.append((index + 1 if len(passages) > 1 else 0, hit[0], hit[-1]))
    return out


def _quotes(item: Item) -> list[str]:
    """The evidence that is not the sentence asked about (新しい地図（　　）持っている。 quotes itself)."""
    said = [piece.text for piece in item.prompt if piece.role != "blank"]
    return [e.text for e in item.evidence if not all(text in e.text for text in said)]


def _columns(item: Item, width: int) -> int:
    """How many choices stand side by side: 4, 2 or 1, as the longest allows (English letters are half as wide)."""
    longest = max((len(c.text) / (1 + c.text.isascii()) for c in item.choices), default=0) + 3
    return next((n for n in (4, 2) if longest * n <= width - 2), 1)
