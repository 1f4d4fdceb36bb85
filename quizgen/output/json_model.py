"""The shape of our JSON, said once: the JSON Schema is made from these models, and tests hold ``to_json`` to it.

Offsets are characters (Unicode code points) of the text's body, half-open.
"""

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Level = Literal["", "N5", "N4", "N3", "N2", "N1"]
Offset = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Pair = tuple[str, str]
Span = tuple[Offset, Offset]


class _Model(BaseModel):
    """Nothing is missing and nothing is added."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Note(_Model):
    """A sentence or two in Japanese and in English."""

    ja: str
    en: str


class Piece(_Model):
    """One run of a prompt; a blank's text is ``（　　）``, with a hint in it where a word is typed.

    Furigana covers it in (written, reading or empty) pairs.
    """

    text: str
    role: Literal["plain", "blank", "marked", "slot"]
    furigana: list[Pair]


class Choice(_Model):
    """An answer offered; ``why`` names the rule or mistake it stands for, ``place`` the only blank it is for."""

    text: str
    correct: bool
    why: str
    explanation: Note
    furigana: list[Pair]
    place: Annotated[int, Field(ge=1)] | None = None


class Evidence(_Model):
    """The part of text number ``text_index`` that proves the key."""

    text_index: Offset
    start: Offset
    end: Offset
    text: str


class Need(_Model):
    """What a written answer must hold; one of the ``forms`` will do."""

    text: str
    forms: list[str]


class Item(_Model):
    """One thing asked; ``answers`` lists what a typed, arranged or filled item accepts, best first, and for one to be
    answered in one's own words a model answer, which holds all that is ``needed``.  ``origin`` is there for items that
    no rule made as they stand: the text's author edited or wrote them.  ``marks`` are offsets of numbered places in the
    text that hide nothing, beside what the item ``hides``: there a sentence is put in.
    """

    id: str
    kind: str
    shape: Literal["choose", "true_false", "type", "arrange", "match", "blanks", "write"]
    level: Level
    rubric: Note
    prompt: list[Piece]
    choices: list[Choice]
    answers: list[str]
    evidence: list[Evidence]
    hides: list[Span]
    explanation: Note
    needed: list[Need] | None = None
    marks: list[Offset] | None = None
    origin: Literal["edited", "authored"] | None = None


class TextName(_Model):
    """Which text: its slug (empty for one read from standard input) and the digest of its content."""

    slug: str
    digest: str


class Spec(_Model):
    """What was asked for; empty ``kinds`` means all, an empty ``level`` the text's own."""

    seed: int
    count: int
    kinds: list[str]
    level: Level
    furigana: Literal["all", "level", "unknown", "first", "none"]
    version: str
    form: int = 0
    difficulty: Literal["", "easy", "normal", "hard"] = ""


class QuizBody(_Model):
    """A quiz; ``version`` is that of the program that made it."""

    texts: list[TextName]
    spec: Spec
    version: str
    items: list[Item]


class Quiz(_Model):
    """Output of ``quizgen quiz --format json``."""

    quiz: QuizBody


class Rejected(_Model):
    """A place where a kind could have asked and did not, with the reason."""

    kind: str
    start: Offset
    end: Offset
    text: str
    why: str


class Items(_Model):
    """Output of ``quizgen items --format json``; ``rejected`` is there with ``--rejected``."""

    texts: list[TextName]
    version: str
    items: list[Item]
    rejected: list[Rejected] | None = None


class Text(_Model):
    """The text analysed; ``level`` is the author's, else the estimate."""

    slug: str
    title: str
    level: Level
    body: str


class Sentence(_Model):
    """A sentence; if facts may not be taken from it, ``why`` names the rule that forbids it."""

    start: Offset
    end: Offset
    quotable: bool
    why: str = ""


class Token(_Model):
    """UniDic's short unit; ``reading`` is katakana of the surface as written, empty for symbols."""

    start: Offset
    end: Offset
    surface: str
    reading: str
    lemma: str
    pos: str


class Word(_Model):
    """The learner's unit; ``reading`` is hiragana, ``frequency`` zipf (0: unknown)."""

    start: Offset
    end: Offset
    surface: str
    dictionary_form: str
    reading: str
    part: str
    furigana: list[Pair]
    confidence: Share
    level: Level
    frequency: Annotated[float, Field(ge=0)]
    glosses: list[str]
    inflections: list[str]


class Entity(_Model):
    """A typed mention; ``unit`` is the counter of a COUNT."""

    start: Offset
    end: Offset
    type: str
    unit: str = ""


class GrammarPoint(_Model):
    """A grammar point as courses name it, with its meaning."""

    start: Offset
    end: Offset
    name: str
    level: Level
    ja: str
    en: str


class Reason(_Model):
    """What one aspect of a text says about its level: the level it asks for, and why."""

    aspect: Literal["words", "grammar", "kanji", "sentences", "readability"]
    level: Level
    ja: str
    en: str


class Difficulty(_Model):
    """Estimated level, jReadability's score, the share of content words known at each level, and the reasons."""

    level: Level
    readability: float
    coverage: dict[Literal["N5", "N4", "N3", "N2", "N1"], Share]
    reasons: list[Reason]


class Doubt(_Model):
    """Something the analyser is unsure of; readings are hiragana, most likely first."""

    start: Offset
    end: Offset
    why: str
    readings: list[str]


class Analysis(_Model):
    """Output of ``quizgen analyze --format json``, and of each line of ``--jsonl``, which adds ``id``."""

    id: JsonValue = None
    text: Text
    sentences: list[Sentence]
    tokens: list[Token]
    words: list[Word]
    bunsetsu: list[Span]
    heads: Annotated[list[int], Field(description="index of each bunsetsu's head, -1: none")]
    entities: list[Entity]
    grammar: list[GrammarPoint]
    difficulty: Difficulty
    doubts: list[Doubt]
    dictionary: Annotated[str, Field(description="acknowledgement to be shown with the glosses")]
    known: Annotated[Share | None, Field(description="share of words that are known, with --known")] = None


SCHEMAS: tuple[type[_Model], ...] = (Analysis, Quiz, Items)


def schema(name: str) -> str:
    """The JSON Schema (draft 2020-12) named ``analysis``, ``quiz`` or ``items``, as indented UTF-8 text.

    Raises ``KeyError`` for another name.
    """
    model = {m.__name__.lower(): m for m in SCHEMAS}[name]
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(draft | model.model_json_schema(), ensure_ascii=False, indent=1)
