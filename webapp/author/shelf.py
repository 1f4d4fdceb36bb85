"""All texts of the library, published or not, with what waits for their author."""

from dataclasses import dataclass

from flask import render_template

from quizgen.source.text import SourceError, Text
from webapp.author.blueprint import author
from webapp.parts import parts


@dataclass(frozen=True, slots=True)
class Row:
    """A text in the list; ``doubts`` and ``items`` are None until it has been studied."""

    text: Text
    doubts: int | None
    items: int | None


@author.get("/")
def overview() -> str:
    """The list: what cannot be read first, then drafts, then the rest."""
    texts = sorted(parts().library.every(), key=lambda text: (text.status != "draft", text.slug))
    problems: tuple[SourceError, ...] = parts().library.problems()
    return render_template("author/overview.html", rows=[_row(text) for text in texts], problems=problems)


def _row(text: Text) -> Row:
    study = parts().workshop.ask(text)
    if study is None:
        return Row(text, None, None)
    return Row(text, len(study.analysis.doubts), len(study.proposal.items) if study.proposal else None)
