"""A teacher's worksheets: begun, found again, copied, deleted."""

from dataclasses import replace

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.quiz.picks import Picked, pick
from quizgen.quiz.sets import DIFFICULTIES, furigana
from webapp import assignments, sheets
from webapp import shelf as own_texts
from webapp.language import gettext as _
from webapp.learn import books
from webapp.learner import learner, named
from webapp.parts import now, parts
from webapp.sheets import LONGEST_NAME, Plan
from webapp.teach import asked, desk
from webapp.teach.blueprint import teach


@teach.get("/")
def overview() -> str:
    """The visitor's worksheets, the one changed last first."""
    mine = sheets.sheets(parts().store, learner()) if learner() else []
    titles = {book.slug: book.title for book in asked.offer().books}
    classes = assignments.of_teacher(parts().store, learner()) if learner() else []
    return render_template("teach/overview.html", sheets=mine, titles=titles, classes=classes, now=now())


@teach.get("/new")
def new() -> str:
    """The form for a new worksheet; ``?text=`` names the texts chosen already."""
    return render_template(
        "teach/new.html", offer=asked.offer(), plan=asked.blank(asked.texts(request.args)), problem=""
    )


@teach.post("/")
def make() -> Response | tuple[str, int]:
    """Choose the items and keep the worksheet."""
    slugs = asked.texts(request.form)
    if not slugs:
        return _refused(slugs, _("Choose a text."))
    plan = replace(asked.blank(slugs), wanted=asked.wanted(request.form), look=asked.look(request.form), changed=now())
    picked = pick(desk.pool(plan, desk.PATIENCE), plan.spec, plan.wanted.numbers)
    if not picked.items:
        return _refused(slugs, _("With these choices the text gives no question that can be proven."))
    titles = [books.find(slug).title for slug in slugs]
    _keep_texts(slugs)
    plan = replace(plan, learner=named(), name="・".join(titles)[:LONGEST_NAME], picked=picked)
    return redirect(url_for(".sheet", key=sheets.add(parts().store, plan).id), 303)


def _refused(slugs: tuple[str, ...], problem: str) -> tuple[str, int]:
    plan = replace(asked.blank(slugs), wanted=asked.wanted(request.form), look=asked.look(request.form))
    return render_template("teach/new.html", offer=asked.offer(), plan=plan, problem=problem), 422


def _keep_texts(slugs: tuple[str, ...]) -> None:
    """Keep texts of one's own: the worksheet is nothing without them."""
    for slug in slugs:
        if own := books.find(slug).own:
            own_texts.keep(parts().store, learner(), own.key)


@teach.post("/<key>/copy")
def copy(key: str) -> Response:
    """The same worksheet once more, to be changed apart."""
    plan = desk.mine(key)
    name = _("%(name)s (copy)") % {"name": plan.name}
    made = sheets.add(parts().store, _named(replace(plan, changed=now()), name))
    return redirect(url_for(".sheet", key=made.id), 303)


@teach.post("/<key>/sets")
def three(key: str) -> Response:
    """The same text in three difficulties: this worksheet, an easier one and a harder one beside it."""
    plan = desk.mine(key)
    pool = desk.pool(plan, desk.PATIENCE)
    for difficulty in DIFFICULTIES:
        look = replace(plan.look, furigana=furigana(difficulty, plan.look.furigana))
        made = replace(plan, wanted=replace(plan.wanted, difficulty=difficulty), look=look, changed=now())
        if difficulty == "normal":
            desk.save(made)
        else:
            own = Picked(dropped=plan.picked.dropped, own=plan.picked.own)
            sheets.add(parts().store, replace(made, picked=pick(pool, made.spec, made.wanted.numbers, own)))
    return redirect(url_for(".overview"), 303)


@teach.post("/<key>/name")
def name(key: str) -> Response:
    """Give a worksheet another name; it stands above the sheet too."""
    plan = desk.mine(key)
    desk.save(_named(plan, request.form.get("name", "").strip() or plan.name))
    return redirect(url_for(".sheet", key=key), 303)


@teach.post("/<key>/delete")
def delete(key: str) -> Response:
    """Delete a worksheet."""
    sheets.remove(parts().store, desk.mine(key))
    return redirect(url_for(".overview"), 303)


def _named(plan: Plan, words: str) -> Plan:
    return replace(plan, name=words[:LONGEST_NAME])
