"""Markdown to read, edit and paste: the texts, the questions, the key.  Furigana stands as ``{漢字|かんじ}``."""

from collections.abc import Iterator

from quizgen.analysis.types import Furigana
from quizgen.items.base import Item, Piece
from quizgen.output import filled
from quizgen.output.exports.base import Handout, Passage, Question, numbered
from quizgen.output.passage import Paragraph, Run

_SPECIAL = "\\`*_[]<>|#"


def write(handout: Handout) -> bytes:
    """The file, UTF-8."""
    blocks = [f"# {_plain(handout.title)}"]
    blocks += [block for p in handout.passages for block in _passage(p, len(handout.passages) > 1)]
    blocks += ["## 問題", *(_asked(q) for q in handout.questions)]
    blocks += ["## 解答と解説", *(_solved(q) for q in handout.questions)]
    blocks += ["---", *map(_plain, handout.credits)]
    return ("\n\n".join(blocks) + "\n").encode()


def _passage(passage: Passage, named: bool) -> Iterator[str]:
    if named:
        yield f"## {_plain(passage.text.title)}"
    rows: list[str] = []
    for paragraph in passage.paragraphs:
        if paragraph.cells:
            rows += _row(paragraph)
            continue
        if rows:
            yield "\n".join(rows)
            rows = []
        yield _runs(paragraph.runs)
    if rows:
        yield "\n".join(rows)


def _row(paragraph: Paragraph) -> Iterator[str]:
    yield "| " + " | ".join(_runs(cell) for cell in paragraph.cells) + " |"
    if paragraph.names:
        yield "|" + "---|" * len(paragraph.cells)


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(f"**［{r.label}］**" if r.blank else _written(r.furigana) for r in runs)


def _written(pairs: Furigana) -> str:
    return "".join(f"{{{written}|{reading}}}" if reading else _plain(written) for written, reading in pairs)


def _plain(text: str) -> str:
    return "".join("\\" + c if c in _SPECIAL else c for c in text)


def _asked(question: Question) -> str:
    item = question.item
    lines = [f"**{question.number}**　{question.rubric.ja}", "", _prompt(item), ""]
    for n, row in enumerate(filled.rows(item), start=1):
        label = filled.CIRCLED[n - 1] if row and row[0].place else ""
        lines += [f"- {label}{k}　{_text(c.text, c.furigana)}" for k, c in enumerate(row, start=1)]
    return "\n".join(lines).rstrip()


def _prompt(item: Item) -> str:
    return "".join(_piece(piece, place if item.shape == "blanks" else 0) for piece, place in numbered(item))


def _piece(piece: Piece, place: int) -> str:
    text = _text(piece.text, piece.furigana)
    if piece.role == "plain":
        return text
    if piece.role == "blank":
        return f"（{filled.CIRCLED[place - 1]}　）" if place else text
    return f" ＿{text.strip() or '　'}＿ " if piece.role == "slot" else f"<u>{text}</u>"


def _text(text: str, furigana: Furigana) -> str:
    return _written(furigana or ((text, ""),))


def _solved(question: Question) -> str:
    item = question.item
    lines = [f"**{question.number}**　{_plain(question.key)}", "", _plain(item.explanation.ja)]
    lines += [f"> {_plain(e.text)}" for e in item.evidence]
    lines += [
        f"- {_plain(c.text)}：{_plain(c.explanation.ja)}"
        for c in item.choices
        if not c.correct and item.shape != "arrange"
    ]
    return "\n\n".join(lines[:1] + lines[2:])
