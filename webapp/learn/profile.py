"""Profiles without accounts: names, several learners on one computer, a code for another, all to take or delete."""

from dataclasses import asdict

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from webapp import codes, export
from webapp.language import gettext as _
from webapp.learn.blueprint import learn
from webapp.learner import MOST, add, anonymous, become, learner, leave, named, others
from webapp.parts import now, parts
from webapp.preferences import preferences
from webapp.profiles import WHILE

LONGEST = 40
"""Characters of a name."""
TABLES = ("attempts", "answers", "cards", "reviews", "known")
"""What can be had as CSV."""


@learn.get("/profile")
def profile() -> str:
    """Who learns here, the way to another device, and what is kept."""
    return _page()


@learn.post("/profile/name")
def call() -> Response:
    """Give the visitor a name."""
    parts().store.profiles.call(named(), _name())
    return redirect(url_for(".profile"), 303)


@learn.post("/profile/add")
def add_learner() -> Response:
    """Begin as somebody new."""
    _anonymous()
    named()
    if (name := _name()) and len(others()) + 1 < MOST:
        parts().store.profiles.call(add(), name)
    return redirect(url_for(".profile"), 303)


@learn.post("/profile/switch")
def switch() -> Response:
    """Go on as another learner of this computer."""
    name = next((name for name in others() if _handle(name) == request.form.get("to")), None) or abort(404)
    become(name)
    return redirect(url_for(".library"), 303)


@learn.post("/profile/code")
def make_code() -> Response:
    """Make a recovery code and show it, this once: what is kept is its digest."""
    _anonymous()
    code = codes.new()
    parts().store.profiles.protect(named(), codes.digest(code))
    return make_response(render_template("learn/code.html", code=code, name=_names().get(learner(), "")))


@learn.post("/profile/recover")
def recover() -> Response | tuple[str, int]:
    """Go on as the learner of a recovery code."""
    _anonymous()
    digest = codes.digest(request.form.get("code", ""))
    found = parts().store.profiles.recover(digest, request.remote_addr or "", now())
    if found is None:
        answer = make_response(_page(_("Too many codes were wrong. Wait a quarter of an hour, then try again.")), 429)
        answer.headers["Retry-After"] = str(WHILE)
        return answer
    if not found:
        return _page(_("There is no such code. Look at it once more: each group has four letters or digits.")), 422
    empty = learner() and not any(parts().store.profiles.everything(learner()).values())
    if empty:
        leave()
    become(found)
    return redirect(url_for(".progress"), 303)


@learn.get("/profile/quizgen.json")
def export_json() -> Response:
    """Everything that is kept of the visitor."""
    likes = {"preferences": [asdict(preferences())]}
    whole = export.as_json(parts().store.profiles.everything(learner()) | likes, now())
    return _download(whole, "quizgen.json", "application/json")


@learn.get("/profile/<table>.csv")
def export_csv(table: str) -> Response:
    """One table of what is kept of the visitor."""
    if table not in TABLES:
        abort(404)
    rows = parts().store.profiles.everything(learner())[table]
    return _download(export.as_csv(rows), f"{table}.csv", "text/csv; charset=utf-8")


@learn.post("/profile/delete")
def delete_profile() -> Response | tuple[str, int]:
    """Delete all that was kept of the visitor, if that is really wanted."""
    if not request.form.get("sure"):
        return _page(_("Nothing was deleted: tick the box first.")), 422
    parts().store.profiles.delete(learner())
    leave()
    return redirect(url_for(".library"), 303)


def _anonymous() -> None:
    """Accounts are neither shared nor opened by a code."""
    if not anonymous():
        abort(404)


def _name() -> str:
    return " ".join(request.form.get("name", "").split())[:LONGEST]


def _names() -> dict[str, str]:
    return dict(parts().store.profiles.names((learner(), *others())))


def _handle(name: str) -> str:
    """What stands for another learner in a form: the anonymous name itself stands in no page."""
    return codes.digest(name)[:16]


def _page(problem: str = "") -> str:
    names = _names()
    there = [(_handle(name), names.get(name, "")) for name in others()]
    return render_template(
        "learn/profile.html",
        name=names.get(learner(), ""),
        there=there,
        room=anonymous() and len(there) + 1 < MOST,
        problem=problem,
        titles=_titles(),
        tables=TABLES,
    )


def _titles() -> dict[str, str]:
    return {
        "attempts": _("quizzes"),
        "answers": _("answers"),
        "cards": _("what comes back"),
        "reviews": _("reviews"),
        "known": _("words known"),
    }


def _download(content: str, name: str, kind: str) -> Response:
    answer = make_response(content)
    answer.headers["Content-Type"] = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
