"""Bundles: a text with all that was decided about it, sent to a colleague, and a colleague's brought in."""

from dataclasses import dataclass

from flask import Response, redirect, render_template, request, url_for
from werkzeug import Response as Answer

from quizgen.source import bundle as bundles
from quizgen.source import decisions, items_file, own_items
from quizgen.source.bundle import Bundle, Joined
from quizgen.source.deciding import EntryChangedError, decide, stamps
from quizgen.source.saving import ConflictError, UnsavedError
from quizgen.source.text import SourceError
from webapp import faults
from webapp.author.blueprint import author
from webapp.author.changing import unsaved
from webapp.author.files import held, history
from webapp.language import gettext as _
from webapp.parts import parts

LONGEST_SLUG = 90
Taken = Answer | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A bundle that was brought in as the text ``slug``; ``seen`` are the stamps of the entries that are here."""

    slug: str
    joined: Joined
    seen: dict[str, str]


@author.get("/<slug>/bundle")
def packed(slug: str) -> Response | tuple[str, int]:
    """The bundle of a text."""
    found = held(slug)
    try:
        data = bundles.pack(found.path)
    except SourceError as fault:
        return _page(str(fault)), 409
    disposition = f'attachment; filename="{slug if slug.isascii() else "text"}.zip"'
    return Response(data, mimetype="application/zip", headers={"Content-Disposition": disposition})


@author.get("/bundles")
def bundle_page() -> str:
    """Where a bundle is brought in."""
    return _page()


@author.post("/bundles")
def bring_bundle() -> Taken:
    """Bring a colleague's bundle in."""
    given = request.files.get("file")
    data = given.read() if given else b""
    if not bundles.is_bundle(data):
        return _page(_("This is no bundle. Make one with “Send to a colleague” on the page of a text.")), 422
    return taken((given and given.filename) or "bundle.zip", data, request.form.get("name", "").strip())


def taken(name: str, data: bytes, slug: str = "") -> Taken:
    """Bring a bundle in under its own or another slug; what was decided otherwise here is shown and stays."""
    try:
        found = bundles.unpack(data, name)
        arrived = _arrived(found, slug[:LONGEST_SLUG] or found.slug)
    except SourceError as fault:
        return _page(_told(fault)), 409
    except ConflictError:
        return _page(
            _("The text has been changed elsewhere meanwhile. Nothing was overwritten: look at it again.")
        ), 409
    except UnsavedError as fault:
        return _page(unsaved(fault)), 507
    if arrived.joined.conflicts:
        return _page(arrived=arrived), 200
    return redirect(url_for(".items", slug=arrived.slug), 303)


def _arrived(found: Bundle, slug: str) -> Arrived:
    if not bundles.SLUG.fullmatch(slug):
        raise SourceError(slug, _("a name has letters, digits and hyphens"))
    path = parts().library.folder / f"{slug}.md"
    return Arrived(slug, bundles.join(found, path, history()), stamps(path))


def _told(fault: SourceError) -> str:
    if "another version" in fault.why:
        return _("The library has another version of this text, which stays. Bring the bundle in under another name.")
    return f"{fault.name}: {faults.said(fault)}"


@author.post("/<slug>/theirs")
def theirs(slug: str) -> Taken:
    """Take over what a colleague decided about one item, over the lines that the page showed."""
    found = held(slug)
    given, key = request.form.get("entry", ""), request.form.get("key", "")
    try:
        own, made = items_file.parsed(given, "bundle")
        values = {o.name: own_items.entry(o) for o in own} | {d.item: decisions.entry(d) for d in made}
        if key not in values:
            return _page(_("Choose the bundle once more.")), 422
        decide(found.path, key, values[key], request.form.get("seen", ""), history())
    except (EntryChangedError, ConflictError):
        return _page(
            _("Somebody has decided about this question meanwhile. Nothing was overwritten: decide again.")
        ), 409
    except SourceError as fault:
        return _page(_told(fault)), 422
    except UnsavedError as fault:
        return _page(unsaved(fault)), 507
    return redirect(url_for(".items", slug=slug, _anchor=f"item-{key}"), 303)


def _page(problem: str = "", arrived: Arrived | None = None) -> str:
    return render_template("author/bundles.html", problem=problem, arrived=arrived, longest=LONGEST_SLUG)
