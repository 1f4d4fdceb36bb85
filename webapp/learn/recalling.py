"""Where something that was missed is asked again: in a new sentence where the library has one, else in its own.

Nothing here is random: of the sentences that have a word, that one comes which was asked least and longest ago.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis.types import Analysis
from quizgen.items.base import Item
from quizgen.output.passage import Paragraph, View
from quizgen.quiz import recall
from quizgen.quiz.bare import spans, targets
from quizgen.quiz.draw import draw
from quizgen.quiz.learnt import SKILLS
from quizgen.source.text import PUBLISHED, SourceError, Text
from webapp.cards import Card, Review, Source
from webapp.learn.opening import known
from webapp.learn.sitting import Place, Sitting
from webapp.parts import now, parts, read
from webapp.preferences import preferences
from webapp.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Asked:
    """An item asked again, with its text."""

    source: Source
    text: Text
    analysis: Analysis
    item: Item


def missed(sitting: Sitting, place: Place, given: str) -> None:
    """Let come back what an answer missed: its words, or the item itself; what the learner judges alone does not."""
    if place.item.shape == "write":
        return
    mine = sitting.attempt
    source = Source(mine.slug, place.item.id, mine.id)
    for word in recall.missed(place.item, sitting.analysis, given) or (None,):
        parts().store.cards.miss(mine.learner, word, source, given, now())


def again(card: Card, log: Sequence[Review]) -> Asked | None:
    """The item that a card asks this time; nothing if no text has it any longer."""
    seen = [review.reply.source.item for review in log]
    found = sorted(set(_sources(card)), key=lambda source: _rank(source, seen, card))
    return next((asked for source in found if (asked := at(card, source, card.turns))), None)


def _rank(source: Source, seen: Sequence[str], card: Card) -> tuple[int, int, float]:
    last = max((n for n, item in enumerate(seen) if item == source.item), default=-1)
    return seen.count(source.item), last, draw(card.id, source.slug, source.item)


def _sources(card: Card) -> Iterator[Source]:
    yield card.source
    if card.word is None:
        return
    workshop = parts().workshop
    for text in filter(_in_library, workshop.ready()):
        yield from (Source(text.slug, key) for key in _about(workshop, text).get(card.word, ()))


@lru_cache(maxsize=512)
def _about(workshop: Workshop, text: Text) -> Mapping[recall.Word, tuple[str, ...]]:
    """The items about each word of a short text; a long one is not gone through for a sentence."""
    study = workshop.study(text)
    found = recall.about(study.proposal.items if study.proposal else (), study.analysis)
    return {word: tuple(item.id for item in items) for word, items in found.items()}


def _in_library(text: Text) -> bool:
    try:
        return bool(text.slug) and text.status == PUBLISHED and parts().library.get(text.slug) == text
    except SourceError:
        return False


def at(card: Card, source: Source, turn: int) -> Asked | None:
    """The item of a card at a place, its choices in another order each turn; nothing if it is not about the same."""
    text = _text(source)
    item = parts().workshop.item(text, source.item, 1 + turn) if text else None
    if text is None or item is None:
        return None
    analysis = parts().workshop.study(text).analysis
    same = card.word in recall.words(item, analysis) if card.word else source.item == card.source.item
    return Asked(source, text, analysis, item) if same else None


def _text(source: Source) -> Text | None:
    try:
        if source.slug:
            return parts().library.get(source.slug)
        pasted = parts().store.pasted(source.attempt)
        return read(pasted) if pasted else None
    except SourceError:
        return None


def laid_out(asked: Asked, place: Place) -> tuple[Place, tuple[Paragraph, ...]]:
    """The item in its furigana, and the paragraphs that it needs beside it."""
    likes = preferences()
    item = place.item
    blanks = () if place.told else tuple((start, end, place.number) for start, end in item.hides)
    bare = () if place.told else spans(targets((item,)), asked.text.body)
    lit = tuple((e.start, e.end) for e in item.evidence) if place.told else ()
    view = View(likes.policy(place.told), likes.level, blanks, frozenset(), lit, bare, known())
    dressed = parts().workshop.dressed(asked.text, item, view)
    paragraphs = parts().workshop.passage(asked.text, view)
    shown = tuple(p for p in paragraphs if _is_needed(p, item, place.told))
    return Place(place.number, dressed, place.given, place.state, place.mark), shown


def _is_needed(paragraph: Paragraph, item: Item, told: bool) -> bool:
    """Whether an item needs a paragraph: beside a word or a blank its own sentence is enough until it is answered."""
    if not told and (item.hides or item.kind in SKILLS):
        return False
    about = [(e.start, e.end) for e in item.evidence] or [item.focus]
    return any(start < paragraph.end and paragraph.start < end for start, end in (*about, item.focus))
