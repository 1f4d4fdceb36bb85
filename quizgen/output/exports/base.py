"""What every format starts from: a quiz with its texts as they may be shown beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from quizgen.analysis.difficulty import level_of
from quizgen.analysis.types import Analysis, Furigana
from quizgen.items.base import Item, Note, Piece
from quizgen.output.passage import Paragraph, Policy, View, passage
from quizgen.output.plain import DICTIONARY
from quizgen.output.prompts import dressed
from quizgen.output.render import environment
from quizgen.quiz import bare
from quizgen.quiz.rubrics import rubric
from quizgen.quiz.types import Quiz
from quizgen.source.text import Text

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon


PARTS = "export/parts.html"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its paragraphs."""

    text: Text
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An item with its number, what is asked of its kind, and the texts with no blanks but its own."""

    number: int
    item: Item
    rubric: Note
    passages: tuple[Passage, ...]

    @property
    def name(self) -> str:
        """Number and kind, as lists of questions show it: ``03 fact``."""
        return f"{self.number:02} {self.item.kind}"

    @property
    def key(self) -> str:
        """The right answer in words."""
        right = [c.text for c in self.item.choices if c.correct]
        return self.item.answers[0] if self.item.answers else "・".join(right)

    @property
    def tags(self) -> tuple[str, ...]:
        """Kind, level and the slugs of its texts, without spaces: Anki parts tags by them."""
        slugs = (p.text.slug for p in self.passages)
        own = (self.item.kind, self.item.level, *slugs)
        return ("quizgen", *("-".join(tag.split()) for tag in own if tag.strip()))


@dataclass(frozen=True, slots=True)
class Handout:
    """A quiz to hand on: ``passages`` have a blank for all that its items hide; ``at`` is the time of writing in
    seconds since 1970, which only Anki's package holds."""

    title: str
    quiz: Quiz
    passages: tuple[Passage, ...]
    questions: tuple[Question, ...]
    at: int = 0

    @property
    def credits(self) -> tuple[str, ...]:
        """Whose the texts are and on which terms, and whose the dictionary."""
        texts = (p.text for p in self.passages)
        parts = ((t.title, t.attribution, t.source, t.licence) for t in texts)
        return (*(" · ".join(filter(None, p)) for p in parts), DICTIONARY)


def handout(quiz: Quiz, analyses: Sequence[Analysis], lexicon: "Lexicon", at: int = 0) -> Handout:
    """A quiz ready for any format, with furigana as its spec wants it."""
    numbers = {item.id: n for n, item in enumerate(quiz.items, start=1)}

    def shown(*items: Item) -> tuple[Passage, ...]:
        views = (_view(quiz, items, index, a, numbers) for index, a in enumerate(analyses))
        pairs = zip(analyses, views, strict=True)
        return tuple(Passage(a.text, passage(a, view, lexicon)) for a, view in pairs)

    whole = shown(*quiz.items)
    paragraphs = [p.paragraphs for p in whole]
    items = dressed(quiz.items, analyses, paragraphs, View(_policy(quiz), quiz.spec.level), lexicon)
    level = quiz.spec.level or level_of(analyses[0])
    asked = tuple(Question(numbers[i.id], i, rubric(i.kind, level), shown(i)) for i in items)
    return Handout("・".join(a.text.title or a.text.slug for a in analyses) or "quizgen", quiz, whole, asked, at)


def _policy(quiz: Quiz) -> Policy:
    return quiz.spec.furigana  # type: ignore[return-value]  # checked where it is asked for


def _view(quiz: Quiz, items: Sequence[Item], index: int, analysis: Analysis, numbers: dict[str, int]) -> View:
    """Text number ``index`` beside these items."""
    own = [i for i in items if (i.evidence[0].text_index if i.evidence else 0) == index]
    blanks = tuple((start, end, numbers[i.id]) for i in own for start, end in i.blanks)
    several = frozenset(numbers[i.id] for i in own if i.numbered)
    unread = bare.spans(bare.targets(items), analysis.text.body)
    return View(_policy(quiz), quiz.spec.level, blanks, several, bare=unread)


def numbered(item: Item) -> Iterator[tuple[Piece, int]]:
    """The pieces of a prompt, each with the number of the place it is, from 1, or 0."""
    number = 0
    for piece in item.prompt:
        filling = piece.role in ("blank", "slot") and bool(item.places)
        number += filling
        yield piece, number if filling else 0


def prompt(item: Item) -> str:
    """The prompt as HTML, ``""`` where words are to be matched, which stand elsewhere."""
    pieces = (p for p in numbered(item) if not (p[1] and item.shape == "match"))
    said = "".join(str(macros(PARTS).piece(*p)) for p in pieces).replace("\n", "<br>")
    return f'<p lang="ja">{said}</p>' if said else ""


def about(handout: Handout) -> str:
    """The texts and whose they are, as HTML."""
    parts = macros(PARTS)
    return f"{parts.passages(handout.passages)}{parts.credits(handout.credits)}"


@cache
def macros(template: str) -> Any:
    """The macros of a template of ``templates/``."""
    return environment().get_template(template).module


def written(text: str, furigana: Furigana) -> str:
    """A string as HTML with its furigana in ``<ruby>``."""
    return str(macros("furigana.html").written(text, furigana))
