"""Looking up words and hearing sentences beside the items of a quiz, as far as that gives none of them away."""

import secrets
from collections.abc import Set
from dataclasses import replace
from functools import lru_cache
from typing import Any

from flask import abort, current_app, jsonify, render_template, url_for
from werkzeug import Response

from quizgen.analysis.types import Analysis
from quizgen.items.base import Item
from quizgen.output.details import Details, has_details
from quizgen.output.passage import View
from quizgen.output.vocabulary import Listed, Wanted, vocabulary
from quizgen.quiz.locks import Locks, locks
from quizgen.source.text import Text
from webapp.language import language
from webapp.learn.blueprint import learn
from webapp.learn.desk import mine, sitting_of
from webapp.learn.opening import known
from webapp.learn.reading import entry, sentences, word_page
from webapp.learn.sitting import Sitting
from webapp.parts import parts
from webapp.preferences import preferences
from webapp.workshop import Workshop


def locked(sitting: Sitting) -> Locks:
    """What the items that are not told yet lock in their text."""
    return _locks(tuple(p.item for p in sitting.places if not p.told), sitting.analysis)


@lru_cache(maxsize=256)
def _locks(items: tuple[Item, ...], analysis: Analysis) -> Locks:
    return locks(items, analysis)


def open_words(sitting: Sitting) -> frozenset[int]:
    """The words of the text that may be looked up now."""
    shut = locked(sitting).words
    return frozenset(n for n, word in enumerate(sitting.analysis.words) if n not in shut and has_details(word))


def printed(sitting: Sitting, view: View, link: str) -> str:
    """The text as markup beside an item; open words are links if there is a ``link`` before them."""
    markup = _printed(parts().workshop, sitting.analysis.text, view, open_words(sitting), link, language())
    return markup.replace(_SOME_ATTEMPT, sitting.attempt.id)


_SOME_ATTEMPT = secrets.token_urlsafe(12)
"""What stands for the attempt in addresses, so that a class with the same questions has its text printed once; drawn
anew by every process, it stands in no text."""


@lru_cache(maxsize=128)
def _printed(workshop: Workshop, text: Text, view: View, told: frozenset[int], link: str, _language: str) -> str:
    passage: Any = current_app.jinja_env.get_template("learn/passage.html").module
    markup: str = passage.plain(workshop.passage(text, view), _SOME_ATTEMPT, told=told, link=link)
    return markup


@learn.get("/attempts/<key>/<int:number>/words/<int:index>")
def quiz_word(key: str, number: int, index: int) -> str:
    """What is told about a word of the text beside an item; with ``?bare`` for a place on the item's own page."""
    sitting = sitting_of(mine(key))
    found = sitting.analysis.text
    told = (entry(parts().workshop, found, index) if index in open_words(sitting) else None) or abort(404)
    return word_page(_quoting(told, sitting), index, found.title, url_for(".item", key=key, number=number))


def _quoting(told: Details, sitting: Sitting) -> Details:
    """The details with those sentences alone that may be quoted and heard."""
    shut, words = locked(sitting).silent, sitting.analysis.words
    allowed = [s for n, s in enumerate(sitting.analysis.sentences) if n not in shut]
    uses = (use for use in told.uses if any(s.start <= words[use.index].start < s.end for s in allowed))
    return replace(told, uses=tuple(uses))


@learn.get("/attempts/<key>/<int:number>/speech")
def quiz_speech(key: str, number: int) -> Response:
    """The sentences of the text for a voice, without those that would give an item away."""
    sitting = sitting_of(mine(key))
    shut, words = locked(sitting).silent, sitting.analysis.words
    spans = [s for n, s in enumerate(sitting.analysis.sentences) if n in shut]
    said = sentences(sitting.analysis)
    return jsonify([row for row in said if not any(s.start <= words[row[0]].start < s.end for s in spans)])


@learn.get("/attempts/<key>/<int:number>/words")
def quiz_words(key: str, number: int) -> str:
    """The words of the text with reading and meaning, without those that an item asks about."""
    sitting = sitting_of(mine(key))
    shut = locked(sitting).unlisted
    listed = vocabulary_of(sitting, shut)
    page = url_for(".item", key=key, number=number)
    return render_template("learn/word_list.html", text=sitting.analysis.text, listed=listed, page=page, shut=len(shut))


def vocabulary_of(sitting: Sitting, shut: Set[int]) -> tuple[Listed, ...]:
    """The content words of the text that the visitor does not know and no item locks, in order."""
    from quizgen import lexicon

    analysis = sitting.analysis
    forms = {analysis.words[n].dictionary_form for n in shut}
    listed = vocabulary(analysis, lexicon.load(), Wanted(level=preferences().level, known=known()))
    return tuple(row for row in listed if row.word not in forms)
