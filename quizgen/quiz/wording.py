"""Items worded anew by hand, and items that a teacher adds, as they stand on one sheet.

What an item asks for stays: its underlined words and its blanks are kept, and what is right.  An edit stands beside
the item's id and never in it, so that it holds for every version of the sheet.
"""

from dataclasses import dataclass

from quizgen.analysis.types import Analysis
from quizgen.items.base import Choice, Evidence, Item, Note, Shape
from quizgen.lexicon import Lexicon

KIND = "authored"


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


def edited(item: Item, edit: Edit, analysis: Analysis, lexicon: Lexicon) -> Item:
    """The item in its new words, as a sheet has it."""
    from quizgen.items.rewording import Words, reworded

    choices = {was: (now, Note("", "")) for was, now in edit.choices}
    words = Words(edit.prompt, choices, edit.answers, _note(edit.explanation))
    return reworded(item, words, analysis, lexicon)


def _note(words: str) -> Note:
    return Note(words, words)


def added(own: Own, analysis: Analysis, lexicon: Lexicon) -> Item:
    """The item that a teacher added, about the text of ``analysis``."""
    from quizgen.items import stems
    from quizgen.items.wording import piece

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
    from quizgen.items.checks import lint_author
    from quizgen.items.wording import furigana

    why = lint_author.RIGHT if right else lint_author.WRONG
    return Choice(text, right, why, _note(""), furigana(text, analysis, lexicon))


def doubt(item: Item, analysis: Analysis) -> str:
    """The name of the first check of the gate that an item in a teacher's words fails, or ``""``."""
    from quizgen.items import gate
    from quizgen.items.checks import lint_proof, lint_stem

    own_words = (lint_proof.put_back, lint_proof.explained, lint_proof.number_of_choices, lint_proof.proof)
    free = {*own_words, lint_stem.worth_asking}  # they need not be the text's, and what is added need not quote it
    failed = (c for c in gate.checks(item) if c not in free and c(item, analysis))
    return next((check.__name__ for check in failed), "")
