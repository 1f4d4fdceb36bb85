"""A worksheet as a Word document with real furigana, for a teacher who goes on writing in it.

Its lines are broken by the word processor, so that the key quotes the sentences that prove it instead of their lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import quizgen
from quizgen.analysis.difficulty import level_of
from quizgen.analysis.types import Analysis
from quizgen.items.base import Choice, Item, Piece
from quizgen.output import filled
from quizgen.output.passage import Run
from quizgen.output.sheet import Group, Passage, Question, Sheet, sheet
from quizgen.output.sheet_words import Words, printed_words
from quizgen.output.vocabulary import Listed
from quizgen.output.word import (
    BOXED,
    BREAK,
    EM,
    SMALL,
    TAB,
    UNDERLINED,
    Paper,
    furigana,
    package,
    paragraph,
    picture,
    run,
    table,
)
from quizgen.output.worksheet import Options, label, listed, title
from quizgen.quiz.types import Quiz

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon

# Twentieths of a point: ISO 216 A4, JIS P 0138 B5 (182 x 257 mm), US letter.
_PAPERS = {"a4": (11906, 16838), "b5": (10318, 14570), "letter": (12240, 15840)}
_MARGIN = 850
_LINE = "＿"
_BRACKETS = "　（\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0）"
"""For the number of a choice; with spaces at which no line is broken."""
_ROOM = {"match": "", "write": "", "type": f"\n{_LINE * 12}"}
_RULED = 2
_SPACES = {"short": 3, "middle": 6, "long": 11}


def document(quizzes: Sequence[Quiz], analyses: Sequence[Analysis], lexicon: "Lexicon", options: Options) -> bytes:
    """The file: the sheet of each version, the words of the text, then the key of each, as ``options`` wants them."""
    words = printed_words(options.language, quizzes[0].spec.level or level_of(analyses[0]))
    made = [sheet(quiz, analyses, lexicon, options.setting, options.known) for quiz in quizzes]
    writer, name = _Writer(words, options), title(analyses, options, words)
    body: list[str] = []
    if options.key != "only":
        for each in made:
            body += writer.sheet(each, name, label(each, quizzes, words))
        body += writer.vocabulary(listed(quizzes[0], analyses, lexicon, options), name)
    if options.key != "none":
        for each in made:
            body += writer.key(each, name, label(each, quizzes, words))
    png = options.screen.png if options.screen and options.key != "only" else b""
    return package(body, _paper(options), name, png)


def _paper(options: Options) -> Paper:
    width, height = _PAPERS[options.paper]
    lying = options.vertical != options.turned
    size = (height, width) if lying else (width, height)
    return Paper(*size, _MARGIN, options.vertical, 2 if options.turned else 1)


@dataclass(frozen=True, slots=True)
class _Writer:
    """The paragraphs of a document in these words."""

    words: Words
    options: Options

    @property
    def _down(self) -> bool:
        return self.options.vertical

    def _said(self, text: str, look: str = "") -> str:
        return run(text, look, self._down)

    @property
    def _room(self) -> int:
        """The length of a line."""
        paper = _paper(self.options)
        whole = (paper.height if paper.down else paper.width) - 2 * _MARGIN
        return whole // paper.halves

    def sheet(self, sheet: Sheet, name: str, label: str) -> Iterator[str]:
        """The questions with their texts."""
        yield paragraph(self._said(f"{name}　{label}".strip()), style="Title")
        yield paragraph(*self._fields(sheet))
        for number, passage in enumerate(sheet.passages, start=1):
            if len(sheet.passages) > 1:
                yield paragraph(self._said(f"{self.words.text}{number}　{passage.text.title}"), style="Rubric")
            yield from self._passage(passage)
        for number, group in enumerate(sheet.groups, start=1):
            yield from self._group(number, group)
        yield from self._small_print(sheet)

    def _fields(self, sheet: Sheet) -> Iterator[str]:
        for before, after, size in self.words.fields:
            yield self._said(f"{before}{_LINE * _SPACES[size]}{after}　")
        whole = len(sheet.questions) * (self.options.points or 1)
        yield self._said(f"{self.words.score}　　　／{whole}", BOXED)
        if self.options.screen:
            yield run("　") + picture(self.options.screen.url) + self._said(f" {self.options.screen.code}")

    def _passage(self, passage: Passage) -> Iterator[str]:
        rows: list[list[str]] = []
        for lines in passage.paragraphs:
            if lines[0].cells:
                rows.append(["".join(map(self._run, cell)) for cell in lines[0].cells])
                continue
            yield from self._table(rows)
            rows = []
            yield paragraph(*(self._run(r) for line in lines for r in line.runs), style="Passage")
        yield from self._table(rows)

    def _table(self, rows: list[list[str]]) -> Iterator[str]:
        if rows:
            columns = max(map(len, rows))
            full = [row + [""] * (columns - len(row)) for row in rows]
            yield table(full, [self._room // columns] * columns)
            yield paragraph()

    def _run(self, shown: Run) -> str:
        blank = self._said(f"　{shown.label}　", BOXED)
        return blank if shown.blank else furigana(shown.furigana, "", self._down)

    def _group(self, number: int, group: Group) -> Iterator[str]:
        points = self.options.points
        worth = f"（{self.words.points.format(points)}）" if points else ""
        part = self._said(f"{self.words.part}{number}", BOXED)
        rubric = group.rubric.ja if self.words.language == "ja" else group.rubric.en
        yield paragraph(part, self._said(f"　{rubric}{worth}"), style="Rubric")
        for question in group.questions:
            yield from self._question(question)

    def _question(self, question: Question) -> Iterator[str]:
        """One paragraph, so that no page can split it."""
        item = question.item
        lines = [
            self._said(str(question.number)) + TAB + self._prompt(item) + self._said(_ROOM.get(item.shape, _BRACKETS))
        ]
        lines += self._choices(question)
        if item.shape == "match":
            lines.append(self._places(item))
        stops, keep = self._stops(question.columns), "<w:keepNext/>" if item.shape == "write" else ""
        yield paragraph(BREAK.join(lines), style="Question", look=keep + stops)
        if item.shape == "write":
            yield from (paragraph(style="Ruled", look=keep if n < _RULED - 1 else "") for n in range(_RULED))

    def _prompt(self, item: Item) -> str:
        number, out = 0, ""
        for piece in item.prompt:
            if item.shape == "match" and piece.role == "slot":
                continue
            number += item.shape == "blanks" and piece.role == "blank"
            out += self._piece(piece, filled.CIRCLED[number - 1] if number and piece.role == "blank" else "")
        return out

    def _piece(self, piece: Piece, sign: str) -> str:
        if sign:
            return self._said(f"（ {sign} ）")
        look = {"marked": UNDERLINED, "slot": UNDERLINED}.get(piece.role, "")
        return furigana(piece.furigana or ((piece.text, ""),), look, self._down)

    def _choices(self, question: Question) -> Iterator[str]:
        for number, row in enumerate(filled.rows(question.item), start=1):
            own = bool(row) and bool(row[0].place)
            sign = self._said(f"{filled.CIRCLED[number - 1]}　") if own else ""
            shown = [self._choice(c, label) for c, label in zip(row, question.labels, strict=False)]
            if question.item.shape == "true_false":
                continue
            for start in range(0, len(shown), question.columns):
                together = shown[start : start + question.columns]
                yield sign + TAB.join(together)

    def _choice(self, choice: Choice, label: str) -> str:
        return self._said(f"{label}　") + furigana(choice.furigana or ((choice.text, ""),), "", self._down)

    def _stops(self, columns: int) -> str:
        step = (self._room - 2 * EM) // columns
        stops = "".join(f'<w:tab w:val="left" w:pos="{2 * EM + n * step}"/>' for n in range(1, columns))
        return f"<w:tabs>{stops}</w:tabs>" if stops else ""

    def _places(self, item: Item) -> str:
        return "".join(
            furigana(p.furigana or ((p.text, ""),), "", self._down) + self._said(f"{_BRACKETS}　　")
            for p in item.places
        )

    def _small_print(self, sheet: Sheet) -> Iterator[str]:
        texts = (p.text for p in sheet.passages)
        told = [" · ".join(filter(None, (t.attribution, t.source, t.licence))) for t in texts]
        where = [f"{self.words.screen} {self.options.screen.url}"] if self.options.screen else []
        spec = sheet.quiz.spec
        made = f"quizgen {quizgen.__version__}, {self.words.seed} {spec.seed}{spec.version}"
        lines = [
            *(f"{self.words.text}: {each}" for each in told if each),
            *where,
            f"{self.words.acknowledgement} · {made}",
        ]
        yield paragraph(run("\n".join(lines)), style="Print")

    def vocabulary(self, found: Sequence[Listed], name: str) -> Iterator[str]:
        """The page of words, if it is wanted."""
        if found:
            yield paragraph(self._said(f"{self.words.words}　{name}"), style="Title")
            rows = [[*self.words.columns], *([w.word, w.reading, w.meaning, ""] for w in found)]
            widths = [self._room * share // 100 for share in (18, 22, 36, 24)]
            yield table([[self._said(cell, SMALL) for cell in row] for row in rows], widths)
            yield paragraph()

    def key(self, sheet: Sheet, name: str, label: str) -> Iterator[str]:
        """The answers at a glance, then each with its explanation and its proof."""
        yield paragraph(self._said(f"{self.words.key}　{name}　{label}".strip()), style="Title")
        yield paragraph(self._said("　　".join(f"{q.number}）{q.key}" for q in sheet.questions)))
        for question in sheet.questions:
            yield paragraph(*self._solution(question), style="Solution")

    def _solution(self, question: Question) -> Iterator[str]:
        item, japanese = question.item, self.words.language == "ja"
        right = [c.text for c in item.choices if c.correct and c.text != question.key and not item.places]
        why = item.explanation.ja if japanese else item.explanation.en
        yield self._said(str(question.number)) + TAB
        yield self._said("　".join((question.key, *right, why)))
        proof = "".join(f"\n「{e.text}」" for e in item.evidence if e.text and e.text not in why)
        wrong = "".join(f"\n{question.label(c)}　{c.text}：{_told(c, japanese)}" for c in _wrong(item))
        yield self._said(proof + wrong, SMALL)


def _wrong(item: Item) -> tuple[Choice, ...]:
    # Of two choices the key tells both.
    one = item.shape == "choose" and len(item.choices) > 2
    return tuple(c for c in item.choices if not c.correct) if one else ()


def _told(choice: Choice, japanese: bool) -> str:
    return choice.explanation.ja if japanese else choice.explanation.en
