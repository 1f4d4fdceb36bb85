"""All texts of the library, published or not, with what waits for their author."""

from dataclasses import dataclass

from flask import render_template, request

from quizgen.source.text import SourceError, Text
from webapp.author.blueprint import author
from webapp.parts import parts

PAGE = 50
"""Texts on a page; only these are read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text in the list; ``doubts`` and ``items`` are None until it has been studied."""

    text: Text
    doubts: int | None
    items: int | None


@author.get("/")
def overview() -> str:
    """The list, what was changed last first; ``?q=`` is a part of a file's name."""
    wanted, page = request.args.get("q", "").strip(), max(0, request.args.get("page", 0, type=int))
    slugs = [slug for slug in parts().library.newest() if wanted in slug]
    entries = [parts().library.entry(slug) for slug in slugs[PAGE * page : PAGE * (page + 1)]]
    return render_template(
        "author/overview.html",
        rows=[_row(entry) for entry in entries if isinstance(entry, Text)],
        problems=[entry for entry in entries if isinstance(entry, SourceError)],
        more=max(0, len(slugs) - PAGE * (page + 1)),
        page=page,
        wanted=wanted,
        many=len(slugs) > PAGE or bool(wanted),
    )


def _row(text: Text) -> Row:
    study = parts().workshop.ask(text)
    if study is None:
        return Row(text, None, None)
    return Row(text, len(study.analysis.doubts), len(study.proposal.items) if study.proposal else None)
