"""EPUB books (W3C EPUB 3 and IDPF EPUB 2): their pages in reading order, as HTML.

Books locked by DRM (``META-INF/encryption.xml`` with keys of a shop) cannot be read, and say so.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from quizgen.source.archive import Archive
from quizgen.source.encodings import decode
from quizgen.source.text import SourceError
from quizgen.source.xml_file import parsed

CONTAINER = "META-INF/container.xml"
_ROOT = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_RIGHTS = ("META-INF/rights.xml", "META-INF/sinf.xml")
_PAGES = ("application/xhtml+xml", "text/html")


@dataclass(frozen=True, slots=True)
class Book:
    """Title, author, and the pages as HTML in reading order, without the table of contents."""

    title: str
    author: str
    pages: tuple[str, ...]


def read(archive: Archive, name: str) -> Book:
    """The book; ``SourceError`` where it is broken or locked."""
    if any(path in archive.files for path in _RIGHTS):
        raise SourceError(name, "the book is locked by its shop (DRM) and cannot be read")
    root = next(parsed(archive.read(CONTAINER), name).iter(_ROOT), None)
    path = "" if root is None else root.get("full-path") or ""
    if not path:
        raise SourceError(name, "the package of the book is missing in it")
    package = parsed(archive.read(path), name)
    title, author = (package.findtext(f".//{_DC}{tag}") or "" for tag in ("title", "creator"))
    listed = {i.get("id"): i for i in package.iter(f"{_OPF}item")}
    spine = (listed.get(i.get("idref")) for i in package.iter(f"{_OPF}itemref") if i.get("linear") != "no")
    items = (i for i in spine if i is not None and i.get("media-type") in _PAGES)
    hrefs = [unquote(i.get("href") or "") for i in items if "nav" not in (i.get("properties") or "").split()]
    pages = tuple(_pages(archive, [posixpath.normpath(posixpath.join(posixpath.dirname(path), h)) for h in hrefs]))
    if not pages:
        raise SourceError(name, "the book has no page with text")
    return Book(title.strip(), author.strip(), pages)


def _pages(archive: Archive, paths: list[str]) -> Iterator[str]:
    for path in paths:
        page = decode(archive.read(path), path)
        if re.sub(r"<head\b.*?</head>|<[^<>]*>|\s", "", page, flags=re.DOTALL):
            yield page
