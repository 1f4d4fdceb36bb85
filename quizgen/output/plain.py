"""Quizzes, items and analyses as plain text, for reading in a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from quizgen.analysis import grammar
from quizgen.analysis.difficulty import difficulty, level_of
from quizgen.analysis.senses import sense_of
from quizgen.analysis.types import Analysis, Word, within
from quizgen.items import KINDS
from quizgen.items.base import Abstain, Choice, Item, Proposal
from quizgen.items.wording import in_quotes
from quizgen.output import filled
from quizgen.quiz import Quiz, rubric

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon

DICTIONARY = "Dictionary: JMdict, KANJIDIC2 (© EDRDG, CC BY-SA 4.0, https://www.edrdg.org/)"
"""The acknowledgement that the licence wants wherever words of the dictionary are shown."""
_SILENT = frozenset({"symbol", "particle", "auxiliary"})
# As the rubrics say it: ＿＿の言葉.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may take for a formula (OWASP, CSV Injection)."""
_MARKS = {"plain": "{}", "blank": "{}", "marked": "＿{}＿", "slot": "＿{}＿"}


def quiz_text(quiz: Quiz, analyses: Sequence[Analysis]) -> str:
    """The questions, then the key with explanations and evidence."""
    titles = " / ".join(a.text.title or a.text.slug or "?" for a in analyses)
    head = [titles, f"{len(quiz.items)} questions, seed {quiz.spec.seed}"]
    level = quiz.spec.level or level_of(analyses[0])
    return _page([*head, *_questions(quiz.items, level), "", "── Answers ──", *_key(quiz.items), "", DICTIONARY])


def items_text(analysis: Analysis, proposal: Proposal, rejected: bool) -> str:
    """Every item with its id and its key; with ``rejected`` also every place that was refused, and why, and the
    author's decisions that no item is left for."""
    level = level_of(analysis)
    lines = [
        f"{len(proposal.items)} items",
        *_questions(proposal.items, level, named=True),
        "",
        "── Answers ──",
        *_key(proposal.items),
    ]
    if rejected:
        lines += ["", f"── Refused ({len(proposal.rejected)}) ──", *(_refusal(analysis, r) for r in proposal.rejected)]
    orphans = [o.decision for o in proposal.outcomes if o.made is None]
    if rejected and orphans:
        lines += ["", f"── Decided, but not made any more ({len(orphans)}) ──"]
        lines += (f"  {d.item}  {d.verdict}  {d.asked}" for d in orphans)
    return _page([*lines, "", DICTIONARY])


def analysis_text(analysis: Analysis, lexicon: "Lexicon", known: float | None = None) -> str:
    """Difficulty, the words of each sentence with reading, level and meaning, its grammar and what is doubtful.

    ``known`` is the share of the words that the learner knows, 0..1.
    """
    lines = [*_difficulty(analysis)]
    if known is not None:
        lines.append(f"you know about {known:.0%} of the words")
    lines.append(DICTIONARY)
    found = grammar.find(analysis)
    for sentence in analysis.sentences:
        note = "" if sentence.quotable else f"   [not asked about: {sentence.why}]"
        lines += ["", analysis.surface(sentence).replace("\n", "") + note]
        shown = filter(_shown, within(analysis.words, sentence.start, sentence.end))
        lines += table([_word(w, analysis, lexicon) for w in shown])
        lines += table([_point(p, analysis) for p in within(found, sentence.start, sentence.end)])
    if analysis.doubts:
        lines += ["", f"── Doubtful readings ({len(analysis.doubts)}) ──"]
        lines += table([(analysis.surface(d), " / ".join(d.readings), d.why) for d in analysis.doubts])
    return _page(lines)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows in columns that line up where a full-width character takes two places."""
    widths = [max(map(_width, column)) for column in zip_longest(*rows, fillvalue="")]
    return ["  " + "  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _questions(items: Sequence[Item], level: str, named: bool = False) -> Iterator[str]:
    """The items without their key, ``named`` by their ids; ``level`` is the whole's, empty if each item speaks for
    itself."""
    titles = {kind.name: kind.title.ja for kind in KINDS}
    for number, item in enumerate(items, start=1):
        yield ""
        title = titles.get(item.kind, item.kind) + (f"  {_name(item)}" if named else "")
        yield f"{number}. {title}  {rubric(item.kind, level or item.level).ja}"
        yield "   " + _prompt(item)
        yield from _choices(item)


def _name(item: Item) -> str:
    """The id, with what the author of the text did to the item."""
    by = item.authorship
    done = (by.origin if by.origin != "generated" else "", "kept" if by.kept and by.origin == "generated" else "")
    return "  ".join(filter(None, (item.id, *done)))


def _prompt(item: Item) -> str:
    """The prompt in one line; the blanks of an item with several are numbered."""
    numbers = iter(filled.CIRCLED)
    numbered = item.shape == "blanks"
    return ("　" if item.shape == "match" else "").join(
        f"（ {next(numbers)} ）" if numbered and p.role == "blank" else _MARKS[p.role].format(p.text)
        for p in item.prompt
    )


def _choices(item: Item) -> Iterator[str]:
    """A line for each choice, or one for each place that has choices of its own."""
    rows = filled.rows(item)
    if len(rows) == 1:
        yield from (f"     {n}  {choice.text}" for n, choice in enumerate(rows[0], start=1))
        return
    for number, row in zip(filled.CIRCLED, rows, strict=False):
        yield f"     {number}  " + "  ".join(f"{n} {choice.text}" for n, choice in enumerate(row, start=1))


def quoted(text: str) -> str:
    """A sentence in quotation marks, in double ones if it has some of its own."""
    return in_quotes(text.replace("\n", ""))


def _key(items: Sequence[Item]) -> Iterator[str]:
    for number, item in enumerate(items, start=1):
        yield ""
        yield f"{number}. {_right(item)}"
        yield from (f"   {note}" for note in (item.explanation.ja, item.explanation.en) if note)
        yield from ("   " + quoted(evidence.text) for evidence in item.evidence)
        for label, choice in _labelled(item):
            if choice.explanation.ja and (choice.place or not (choice.correct or item.places)):
                yield f"   {label}  {choice.explanation.ja} ({choice.why})"


def _labelled(item: Item) -> Iterator[tuple[str, Choice]]:
    """Each choice with its number, behind that of its place where it has one: ``②3``."""
    for row in filled.rows(item):
        for n, choice in enumerate(row, start=1):
            yield f"{filled.CIRCLED[choice.place - 1] if choice.place else ''}{n}", choice


def _right(item: Item) -> str:
    if item.places:
        return f"{filled.key(item, '123456')}  {item.answers[0]}"
    right = [f"{n}  {choice.text}" for n, choice in enumerate(item.choices, start=1) if choice.correct]
    return " / ".join(right or item.answers)


def _refusal(analysis: Analysis, refused: Abstain) -> str:
    place = analysis.text.body[refused.start : refused.end].replace("\n", " ")
    return f"  {refused.kind}  {refused.start}-{refused.end}  {place}  {refused.why}"


def _difficulty(analysis: Analysis) -> Iterator[str]:
    found, text = difficulty(analysis), analysis.text
    yield text.title or text.slug or "Text"
    own = f"level {text.level}, " if text.level else ""
    yield f"{own}estimated {estimate(found.level) or 'unknown'}, readability {found.readability} (0.5 hard … 6.4 easy)"
    yield "words known at " + ", ".join(f"{estimate(level)} {share:.0%}" for level, share in found.coverage)
    yield from (f"  {estimate(reason.level)}  {reason.ja} {reason.en}" for reason in found.reasons)


def estimate(level: str) -> str:
    """A level as what it is, an estimate: ≈N3; ``""`` for none."""
    return f"≈{level}" if level else ""


def _shown(word: Word) -> bool:
    return word.part not in _SILENT


def _word(word: Word, analysis: Analysis, lexicon: "Lexicon") -> tuple[str, ...]:
    meaning = gloss(word, analysis, lexicon)
    return (word.surface, word.reading, word.dictionary_form, estimate(word.level) or "-", word.part, meaning)


def _point(point: grammar.Point, analysis: Analysis) -> tuple[str, ...]:
    return (analysis.surface(point), point.row.name, estimate(point.row.level), point.row.ja, point.row.en)


def gloss(word: Word, analysis: Analysis, lexicon: "Lexicon") -> str:
    """What a word means here, in English; empty where the dictionary has nothing."""
    return "; ".join(sense_of(word, analysis, lexicon).glosses)


def safe_cell(cell: object) -> str:
    """A cell of a table that no spreadsheet program takes for a formula."""
    shown = str(cell)
    return "'" + shown if shown.startswith(_FORMULA) else shown
