"""CSV for spreadsheet programs: a question a line, a byte order mark first, by which they know UTF-8."""

import csv
import io
from collections.abc import Iterator

from quizgen.items.base import Item
from quizgen.output import filled
from quizgen.output.exports.base import Handout, Passage, Question
from quizgen.output.passage import Run
from quizgen.output.plain import safe_cell

_BEFORE = ("number", "id", "kind", "level", "text", "rubric", "question")
_AFTER = ("key", "explanation_ja", "explanation_en", "evidence", "credit", "passage")


def write(handout: Handout) -> bytes:
    """Columns: number, id, kind, level, text, rubric, question, choice_1…, key, explanation, evidence, credit, passage.

    The last is the text as it stands beside the question, its blanks as ［2］ or ［2①］.
    """
    most = max(len(q.item.choices) for q in handout.questions)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow([*_BEFORE, *(f"choice_{n}" for n in range(1, most + 1)), *_AFTER])
    table.writerows([safe_cell(cell) for cell in _row(q, handout, most)] for q in handout.questions)
    return ("\ufeff" + out.getvalue()).encode()


def _row(question: Question, handout: Handout, most: int) -> Iterator[object]:
    item = question.item
    yield from (question.number, item.id, item.kind, item.level, handout.title, question.rubric.ja, _asked(item))
    offered = [(filled.CIRCLED[c.place - 1] if c.place else "") + c.text for c in item.choices]
    yield from offered + [""] * (most - len(offered))
    yield from (question.key, item.explanation.ja, item.explanation.en)
    yield "\n".join(e.text for e in item.evidence)
    yield " / ".join(handout.credits)
    yield "\n\n".join(map(_passage, question.passages))


def _passage(passage: Passage) -> str:
    return "\n".join("".join(map(_run, paragraph.runs)) for paragraph in passage.paragraphs)


def _run(run: Run) -> str:
    return f"［{run.label}］" if run.blank else "".join(written for written, _ in run.furigana)


def _asked(item: Item) -> str:
    """The prompt in one string; what is underlined stands between ＿."""
    return "".join(f"＿{p.text}＿" if p.role in ("marked", "slot") else p.text for p in item.prompt)
