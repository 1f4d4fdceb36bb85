"""語の意味: what does the underlined word mean here?

A word of the text in its own sentence, with the meanings of words that learners take it for (``meanings``).
"""

from collections.abc import Iterator

from quizgen.analysis.types import Analysis
from quizgen.items import carrier
from quizgen.items.base import Abstain, Choice, Item, Note
from quizgen.items.words import meanings, reading_notes
from quizgen.items.words.asked import Target, targets
from quizgen.items.words.meanings import Known
from quizgen.items.words.word_item import word_item
from quizgen.lexicon import Lexicon

NAME = "meaning"
LEAST, MOST = 2, 3


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates in text order."""
    for target in targets(analysis, lexicon, NAME):
        if isinstance(target, Abstain):
            yield target
            continue
        key = meanings.asked(target, analysis, lexicon)
        wrong = meanings.rivals(key, target.entry, MOST) if key else ()
        if key and len(wrong) >= LEAST:
            yield _item(analysis, target, key, wrong)
        else:
            why = "no two meanings that are surely others" if key else "no family of words, or another meaning"
            yield Abstain(NAME, *target.focus, why)


def _item(analysis: Analysis, target: Target, key: Known, wrong: tuple[Known, ...]) -> Item:
    note = Note(f"「{key.form}」は、ここでは “{key.gloss}” という意味です。", f"{key.form} means “{key.gloss}” here.")
    prompt = carrier.prompt(analysis, target.sentence, target.focus, "marked")
    return word_item(
        NAME,
        analysis,
        target,
        prompt,
        note,
        reading_notes.quality(target, 0.4),
        choices=(
            Choice(key.gloss, True, "meaning in the text", note),
            *(Choice(k.gloss, False, f"meaning of {k.form}", _note(k)) for k in wrong),
        ),
    )


def _note(known: Known) -> Note:
    return Note(f"“{known.gloss}” は「{known.form}」の意味です。", f"“{known.gloss}” is the meaning of {known.form}.")
