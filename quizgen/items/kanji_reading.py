"""漢字読み: how is the underlined word read?

A word of the text in its own sentence, with wrong readings that stand for the mistakes learners make.
"""

from collections.abc import Iterator

from quizgen.analysis.types import Analysis
from quizgen.items import carrier
from quizgen.items.base import Abstain, Choice, Item
from quizgen.items.words import reading_notes
from quizgen.items.words.asked import Target, targets
from quizgen.items.words.distractors import WrongReading, wrong_readings
from quizgen.items.words.word_item import word_item
from quizgen.lexicon import Lexicon

NAME = "kanji_reading"


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates in text order."""
    for target in targets(analysis, lexicon, NAME):
        if isinstance(target, Abstain):
            yield target
            continue
        wrong = wrong_readings(target.asked, lexicon)
        yield _item(analysis, target, wrong, lexicon) if wrong else _abstain(target)


def _abstain(target: Target) -> Abstain:
    return Abstain(NAME, target.word.start, target.word.end, "no two good wrong readings")


def _item(analysis: Analysis, target: Target, wrong: tuple[WrongReading, ...], lexicon: Lexicon) -> Item:
    asked = target.asked
    note = reading_notes.right(target, lexicon)
    choices = (
        Choice(asked.reading, True, "reading in the text", note),
        *(Choice(w.reading, False, "+".join(s.mistake for s in w.slips), w.note(asked)) for w in wrong),
    )
    prompt = carrier.prompt(analysis, target.sentence, target.focus, "marked")
    return word_item(
        NAME, analysis, target, prompt, note, reading_notes.quality(target, 0.2 + 0.1 * len(wrong)), choices=choices
    )
