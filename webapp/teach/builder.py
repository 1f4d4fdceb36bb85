"""A worksheet on the desk: its items with what can be done to each, beside the sheet itself."""

from collections.abc import Callable
from dataclasses import replace

from flask import abort, redirect, render_template, request, url_for
from werkzeug import Response

from quizgen import lexicon
from quizgen.items.rewording import WORDED
from quizgen.output.pdf import can_print
from quizgen.quiz.picks import Picked, another, moved, own_item, part_moved, pick, without
from quizgen.quiz.wording import doubt, edited
from webapp import assignments
from webapp.doubts import doubted
from webapp.parts import parts
from webapp.sheets import Plan
from webapp.teach import asked, desk
from webapp.teach.blueprint import teach
from webapp.teach.handing import FORMATS

STEPS = {"up": -1, "down": 1}


@teach.get("/<key>")
def sheet(key: str) -> str:
    """The worksheet with its items and its look."""
    return _page(key)


def _page(key: str, problem: str = "") -> str:
    plan = desk.mine(key)
    laid_out = desk.laid_out(plan)
    shown = {i for part in laid_out for i in part.ids}
    return render_template(
        "teach/sheet.html",
        plan=plan,
        offer=asked.offer(),
        parts=laid_out,
        count=len(shown),
        lost=len(set(plan.picked.items) - shown),
        edited={e.item for e in plan.picked.edits},
        own={o.id for o in plan.picked.own},
        worded=WORDED,
        doubts=_doubts(key),
        problem=problem,
        formats=FORMATS,
        classes=assignments.of_sheet(parts().store, plan.learner, plan.id),
        pdf=can_print(plan.look.vertical),
        stamp=plan.changed,
    )


def _doubts(key: str) -> dict[str, str]:
    """What the checks say of the items in the teacher's own words, by id."""
    plan = desk.mine(key)
    found, words = desk.pool(plan), lexicon.load()
    out: dict[str, str] = {}
    for edit in plan.picked.edits:
        made = found.by_id.get(edit.item)
        if made and made.item.kind != "comparison":  # two texts prove it, and the checks read one
            analysis = found.analyses[made.text]
            out[edit.item] = doubted(doubt(edited(made.item, edit, analysis, words), analysis))
    for own in plan.picked.own:
        item = own_item(found, own, words)
        at = item.evidence[0].text_index if item.evidence else 0
        out[own.id] = doubted(doubt(item, found.analyses[at]))
    return out


@teach.post("/<key>/settings")
def settings(key: str) -> Response | tuple[str, int]:
    """Take over what the form says; items are chosen anew only if other ones are asked for."""
    plan = desk.mine(key)
    slugs = asked.texts(request.form) or plan.texts
    wanted = asked.wanted(request.form, plan.wanted.seed)
    new = replace(plan, texts=slugs, wanted=wanted, look=asked.look(request.form))
    if (slugs, wanted) != (plan.texts, plan.wanted):
        new = _chosen_anew(new)
    desk.save(new)
    return _back(key)


@teach.post("/<key>/again")
def again(key: str) -> Response:
    """Choose other items; what was worded, added or exchanged by hand stays."""
    plan = desk.mine(key)
    desk.save(_chosen_anew(replace(plan, wanted=replace(plan.wanted, seed=plan.wanted.seed + 1))))
    return _back(key)


def _chosen_anew(plan: Plan) -> Plan:
    picked = pick(desk.pool(plan, desk.PATIENCE), plan.spec, plan.wanted.numbers, plan.picked)
    return replace(plan, picked=picked)


@teach.post("/<key>/items/<item>/other")
def other(key: str, item: str) -> Response | tuple[str, int]:
    """Another item of the same kind in the place of one."""
    plan = desk.mine(key)
    found = desk.pool(plan, desk.PATIENCE)
    if item not in found.by_id or item not in plan.picked.items:
        abort(404)
    new = another(found, plan.picked, item)
    if new is None:
        return _page(key, item), 409
    desk.save(replace(plan, picked=new))
    at = new.items[plan.picked.items.index(item)]
    return _back(key, at)


@teach.post("/<key>/items/<item>/delete")
def remove(key: str, item: str) -> Response:
    """Take an item off the sheet."""
    return _change(key, lambda picked: without(picked, item))


@teach.post("/<key>/items/<item>/<any(up, down):way>")
def move(key: str, item: str, way: str) -> Response:
    """Put an item one place further within its part."""
    return _change(key, lambda picked: moved(picked, _parts(key), item, STEPS[way]), item)


@teach.post("/<key>/parts/<item>/<any(up, down):way>")
def move_part(key: str, item: str, way: str) -> Response:
    """Put the part that begins with an item before or after another."""
    return _change(key, lambda picked: part_moved(picked, _parts(key), item, STEPS[way]), item)


def _parts(key: str) -> list[tuple[str, ...]]:
    return [part.ids for part in desk.laid_out(desk.mine(key))]


def _change(key: str, change: Callable[[Picked], Picked], item: str = "") -> Response:
    plan = desk.mine(key)
    desk.save(replace(plan, picked=change(plan.picked)))
    return _back(key, item)


def _back(key: str, item: str = "") -> Response:
    return redirect(url_for(".sheet", key=key, _anchor=(item and f"item-{item}") or None), 303)
