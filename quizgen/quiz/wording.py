"""Items worded anew by hand, and items that a teacher adds, as they stand on one sheet.

What an item asks for stays: its underlined words and its blanks are kept, and what is right.  An edit stands beside
the item's id and never in it, so that it holds for every version of the sheet.
"""

from dataclasses import dataclass, replace

from quizgen.analysis.types import Analysis
from quizgen.items import gate, lint_proof, lint_stem, stems
from quizgen.items.base import Choice, Evidence, Item, Note, Piece, Shape
from quizgen.items.wording import furigana, piece
from quizgen.lexicon import Lexicon

WORDED: frozenset[Shape] = frozenset(("choose", "true_false", "type", "write"))
"""Shapes that can be worded anew; where several places are filled, each word hangs together with the others."""
KIND = "authored"
_OWN_WORDS = frozenset((lint_proof.put_back, lint_proof.explained, lint_proof.number_of_choices, lint_proof.proof))
"""Checks that do not bind a teacher: the words need not be the text's, and what is added need not quote it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for the item with an id; what is empty stays.  ``choices`` are pairs (as it was, as it is now)."""

    item: str
    prompt: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    answers: tuple[str, ...] = ()
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """An item of a teacher's own: ``choices`` with whether they are right, or ``answers`` to be written.

    ``evidence`` are words of a text that prove it, or ``""``.
    """

    id: str
    shape: Shape
    prompt: str
    choices: tuple[tuple[str, bool], ...] = ()
    answers: tuple[str, ...] = ()
    evidence: str = ""
    explanation: str = ""


def written(item: Item) -> str:
    """The prompt in one line for a form: what is underlined stands between ＿ and ＿, blanks as they are."""
    return "".join(_written(p) for p in item.prompt)


def _written(piece: Piece) -> str:
    return f"＿{piece.text}＿" if piece.role == "marked" else piece.text


def keeps(item: Item, prompt: str) -> bool:
    """Whether a new prompt still has all blanks and underlined words of the item, in their order."""
    return bool(prompt.strip()) and _pieces(item, prompt) is not None


def _pieces(item: Item, prompt: str) -> tuple[Piece, ...] | None:
    """The new prompt with the old blanks and underlined words; nothing if one of them is gone."""
    out: list[Piece] = []
    for kept in (p for p in item.prompt if p.role != "plain"):
        before, found, prompt = prompt.partition(_written(kept))
        if not found:
            return None
        out += [Piece(before), kept] if before else [kept]
    return (*out, Piece(prompt)) if prompt else tuple(out)


def edited(item: Item, edit: Edit, analysis: Analysis, lexicon: Lexicon) -> Item:
    """The item in its new words, with furigana as in the text; a prompt that lost what it asks about stays."""
    pieces = _pieces(item, edit.prompt) if edit.prompt else None
    prompt = tuple(piece(p.text, analysis, lexicon) if p.role == "plain" else p for p in pieces or ())
    new = dict(edit.choices)
    return replace(
        item,
        prompt=prompt or item.prompt,
        choices=tuple(_reworded(c, new.get(c.text, c.text), analysis, lexicon) for c in item.choices),
        answers=edit.answers or item.answers,
        explanation=_note(edit.explanation) if edit.explanation else item.explanation,
    )


def _reworded(choice: Choice, text: str, analysis: Analysis, lexicon: Lexicon) -> Choice:
    if text == choice.text:
        return choice
    return replace(choice, text=text, furigana=furigana(text, analysis, lexicon))


def _note(words: str) -> Note:
    return Note(words, words)


def added(own: Own, analysis: Analysis, lexicon: Lexicon) -> Item:
    """The item that a teacher added, about the text of ``analysis``."""
    start = analysis.text.body.find(own.evidence) if own.evidence else -1
    span = (start, start + len(own.evidence)) if start >= 0 else (0, 0)
    evidence = (Evidence(*span, own.evidence),) if start >= 0 else ()
    return Item(
        id=own.id, kind=KIND, shape=own.shape, level=stems.level(analysis),
        prompt=(piece(own.prompt, analysis, lexicon),),
        choices=tuple(_offered(text, right, analysis, lexicon) for text, right in own.choices), answers=own.answers,
        evidence=evidence, hides=(), explanation=_note(own.explanation), focus=span, quality=1.0,
    )  # fmt: skip


def _offered(text: str, right: bool, analysis: Analysis, lexicon: Lexicon) -> Choice:
    why = "the teacher's answer" if right else "the teacher's wrong answer"
    return Choice(text, right, why, _note(""), furigana(text, analysis, lexicon))


def doubt(item: Item, analysis: Analysis) -> str:
    """The name of the first check of the gate that an item in a teacher's words fails, or ``""``."""
    of_lines = gate.OF_THE_TEXT if item.kind in gate.OF_LINES else frozenset()
    failed = (c for c in gate.CHECKS if c not in _OWN_WORDS | of_lines | {lint_stem.worth_asking} and c(item, analysis))
    return next((check.__name__ for check in failed), "")
