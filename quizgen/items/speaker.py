"""``speaker``: who says so.

Only words with a verb of saying and an overt speaker, a person or body that the text names; free dialogue is
refused (automatic attribution of bare dialogue is far from certain).
"""

from collections.abc import Iterable
from itertools import islice

from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Fact
from quizgen.items import stems
from quizgen.items.answers import who_says
from quizgen.items.answers.naming import is_foreign
from quizgen.items.answers.slots import WHO, Slot, slots
from quizgen.items.answers.values import others
from quizgen.items.base import Abstain, Item, Note
from quizgen.items.comprehension import assemble, choice, quoted
from quizgen.items.referents.referring import tells_of_self
from quizgen.items.sentences.omission import writer_of
from quizgen.items.stems import RefusedError
from quizgen.lexicon import Lexicon

FEWEST, MOST = 2, 3
SPEAKER = "F14 other speaker"


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """One item for each saying whose speaker is certain."""
    for fact, found in slots(analysis, lexicon):
        if not says(fact):
            continue
        for slot in found:
            if isinstance(slot, str):
                yield Abstain("speaker", fact.start, fact.end, slot)
            elif slot.type in WHO:
                yield _item(analysis, fact, slot, lexicon)


def _item(analysis: Analysis, fact: Fact, slot: Slot, lexicon: Lexicon) -> Item | Abstain:
    try:
        question = who_says.question(analysis, fact, slot)
    except RefusedError as refused:
        return Abstain("speaker", fact.start, fact.end, str(refused))
    told = (v for v in others(analysis, fact, slot.entity, slot.value, slot.type) if v.text not in question)
    fair = (v for v in told if slot.type not in WHO or is_foreign(v.text) == is_foreign(slot.value))
    wrong = [v.text for v in islice(fair, MOST)]
    if len(wrong) < MOST and _may_be_writer(analysis, question):
        wrong.append(writer_of(analysis))
    if len(wrong) < FEWEST:
        return Abstain("speaker", fact.start, fact.end, "fewer than two others could have said it")
    right = quoted(analysis, fact, slot.entity)
    return assemble(
        "speaker", "choose", analysis, fact, question, slot.entity, right,
        choices=(
            choice(analysis, lexicon, slot.value, True, "as the text says", right),
            *(choice(analysis, lexicon, name, False, SPEAKER, _differs(name, slot.value)) for name in wrong),
        ),
        lexicon=lexicon,
        quality=0.6 - 0.002 * len(question),
    )  # fmt: skip


def _may_be_writer(analysis: Analysis, question: str) -> bool:
    """Whether the writer is one of those who act in the text, and not who is spoken to."""
    return tells_of_self(analysis) and not any(word in question for word in stems.SELF)


def _differs(text: str, key: str) -> Note:
    return Note(
        f"「{text}」ではありません。この言葉を言ったのは「{key}」です。", f"Not “{text}”: it is “{key}” who says this."
    )
