"""What the views of a quiz share: the visitor's own attempt, its sitting and its text."""

from flask import abort, redirect, url_for

from quizgen.source.text import SourceError, Text
from webapp import aside
from webapp.learn.sitting import Sitting, sit
from webapp.learner import learner
from webapp.parts import parts, read
from webapp.store import Attempt

LONG_PATIENCE = 20.0
"""Seconds an answer waits for its text after a restart: longer than a page, for a page can be asked for again."""


def mine(key: str) -> Attempt:
    """The visitor's own attempt; that of anybody else does not exist."""
    return parts().store.attempt(key, learner()) or abort(404)


def sitting_of(attempt: Attempt, patience: float = 0) -> Sitting:
    """The attempt laid out; one whose text is gone leads to what is left of it."""
    text = text_of(attempt)
    if text is None:
        abort(redirect(url_for("learn.result", key=attempt.id)))
    quiz = parts().workshop.quiz(text, attempt.spec, attempt.asked, patience)
    analysis = parts().workshop.study(text, patience).analysis
    store = parts().store
    with store.reading():
        return sit(attempt, quiz, analysis, store.answers(attempt.id), aside.drafts(store, attempt))


def text_of(attempt: Attempt) -> Text | None:
    """The text of an attempt, unless it was taken away or forgotten."""
    pasted = None if attempt.slug else parts().store.pasted(attempt.id)
    try:
        return read(pasted) if pasted else parts().library.get(attempt.slug)
    except SourceError:
        return None
