"""``speaker``: whose words these are.

Only a quotation in brackets with a verb of saying and an overt subject, a person or body that the text names;
free dialogue without a speaker is refused (automatic attribution is far from certain).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from quizgen import tables
from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis, Argument, Fact
from quizgen.items import stems
from quizgen.items.base import Abstain, Item, Kind, Note
from quizgen.items.comprehension import assemble, choice
from quizgen.items.slots import is_person
from quizgen.items.stems import RefusedError
from quizgen.items.values import others
from quizgen.lexicon import Lexicon

SHORTEST, LONGEST = 8, 80
FEWEST, MOST = 2, 3


@dataclass(frozen=True, slots=True)
class Saying:
    """A row of ``sayings.tsv``."""

    base: str
    example: str


@cache
def _sayings() -> frozenset[str]:
    return frozenset(r.base for r in tables.rows(Saying, "sayings"))


def make(analysis: Analysis, lexicon: Lexicon) -> Iterable[Item | Abstain]:
    """One item for each quotation whose speaker is certain."""
    for fact in analysis.facts:
        quotation = next((a for a in fact.arguments if a.case == "ト" and analysis.text.body[a.start] in "「『"), None)
        if quotation is None or fact.base not in _sayings():
            continue
        try:
            yield _item(analysis, fact, quotation, lexicon)
        except RefusedError as refused:
            yield Abstain("speaker", fact.start, fact.end, str(refused))


def _item(analysis: Analysis, fact: Fact, quotation: Argument, lexicon: Lexicon) -> Item | Abstain:
    quoted = analysis.text.body[quotation.start : quotation.end]
    speaker = stems.subject(analysis, fact, lexicon)
    if speaker is None or speaker.entity < 0:
        raise RefusedError("no speaker that is certain")
    entity = analysis.entities[speaker.entity]
    if entity.type not in ("PERSON", "ORG") or (entity.type == "PERSON" and not is_person(analysis, entity)):
        raise RefusedError("the speaker is neither a person nor a body by name or role")
    if not SHORTEST <= len(quoted) <= LONGEST or "\n" in quoted:
        raise RefusedError("the quotation is too short or too long to ask about")
    value = analysis.text.body[speaker.start : speaker.end]
    stems.check_pointers(analysis, (t for t in analysis.tokens if speaker.start <= t.start < speaker.end))
    if entity.key in quoted or len(value) > 24:
        raise RefusedError("the quotation names its speaker, or the answer is too long")
    if any(a is not fact and quoted in analysis.text.body[a.start : a.end] for a in analysis.facts):
        raise RefusedError("the words are quoted twice")
    wh = "だれ" if entity.type == "PERSON" else "どこ"
    said = quoted + "と" + inflection.adnominal(stems.predicate(analysis, fact))
    question = said + stems.ending(stems.level(analysis), wh)
    wrong = [v for v in others(analysis, fact, entity, value, entity.type) if v.text not in question][:MOST]
    if len(wrong) < FEWEST:
        raise RefusedError("fewer than two others could have said it")
    right = Note(f"この言葉の前か後に「{value}」とあります。", f"The text names “{value}” as the speaker.")
    return assemble(
        "speaker", "choose", analysis, fact, question, quotation, right,
        choices=(
            choice(analysis, lexicon, value, True, "as the text says", right),
            *(choice(analysis, lexicon, v.text, False, "F14 other speaker", _wrong(v.text, value)) for v in wrong),
        ),
        lexicon=lexicon,
        quality=0.6 - 0.002 * len(question),
    )  # fmt: skip


def _wrong(text: str, key: str) -> Note:
    return Note(
        f"「{text}」も本文に出てきますが、この言葉を言ったのは「{key}」です。",
        f"“{text}” is in the text too, but “{key}” said this.",
    )


KIND = Kind("speaker", Note("話者", "Who says so"), "choose", "other", make)
