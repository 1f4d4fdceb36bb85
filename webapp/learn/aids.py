"""What a learner may do at an item beside answering it: take a hint, stop the clock, report it."""

from dataclasses import dataclass

from flask import abort, redirect, request, url_for
from werkzeug import Response

from quizgen import __version__
from quizgen.items.base import Note
from quizgen.quiz.hints import Hint, hints
from quizgen.quiz.temptations import temptation
from webapp import aside
from webapp.language import gettext as _
from webapp.learn.answering import given
from webapp.learn.blueprint import learn
from webapp.learn.desk import LONG_PATIENCE, mine, sitting_of
from webapp.learn.sitting import Place, Sitting
from webapp.parts import now, parts
from webapp.reports import LONGEST, Report, report

learn.app_template_filter("temptation")(temptation)


@learn.app_template_filter("minutes")
def minutes(seconds: int) -> str:
    """``95`` -> ``1:35``."""
    return f"{seconds // 60}:{seconds % 60:02}"


@dataclass(frozen=True, slots=True)
class Help:
    """The hints that were taken at an item, and how many more there are."""

    taken: tuple[Hint, ...]
    left: int

    @property
    def notes(self) -> tuple[Note, ...]:
        """What they say, in order."""
        return tuple(hint.note for hint in self.taken)

    @property
    def struck(self) -> frozenset[str]:
        """The choices that they strike out."""
        return frozenset(hint.struck for hint in self.taken) - {""}

    @property
    def lit(self) -> tuple[tuple[int, int], ...]:
        """The spans of the text that they light up."""
        return tuple(span for hint in self.taken for span in hint.lit)


def help_at(sitting: Sitting, place: Place) -> Help:
    """The help that was taken at a place."""
    every = _every(sitting, place)
    taken = every[: place.hints]
    return Help(taken, len(every) - len(taken))


def _every(sitting: Sitting, place: Place) -> tuple[Hint, ...]:
    from quizgen import lexicon

    return hints(place.item, sitting.analysis, lexicon.load())


@learn.post("/attempts/<key>/<int:number>/hint")
def hint(key: str, number: int) -> Response:
    """Show one more hint; what was chosen or typed so far is kept."""
    sitting = sitting_of(mine(key), LONG_PATIENCE)
    place = sitting.place(number) or abort(404)
    if place.state in ("open", "again"):
        most = len(_every(sitting, place))
        aside.take_hint(parts().store, sitting.attempt, place.item.id, given(place.item), most)
    return redirect(url_for(".item", key=key, number=number, _anchor="hints"), 303)


@learn.post("/attempts/<key>/<int:number>/untimed")
def untimed(key: str, number: int) -> Response:
    """Take the clock away."""
    aside.stop_clock(parts().store, mine(key))
    return redirect(url_for(".item", key=key, number=number), 303)


@learn.post("/attempts/<key>/<int:number>/report")
def report_item(key: str, number: int) -> Response:
    """Keep a report on an item."""
    sitting = sitting_of(mine(key), LONG_PATIENCE)
    place = sitting.place(number) or abort(404)
    reason = request.form.get("reason", "")
    if reason not in reasons():
        abort(400)
    words, question = request.form.get("words", "").strip()[:LONGEST], place.item.question
    attempt = sitting.attempt
    item = place.item
    report(
        parts().store,
        Report(attempt.id, item.id, item.kind, attempt.slug, question, reason, words, __version__, now()),
    )
    return redirect(url_for(".item", key=key, number=number, _anchor="report"), 303)


def reasons() -> dict[str, str]:
    """The reasons for a report, in the visitor's language."""
    return {
        "two": _("Another answer is right, too."),
        "key": _("The answer given as right is wrong."),
        "reading": _("A reading is wrong."),
        "unclear": _("I cannot understand the question."),
        "why": _("The explanation does not help."),
        "other": _("Something else."),
    }
