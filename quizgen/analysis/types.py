"""What an analysis is made of.  All offsets are characters of ``Text.body``, half-open."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, Protocol, TypeVar

from quizgen.source.text import Text

Furigana = tuple[tuple[str, str], ...]
"""Pairs (written, reading) that cover a string; the reading is ``""`` where none is shown."""


class Spanned(Protocol):
    """Anything with a half-open span."""

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """One past the last character."""
        ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without the white space round it.

    ``quotable`` says whether facts may be taken from it; if not, ``why`` names the rule that forbids it.
    ``quoted`` is true if the whole of it is somebody's speech: it stands in a quotation that is a
    paragraph of its own or goes over several.  Its span may hold a ``\\n`` where speech stands on its own line.
    """

    start: int
    end: int
    paragraph: int
    quotable: bool = True
    why: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """UniDic's short unit.

    ``pos`` joins UniDic's four levels with ``-`` (``名詞-普通名詞-サ変可能``); ``ctype`` and ``cform`` are
    ``""`` where a word does not inflect; ``base`` is the dictionary form as written (UniDic orthBase);
    ``reading`` is katakana of the surface as written (今日 キョウ, は ハ; ``""`` for symbols and unknown
    words), ``base_reading`` that of ``base``; ``confidence`` 0..1; ``why`` names the rule that gave the reading.
    """

    start: int
    end: int
    surface: str
    lemma: str
    base: str
    pos: str
    ctype: str
    cform: str
    reading: str
    base_reading: str
    goshu: str
    known: bool
    confidence: float = 0.9
    why: str = "unidic"


@dataclass(frozen=True, slots=True)
class Word:
    """The learner's unit (食べさせられたくなかった is one).

    ``first``/``last`` are the half-open range of its tokens in ``Analysis.tokens``; ``reading`` is hiragana
    of the surface, ``dictionary_reading`` of the dictionary form; ``part`` is one of noun, name, number,
    pronoun, verb, adjective (い), adjectival (な), adverb, adnominal, conjunction, interjection, particle,
    auxiliary, prefix, suffix, expression, symbol; ``level`` is ``N5`` … ``N1`` or ``""`` when not known.
    ``inflections`` are names of ``inflections.tsv`` in the order in which they are put on, ``ends`` the tokens one past
    which each of them ends (``chain.steps`` explains them).  ``parts`` are the words that one of several phrases was
    joined from (気|に|入った), ``()`` for all others.
    """

    start: int
    end: int
    first: int
    last: int
    surface: str
    dictionary_form: str
    reading: str
    dictionary_reading: str
    part: str
    inflections: tuple[str, ...]
    furigana: Furigana
    confidence: float
    entry: int
    level: str
    frequency: float
    ends: tuple[int, ...] = ()
    parts: tuple["Word", ...] = ()


@dataclass(frozen=True, slots=True)
class Bunsetsu:
    """A phrase: half-open token range, index of its head (-1: none), its particles (``case``)."""

    start: int
    end: int
    first: int
    last: int
    head: int
    case: str
    certain: bool


ClauseRole = Literal["matrix", "adverbial", "adnominal", "quoted", "nominalised"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with what belongs to it: half-open bunsetsu range ``first``/``last``, the predicate's bunsetsu."""

    start: int
    end: int
    first: int
    last: int
    predicate: int
    role: ClauseRole


@dataclass(frozen=True, slots=True)
class Entity:
    """A typed mention (PERSON, ORG, PLACE, FACILITY, TIME, CLOCK, DURATION, MONEY, COUNT, …).

    ``key`` is equal for mentions of the same thing; ``unit`` is the counter of a COUNT (人, 冊).
    """

    start: int
    end: int
    type: str
    key: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a fact: case (ガ ヲ ニ デ ト カラ マデ ヘ ヨリ or an empty string for a bare adverbial), span
    without the case particle, its particles as written, the entity it is (-1: none)."""

    case: str
    start: int
    end: int
    particles: str
    entity: int


@dataclass(frozen=True, slots=True)
class Fact:
    """What a main clause says.  ``predicate`` is the span of the predicate's words; ``speaker`` is the index of the
    entity who says it, -1 for the narrator, -2 when somebody says it and it is not certain who."""

    start: int
    end: int
    sentence: int
    predicate: tuple[int, int]
    base: str
    arguments: tuple[Argument, ...]
    negative: bool
    past: bool
    voice: str
    modality: str
    speaker: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the analyser is unsure of, for the author: ``readings`` are hiragana, most likely first."""

    start: int
    end: int
    why: str
    readings: tuple[str, ...]


T = TypeVar("T", bound=Spanned)


def within(things: Sequence[T], start: int, end: int) -> Sequence[T]:
    """The things (sorted by start, not overlapping) that lie wholly inside ``start:end``."""
    return things[bisect_left(things, start, key=_START) : bisect_right(things, end, key=_END)]


_START, _END = attrgetter("start"), attrgetter("end")


def apart(words: Sequence[Word]) -> Sequence[Word]:
    """The words with those of several phrases taken apart: what grammar, not the dictionary, calls words."""
    return [part for word in words for part in word.parts or (word,)]


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """A text with all that the rules found in it, each tuple in text order.  Compared and hashed by identity."""

    text: Text
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    bunsetsu: tuple[Bunsetsu, ...]
    clauses: tuple[Clause, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    doubts: tuple[Doubt, ...]

    def surface(self, thing: Spanned) -> str:
        """The characters of a thing's span."""
        return self.text.body[thing.start : thing.end]
