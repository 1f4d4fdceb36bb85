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
    ``passed_over`` is true where a quiz asks nothing of its words, outside the stretches of a long text that it takes.
    """

    start: int
    end: int
    paragraph: int
    quotable: bool = True
    why: str = ""
    quoted: bool = False
    passed_over: bool = False


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


CERTAIN = 0.92
"""The least confidence of an arc that is relied on; five arcs in eight, 97 % of them right; see ``fit_heads``."""


@dataclass(frozen=True, slots=True)
class Bunsetsu:
    """A phrase: half-open token range, index of its head (-1: none), its particles (``case``), how sure the head is."""

    start: int
    end: int
    first: int
    last: int
    head: int
    case: str
    confidence: float

    @property
    def certain(self) -> bool:
        """Whether what it depends on may be relied on."""
        return self.confidence >= CERTAIN


ClauseRole = Literal["matrix", "adverbial", "adnominal", "quoted", "nominalised"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with what belongs to it: half-open bunsetsu range ``first``/``last``, the predicate's bunsetsu.

    ``relation`` says how an adverbial clause goes with the rest (``clause_relations.tsv``: reason, condition, …;
    empty where no row fits); ``confidence`` is that of its least certain arc.
    """

    start: int
    end: int
    first: int
    last: int
    predicate: int
    role: ClauseRole
    relation: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """A typed mention (PERSON, ORG, PLACE, FACILITY, TIME, CLOCK, DURATION, MONEY, COUNT, …).

    ``key`` is equal for mentions of the same thing; ``unit`` is the counter of a COUNT (人, 冊); ``confidence``
    0..1 and ``why`` tell how sure its type is and which rule gave it; ``lead`` is the first character of the
    apposition before a person's name (館長の森田さん), -1 where there is none.
    """

    start: int
    end: int
    type: str
    key: str
    unit: str = ""
    confidence: float = 1.0
    why: str = ""
    lead: int = -1


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a fact: case (ガ ヲ ニ デ ト カラ マデ ヘ ヨリ, ハ and モ for topics, ニヨッテ and the like for
    compound particles, or an empty string for a bare adverbial), span without the case particle, its particles as
    written, the entity it is (-1: none).

    ``under`` is the case itself, for a topic the one it stands for (ガ, ヲ, …), empty where that is not certain;
    ``part`` what it is to the event: agent, object, undergoer, causer, causee, receiver, giver, time, or empty;
    ``restored`` is true for a subject that the sentence leaves out and another place names (the span is there);
    ``confidence`` is that of its arc, or of the rule that restored it.
    """

    case: str
    start: int
    end: int
    particles: str
    entity: int
    under: str = ""
    part: str = ""
    restored: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Fact:
    """What a clause says.  ``predicate`` is the span of the predicate's words; ``speaker`` is the index of the
    entity who says it, -1 for the narrator, -2 when somebody says it and it is not certain who.

    ``voice`` is active, passive, potential, causative, causative-passive, or favour-received (〜てくれる), favour-asked
    (〜てもらう), favour-given (〜てあげる); ``modality`` and ``evidential`` are names of ``modality.tsv``, empty
    for a plain statement; ``evidential`` is ``source`` where only 〜によると says so, ``said`` in a quotation;
    ``role`` and ``relation`` are those of its clause, number ``clause`` of the analysis (a main clause spans
    the sentence); ``confidence`` is that of the least certain arc to the predicate.
    """

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
    role: ClauseRole = "matrix"
    relation: str = ""
    evidential: str = ""
    clause: int = -1


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the analyser is unsure of, for the author: ``readings`` are hiragana, most likely first."""

    start: int
    end: int
    why: str
    readings: tuple[str, ...]


T = TypeVar("T", bound=Spanned)


def within(things: Sequence[T], start: int, end: int) -> Sequence[T]:
    """The things (sorted by start, not overlapping, none empty) that lie wholly inside ``start:end``."""
    first = bisect_left(things, start, key=_START)
    most = min(len(things), first + max(0, end - start))
    return things[first : bisect_right(things, end, first, most, key=_END)]


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
