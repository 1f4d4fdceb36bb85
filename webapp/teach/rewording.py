"""Items in a teacher's own words: an item worded anew, and one that the teacher adds."""

import secrets
from dataclasses import dataclass, replace

from flask import abort, redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.items.base import Item
from quizgen.items.rewording import WORDED, keeps, written
from quizgen.quiz.picks import with_edit, with_own
from quizgen.quiz.wording import Edit, Own
from webapp.language import gettext as _
from webapp.sheets import Plan
from webapp.teach import desk
from webapp.teach.blueprint import teach

PLACES = 4
LONGEST = 400
_SHAPES = ("choose", "type", "write")


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form of an item; ``right`` is the number of the right choice, -1: none is chosen."""

    prompt: str = ""
    choices: tuple[str, ...] = ()
    answers: str = ""
    explanation: str = ""
    shape: str = "choose"
    right: int = -1
    evidence: str = ""


@teach.get("/<key>/items/<item>")
def words(key: str, item: str) -> str:
    """The form for an item: in new words, or one of the teacher's own."""
    plan = desk.mine(key)
    own = next((o for o in plan.picked.own if o.id == item), None)
    if own:
        return _own_form(plan, item, _of_own(own))
    made = _made(plan, item)
    edit = next((e for e in plan.picked.edits if e.item == item), Edit(item))
    return _form(plan, made, _of_edit(plan, made, edit))


@teach.post("/<key>/items/<item>")
def reword(key: str, item: str) -> Response | tuple[str, int]:
    """Keep the new words beside the item."""
    plan = desk.mine(key)
    if any(o.id == item for o in plan.picked.own):
        return _take_own(plan, item)
    made = _made(plan, item)
    given = _given(len(made.choices))
    if problem := _unfit(made, given):
        return _form(plan, made, given, problem), 422
    desk.save(replace(plan, picked=with_edit(plan.picked, _edit(plan, made, given))))
    return _back(plan, item)


@teach.post("/<key>/items/<item>/as-it-was")
def restore(key: str, item: str) -> Response:
    """Take the item's first words back."""
    plan = desk.mine(key)
    desk.save(replace(plan, picked=with_edit(plan.picked, Edit(_made(plan, item).id))))
    return _back(plan, item)


@teach.get("/<key>/own")
def own(key: str) -> str:
    """The form for an item of the teacher's own."""
    return _own_form(desk.mine(key), "", Filled(choices=("",) * PLACES))


@teach.post("/<key>/own")
def add(key: str) -> Response | tuple[str, int]:
    """Add an item of the teacher's own."""
    return _take_own(desk.mine(key), "")


def _made(plan: Plan, key: str) -> Item:
    """The item as the rules made it, if it is on the sheet and can be worded anew."""
    found = desk.pool(plan, desk.PATIENCE).by_id.get(key)
    if found is None or key not in plan.picked.items or found.item.shape not in WORDED:
        abort(404)
    return found.item


def _of_edit(plan: Plan, item: Item, edit: Edit) -> Filled:
    new = dict(edit.choices)
    return Filled(
        edit.prompt or written(item),
        tuple(new.get(c.text, c.text) for c in item.choices),
        "\n".join(edit.answers or item.answers),
        edit.explanation or _said(plan, item),
        item.shape,
    )


def _of_own(own: Own) -> Filled:
    texts = tuple(text for text, _right in own.choices)
    right = next((n for n, (_text, right) in enumerate(own.choices) if right), -1)
    choices = (*texts, *("",) * (PLACES - len(texts)))
    return Filled(own.prompt, choices, "\n".join(own.answers), own.explanation, own.shape, right, own.evidence)


def _said(plan: Plan, item: Item) -> str:
    """The explanation in the language of the sheet."""
    return item.explanation.en if plan.look.language == "en" else item.explanation.ja


def _given(places: int) -> Filled:
    """What was sent."""
    form = request.form
    lines = (_line(line) for line in form.get("answers", "").splitlines())
    shape = form.get("shape", "")
    return Filled(
        _line(form.get("prompt", "")),
        tuple(_line(form.get(f"choice-{n}", "")) for n in range(places)),
        "\n".join(filter(None, lines)),
        _line(form.get("explanation", "")),
        shape if shape in _SHAPES else "choose",
        form.get("right", -1, type=int),
        _line(form.get("evidence", "")),
    )


def _line(words: str) -> str:
    return " ".join(words.splitlines()).strip()[:LONGEST]


def _unfit(item: Item, given: Filled) -> str:
    """What stands against new words, or ``""``."""
    if not keeps(item, given.prompt):
        return _("The blank or the word between ＿ and ＿ is what is asked for. Leave it as it is.")
    if not all(given.choices):
        return _("A choice is empty.")
    if len(set(given.choices)) < len(given.choices):
        return _("Two choices are the same.")
    if item.answers and not given.answers:
        return _("Write at least one answer that is right.")
    return ""


def _edit(plan: Plan, item: Item, given: Filled) -> Edit:
    """Only what differs is kept, so that all else follows the text."""
    pairs = zip(item.choices, given.choices, strict=True)
    answers = tuple(given.answers.splitlines())
    return Edit(
        item.id,
        given.prompt if given.prompt != written(item) else "",
        tuple((c.text, new) for c, new in pairs if c.text != new),
        answers if answers != item.answers else (),
        given.explanation if given.explanation != _said(plan, item) else "",
    )


def _take_own(plan: Plan, item: str) -> Response | tuple[str, int]:
    given = _given(PLACES)
    if problem := _unfit_own(plan, given):
        return _own_form(plan, item, given, problem), 422
    choosing = given.shape == "choose"
    filled = [(text, n == given.right) for n, text in enumerate(given.choices) if text]
    made = Own(
        item or f"own-{secrets.token_hex(5)}",
        next(s for s in WORDED if s == given.shape),
        given.prompt,
        tuple(filled) if choosing else (),
        () if choosing else tuple(given.answers.splitlines()),
        given.evidence,
        given.explanation,
    )
    desk.save(replace(plan, picked=with_own(plan.picked, made)))
    return _back(plan, made.id)


def _unfit_own(plan: Plan, given: Filled) -> str:
    texts = [text for text in given.choices if text]
    bodies = [a.text.body for a in desk.pool(plan, desk.PATIENCE).analyses]
    if not given.prompt:
        return _("Write the question.")
    if given.shape == "choose" and len(texts) < 2:
        return _("Write at least two choices.")
    if given.shape == "choose" and len(set(texts)) < len(texts):
        return _("Two choices are the same.")
    if given.shape == "choose" and not (0 <= given.right < PLACES and given.choices[given.right]):
        return _("Mark the choice that is right.")
    if given.shape != "choose" and not given.answers:
        return _("Write at least one answer that is right.")
    if given.evidence and not any(given.evidence in body for body in bodies):
        return _("The text does not have these words. Copy them exactly, or leave this empty.")
    return ""


def _form(plan: Plan, item: Item, filled: Filled, problem: str = "") -> str:
    changed = any(e.item == item.id for e in plan.picked.edits)
    return render_template(
        "teach/reword.html", plan=plan, item=item, filled=filled, problem=problem, changed=changed, longest=LONGEST
    )


def _own_form(plan: Plan, item: str, filled: Filled, problem: str = "") -> str:
    return render_template("teach/own.html", plan=plan, item=item, filled=filled, problem=problem, longest=LONGEST)


def _back(plan: Plan, item: str) -> Response:
    return redirect(url_for(".sheet", key=plan.id, _anchor=f"item-{item}"), 303)
