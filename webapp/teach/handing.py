"""A worksheet handed out: as the sheet itself, to print, as a file, to other programs."""

from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from urllib.parse import quote

from flask import Response, abort, request

from quizgen import lexicon
from quizgen.output.exports import WRITERS, handout
from quizgen.output.pdf import PdfError, can_print, pdf
from webapp.framed import framed
from webapp.parts import now
from webapp.sheets import Plan
from webapp.teach import desk
from webapp.teach.blueprint import teach

FORMATS = {
    "anki": ("apkg", "application/octet-stream", "Anki"),
    "anki-text": ("txt", "text/plain", "Anki (txt)"),
    "moodle": ("xml", "application/xml", "Moodle XML"),
    "gift": ("gift.txt", "text/plain", "GIFT"),
    "qti": ("zip", "application/zip", "QTI 2.1"),
    "csv": ("csv", "text/csv", "CSV"),
    "markdown": ("md", "text/markdown", "Markdown"),
    "json": ("json", "application/json", "JSON"),
}
"""Ending, type and name of each format of ``quizgen export``."""
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ONE_AT_A_TIME = Lock()


@teach.get("/<key>/preview")
def preview(key: str) -> Response:
    """The sheet itself, to be looked at and printed."""
    return framed(desk.printed(desk.mine(key)))


@teach.get("/<key>/sheet.html")
def as_html(key: str) -> Response:
    """The sheet as one file."""
    plan = desk.mine(key)
    return _file(desk.printed(plan).encode(), plan, "html", "text/html")


@teach.get("/<key>/sheet.docx")
def as_document(key: str) -> Response:
    """The sheet as a Word document, to be changed there."""
    plan = desk.mine(key)
    return _file(desk.written(plan), plan, "docx", DOCUMENT)


@teach.get("/<key>/sheet.pdf")
def as_pdf(key: str) -> Response:
    """The sheet as PDF; with ``?key=only`` the key alone, with ``?key=none`` the sheet without it."""
    plan = desk.mine(key)
    if not can_print(plan.look.vertical):
        abort(404)
    wish = request.args.get("key")
    html = desk.printed(plan, "only" if wish == "only" else "none" if wish == "none" else None)
    with _ONE_AT_A_TIME, TemporaryDirectory(prefix="quizgen-") as folder:
        path = Path(folder, "sheet.pdf")
        try:
            pdf(html, path, plan.look.vertical)
        except PdfError as error:
            raise RuntimeError(str(error)) from error
        return _file(path.read_bytes(), plan, "key.pdf" if wish == "only" else "pdf", "application/pdf")


@teach.get("/<key>/export/<name>")
def export(key: str, name: str) -> Response:
    """The items of version A for another program."""
    ending, mimetype, _title = FORMATS.get(name) or abort(404)
    plan = desk.mine(key)
    handed = handout(desk.quizzes(plan)[0], desk.pool(plan).analyses, lexicon.load(), now())
    return _file(WRITERS[name](handed), plan, ending, mimetype)


def _file(content: bytes, plan: Plan, ending: str, mimetype: str) -> Response:
    name = "".join(c for c in plan.name if c.isprintable() and c not in '\\/:*?"<>|') or "sheet"
    disposition = f"attachment; filename=\"sheet.{ending}\"; filename*=UTF-8''{quote(f'{name}.{ending}')}"
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": disposition})
