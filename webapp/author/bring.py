"""Bringing a text in: pasted, dropped or chosen; looked at with what was cleaned away; then made a file."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import abort, current_app, redirect, render_template, request, url_for
from werkzeug import Response

from quizgen import LEVELS
from quizgen.analysis.difficulty import Difficulty, difficulty
from quizgen.source import bringing, bundle, saving
from quizgen.source.saving import UnsavedError
from quizgen.source.text import SourceError, Text
from quizgen.source.twins import in_library
from webapp import faults
from webapp.author import bundles
from webapp.author.blueprint import author
from webapp.author.changing import unsaved
from webapp.author.files import analysed
from webapp.author.publishing import LONGEST
from webapp.language import gettext as _
from webapp.parts import now, parts

KEPT = 2 * 24 * 3600
"""Seconds that what was sent waits to be made files."""
SAID = ("source", "licence", "attribution")
EACH = "each"
"""The level of several texts: of each the one that is estimated."""
Answer = Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent, under its key: the name of the file and its bytes."""

    key: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Chapter:
    """A text of what was sent: how hard it is, and the text of the library that it is like, with how much (percent)."""

    text: Text
    hard: Difficulty
    twin: str
    alike: int


@author.get("/import")
def bring() -> str:
    """The form: paste, drop or choose."""
    return render_template("author/bring.html", body="", problem="")


@author.post("/import")
def take() -> Answer:
    """Keep what was sent for a while, and show what is in it."""
    body = request.form.get("body", "")
    name, data = _given(body)
    if bundle.is_bundle(data):
        return bundles.taken(name, data)
    try:
        _texts(name, data)
        sent = _keep(name[:LONGEST], data)
    except SourceError as fault:
        return render_template("author/bring.html", body=body, problem=faults.said(fault)), 422
    except UnsavedError as fault:
        return render_template("author/bring.html", body=body, problem=unsaved(fault)), 507
    return redirect(url_for(".look", key=sent.key), 303)


def _given(body: str) -> tuple[str, bytes]:
    file = request.files.get("file")
    if not file or not file.filename:
        return "paste.txt", body.encode("utf-8", "replace")
    with file.stream:
        return file.filename, file.read()


@author.get("/import/<key>")
def look(key: str) -> str:
    """What is in it: the texts, what was cleaned away, what is to be said of them."""
    return _page(_sent(key))


@author.post("/import/<key>")
def write(key: str) -> Answer:
    """Make files of the texts that are chosen, as drafts."""
    sent = _sent(key)
    found = _texts(sent.name, sent.data)
    wanted = {int(n) for n in request.form.getlist("chapter") if n.isdecimal()} or ({1} if len(found) == 1 else set())
    chosen = [(n, _described(n, text, len(found))) for n, text in enumerate(found, 1) if n in wanted]
    if not chosen:
        return _page(sent, _("Choose at least one text.")), 422
    name = bringing.slug(request.form.get("name", "") or chosen[0][1].title or Path(sent.name).stem)
    folder = parts().library.folder
    files = [(folder / f"{slug}.md", text) for slug, text in bringing.named(chosen, name)]
    try:
        bringing.write(files)
    except SourceError as fault:
        return _page(sent, _said(fault)), 422
    except UnsavedError as fault:
        return _page(sent, unsaved(fault)), 507
    return redirect(url_for(".overview") if len(files) > 1 else url_for(".desk", slug=files[0][0].stem), 303)


def _said(fault: SourceError) -> str:
    taken = "is there already" in fault.why
    return _("There is a text of that name already. Choose another one.") if taken else faults.said(fault)


def _described(number: int, text: Text, count: int) -> Text:
    """A text with what the form says of it and with what is put back."""
    back = [
        int(n)
        for at, _dash, n in (b.partition("-") for b in request.form.getlist("back"))
        if at == str(number) and n.isdecimal()
    ]
    text = bringing.restored(text, [n for n in back if n < len(text.removed)])
    said: dict[str, Any] = {name: _line(name) or getattr(text, name) for name in SAID}
    level = request.form.get("level", "")
    if level == EACH:
        level = difficulty(analysed(text)).level
    title = (_line("title") if count == 1 else "") or text.title
    return replace(text, title=title, level=level if level in LEVELS else "", status="draft", **said)


def _line(name: str) -> str:
    return " ".join(request.form.get(name, "").split())[:LONGEST]


def _page(sent: Sent, problem: str = "") -> str:
    found = _texts(sent.name, sent.data)
    chapters = [_chapter(text) for text in found]
    first = found[0]
    said = {name: request.form.get(name, getattr(first, name)) for name in (*SAID, "title")}
    level = request.form.get("level", EACH if len(found) > 1 else first.level or chapters[0].hard.level)
    slug = bringing.slug(Path(sent.name).stem if sent.name != "paste.txt" else first.title or first.body[:10])
    return render_template(
        "author/brought.html",
        sent=sent,
        chapters=chapters,
        said=said,
        name=request.form.get("name", slug),
        level=level,
        levels=LEVELS,
        problem=problem,
    )


def _chapter(text: Text) -> Chapter:
    like = in_library(text, parts().library)
    return Chapter(text, difficulty(analysed(text)), like[0].slug if like else "", round(100 * like[1]) if like else 0)


@lru_cache(maxsize=4)
def _texts(name: str, data: bytes) -> tuple[Text, ...]:
    return bringing.texts(data, name)


def _folder() -> Path:
    folder: Path = current_app.config["BROUGHT"]
    return folder


def _keep(name: str, data: bytes) -> Sent:
    """Put what was sent aside; what nobody made files of in time goes."""
    folder = _folder()
    try:
        saving.hidden(folder)
    except OSError as fault:
        raise UnsavedError(folder, fault) from fault
    for old in folder.glob("[!.]*"):
        if old.stat().st_mtime < now() - KEPT:
            old.unlink(missing_ok=True)
    whole = name.encode("utf-8", "replace") + b"\n" + data
    path = folder / saving.digest(whole)
    if not path.exists():
        saving.create(path, whole)
    return Sent(path.name, name, data)


def _sent(key: str) -> Sent:
    whole = saving.content(_folder() / key) if key.isalnum() else None
    if whole is None:
        abort(404)
    name, _end, data = whole.partition(b"\n")
    return Sent(key, name.decode("utf-8", "replace"), data)
