"""Choosing a text."""

from flask import render_template, request

from quizgen import LEVELS
from quizgen.source.text import Text
from webapp.learn.blueprint import learn
from webapp.parts import parts


@learn.get("/")
def library() -> str:
    """The library, all of it or one level."""
    level = request.args.get("level", "")
    texts = [t for t in parts().library.texts() if level in ("", t.level)]
    return render_template("learn/library.html", texts=sorted(texts, key=_rank), level=level, levels=LEVELS)


def _rank(text: Text) -> tuple[int, str]:
    return LEVELS.index(text.level) if text.level in LEVELS else len(LEVELS), text.title
