"""表記: how is the underlined word written in kanji?

A word of the text in its own sentence, in hiragana, with wrong spellings that stand for the mistakes learners make.
The text shows the word, so it is hidden there until the item is answered.
"""

from collections.abc import Iterator

from quizgen import kana
from quizgen.analysis.types import Analysis
from quizgen.items import carrier
from quizgen.items.base import Abstain, Choice, Item, Note
from quizgen.items.words import hiding, meanings, reading_notes
from quizgen.items.words.asked import Target, targets
from quizgen.items.words.misspellings import WrongSpelling, wrong_spellings
from quizgen.items.words.word_item import word_item
from quizgen.lexicon import Lexicon

NAME = "orthography"


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates in text order."""
    for target in targets(analysis, lexicon, NAME):
        if isinstance(target, Abstain):
            yield target
            continue
        hidden = hiding.occurrences(analysis, target)
        why = _objection(analysis, target, hidden)
        wrong = () if why else wrong_spellings(target.asked, lexicon)
        if wrong:
            yield _item(analysis, target, hidden, wrong, lexicon)
        else:
            yield Abstain(NAME, *target.focus, why or "no two good wrong spellings")


def _objection(analysis: Analysis, target: Target, hidden: tuple[tuple[int, int], ...]) -> str:
    """Why the spelling of a word may not be asked for, or an empty string."""
    if len(target.asked.written) == 1:
        return "a kanji alone is often part of an expression"
    if target.word.level == "N1":
        return "a word of N1 is asked for its reading"
    if _two_ways(target):
        return "two common ways to write it"
    return hiding.objection(analysis, target, hidden)


def _two_ways(target: Target) -> bool:
    """Whether the dictionary has another common spelling with as many kanji: 十分 beside 充分."""
    base = target.asked.base
    kanji = sum(map(kana.is_kanji, base))
    common = (s.text for s in target.entry.spellings if s.common and s.text != base)
    return any(sum(map(kana.is_kanji, text)) == kanji and set(text) != set(base) for text in common)


def _item(
    analysis: Analysis,
    target: Target,
    hidden: tuple[tuple[int, int], ...],
    wrong: tuple[WrongSpelling, ...],
    lexicon: Lexicon,
) -> Item:
    asked, meaning = target.asked, meanings.only_gloss(target.asked.base, lexicon)
    note = Note(
        f"「{asked.reading}」は、漢字で「{asked.written}」と書きます。",
        f"{asked.reading} is written {asked.written}" + (f" ({meaning})" if meaning else "") + ".",
    )
    prompt = carrier.prompt(analysis, target.sentence, target.focus, "marked", asked.reading)
    return word_item(
        NAME,
        analysis,
        target,
        prompt,
        note,
        reading_notes.quality(target, 0.2 + 0.1 * len(wrong)),
        choices=(
            Choice(asked.written, True, "spelling in the text", note),
            *(Choice(w.text, False, "+".join(s.mistake for s in w.slips), w.note(asked.written)) for w in wrong),
        ),
        hides=hidden,
    )
