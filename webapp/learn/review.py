"""Review: what was missed comes back on its day; practice asks the same without touching the days."""

from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.analysis.difficulty import level_of
from quizgen.items import KINDS
from quizgen.quiz.mark import mark
from quizgen.quiz.rubrics import rubric
from quizgen.quiz.types import Mark
from quizgen.source.text import SourceError
from webapp.cards import Card, Reply, Source
from webapp.days import day_of
from webapp.language import gettext as _
from webapp.language import said
from webapp.learn import recalling, words
from webapp.learn.answering import given
from webapp.learn.blueprint import learn
from webapp.learn.recalling import Asked
from webapp.learn.sitting import Place
from webapp.learner import learner
from webapp.parts import now, parts
from webapp.schedule import AGAIN, GOOD, HARD

LATER = 7
"""Days after which something is looked for again whose text is not there."""
AHEAD = 7
"""Days that the page looks ahead."""
LISTED = 200
"""Cards that the page lists at most."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A card being asked for the ``number``-th time after it was missed, or in practice; ``due``: set by the answer."""

    card: Card
    asked: Asked
    place: Place
    number: int
    due: int = 0
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A card in the list: its name, in Japanese or in the visitor's language, and what is asked of it."""

    card: Card
    name: str
    asked: str
    japanese: bool


def due() -> int:
    """How many cards wait for the visitor today."""
    return parts().store.cards.due(learner(), day_of(now())) if learner() else 0


learn.app_context_processor(lambda: {"due": due})


@learn.get("/review")
def review() -> str:
    """What waits today, what comes in the next days, and everything that comes back at all."""
    cards, today = parts().store.cards.cards(learner()), day_of(now())
    days = [(today + n, sum(card.memory.due == today + n for card in cards)) for n in range(1, AHEAD + 1)]
    return render_template(
        "learn/review.html",
        lines=[_line(card) for card in cards[:LISTED]],
        count=len(cards),
        waiting=sum(card.memory.due <= today for card in cards),
        days=days,
        most=max(1, *(n for _, n in days)),
        today=today,
        done=parts().store.cards.reviewed(learner(), today),
    )


def _line(card: Card) -> Line:
    """A card as the list names it: by its word and skill, or by its text and kind."""
    if card.word:
        form, reading = card.word.form, card.word.reading
        return Line(card, form if form == reading else f"{form}（{reading}）", _skills()[card.word.skill], True)
    asked = next((said(kind.title) for kind in KINDS if card.source.item.startswith(f"{kind.name}-")), "")
    try:
        return Line(card, parts().library.get(card.source.slug).title, asked, True)
    except SourceError:
        return Line(card, _("A text of your own"), asked, False)


def _skills() -> dict[str, str]:
    return {"reading": _("reading"), "writing": _("writing"), "meaning": _("meaning")}


@learn.get("/review/next")
def next_review() -> Response:
    """Lead to the first card that is due and can be asked."""
    for card in parts().store.cards.cards(learner()):
        if card.memory.due > day_of(now()):
            break
        if recalling.again(card, parts().store.cards.log(card)):
            return redirect(url_for(".review_card", key=card.id))
        _put_aside(card)
    return redirect(url_for(".review"))


def _put_aside(card: Card) -> None:
    """A card whose text is not there: a text of one's own that was forgotten never comes again, any other may."""
    if card.word is None and not card.source.slug:
        parts().store.cards.drop(card)
    else:
        parts().store.cards.postpone(card, day_of(now()) + LATER)


@learn.get("/review/<key>")
def review_card(key: str) -> str | Response:
    """A card to be answered; one that is not due leads on."""
    card = _mine(key)
    asked = recalling.again(card, parts().store.cards.log(card)) if card.memory.due <= day_of(now()) else None
    if asked is None:
        return redirect(url_for(".next_review"))
    return _page(Turn(card, asked, Place(1, asked.item, "", "open", None), card.turns))


@learn.post("/review/<key>")
def answer_card(key: str) -> Response:
    """Keep an answer, set the next day, then show what it was worth."""
    card = _mine(key)
    turn = request.form.get("turn", -1, type=int)
    asked = _asked(card, turn)
    answer = given(asked.item)
    if not answer.strip():
        return redirect(url_for(".review_card", key=key), 303)
    judged = mark(asked.item, answer)
    with parts().store.writing():
        parts().store.cards.review(card, turn, Reply(asked.source, answer, _rating(judged), now()))
        if turn == card.turns:
            words.grow(asked.item, asked.analysis, judged)
    return redirect(url_for(".reviewed_card", key=key, turn=turn, _anchor="mark"), 303)


@learn.get("/review/<key>/<int:turn>")
def reviewed_card(key: str, turn: int) -> str:
    """An answer to a card: what it was worth, and when the card comes back."""
    card = _mine(key)
    row = next((row for row in parts().store.cards.log(card) if row.turn == turn), None) or abort(404)
    asked = recalling.at(card, row.reply.source, turn) or abort(404)
    return _page(Turn(card, asked, _told(asked, row.reply.given), turn, row.due))


@learn.post("/review/<key>/drop")
def drop_card(key: str) -> Response:
    """Take a card off; it comes back when it is missed again."""
    parts().store.cards.drop(_mine(key))
    return redirect(url_for(".review"), 303)


@learn.get("/practice")
def practice() -> Response:
    """Lead to the card after this one, or to the first: what is remembered least comes first."""
    cards = parts().store.cards.cards(learner())
    keys = [card.id for card in sorted(cards, key=lambda card: (card.memory.stability, card.id))]
    after = request.args.get("after", "")
    for key in keys[keys.index(after) + 1 :] if after in keys else keys:
        if recalling.again(_mine(key), ()):
            return redirect(url_for(".practise_card", key=key))
    return redirect(url_for(".review"))


@learn.get("/practice/<key>")
def practise_card(key: str) -> str:
    """A card to try."""
    card = _mine(key)
    asked = recalling.again(card, parts().store.cards.log(card)) or abort(404)
    return _page(Turn(card, asked, Place(1, asked.item, "", "open", None), card.turns, practice=True))


@learn.post("/practice/<key>")
def try_card(key: str) -> str | Response:
    """Show what an answer is worth; nothing is kept of it."""
    card = _mine(key)
    asked = _asked(card, card.turns)
    answer = given(asked.item)
    if not answer.strip():
        return redirect(url_for(".practise_card", key=key), 303)
    return _page(Turn(card, asked, _told(asked, answer), card.turns, practice=True))


def _mine(key: str) -> Card:
    """The visitor's own card; that of anybody else does not exist."""
    return parts().store.cards.card(key, learner()) or abort(404)


def _asked(card: Card, turn: int) -> Asked:
    """What the form was about: an item about the same word, or the same item."""
    source = Source(*(request.form.get(name, "") for name in ("slug", "item", "attempt")))
    return recalling.at(card, source, turn) or abort(404)


def _told(asked: Asked, answer: str) -> Place:
    judged = mark(asked.item, answer)
    return Place(1, asked.item, answer, "right" if judged.right or judged.near else "wrong", judged)


def _rating(judged: Mark) -> int:
    """Right: remembered; nearly right: remembered with an effort."""
    return GOOD if judged.right else HARD if judged.near else AGAIN


def _page(turn: Turn) -> str:
    place, paragraphs = recalling.laid_out(turn.asked, turn.place)
    level = level_of(turn.asked.analysis) or place.item.level
    note = rubric(place.item.kind, level)
    return render_template(
        "learn/recall.html",
        turn=turn,
        place=place,
        paragraphs=paragraphs,
        rubric=note,
        title=turn.asked.text.title,
        today=day_of(now()),
        waiting=due(),
    )
