"""The desk: the text on one side, what is doubtful on the other, each settled with one key and for good.

Whatever is settled is written into the file of the text, so that it holds in every program that reads it.
"""

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from quizgen import kana, lexicon
from quizgen.analysis.alike import readings
from quizgen.output.passage import View, passage
from quizgen.source import mending, saving
from quizgen.source.encodings import decode
from quizgen.source.text import CUT, NAMES
from webapp.author import doubts
from webapp.author.blueprint import author
from webapp.author.changing import DONE, Problem, changed
from webapp.author.diffs import Change, changes
from webapp.author.files import Held, analysed, history, readable
from webapp.language import gettext as _

Answer = Response | tuple[str, int]
LONGEST = 40
"""Characters of a word."""


@author.get("/<slug>")
def desk(slug: str) -> str:
    """The text with its doubts; ``?word=`` asks about any other word."""
    return _page(slug)


@author.post("/<slug>/reading")
def settle(slug: str) -> Answer:
    """Write a reading into the text, at one place or at all places of the word."""
    found, text = readable(slug)
    start, end = (request.form.get(name, -1, type=int) for name in ("start", "end"))
    reading = (request.form.get("typed") or request.form.get("reading", "")).strip()
    if not (0 <= start < end <= len(text.body)) or not reading or not kana.is_kana(reading):
        return _page(slug, _("A reading is written in hiragana or katakana.")), 422
    everywhere = request.form.get("everywhere") == "on"

    def change(given: str) -> str:
        said = kana.to_hiragana(reading)
        return mending.with_readings(given, found.path.name, readings(analysed(text), start, end, said, everywhere))

    return _answered(slug, changed(found, change))


@author.post("/<slug>/word")
def word(slug: str) -> Answer:
    """Write into the front matter where words are cut (``cut``: 東|京都, 手話教室) or what a name is of (``name``)."""
    found, text = readable(slug)
    cut = request.form.get("cut", "").strip().replace("｜", CUT)[:LONGEST]
    kind, whole = request.form.get("kind", ""), cut.replace(CUT, "")
    if whole not in text.body or not whole:
        return _page(slug, _("The text has no such word.")), 422
    if kind in NAMES:
        names = (*(n for n in text.names if n[0] != whole), (whole, kind))
        return _answered(slug, changed(found, lambda given: _with(found, given, "names", names)))
    words = (*(w for w in text.words if w.replace(CUT, "") != whole), cut)
    return _answered(slug, changed(found, lambda given: _with(found, given, "words", words)))


def _with(found: Held, given: str, field: str, value: mending.Value) -> str:
    return mending.with_field(given, found.path.name, field, value)


@author.post("/<slug>/undo")
def undo(slug: str) -> Answer:
    """Put a former version back; the one that goes is kept as well, and the one before it is the next to come back."""
    found, _text = readable(slug)
    number = request.form.get("version", -1, type=int)
    former = next((v for v in saving.versions(found.path, history()) if v.number == number), None)
    problem = changed(found, lambda given: decode(former.read(), found.path.name)) if former else DONE
    return _answered(slug, problem, number - 1)


def _answered(slug: str, problem: Problem, undo: int | None = None) -> Answer:
    if problem != DONE:
        return _page(slug, problem[0]), problem[1]
    return redirect(url_for(".desk", slug=slug, undo=undo, next=request.form.get("start"), _anchor="now"), 303)


def _page(slug: str, problem: str = "") -> str:
    found, text = readable(slug)
    analysis = analysed(text)
    asked = doubts.questions(analysis)
    index = request.args.get("word", -1, type=int)
    after = request.args.get("next", 0, type=int)
    return render_template(
        "author/desk.html",
        held=found,
        text=text,
        passage=passage(analysis, View("all"), lexicon.load()),
        doubts=asked,
        marked=doubts.marked(analysis, asked),
        told={n for n, w in enumerate(analysis.words) if w.part not in ("symbol", "particle")},
        chosen=doubts.about(analysis, index),
        joined=doubts.joined(analysis, index),
        now=next((n for n, q in enumerate(asked) if q.start >= after), 0),
        problem=problem,
        last=_last(found),
    )


def _last(found: Held) -> tuple[int, tuple[Change, ...]]:
    """The number of the version that can be put back (0: none), and what the last change was."""
    former = saving.versions(found.path, history())
    if not former:
        return 0, ()
    back = request.args.get("undo", former[-1].number, type=int)
    name = found.path.name
    return back, changes(decode(former[-1].read(), name), decode(found.data, name))
