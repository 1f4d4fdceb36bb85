"""Items in other words: what an item asks for stays, its underlined words and its blanks, and what is right."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from quizgen.analysis.types import Analysis
from quizgen.items.base import Choice, Item, Note, Piece, Shape
from quizgen.items.checks import lint_author
from quizgen.items.wording import furigana, piece
from quizgen.lexicon import Lexicon

WORDED: frozenset[Shape] = frozenset(("choose", "true_false", "type", "write"))
"""Shapes that can be worded anew; where several places are filled, each word hangs together with the others."""


@dataclass(frozen=True, slots=True)
class Words:
    """New words; what is empty stays.  ``choices`` maps each as it was to its new text and its new explanation."""

    prompt: str
    choices: Mapping[str, tuple[str, Note]]
    answers: tuple[str, ...]
    explanation: Note


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


def reworded(item: Item, words: Words, analysis: Analysis, lexicon: Lexicon) -> Item:
    """The item in new words, with furigana as in the text; a prompt that lost what it asks about stays."""
    pieces = _pieces(item, words.prompt) if words.prompt else None
    prompt = tuple(piece(p.text, analysis, lexicon) if p.role == "plain" else p for p in pieces or ())
    return replace(
        item,
        prompt=prompt or item.prompt,
        choices=tuple(_choice(c, words, analysis, lexicon) for c in item.choices),
        answers=words.answers or item.answers,
        explanation=_note(words.explanation, item.explanation),
    )


def _choice(choice: Choice, words: Words, analysis: Analysis, lexicon: Lexicon) -> Choice:
    text, note = words.choices.get(choice.text, ("", Note("", "")))
    explained = replace(choice, explanation=_note(note, choice.explanation))
    if text in ("", choice.text):
        return explained
    why = lint_author.RIGHT if choice.correct else lint_author.WRONG
    return replace(explained, text=text, why=why, furigana=furigana(text, analysis, lexicon))


def _note(new: Note, old: Note) -> Note:
    return Note(new.ja or old.ja, new.en or old.en)


def fingerprint(item: Item) -> str:
    """Eight hexadecimal digits of what an item asks and offers: they differ once new words may not fit it."""
    said = (written(item), *(f"{c.text}\t{c.correct}" for c in item.choices), *item.answers)
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:8]
