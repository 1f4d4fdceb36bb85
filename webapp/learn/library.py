"""Choosing a text: by level, by topic, by what it is about, by where it was left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import render_template, request

from quizgen import LEVELS
from quizgen.output.search import Hit, find_in, folded, searchable
from webapp import shelf
from webapp.catalogue.asking import Asked, Found
from webapp.catalogue.entry import Entry, entry, studied
from webapp.language import gettext
from webapp.learn import words
from webapp.learn.blueprint import learn
from webapp.learn.books import Book, shelved
from webapp.learn.facts import pace
from webapp.learn.opening import known
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
_BODY = 200
"""Characters of a text of one's own that its card may show."""
_BEGUN, _READ = 2, 97
"""From which percent on a text is begun, and from which it is read."""


@dataclass(frozen=True, slots=True)
class Card:
    """A text as the library shows it.  ``minutes`` is an estimate; ``share`` is of known words, in percent, nothing
    until enough is known of text and reader; ``hit`` is where it has what was looked for, ``place`` where it was left;
    ``own`` says that it is the visitor's own, ``body`` how it begins if so."""

    entry: Entry
    minutes: int
    share: int | None
    hit: Hit | None
    place: Place | None
    own: bool = False
    body: str = ""

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
    wanted, catalogue = _wanted(), parts().catalogue
    mine, summaries = shelved(), parts().store.attempts(learner()) if learner() else []
    places = shelf.places(parts().store, learner()) if learner() else {}
    page = catalogue.page(_asked(wanted))
    return render_template(
        "learn/library.html",
        wanted=wanted,
        cards=[_card(found, places) for found in page.found],
        more=max(0, page.count - PAGE * (wanted.page + 1)),
        count=page.count,
        unread=catalogue.unread(),
        own=[] if wanted.level or wanted.tag or wanted.page else _own(mine, wanted.words, places),
        going_on=_going_on(mine, places, summaries) if wanted.all else [],
        scores=_scores(summaries),
        pending=page.waiting if wanted.words else 0,
        levels=LEVELS,
        tags=catalogue.tags(),
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


def _asked(wanted: Wanted) -> Asked:
    """What the catalogue is asked for; topics are looked for by their names in the visitor's language, too."""
    looked_for = folded(wanted.words)
    names = parts().catalogue.topics() if looked_for else []
    topics = tuple(name for name in names if looked_for in folded(f"{name}\n{gettext(name)}"))
    listed = known() if len(known().words) >= words.ENOUGH else None
    place = PAGE * wanted.page, PAGE
    return Asked(wanted.level, wanted.tag, wanted.words, topics, wanted.order, listed, preferences().level, *place)


def _card(found: Found, places: dict[str, Place]) -> Card:
    """A text of the library."""
    told = found.entry
    return Card(told, _minutes(told), found.share, found.hit, places.get(told.slug))


def _minutes(told: Entry) -> int:
    return pace(told.length, preferences().level or told.level or told.estimate)


def _own(books: Iterable[Book], looked_for: str, places: dict[str, Place]) -> list[Card]:
    """The visitor's own texts, or those that have what is looked for."""
    cards = (_own_card(book, looked_for, places) for book in books)
    return [card for card in cards if not looked_for or card.hit or folded(looked_for) in folded(card.entry.title)]


def _own_card(book: Book, looked_for: str, places: dict[str, Place]) -> Card:
    study = parts().workshop.studied(book.text)
    told = entry(book.text, book.slug)
    told = studied(told, study.analysis) if study else told
    share = words.share(study.analysis) if study else None
    hit = find_in(looked_for, book.text.body, searchable(study.analysis) if study else None)
    return Card(told, _minutes(told), share, hit, places.get(book.slug), True, book.text.body[:_BODY])


def _going_on(
    mine: Sequence[Book], places: dict[str, Place], summaries: Sequence[Summary]
) -> list[tuple[Entry, Place | None, Summary | None]]:
    """Texts that were left in the middle and quizzes that are not over, the last ones first; each text once."""
    pasted = {book.text.digest: book.slug for book in mine}
    slugs = [(s.attempt.slug or pasted.get(s.attempt.texts[0][1], ""), s) for s in reversed(summaries) if not s.over]
    begun = {slug: p for slug, p in places.items() if _BEGUN <= p.percent < _READ}
    own = {book.slug: entry(book.text, book.slug) for book in mine}
    known = own | parts().catalogue.entries({slug for slug, _ in slugs} | begun.keys())
    unfinished = {slug: s for slug, s in slugs if slug in known}
    at = {slug: s.attempt.started for slug, s in unfinished.items()}
    at |= {slug: p.at for slug, p in begun.items() if slug in known}
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
