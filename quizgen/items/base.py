"""What a kind makes: items, and abstentions with their reason."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from quizgen.analysis.types import Analysis, Furigana
from quizgen.source.text import Decision

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon

Shape = Literal["choose", "true_false", "type", "arrange", "match", "blanks", "write"]
Role = Literal["plain", "blank", "marked", "slot"]
FILLED: frozenset[Shape] = frozenset(("arrange", "match", "blanks"))
"""Shapes in which several places are filled with choices."""
JOIN = "／"
"""What stands between the choices of an answer that fills several places."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence or two for people, in Japanese (at the item's level) and in English."""

    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of a prompt; a blank's text is ``（　　）``, with a hint in it where a word is typed: （け＿＿＿：plan）.

    ``furigana`` covers the text or is empty.
    """

    text: str
    role: Role = "plain"
    furigana: Furigana = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer offered.  ``why`` is the operator or mistake it stands for, ``explanation`` what is shown after.

    Where several places are filled, ``place`` is the number (from 1) of the only one that it is offered for, and
    ``correct`` says that it belongs there; 0: it is offered for all, and ``Item.answers`` alone says what goes where.
    """

    text: str
    correct: bool
    why: str
    explanation: Note
    furigana: Furigana = ()
    place: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """The part of text number ``text_index`` that proves the key."""

    start: int
    end: int
    text: str
    text_index: int = 0


@dataclass(frozen=True, slots=True)
class Need:
    """What a written answer must hold: ``text`` as it is shown (届いた); one of ``forms`` will do (届, とど)."""

    text: str
    forms: tuple[str, ...]


Origin = Literal["generated", "edited", "authored"]


@dataclass(frozen=True, slots=True)
class Authorship:
    """What the author of a text did to an item: made it or edited it, ``kept`` it (it is chosen before others),
    overruled checks of the gate by name (``despite``)."""

    origin: Origin = "generated"
    kept: bool = False
    despite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked.

    ``answers`` lists what a typed item accepts, best first, and for one with several places to fill the choices in
    their order, joined by ``／``; ``hides`` are spans of the text that stand as
    blanks until it is answered; ``focus`` is the span it is about (no quiz asks twice about one); ``lemma``
    is the dictionary form asked about, or ``""``; ``quality`` (0..1) orders items of one kind; ``needed`` is what an
    answer in the learner's own words must hold, of which ``answers`` has a model; ``marks`` are offsets of the text at
    which numbered places stand that hide nothing, beside what it hides.
    """

    id: str
    kind: str
    shape: Shape
    level: str
    prompt: tuple[Piece, ...]
    choices: tuple[Choice, ...]
    answers: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    hides: tuple[tuple[int, int], ...]
    explanation: Note
    focus: tuple[int, int]
    lemma: str = ""
    quality: float = 0.5
    needed: tuple[Need, ...] = ()
    marks: tuple[int, ...] = ()
    authorship: Authorship = Authorship()

    @property
    def question(self) -> str:
        """The prompt as one string."""
        return "".join(p.text for p in self.prompt)

    @property
    def places(self) -> tuple[Piece, ...]:
        """The pieces of the prompt that choices are put into, one each; none where one answer is chosen or typed."""
        return tuple(p for p in self.prompt if p.role in ("blank", "slot")) if self.shape in FILLED else ()

    @property
    def blanks(self) -> tuple[tuple[int, int], ...]:
        """What stands as blanks in the text until it is answered: the spans that it hides, and its empty places."""
        return tuple(sorted((*self.hides, *((mark, mark) for mark in self.marks))))

    @property
    def numbered(self) -> bool:
        """Whether its blanks in the text are told apart by numbers of their own."""
        return self.shape == "blanks" or bool(self.marks)

    @property
    def retold(self) -> bool:
        """Whether what it asks to be filled or put in order tells the text anew, and is not the text's own."""
        return self.shape in ("blanks", "arrange") and not self.hides

    def offered(self, place: int) -> tuple[Choice, ...]:
        """The choices for place number ``place``, from 1."""
        return tuple(c for c in self.choices if c.place in (0, place))


@dataclass(frozen=True, slots=True)
class Abstain:
    """A place where a kind could have asked and did not: its span and the reason, in English."""

    kind: str
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision: the item ``made`` by rules that it is about, nothing if none makes it any more (then
    it is an orphan); ``changed``: that item is no longer the one that was edited; ``refused``: why the gate refuses
    what is kept or edited."""

    decision: Decision
    made: Item | None = None
    changed: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What all kinds found in one text: items that passed the gate, and what was refused with its reason; and what
    became of each of the author's decisions about items of these kinds."""

    items: tuple[Item, ...]
    rejected: tuple[Abstain, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


Maker = Callable[[Analysis, "Lexicon"], Iterable[Item | Abstain]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item.  ``leak`` names its row of ``data/leaks.tsv``; its rules are in ``items/<file>.py``, by its name
    where none is told."""

    name: str
    title: Note
    shape: Shape
    leak: str
    file: str = ""

    @property
    def make(self) -> Maker:
        """What proposes all candidates of a text, in text order; the file of the kind is loaded when it is asked."""
        maker: Maker = import_module(f"quizgen.items.{self.file or self.name}").make
        return maker


def item_id(kind: str, analysis: Analysis, focus: tuple[int, int], prompt: str) -> str:
    """Stable id from content: kind, the span's text with its left context, and the prompt."""
    start, end = focus
    near = analysis.text.body[max(0, start - 20) : end]
    digest = hashlib.sha256("\0".join((near, prompt)).encode()).hexdigest()
    return f"{kind}-{digest[:10]}"
