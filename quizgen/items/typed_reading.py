"""読み（入力）: write the reading of the underlined word in kana."""

from collections.abc import Iterator

from quizgen import kana
from quizgen.analysis.types import Analysis
from quizgen.items import carrier
from quizgen.items.base import Abstain, Item
from quizgen.items.words import reading_notes
from quizgen.items.words.asked import RARE, Target, targets
from quizgen.items.words.word_item import word_item
from quizgen.lexicon import Lexicon

NAME = "typed_reading"


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates in text order."""
    for target in targets(analysis, lexicon, NAME):
        yield target if isinstance(target, Abstain) else _item(analysis, target, lexicon)


def _answers(target: Target) -> tuple[str, ...]:
    """The reading in the text, then the others of the same dictionary word that are still said (昆布 こんぶ, こぶ)."""
    asked = target.asked
    said = (kana.to_hiragana(r.text) for r in target.entry.readings if RARE.isdisjoint(r.marks) and r.reads(asked.base))
    others = said if asked.written == asked.base else ()
    return tuple(dict.fromkeys((asked.reading, *others)))


def _item(analysis: Analysis, target: Target, lexicon: Lexicon) -> Item:
    prompt = carrier.prompt(analysis, target.sentence, target.focus, "marked")
    return word_item(
        NAME,
        analysis,
        target,
        prompt,
        reading_notes.right(target, lexicon),
        reading_notes.quality(target, 0.4),
        answers=_answers(target),
    )
