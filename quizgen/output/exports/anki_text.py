"""Notes for Anki as text, for its own note type "Basic": "File, Import" asks nothing, for the header says what is what.

The ids are those of the package, so that a repeated import updates.
"""

import csv
import io

from quizgen.items.base import Item
from quizgen.output.exports.anki_fields import guid
from quizgen.output.exports.base import PARTS, Handout, Question, macros, prompt, written


def write(handout: Handout) -> bytes:
    """A line a question: id, tags, front (what is asked, and the text, folded), back (the key and why), as HTML with
    ``<ruby>``."""
    out = io.StringIO()
    head = ("separator:tab", "html:true", "notetype:Basic", f"deck:quizgen::{handout.title}", "guid column:1")
    out.writelines(f"#{line}\n" for line in (*head, "tags column:2"))
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    for question in handout.questions:
        front = f"<p>{question.rubric.ja}</p>{prompt(question.item)}{_choices(question.item)}{_texts(question)}"
        back = f"<p><b>{written(question.key, ())}</b></p>{macros(PARTS).proof(question.item)}"
        rows.writerow([guid(question), " ".join(question.tags), front, back])
    return out.getvalue().encode()


def _texts(question: Question) -> str:
    return f"<details><summary>本文</summary>{macros(PARTS).passages(question.passages)}</details>"


def _choices(item: Item) -> str:
    lines = (f"<li>{written(c.text, c.furigana)}</li>" for c in item.choices)
    words = "・".join(written(p.text, p.furigana) for p in item.places if item.shape == "match")
    return f"<p>{words}</p><ol>{''.join(lines)}</ol>" if item.choices else ""
