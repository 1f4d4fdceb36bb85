"""A quiz: answering, being told, finishing, taking the missed items again."""

import secrets
from dataclasses import replace

from flask import abort, redirect, render_template, request, session, url_for
from werkzeug import Response

from quizgen.analysis.difficulty import level_of
from quizgen.output.passage import View
from quizgen.quiz.mark import mark
from quizgen.quiz.recall import point
from quizgen.quiz.rubrics import rubric
from quizgen.quiz.types import Mark
from webapp.learn import recalling, words
from webapp.learn.aids import Help, help_at, reasons
from webapp.learn.answering import given
from webapp.learn.blueprint import learn
from webapp.learn.desk import LONG_PATIENCE, mine, sitting_of, text_of
from webapp.learn.lookups import printed
from webapp.learn.opening import keep, known
from webapp.learn.sitting import Place, Sitting
from webapp.learner import learner
from webapp.parts import now, parts
from webapp.preferences import preferences
from webapp.reports import reported
from webapp.store import About, Attempt, Summary

REMEMBERED = 5
"""Attempts for which the cookie says where they were left."""
LONGEST_LOOK = 3600
"""Seconds that are counted at most between the page and its answer."""


@learn.get("/attempts")
def attempts() -> str:
    """The visitor's quizzes, the newest first."""
    summaries = parts().store.attempts(learner())
    titles = parts().catalogue.titles({s.attempt.slug for s in summaries})
    return render_template("learn/attempts.html", summaries=summaries, titles=titles)


@learn.get("/attempts/<key>")
def attempt(key: str) -> Response:
    """Lead to where the attempt was left."""
    sitting = sitting_of(mine(key))
    place = sitting.following()
    if place is None or sitting.over:
        return redirect(url_for(".result", key=key))
    if sitting.attempt.stage in ("see", "find"):
        return redirect(url_for(f".{sitting.attempt.stage}", key=key))
    return redirect(url_for(".item", key=key, number=_left_at(sitting) or place.number))


@learn.get("/attempts/<key>/<int:number>")
def item(key: str, number: int) -> str:
    """One item beside its text, to be answered or as it was answered."""
    sitting = sitting_of(mine(key))
    found = sitting.place(number) or abort(404)
    _remember_place(sitting, found)
    with parts().store.reading():
        return page_of(sitting, found)


def page_of(sitting: Sitting, found: Place) -> str:
    """The page of an item."""
    aid = help_at(sitting, found)
    view = _view(sitting, found, aid)
    text = sitting.analysis.text
    link = f"{found.number}/words/" if "look" in request.args else ""
    return render_template(
        "learn/item.html",
        sitting=sitting,
        title=text.title,
        place=replace(found, item=parts().workshop.dressed(text, found.item, view)),
        passage=printed(sitting, view, link),
        rubric=rubric(found.item.kind, level_of(sitting.analysis) or found.item.level),
        help=aid,
        link=link,
        reasons=reasons(),
        reported=reported(parts().store, sitting.attempt.id, found.item.id),
        submission=secrets.token_urlsafe(12),
        now=now(),
    )


def _remember_place(sitting: Sitting, place: Place) -> None:
    """Note in the visitor's cookie which item was looked at last, for the attempts of late."""
    if "X-Ahead" in request.headers:
        return  # fetched to be kept, not looked at
    if place.state in ("open", "again") and session.get("at", {}).get(sitting.attempt.id) != place.number:
        others = [(k, n) for k, n in session.get("at", {}).items() if k != sitting.attempt.id]
        session["at"] = dict([*others, (sitting.attempt.id, place.number)][-REMEMBERED:])


def _left_at(sitting: Sitting) -> int | None:
    """The number of the item that was looked at last, if it still waits for an answer."""
    place = sitting.place(session.get("at", {}).get(sitting.attempt.id, 0))
    return place.number if place and place.state in ("open", "again") else None


@learn.post("/attempts/<key>/<int:number>")
def answer(key: str, number: int) -> Response:
    """Keep an answer, then show what it was worth or lead to the next item."""
    sitting = sitting_of(mine(key), LONG_PATIENCE)
    place = sitting.asked(request.form.get("item", "")) or sitting.place(number) or abort(404)
    judged = mark(place.item, given(place.item))
    if place.item.shape == "write":
        judged = replace(judged, near=False)  # compared with the model at once, not tried again
    if judged.given.strip():
        _keep(sitting, place, judged)
    return redirect(_after(sitting, place, judged), 303)


def _keep(sitting: Sitting, place: Place, judged: Mark) -> None:
    """Keep an answer with all that follows from it, in one transaction."""
    about, sent = _about(sitting, place), request.form.get("submission", "")
    with parts().store.writing():
        kept = parts().store.answer(sitting.attempt, sitting.items, about, judged, _at(sitting), sent, _took())
        if kept and kept.settled and not kept.right and sitting.attempt.feedback == "once":
            recalling.missed(sitting, place, kept.given)
        if place.state in ("open", "given") and not (judged.right and place.hints):
            words.grow(place.item, sitting.analysis, judged)


def _about(sitting: Sitting, place: Place) -> About:
    return About(place.item.kind, place.item.level, point(place.item, sitting.analysis))


def _at(sitting: Sitting) -> int:
    """When it was answered: now, or while the server was away, as the browser noted it."""
    return max(sitting.attempt.started, min(request.form.get("at", now(), type=int), now()))


def _took() -> int:
    """The seconds for which the item was looked at: as the script counted them, else since the form was shown."""
    looked = request.form.get("took", type=int)
    shown = request.form.get("shown", now(), type=int)
    return max(0, min(now() - shown if looked is None else looked, LONGEST_LOOK))


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
    sitting = sitting_of(mine(key), LONG_PATIENCE)
    parts().store.finish(sitting.attempt, sitting.items, now())
    for place in sitting_of(mine(key), LONG_PATIENCE).places:
        if place.state == "wrong" and place.given:
            recalling.missed(sitting, place, place.given)
    return redirect(url_for(".result", key=key), 303)


@learn.get("/attempts/<key>/result")
def result(key: str) -> str | Response:
    """The score and every item with its key; for an attempt that is not over, the way back to it."""
    attempt = mine(key)
    if text_of(attempt) is None:
        return render_template("learn/gone.html", summary=_summary(attempt))
    sitting = sitting_of(attempt)
    if not sitting.over:
        return redirect(url_for(".attempt", key=key))
    return render_template("learn/result.html", sitting=sitting, title=sitting.analysis.text.title)


@learn.post("/attempts/<key>/retry")
def retry(key: str) -> Response:
    """A new attempt with the items that were missed."""
    sitting = sitting_of(mine(key), LONG_PATIENCE)
    old = sitting.attempt
    if not sitting.over or not sitting.missed:
        return redirect(url_for(".attempt", key=key), 303)
    return keep(old.texts, old.spec, parts().store.pasted(key), sitting.missed)


@learn.post("/attempts/<key>/delete")
def delete(key: str) -> Response:
    """Delete an attempt with all that was kept of it."""
    parts().store.delete(mine(key))
    return redirect(url_for(".attempts"), 303)


def _summary(attempt: Attempt) -> Summary | None:
    return next((s for s in parts().store.attempts(learner()) if s.attempt.id == attempt.id), None)


def _view(sitting: Sitting, place: Place, aid: Help) -> View:
    likes = preferences()
    view = sitting.view(likes.policy(place.told), likes.level, known(), place)
    return replace(view, lit=(*view.lit, *aid.lit))
