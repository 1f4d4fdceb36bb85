"""Reading a text: the page of the text, of each of its words, and what a voice needs to read it aloud."""

from functools import lru_cache
from typing import Any

from flask import abort, current_app, jsonify, render_template, request, url_for
from werkzeug import Response

from quizgen import lexicon
from quizgen.analysis.types import Analysis, within
from quizgen.output.details import Details, details, has_details
from quizgen.output.passage import View
from quizgen.output.speech import spoken
from quizgen.source.text import Text
from webapp import shelf
from webapp.learn import words
from webapp.learn.blueprint import learn
from webapp.learn.books import Book, find
from webapp.learn.facts import facts
from webapp.learn.opening import begin, known, options, spec
from webapp.learner import learner, named
from webapp.parts import now, parts
from webapp.preferences import preferences
from webapp.shelf import Place
from webapp.store import KEPT
from webapp.workshop import Workshop


@learn.get("/texts/<slug>")
def text(slug: str) -> str:
    """A text to read, with the form that starts a quiz on it."""
    return _page(find(slug))


@learn.post("/texts/<slug>/quiz")
def start(slug: str) -> Response | tuple[str, int]:
    """Start a quiz on a text."""
    book = find(slug)
    begun = begin(book.text, spec(request.form), book.own.pasted if book.own else None)
    return begun or (_page(book, empty=True), 422)


@learn.post("/texts/<slug>/place")
def leave(slug: str) -> tuple[str, int]:
    """Note at which word a text was left; sent by the page's script when it is turned away from."""
    found = parts().workshop.study(find(slug).text).analysis.words
    last = max((n for n, each in enumerate(found) if has_details(each)), default=-1)
    word = request.form.get("word", -1, type=int)
    if 0 <= word <= last:
        shelf.leave(parts().store, named(), Place(slug, word, last + 1, now()))
    return "", 204


@learn.get("/texts/<slug>/words/<int:index>")
def word(slug: str, index: int) -> str:
    """What is told about a word of a text; with ``?bare`` for a place on the text's own page."""
    book = find(slug)
    told = entry(parts().workshop, book.text, index) or abort(404)
    return word_page(told, index, book.text.title, url_for(".text", slug=slug))


def word_page(told: Details, index: int, title: str, page: str) -> str:
    """What is told about a word, on a page of its own or bare; ``page`` is where its text stands."""
    bare = "bare" in request.args
    template = "learn/word.html" if bare else "learn/word_page.html"
    is_known = told.word in known()
    return render_template(template, told=told, index=index, title=title, page=page, bare=bare, is_known=is_known)


@learn.get("/texts/<slug>/speech")
def speech(slug: str) -> Response:
    """The sentences of a text for a voice: ``[[first word, last word, what to say], …]``."""
    analysis = parts().workshop.study(find(slug).text).analysis
    return jsonify(sentences(analysis))


def _page(book: Book, *, empty: bool = False) -> str:
    """The page of a text; ``empty`` says that a quiz was asked for that has no question."""
    analysis = parts().workshop.study(book.text).analysis
    link = f"{book.slug}/words/" if "look" in request.args else ""
    return render_template(
        "learn/text.html",
        book=book,
        text=book.text,
        facts=facts(analysis),
        share=words.share(analysis),
        place=shelf.places(parts().store, learner()).get(book.slug) if learner() else None,
        forgotten=book.own.at + KEPT if book.own else None,
        passage=_printed(parts().workshop, book.text, _view(book.text), link),
        link=link,
        options=options(),
        empty=empty,
    )


def shown(found: Text) -> str:
    """A text as the visitor reads it, as markup."""
    return _printed(parts().workshop, found, _view(found), "")


def _view(found: Text) -> View:
    likes = preferences()
    waits = likes.furigana == "after"
    mine = parts().store.attempts(learner()) if waits else []
    answered = any(s.over and s.attempt.texts[0][1] == found.digest for s in mine)
    return View(likes.policy(answered), likes.level, known=known())


@lru_cache(maxsize=128)
def _printed(workshop: Workshop, found: Text, view: View, link: str) -> str:
    """The text as markup, made once for all who read it alike; words are links if there is a ``link`` before them."""
    told = {n for n, word in enumerate(workshop.study(found).analysis.words) if has_details(word)}
    passage: Any = current_app.jinja_env.get_template("learn/passage.html").module
    printed: str = passage.plain(workshop.passage(found, view), told=told, link=link)
    return printed


@lru_cache(maxsize=4096)
def entry(workshop: Workshop, found: Text, index: int) -> Details | None:
    """What is told about a word of a text; nothing for a sign."""
    analysis = workshop.study(found).analysis
    there = index < len(analysis.words) and has_details(analysis.words[index])
    return details(analysis, index, lexicon.load()) if there else None


@lru_cache(maxsize=64)
def sentences(analysis: Analysis) -> list[tuple[int, int, str]]:
    """First and last word of each sentence that has one, and what a voice is to say."""
    at = {word.start: n for n, word in enumerate(analysis.words)}
    inside = ((s, within(analysis.words, s.start, s.end)) for s in analysis.sentences)
    return [
        (at[found[0].start], at[found[-1].start], spoken(analysis, s.start, s.end, lexicon.load()))
        for s, found in inside
        if found
    ]
