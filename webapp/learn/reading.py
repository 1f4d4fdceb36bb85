"""Reading a text: the page of the text, of each of its words, and what a voice needs to read it aloud."""

from functools import lru_cache
from typing import Any

from flask import abort, current_app, jsonify, render_template, request
from werkzeug import Response

from quizgen import lexicon
from quizgen.analysis.difficulty import difficulty
from quizgen.analysis.types import Analysis, within
from quizgen.items import KINDS
from quizgen.output.details import Details, details, has_details
from quizgen.output.passage import View
from quizgen.output.speech import spoken
from quizgen.source.text import SourceError, Text
from webapp.learn import words
from webapp.learn.blueprint import learn
from webapp.learn.opening import known, options
from webapp.learner import learner
from webapp.parts import parts
from webapp.preferences import preferences
from webapp.workshop import Workshop

_difficulty = lru_cache(maxsize=256)(difficulty)


@learn.get("/texts/<slug>")
def text(slug: str) -> str:
    """A text to read, with the form that starts a quiz on it."""
    return page(find(slug))


@learn.get("/texts/<slug>/words/<int:index>")
def word(slug: str, index: int) -> str:
    """What is told about a word of a text; with ``?bare`` for a place on the text's own page."""
    found = find(slug)
    told = _details(parts().workshop, found, index) or abort(404)
    bare = "bare" in request.args
    template = "learn/word.html" if bare else "learn/word_page.html"
    return render_template(template, text=found, index=index, told=told, bare=bare, is_known=told.word in known())


@learn.get("/texts/<slug>/speech")
def speech(slug: str) -> Response:
    """The sentences of a text for a voice: ``[[first word, last word, what to say], …]``."""
    analysis = parts().workshop.study(find(slug)).analysis
    return jsonify(_sentences(analysis))


def page(found: Text, *, empty: bool = False) -> str:
    """The page of a text; ``empty`` says that a quiz was asked for that has no question."""
    analysis = parts().workshop.study(found).analysis
    link = f"{found.slug}/words/" if "look" in request.args else ""
    return render_template(
        "learn/text.html",
        text=found,
        hard=_difficulty(analysis),
        share=words.share(analysis),
        passage=_printed(parts().workshop, found, _view(found), link),
        link=link,
        kinds=KINDS,
        options=options(),
        empty=empty,
    )


def find(slug: str) -> Text:
    """The text of the library with this slug, or the page that says there is none."""
    try:
        return parts().library.get(slug)
    except SourceError:
        abort(404)


def _view(found: Text) -> View:
    likes = preferences()
    waits = likes.furigana == "after"
    answered = waits and any(s.over and s.attempt.slug == found.slug for s in parts().store.attempts(learner()))
    return View(likes.policy(answered), likes.level, known=known())


@lru_cache(maxsize=128)
def _printed(workshop: Workshop, found: Text, view: View, link: str) -> str:
    """The text as markup, made once for all who read it alike; words are links if there is a ``link`` before them."""
    told = {n for n, word in enumerate(workshop.study(found).analysis.words) if has_details(word)}
    passage: Any = current_app.jinja_env.get_template("learn/passage.html").module
    printed: str = passage.plain(workshop.passage(found, view), told=told, link=link)
    return printed


@lru_cache(maxsize=4096)
def _details(workshop: Workshop, found: Text, index: int) -> Details | None:
    analysis = workshop.study(found).analysis
    there = index < len(analysis.words) and has_details(analysis.words[index])
    return details(analysis, index, lexicon.load()) if there else None


@lru_cache(maxsize=64)
def _sentences(analysis: Analysis) -> list[tuple[int, int, str]]:
    """First and last word of each sentence that has one, and what a voice is to say."""
    at = {word.start: n for n, word in enumerate(analysis.words)}
    inside = ((s, within(analysis.words, s.start, s.end)) for s in analysis.sentences)
    return [
        (at[found[0].start], at[found[-1].start], spoken(analysis, s.start, s.end, lexicon.load()))
        for s, found in inside
        if found
    ]
