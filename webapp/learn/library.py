"""Choosing a text: by level, by topic, by what it is about, by where it was left."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import render_template, request

from quizgen import LEVELS
from quizgen.output.search import Hit, find, folded
from quizgen.source.text import Text
from webapp import shelf
from webapp.language import gettext
from webapp.learn import words
from webapp.learn.blueprint import learn
from webapp.learn.books import Book, shelved
from webapp.learn.facts import Facts, facts, pace
from webapp.learner import learner
from webapp.parts import parts
from webapp.preferences import preferences
from webapp.shelf import Place
from webapp.store import Summary

PAGE = 30
"""Texts on a page."""
ORDERS = ("level", "short", "known")
_GO_ON = 3
"""How many texts are offered to go on with."""
_BEGUN, _READ = 2, 97
"""From which percent on a text is begun, and from which it is read."""


@dataclass(frozen=True, slots=True)
class Card:
    """A text as the library shows it.  ``facts``, ``share`` (of known words, in percent) are nothing until it has been
    studied; ``minutes`` is an estimate; ``hit`` is where it has what was looked for, ``place`` where it was left."""

    book: Book
    facts: Facts | None
    minutes: int
    share: int | None
    hit: Hit | None
    place: Place | None

    @property
    def begun(self) -> bool:
        """Whether it was left in the middle."""
        return self.place is not None and _BEGUN <= self.place.percent < _READ


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a level, a topic, words, in which order, which page of it."""

    level: str
    tag: str
    words: str
    order: str
    page: int

    @property
    def all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.level or self.tag or self.words)


@learn.get("/")
def library() -> str:
    """The front page: what to go on with, then the library or what was asked for of it."""
    wanted = _wanted()
    texts = parts().library.texts()
    mine, summaries = shelved(), parts().store.attempts(learner()) if learner() else []
    places = shelf.places(parts().store, learner()) if learner() else {}
    books = [Book(t.slug, t) for t in texts if wanted.level in ("", t.level) and wanted.tag in ("", *t.tags)]
    own = [] if wanted.level or wanted.tag else mine
    found = _sorted([card for book in books if (card := _card(book, wanted, places))], wanted.order)
    first = PAGE * wanted.page
    return render_template(
        "learn/library.html",
        wanted=wanted,
        cards=found[first : first + PAGE],
        more=max(0, len(found) - first - PAGE),
        count=len(found),
        own=[card for book in own if (card := _card(book, wanted, places))],
        going_on=_going_on([*mine, *(Book(t.slug, t) for t in texts)], places, summaries) if wanted.all else [],
        scores=_scores(summaries),
        pending=sum(parts().workshop.studied(book.text) is None for book in books) if wanted.words else 0,
        levels=LEVELS,
        tags=_tags(texts),
        orders=ORDERS,
    )


def _wanted() -> Wanted:
    asked = request.args
    level, order = asked.get("level", ""), asked.get("order", "")
    page = max(0, asked.get("page", 0, type=int))
    words = asked.get("q", "").strip()[:100]
    return Wanted(
        level if level in LEVELS else "", asked.get("tag", ""), words, order if order in ORDERS else "level", page
    )


def _card(book: Book, wanted: Wanted, places: dict[str, Place]) -> Card | None:
    """The card of a text, unless it does not have what is looked for."""
    study = parts().workshop.studied(book.text)
    hit = find(wanted.words, study.analysis) if study and wanted.words else None
    if wanted.words and not hit and not _named(book, wanted.words):
        return None
    told = facts(study.analysis) if study else None
    share = words.share(study.analysis) if study else None
    level = preferences().level or book.text.level
    minutes = told.minutes(level) if told else pace(len(book.text.body), level)
    return Card(book, told, minutes, share, hit, places.get(book.slug))


def _named(book: Book, looked_for: str) -> bool:
    """Whether title, topics, genre or summary have it, in any language; the body too, with the readings
    that its author gave, for it may not be studied yet."""
    text = book.text
    topics = (
        [word for name in (*text.tags, text.genre) for word in (name, gettext(name))] if text.tags else [text.genre]
    )
    given = (reading.reading for reading in text.readings)
    about = "\n".join((book.title, *topics, text.summary_en, text.summary_ja, text.body, *given))
    return folded(looked_for.strip()) in folded(about)


def _sorted(cards: Sequence[Card], order: str) -> list[Card]:
    """Easy ones first; or short ones; or those of which the reader knows most."""
    by_level = sorted(cards, key=_rank)
    if order == "short":
        return sorted(by_level, key=lambda card: len(card.book.text.body))
    return sorted(by_level, key=_unknown) if order == "known" else by_level


def _rank(card: Card) -> tuple[int, str]:
    level = card.book.text.level
    return LEVELS.index(level) if level in LEVELS else len(LEVELS), card.book.title


def _unknown(card: Card) -> int:
    level = preferences().level
    easy = card.facts.easy(level) if card.facts and level else None
    return -(card.share if card.share is not None else easy or 0)


def _going_on(
    books: Iterable[Book], places: dict[str, Place], summaries: Sequence[Summary]
) -> list[tuple[Book, Place | None, Summary | None]]:
    """Texts that were left in the middle and quizzes that are not over, the last ones first; each text once."""
    known = {book.slug: book for book in books}
    pasted = {book.text.digest: slug for slug, book in known.items() if book.own}
    slugs = [(s.attempt.slug or pasted.get(s.attempt.texts[0][1], ""), s) for s in reversed(summaries) if not s.over]
    unfinished = {slug: s for slug, s in slugs if slug in known}
    begun = {slug: p for slug, p in places.items() if slug in known and _BEGUN <= p.percent < _READ}
    at = {slug: s.attempt.started for slug, s in unfinished.items()} | {slug: p.at for slug, p in begun.items()}
    last = sorted(at, key=lambda slug: -at[slug])[:_GO_ON]
    return [(known[slug], begun.get(slug), unfinished.get(slug)) for slug in last]


def _scores(summaries: Iterable[Summary]) -> dict[str, tuple[int, int]]:
    """The best result of each text: right answers and questions."""
    best = dict[str, tuple[int, int]]()
    for summary in summaries:
        score = (summary.right, summary.total)
        if summary.over and summary.total and score[0] / score[1] >= _ratio(best.get(summary.attempt.slug)):
            best[summary.attempt.slug] = score
    return best


def _ratio(score: tuple[int, int] | None) -> float:
    return score[0] / score[1] if score else 0


def _tags(texts: Iterable[Text]) -> list[tuple[str, int]]:
    """The topics with how many texts each has, the frequent ones first."""
    return Counter(tag for text in texts for tag in text.tags).most_common()
