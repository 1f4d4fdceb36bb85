"""A quiz: answering, being told, finishing, taking the missed items again."""

import secrets
from dataclasses import replace

from flask import abort, redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.analysis.difficulty import level_of
from quizgen.output.passage import Paragraph, View
from quizgen.quiz.mark import mark
from quizgen.quiz.recall import point
from quizgen.quiz.rubrics import rubric
from quizgen.quiz.types import Mark
from quizgen.source.text import SourceError, Text
from webapp.learn import recalling, words
from webapp.learn.answering import given
from webapp.learn.blueprint import learn
from webapp.learn.opening import keep, known, learner
from webapp.learn.sitting import Place, Sitting, sit
from webapp.parts import now, parts, read
from webapp.preferences import preferences
from webapp.store import About, Attempt, Summary

LONG_PATIENCE = 20.0
"""Seconds an answer waits for its text after a restart: longer than a page, for a page can be asked for again."""


@learn.get("/attempts")
def attempts() -> str:
    """The visitor's quizzes, the newest first."""
    titles = {t.slug: t.title for t in parts().library.texts()}
    return render_template("learn/attempts.html", summaries=parts().store.attempts(learner()), titles=titles)


@learn.get("/attempts/<key>")
def attempt(key: str) -> Response:
    """Lead to where the attempt was left."""
    sitting = _sitting(_mine(key))
    place = sitting.following()
    if place is None or sitting.over:
        return redirect(url_for(".result", key=key))
    return redirect(url_for(".item", key=key, number=place.number))


@learn.get("/attempts/<key>/<int:number>")
def item(key: str, number: int) -> str:
    """One item beside its text, to be answered or as it was answered."""
    sitting = _sitting(_mine(key))
    place = _dressed(sitting, sitting.place(number) or abort(404))
    note = rubric(place.item.kind, level_of(sitting.analysis) or place.item.level)
    return render_template(
        "learn/item.html",
        sitting=sitting,
        title=sitting.analysis.text.title,
        place=place,
        paragraphs=_paragraphs(sitting, place),
        submission=secrets.token_urlsafe(12),
        rubric=note,
    )


@learn.post("/attempts/<key>/<int:number>")
def answer(key: str, number: int) -> Response:
    """Keep an answer, then show what it was worth or lead to the next item."""
    sitting = _sitting(_mine(key), LONG_PATIENCE)
    place = sitting.place(number) or abort(404)
    judged = mark(place.item, given(place.item))
    if place.item.shape == "write":
        judged = replace(judged, near=False)  # compared with the model at once, not tried again
    if judged.given.strip():
        kept = parts().store.answer(
            sitting.attempt, sitting.items, _about(sitting, place), judged, now(), request.form.get("submission", "")
        )
        if kept and kept.settled and not kept.right and sitting.attempt.feedback == "once":
            recalling.missed(sitting, place, kept.given)
        if place.state in ("open", "given"):
            words.grow(place.item, sitting.analysis, judged)
    return redirect(_after(sitting, place, judged), 303)


def _about(sitting: Sitting, place: Place) -> About:
    return About(place.item.kind, place.item.level, point(place.item, sitting.analysis))


def _after(sitting: Sitting, place: Place, judged: Mark) -> str:
    """Where an answer leads: to what it was worth, or straight on when that is told at the end."""
    key = sitting.attempt.id
    if sitting.attempt.feedback == "once" or not judged.given.strip():
        return url_for(".item", key=key, number=place.number, _anchor=None if judged.near else "mark")
    following = next((p for p in sitting.places[place.number :] if p.state == "open"), None)
    return url_for(".item", key=key, number=(following or sitting.following(place.number) or place).number)


@learn.post("/attempts/<key>/finish")
def finish(key: str) -> Response:
    """End the attempt; what was not answered counts as missed."""
    sitting = _sitting(_mine(key), LONG_PATIENCE)
    parts().store.finish(sitting.attempt, sitting.items, now())
    for place in _sitting(_mine(key), LONG_PATIENCE).places:
        if place.state == "wrong" and place.given:
            recalling.missed(sitting, place, place.given)
    return redirect(url_for(".result", key=key), 303)


@learn.get("/attempts/<key>/result")
def result(key: str) -> str | Response:
    """The score and every item with its key; for an attempt that is not over, the way back to it."""
    mine = _mine(key)
    if _text(mine) is None:
        return render_template("learn/gone.html", summary=_summary(mine))
    sitting = _sitting(mine)
    if not sitting.over:
        return redirect(url_for(".attempt", key=key))
    return render_template("learn/result.html", sitting=sitting, title=sitting.analysis.text.title)


@learn.post("/attempts/<key>/retry")
def retry(key: str) -> Response:
    """A new attempt with the items that were missed."""
    sitting = _sitting(_mine(key), LONG_PATIENCE)
    old = sitting.attempt
    if not sitting.over or not sitting.missed:
        return redirect(url_for(".attempt", key=key), 303)
    return keep(old.texts, old.spec, parts().store.pasted(key), sitting.missed)


@learn.post("/attempts/<key>/delete")
def delete(key: str) -> Response:
    """Delete an attempt with all that was kept of it."""
    parts().store.delete(_mine(key))
    return redirect(url_for(".attempts"), 303)


def _mine(key: str) -> Attempt:
    """The visitor's own attempt; that of anybody else does not exist."""
    return parts().store.attempt(key, learner()) or abort(404)


def _sitting(mine: Attempt, patience: float = 0) -> Sitting:
    """The attempt laid out; one whose text is gone leads to what is left of it."""
    text = _text(mine)
    if text is None:
        abort(redirect(url_for(".result", key=mine.id)))
    quiz = parts().workshop.quiz(text, mine.spec, mine.asked, patience)
    analysis = parts().workshop.study(text, patience).analysis
    return sit(mine, quiz, analysis, parts().store.answers(mine.id))


def _text(mine: Attempt) -> Text | None:
    """The text of an attempt, unless it was taken away or forgotten."""
    pasted = None if mine.slug else parts().store.pasted(mine.id)
    try:
        return read(pasted) if pasted else parts().library.get(mine.slug)
    except SourceError:
        return None


def _summary(mine: Attempt) -> Summary | None:
    return next((s for s in parts().store.attempts(learner()) if s.attempt.id == mine.id), None)


def _view(sitting: Sitting, place: Place) -> View:
    likes = preferences()
    return sitting.view(likes.furigana, likes.level, known(), place)


def _dressed(sitting: Sitting, place: Place) -> Place:
    """The place with its item in the furigana of the passage."""
    item = parts().workshop.dressed(sitting.analysis.text, place.item, _view(sitting, place))
    return replace(place, item=item)


def _paragraphs(sitting: Sitting, place: Place) -> tuple[Paragraph, ...]:
    return parts().workshop.passage(sitting.analysis.text, _view(sitting, place))
