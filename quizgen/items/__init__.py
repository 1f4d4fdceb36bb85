"""All kinds of items, listed once; ``propose`` and ``compare`` ask them of one text and of two, and the gate judges."""

from collections.abc import Sequence

from quizgen.analysis.pipeline import no_cycles
from quizgen.analysis.types import Analysis
from quizgen.items import (
    authored,
    comparison,
    connective,
    decided,
    event_order,
    fact,
    gate,
    gist,
    in_other_words,
    inflection,
    information,
    kanji_reading,
    matching,
    meaning,
    open_answer,
    opinion,
    orthography,
    particle,
    reason,
    reference,
    sentence_ending,
    sentence_insertion,
    sentence_order,
    speaker,
    statement,
    structure,
    subject,
    summary,
    text_grammar,
    true_false,
    typed_cloze,
    typed_reading,
    vocabulary,
    word_formation,
)
from quizgen.items.base import Abstain, Item, Kind, Proposal
from quizgen.lexicon import Lexicon

__all__ = ["KINDS", "Proposal", "compare", "propose"]

KINDS: tuple[Kind, ...] = (
    kanji_reading.KIND,
    typed_reading.KIND,
    orthography.KIND,
    word_formation.KIND,
    meaning.KIND,
    matching.KIND,
    inflection.KIND,
    vocabulary.KIND,
    typed_cloze.KIND,
    in_other_words.KIND,
    particle.KIND,
    connective.KIND,
    sentence_ending.KIND,
    sentence_order.KIND,
    text_grammar.KIND,
    fact.KIND,
    speaker.KIND,
    true_false.KIND,
    statement.KIND,
    reason.KIND,
    reference.KIND,
    subject.KIND,
    structure.KIND,
    event_order.KIND,
    summary.KIND,
    sentence_insertion.KIND,
    opinion.KIND,
    information.KIND,
    gist.KIND,
    comparison.KIND,
    authored.KIND,
    open_answer.KIND,
)


@no_cycles()
def propose(analysis: Analysis, lexicon: Lexicon, names: Sequence[str] = ()) -> Proposal:
    """Every item on a text that passes the gate, and every one refused with the reason; ``names`` empty: all kinds.

    What the author of the text decided about them holds.
    """
    asked = [kind for kind in KINDS if not names or kind.name in names]
    made = [each for kind in asked for each in kind.make(analysis, lexicon)]
    return decided.judged(made, analysis, lexicon, [kind.name for kind in asked])


def compare(one: Analysis, two: Analysis, lexicon: Lexicon) -> Proposal:
    """Every item on two texts that passes the gate read with either, and every one refused with the reason."""
    items: list[Item] = []
    rejected: list[Abstain] = []
    for made in comparison.compare(one, two, lexicon):
        if isinstance(made, Abstain):
            rejected.append(made)
            continue
        found = (gate.refusal(comparison.checked(made, n), text) for n, text in enumerate((one, two)))
        if why := next(filter(None, found), ""):
            rejected.append(Abstain(made.kind, *made.focus, why))
        else:
            items.append(made)
    return Proposal(tuple(items), tuple(rejected))
