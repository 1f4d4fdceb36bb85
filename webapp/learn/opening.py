"""How a quiz begins: what was asked for on the form, and the attempt it becomes."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from flask import abort, g, redirect, request, url_for
from werkzeug import Response
from werkzeug.datastructures import MultiDict

from quizgen import LEVELS, __version__
from quizgen.items import KINDS
from quizgen.items.base import Kind
from quizgen.lexicon.known import Known
from quizgen.quiz import passes
from quizgen.quiz.learnt import SKILLS
from quizgen.quiz.quotas import quota
from quizgen.quiz.types import QuizSpec
from quizgen.source.text import Text
from webapp import shelf
from webapp.language import gettext as _
from webapp.learner import learner, named
from webapp.parts import now, parts
from webapp.preferences import CHOICES, preferences
from webapp.store import Attempt, Feedback, Pasted
from webapp.workshop import NotReadyError

COUNTS = (5, 10, 15, 20)
_KEY = re.compile(r"[\w-]{12}")


@dataclass(frozen=True, slots=True)
class Options:
    """What the form of a quiz offers."""

    counts: tuple[int, ...]
    levels: tuple[str, ...]
    level: str
    groups: tuple[tuple[str, tuple[Kind, ...]], ...]


def options() -> Options:
    """The offer, with the visitor's own level chosen."""
    return Options(COUNTS, LEVELS, preferences().level, _groups())


def _groups() -> tuple[tuple[str, tuple[Kind, ...]], ...]:
    """The kinds by what they are about: words, grammar, the text."""
    titles = {"words": _("Kanji and words"), "language": _("Grammar"), "comprehension": _("Understanding")}
    about = {kind.name: _about(kind.name) for kind in KINDS}
    return tuple((title, tuple(k for k in KINDS if about[k.name] == name)) for name, title in titles.items())


def _about(kind: str) -> str:
    if kind in SKILLS:
        return "words"
    return "language" if quota(kind).group == "language" else "comprehension"


def spec(form: "MultiDict[str, str]") -> QuizSpec:
    """The spec on a form; whatever is not on offer falls back to what is usual."""
    known = {kind.name for kind in KINDS}
    kinds = tuple(k for k in form.getlist("kinds") if k in known)
    count = form.get("count", 10, type=int)
    level = form.get("level", "")
    if form.get("passes") == "three":
        kinds = tuple(k for k in kinds if k in passes.KINDS) or tuple(sorted(passes.KINDS))
    return QuizSpec(
        count=count if count in COUNTS else 10,
        kinds=() if len(kinds) == len(known) else kinds,
        level=level if level in CHOICES["level"] else "",
    )


def known() -> Known:
    """The words that the visitor knows, read once for a request."""
    if "known" not in g:
        g.known = Known(parts().store.known(learner())) if learner() else Known()
    found: Known = g.known
    return found


def begin(text: Text, wanted: QuizSpec, pasted: Pasted | None = None) -> Response | None:
    """Start an attempt and lead to it; nothing if the text is studied already and gives no item."""
    slug = "" if pasted else text.slug
    if key := _begun_ahead():
        seed = request.form.get("seed", 1, type=int)
        items = tuple(request.form.get("items", "").split())[: max(COUNTS)]
        return keep(((slug, text.digest),), replace(wanted, seed=seed), pasted, items, key, shelved=True)
    wanted = replace(wanted, seed=1 if pasted else next_seed(slug))
    items = ()
    try:
        quiz = parts().workshop.quiz(text, wanted, known=known())
        if not quiz.items:
            return None
        items = tuple(item.id for item in quiz.items) if known().words else ()
    except NotReadyError:
        pass  # the attempt's own page waits for it
    return keep(((slug, text.digest),), wanted, pasted, items, shelved=True)


def next_seed(slug: str) -> int:
    """Another seed each time, so that a text taken again asks something else."""
    return 1 + parts().store.times(learner(), slug)


def _begun_ahead() -> str:
    """The key of a quiz that was begun while the server was away, else ``""``."""
    key = request.form.get("ahead", "")
    return key if _KEY.fullmatch(key) else ""


def keep(
    texts: tuple[tuple[str, str], ...],
    wanted: QuizSpec,
    pasted: Pasted | None,
    items: tuple[str, ...] = (),
    key: str = "",
    shelved: bool = False,
) -> Response:
    """Store a new attempt of this visitor and lead to it; one that was begun ahead may be there already.

    With ``shelved`` what was pasted for it is from now on among the visitor's own texts.
    """
    key = key or secrets.token_urlsafe(9)
    attempt = Attempt(
        key,
        named(),
        texts,
        wanted,
        _feedback(request.form),
        items,
        __version__,
        now(),
        timed=request.form.get("clock") == "on",
        stage="see" if request.form.get("passes") == "three" else "",
    )
    with parts().store.writing():  # all of it goes to the disk at once
        if pasted and shelved:
            shelf.put(parts().store, attempt.learner, pasted, attempt.started)
        parts().store.start(attempt, pasted)
    if parts().store.attempt(key, learner()) is None:  # begun ahead, and sent before by somebody else
        abort(404)
    return redirect(url_for("learn.attempt", key=key), 303)


def _feedback(form: Mapping[str, Any]) -> Feedback:
    return form["feedback"] if form.get("feedback") in get_args(Feedback) else "once"
