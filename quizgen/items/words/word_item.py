"""An item on one word of the text in its own sentence: what the kinds that ask for a word have in common."""

from quizgen.analysis.types import Analysis
from quizgen.items import carrier
from quizgen.items.base import Choice, Item, Note, Piece, item_id
from quizgen.items.words.asked import Target


def word_item(
    name: str,
    analysis: Analysis,
    target: Target,
    prompt: tuple[Piece, ...],
    explanation: Note,
    quality: float,
    *,
    choices: tuple[Choice, ...] = (),
    answers: tuple[str, ...] = (),
    hides: tuple[tuple[int, int], ...] = (),
) -> Item:
    """The item of kind ``name`` on ``target``: to choose where there are choices, else to type one of ``answers``."""
    return Item(
        id=item_id(name, analysis, target.focus, "".join(p.text for p in prompt)),
        kind=name,
        shape="choose" if choices else "type",
        level=target.word.level,
        prompt=prompt,
        choices=choices,
        answers=answers,
        evidence=carrier.evidence(analysis, target.sentence),
        hides=hides,
        explanation=explanation,
        focus=target.focus,
        lemma=target.asked.base,
        quality=quality,
    )
