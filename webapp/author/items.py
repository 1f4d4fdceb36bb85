"""The items of a text with what its author decided about them: kept, refused with a reason, taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import abort, current_app, redirect, render_template, request, url_for
from werkzeug import Response

from quizgen.items.base import Abstain
from quizgen.items.decided import BY_AUTHOR
from quizgen.items.rewording import WORDED, written
from quizgen.output.passage import View
from quizgen.source import decisions
from quizgen.source.deciding import EntryChangedError
from quizgen.source.saving import ConflictError, UnsavedError
from quizgen.source.text import Decision, SourceError
from webapp.author import deciding
from webapp.author.blueprint import author
from webapp.author.changing import unsaved
from webapp.author.deciding import PATIENCE, Card, Desk
from webapp.language import gettext as _
from webapp.parts import parts

LONGEST_REASON = 200
EXAMPLES = 4
"""How many places are shown at which an item was refused for one reason."""
Answer = Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Refusals:
    """Places of one kind that were refused for one reason, and some of them."""

    kind: str
    why: str
    count: int
    places: tuple[str, ...]


@author.get("/<slug>/items")
def items(slug: str) -> str:
    """All that passed and all that was decided, beside the text."""
    return _page(deciding.desk(slug), request.args.get("lit", ""))


@author.get("/<slug>/lit/<item>")
def lit(slug: str, item: str) -> str:
    """The text alone with the evidence of an item lit up."""
    return _text(deciding.desk(slug), item)


@author.post("/<slug>/items/<item>/keep")
def keep(slug: str, item: str) -> Answer:
    """Choose an item before others."""
    return _decide(slug, item, lambda card: Decision(card.key, "keep", written(card.made)))


@author.get("/<slug>/items/<item>/refuse")
def refusal(slug: str, item: str) -> str:
    """The reasons for which an item is refused, where there is no script to show them in its place."""
    found = deciding.desk(slug)
    card = found.cards.get(item) or abort(404)
    return render_template("author/refusal.html", held=found.held, card=card, reasons=_reasons())


@author.post("/<slug>/items/<item>/refuse")
def refuse(slug: str, item: str) -> Answer:
    """Ask an item no more."""
    reason = " ".join((request.form.get("reason") or request.form.get("why", "")).split())[:LONGEST_REASON]
    reason = reason or REASONS[0]
    return _decide(slug, item, lambda card: Decision(card.key, "refuse", written(card.made), reason))


@author.post("/<slug>/items/<item>/undecide")
def undecide(slug: str, item: str) -> Answer:
    """Take a decision back; its item need not be made any more."""
    found = deciding.desk(slug, PATIENCE)
    if item not in {o.decision.item for o in found.proposal.outcomes}:
        abort(404)
    made = next((o.made.id for o in found.proposal.outcomes if o.decision.item == item and o.made), "")
    return saved(found, item, None, made)


def _decide(slug: str, item: str, decision: Any) -> Answer:
    found = deciding.desk(slug, PATIENCE)
    card: Card = found.cards.get(item) or abort(404)
    return saved(found, card.key, decisions.entry(decision(card)), item)


def saved(found: Desk, key: str, value: Mapping[str, Any] | None, item: str) -> Answer:
    """Save an entry and go back to its item; or the page that says why nothing was saved."""
    try:
        deciding.save(found.held, key, value)
    except EntryChangedError as conflict:
        return _page(found, problem=_conflict(), conflict=conflict), 409
    except ConflictError:
        return _page(found, problem=_conflict()), 409
    except UnsavedError as fault:
        return _page(found, problem=unsaved(fault)), 507
    except SourceError as fault:
        return _page(found, problem=str(fault)), 409
    return redirect(url_for(".items", slug=found.held.slug, _anchor=f"item-{item}" if item else None), 303)


def _conflict() -> str:
    return _("Somebody has decided about this question meanwhile. Nothing was overwritten: decide again.")


REASONS = (
    "not worth asking",
    "more than one answer is right",
    "too easy",
    "too hard",
    "unnatural Japanese",
    "it gives itself away",
)
"""Why an author refuses items, as it stands in the file."""


def _reasons() -> tuple[tuple[str, str], ...]:
    """The reasons with what they are called."""
    said = (
        _("Not worth asking"), _("More than one answer is right"), _("Too easy"), _("Too hard"),
        _("Unnatural Japanese"), _("It gives itself away"),
    )  # fmt: skip
    return tuple(zip(REASONS, said, strict=True))


def _page(found: Desk, lit: str = "", problem: str = "", conflict: EntryChangedError | None = None) -> str:
    return render_template(
        "author/items.html",
        held=found.held,
        desk=found,
        groups=found.groups,
        worded=WORDED,
        reasons=_reasons(),
        named=dict(_reasons()),
        refused=_refusals(found),
        passage=_text(found, lit),
        lit=lit,
        problem=problem,
        conflict=conflict,
    )


def _text(found: Desk, lit: str) -> str:
    """The text as markup, with the evidence of an item lit up."""
    card = found.cards.get(lit)
    own = next((c.item for c in found.own if c.own.name == lit), None)
    item = card.item if card else own
    spans = tuple((e.start, e.end) for e in item.evidence) if item else ()
    printed: Any = current_app.jinja_env.get_template("learn/passage.html").module
    markup: str = printed.plain(parts().workshop.passage(found.text, View(lit=spans)))
    return markup


def _refusals(found: Desk) -> list[tuple[str, list[Refusals]]]:
    """What the rules and the checks refused, by kind, the most frequent reasons first."""
    others = [r for r in found.proposal.rejected if not r.why.startswith(BY_AUTHOR)]
    by_kind = sorted(others, key=lambda r: (r.kind, r.why))
    out = [_refusal(found, list(same)) for _key, same in groupby(by_kind, key=lambda r: (r.kind, r.why))]
    out.sort(key=lambda r: (r.kind, -r.count))
    return [(kind, list(same)) for kind, same in groupby(out, key=lambda r: r.kind)]


def _refusal(found: Desk, same: Sequence[Abstain]) -> Refusals:
    places = dict.fromkeys(found.text.body[r.start : r.end].replace("\n", " ") for r in same)
    shown = tuple(p if len(p) <= 20 else f"{p[:19]}…" for p in places if p)[:EXAMPLES]
    return Refusals(same[0].kind, same[0].why, len(same), shown)
