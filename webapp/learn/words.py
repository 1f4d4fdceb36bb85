"""The words that a visitor knows: brought as a list, grown by answering, looked at, forgotten."""

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.analysis.coverage import known_share
from quizgen.analysis.types import Analysis
from quizgen.items.base import Item
from quizgen.lexicon.known import Known, read
from quizgen.quiz import learnt
from quizgen.quiz.types import Mark
from quizgen.source.text import SourceError
from webapp import faults
from webapp.learn.blueprint import learn
from webapp.learn.opening import known
from webapp.learner import learner, named
from webapp.parts import now, parts
from webapp.security import local

ENOUGH = 100
"""Known words from which on a share of a text is told: who has answered ten questions knows more than ten words."""
LONGEST = 64
"""Characters of a word at most, as the database has room for."""
SHOWN = 500
"""Words that the page lists at most."""


@learn.get("/words")
def words() -> str:
    """The visitor's words, with a form that brings more."""
    return _page()


@learn.post("/words")
def bring_words() -> Response | tuple[str, int]:
    """Keep the words of a list or a file as known."""
    from quizgen import lexicon

    file = request.files.get("file")
    name, data = (file.filename, file.read()) if file and file.filename else ("list", _typed())
    try:
        found = read(data, name or "list", lexicon.load())
    except SourceError as error:
        return _page(problem=faults.said(error)), 422
    parts().store.learn(named(), found.words, now())
    return redirect(url_for(".words"), 303)


def _typed() -> bytes:
    return request.form.get("list", "").encode("utf-8", "replace")


@learn.post("/words/know")
def know() -> Response:
    """Keep one word as known, or forget it (``known`` empty), and go back to where it was looked up."""
    from quizgen import lexicon

    pair = (request.form.get("form", "")[:LONGEST], request.form.get("reading", "")[:LONGEST])
    spelled = Known().and_also([pair], lexicon.load()).words if all(pair) else frozenset()
    if request.form.get("known"):
        parts().store.learn(named(), spelled, now())
    elif learner():
        parts().store.unlearn(learner(), spelled)
    return redirect(local(request.form.get("next", "/")), 303)


@learn.post("/words/forget")
def forget_words() -> Response:
    """Forget all words of the visitor."""
    parts().store.unlearn(named())
    return redirect(url_for(".words"), 303)


def _page(problem: str = "") -> str:
    shown = sorted(known().words, key=lambda pair: (pair[1], pair[0]))
    return render_template("learn/words.html", words=shown[:SHOWN], count=len(shown), problem=problem)


def grow(item: Item, analysis: Analysis, judged: Mark) -> None:
    """Take the words of an item for known when it was answered rightly at once, and for not known when wrongly."""
    from quizgen import lexicon

    asked = learnt.words(item, analysis)
    pairs = {(word.dictionary_form, word.dictionary_reading) for word in asked}
    spelled = Known().and_also(pairs, lexicon.load()).words
    if spelled and judged.right:
        parts().store.learn(named(), spelled, now())
    elif spelled and not judged.near:
        parts().store.unlearn(named(), spelled)


def share(analysis: Analysis) -> int | None:
    """The share of a text's words that the visitor knows, in percent, once enough words are known to tell."""
    return round(100 * known_share(analysis, known())) if len(known().words) >= ENOUGH else None
