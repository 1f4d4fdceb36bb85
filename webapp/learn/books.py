"""What can be read: a text of the library or one of the visitor's own, under one kind of address."""

from dataclasses import dataclass

from flask import abort

from quizgen.source.text import PUBLISHED, SourceError, Text
from webapp import shelf
from webapp.learner import learner
from webapp.parts import parts, read
from webapp.shelf import Own

_TITLE = 20
"""Characters of a text that stand for a title where it has none."""


@dataclass(frozen=True, slots=True)
class Book:
    """A text with its name in addresses; ``own`` says since when it is the visitor's own and whether it stays."""

    slug: str
    text: Text
    own: Own | None = None

    @property
    def title(self) -> str:
        """The title, or how the text begins."""
        line = self.text.body.split("\n", 1)[0]
        return self.text.title or (line if len(line) <= _TITLE else f"{line[:_TITLE]}…")


def find(slug: str) -> Book:
    """The text with this slug that the visitor may read, or the page that says there is none."""
    try:
        book = own(slug) if slug.startswith(shelf.MARK) else Book(slug, parts().library.get(slug))
    except SourceError:
        abort(404)
    return book if book.text.status == PUBLISHED or book.own else abort(404)


def own(slug: str) -> Book:
    """A text of the visitor's own."""
    found = shelf.find(parts().store, learner(), slug) or abort(404)
    return Book(slug, read(found.pasted), found)


def shelved() -> list[Book]:
    """The visitor's own texts, the newest first."""
    return [Book(o.slug, read(o.pasted), o) for o in (shelf.own(parts().store, learner()) if learner() else [])]
