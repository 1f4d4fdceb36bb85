"""What a note of Anki holds for a question, in its package and as text."""

import base64
import hashlib
import html

from quizgen.analysis.types import Furigana
from quizgen.items.base import JOIN, Item, Piece
from quizgen.output import filled
from quizgen.output.exports.base import PARTS, Handout, Passage, Question, macros, numbered

FIELDS = ("Id", "Rubric", "Question", "Choices", "Key", "Explanation", "Evidence", "Text", "Credit")
CLOZE = ("Id", "Rubric", "Sentence", "Explanation", "Evidence", "Text", "Credit")
_OWN = str.maketrans({"[": "［", "]": "］"})
"""Square brackets are Anki's own sign for furigana."""


def is_cloze(item: Item) -> bool:
    """Whether an item is a sentence with gaps: one to type, or several to fill."""
    return item.shape in ("type", "blanks") and any(p.role == "blank" for p in item.prompt)


def guid(question: Question) -> str:
    """An id for Anki that stays as long as the item's own."""
    return base64.b85encode(hashlib.sha256(question.item.id.encode()).digest()[:8]).decode()


def fields(question: Question, handout: Handout) -> tuple[str, ...]:
    """The values of ``CLOZE`` or ``FIELDS``, as HTML."""
    item, parts = question.item, macros(PARTS)
    after = (
        str(parts.note(item.explanation)) + _wrong(item),
        "<br>".join(html.escape(e.text) for e in item.evidence),
        "".join(map(_passage, question.passages)),
        "<br>".join(map(html.escape, handout.credits)),
    )
    if is_cloze(item):
        return (item.id, question.rubric.ja, _gapped(item), *after)
    return (item.id, question.rubric.ja, _prompt(item), _choices(item), html.escape(question.key), *after)


def _wrong(item: Item) -> str:
    """Why each wrong choice is wrong."""
    wrong = (c for c in item.choices if not c.correct and c.explanation.ja and item.shape not in ("arrange", "match"))
    lines = "".join(f"<li>{html.escape(c.text)}：{html.escape(c.explanation.ja)}</li>" for c in wrong)
    return f"<ul>{lines}</ul>" if lines else ""


def _passage(passage: Passage) -> str:
    lines = (
        "".join(f"［{r.label}］" if r.blank else written("", r.furigana) for r in p.runs) for p in passage.paragraphs
    )
    return "".join(f"<p>{line}</p>" for line in lines)


def written(text: str, furigana: Furigana) -> str:
    """A string in Anki's notation: ``町の 地[ち] 図[ず]``."""
    pairs = furigana or ((text, ""),)
    return "".join(f" {_plain(base)}[{reading}]" if reading else _plain(base) for base, reading in pairs)


def _plain(text: str) -> str:
    return html.escape(text.translate(_OWN))


def _prompt(item: Item) -> str:
    return "".join(_piece(piece, place) for piece, place in numbered(item))


def _piece(piece: Piece, place: int) -> str:
    text = written(piece.text, piece.furigana)
    if piece.role == "slot":
        return f" <b>＿{text.strip() or filled.CIRCLED[place - 1]}＿</b> "
    return text if piece.role == "plain" else f"<u>{text}</u>"


def _choices(item: Item) -> str:
    lines = (f"<li>{written(c.text, c.furigana)}</li>" for c in item.choices)
    return f"<ol>{''.join(lines)}</ol>" if item.choices else ""


def _gapped(item: Item) -> str:
    """The sentence with Anki's gaps: ``{{c1::計画::け＿＿＿ plan}}``, all on one card."""
    answers = iter(item.answers[0].split(JOIN) if item.places else item.answers)
    return "".join(
        _gap(item, piece, place, next(answers)) if piece.role == "blank" else written(piece.text, piece.furigana)
        for piece, place in numbered(item)
    )


def _gap(item: Item, piece: Piece, place: int, answer: str) -> str:
    hint = " / ".join(c.text for c in item.offered(place)) if place else piece.text.strip("（）　")
    return f"{{{{c1::{_plain(answer)}::{_plain(hint)}}}}}"
