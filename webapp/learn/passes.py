"""The first two of three passes over a text: seeing what the quiz will ask for, and finding it again."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from flask import abort, redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.output.passage import View
from quizgen.quiz import passes
from webapp import aside
from webapp.aside import Find
from webapp.learn.blueprint import learn
from webapp.learn.desk import LONG_PATIENCE, mine, sitting_of
from webapp.learn.opening import known
from webapp.learn.sitting import Place, Sitting
from webapp.parts import parts
from webapp.preferences import preferences
from webapp.store import Stage

Sought = Literal["paragraph", "sentence", "found", "shown"]
TRIES = 2


@dataclass(frozen=True, slots=True)
class Search:
    """A place to be found: where to look (``within``), and how far the search has come.

    ``state``: paragraph (look in it), sentence (look in this one), found, shown (after ``TRIES`` misses).
    """

    place: Place
    within: tuple[int, int]
    state: Sought

    @property
    def told(self) -> bool:
        """True once the place is shown in the text."""
        return self.state in ("found", "shown")


@learn.get("/attempts/<key>/see")
def see(key: str) -> str:
    """The text with all that the quiz will ask for lit up, and what is to be known of each."""
    sitting = sitting_of(mine(key))
    lit = tuple(p.item.focus for p in sitting.places)
    return _page("learn/see.html", sitting, lit)


@learn.get("/attempts/<key>/find")
def find(key: str) -> Response:
    """Lead to the first place that is still to be found, or to the third pass."""
    sitting = sitting_of(mine(key))
    searches = _searches(sitting)
    following = next((s for s in searches if not s.told), searches[-1] if searches else None)
    if following is None:
        return redirect(url_for(".result", key=key))
    return redirect(url_for(".find_one", key=key, number=following.place.number))


@learn.get("/attempts/<key>/find/<int:number>")
def find_one(key: str, number: int) -> str:
    """One place to be found in the text, or as it was found."""
    sitting = sitting_of(mine(key))
    searches = _searches(sitting)
    search = searches[number - 1] if 0 < number <= len(searches) else abort(404)
    lit = (search.place.item.focus,) if search.told else ()
    return _page("learn/find.html", sitting, lit, search=search, searches=searches)


@learn.post("/attempts/<key>/find/<int:number>")
def look(key: str, number: int) -> Response:
    """Keep what was taken for the place, and tell whether it is."""
    sitting = sitting_of(mine(key), LONG_PATIENCE)
    place = sitting.place(number) or abort(404)
    at = request.form.get("at", type=int)
    if at is not None and not _search(sitting, place, _finds(sitting)).told:
        aside.look(parts().store, sitting.attempt, place.item.id, passes.found(place.item, sitting.analysis, at))
    return redirect(url_for(".find_one", key=key, number=number, _anchor="mark"), 303)


@learn.post("/attempts/<key>/passes")
def go_to(key: str) -> Response:
    """Go on to another pass."""
    attempt = mine(key)
    wanted: tuple[Stage, ...] = get_args(Stage)
    stage = next((s for s in wanted if s and s == request.form.get("stage")), None)
    if not attempt.stage or not stage:
        abort(400)
    aside.go_to(parts().store, attempt, stage)
    return redirect(url_for(".attempt", key=key), 303)


def _finds(sitting: Sitting) -> dict[str, Find]:
    return aside.finds(parts().store, sitting.attempt)


def _searches(sitting: Sitting) -> tuple[Search, ...]:
    finds = _finds(sitting)
    return tuple(_search(sitting, place, finds) for place in sitting.places)


def _search(sitting: Sitting, place: Place, finds: dict[str, Find]) -> Search:
    find = finds.get(place.item.id, Find(0, False))
    near = passes.sentence if find.tries else passes.paragraph
    state: Sought = "sentence" if find.tries else "paragraph"
    if find.found or find.tries >= TRIES:
        state = "found" if find.found else "shown"
    return Search(place, near(place.item, sitting.analysis), state)


def _page(template: str, sitting: Sitting, lit: tuple[tuple[int, int], ...], **more: object) -> str:
    likes = preferences()
    text = sitting.analysis.text
    view = replace(View(likes.policy(answered=False), likes.level, known=known()), lit=lit)
    paragraphs = parts().workshop.passage(text, view)
    return render_template(template, sitting=sitting, title=text.title, paragraphs=paragraphs, **more)
