"""The texts in a file: one in a text file or a Word document, one or many in a book.

What is packed (.docx, .epub, .zip, .pdf, .mhtml) becomes characters in a format that is read as text.
"""

from dataclasses import dataclass, replace
from pathlib import PurePath

from quizgen.source import epub, portable_document, saved_page, word_document
from quizgen.source.archive import Archive, is_archive
from quizgen.source.encodings import MAX_BYTES, decode
from quizgen.source.text import SourceError

_TEXTS = (".txt", ".md", ".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Document:
    """Characters, the file name that goes with their format, and what the file says of title and author."""

    name: str
    text: str
    title: str = ""
    author: str = ""


def documents(data: bytes, name: str) -> tuple[Document, ...]:
    """All texts of a file in order; ``SourceError`` for what cannot be read."""
    if len(data) > MAX_BYTES:
        raise SourceError(name, f"larger than {MAX_BYTES // 1_000_000} MB; cut it into several files")
    if portable_document.is_pdf(data):
        return (Document(_as(name, ".md"), portable_document.read(data, name)),)
    if saved_page.is_saved(data):
        return (Document(_as(name, ".html"), saved_page.read(data, name)),)
    if not is_archive(data):
        return (Document(name, decode(data, name)),)
    archive = Archive(data, name)
    if word_document.BODY in archive.files:
        return (Document(_as(name, ".md"), word_document.read(archive, name)),)
    if epub.CONTAINER in archive.files:
        book = epub.read(archive, name)
        return tuple(Document(_as(name, ".xhtml"), page, book.title, book.author) for page in book.pages)
    return _packed(archive, name)


def whole_of(data: bytes, name: str) -> Document:
    """All that a file holds as one text, under the name of the file; ``SourceError`` as ``documents``."""
    found = documents(data, name)
    return replace(found[0], name=_as(name, PurePath(found[0].name).suffix), text="\n\n".join(d.text for d in found))


def _as(name: str, ending: str) -> str:
    path = PurePath(name)
    return str(path.with_suffix(ending)) if path.name else f"text{ending}"


def _packed(archive: Archive, name: str) -> tuple[Document, ...]:
    """The text files of a ZIP file, such as Aozora Bunko's, which hold one."""
    found = sorted(path for path in archive.files if path.lower().endswith(_TEXTS))
    if not found:
        raise SourceError(name, "a ZIP file without a text in it (.txt, .md, .html)")
    return tuple(Document(PurePath(path).name, decode(archive.read(path), f"{name}: {path}")) for path in found)
