"""Who does what a sentence tells without a subject, where the text can mean one alone.

A sentence goes on with the topic of those before it (そして、…; …のです), nobody else being a subject in them.  A wish,
a feeling or a favour asked (〜たい, と思った, 〜てもらった) without a subject is the writer's, and so is what is
done in a text of his own doings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from quizgen.analysis.facts import told_plainly
from quizgen.analysis.subjects import DOERS, acts
from quizgen.analysis.types import Analysis, Bunsetsu, Entity, Fact, Sentence, within
from quizgen.items import stems
from quizgen.items.base import Note
from quizgen.items.lookup import phrase_number
from quizgen.items.naming import full_name
from quizgen.items.referring import quoted, selves, tells_of_self
from quizgen.items.slots import says
from quizgen.items.stems import RefusedError
from quizgen.items.tellings import is_interview

LINES = 4
"""Lines that a sentence with speech on lines of its own may take."""
FAR = 4
"""Sentences from the one that names the topic to the one without a subject, both counted."""
BODIES = frozenset(("PERSON", "PEOPLE", "ANIMAL", "NAME", "PRONOUN", "ORG", "FORCE"))
SUBJECTS = ("は", "が", "も")
ON = ("そして", "それから", "その後", "そのあと", "次に", "つぎに")
"""How a sentence begins that goes on with what the same person did."""
FELT = frozenset(
    (
        "うれしい",
        "嬉しい",
        "悲しい",
        "かなしい",
        "楽しい",
        "さびしい",
        "寂しい",
        "悔しい",
        "くやしい",
        "恥ずかしい",
        "残念",
        "怖い",
    )
)
WISHED = frozenset(("思う", "感じる", "考える", "願う"))
WISH = re.compile(r"(?:たい|てほしい|でほしい|つもり)(?:です|だ|と思っています|と思います|と思う)?[。！]?$")


@dataclass(frozen=True, slots=True)
class Omitted:
    """A predicate without a subject: the fact, who is meant (None: the writer), where that is told, and why."""

    fact: Fact
    predicate: tuple[int, int]
    who: Entity | None
    told: tuple[int, int]
    note: Note
    rule: str


def writer_of(analysis: Analysis) -> str:
    """What the writer is called: 筆者, in easy texts 書いた人."""
    return "書いた人" if stems.level(analysis) in stems.SIMPLE else "筆者"


def find(analysis: Analysis) -> Iterator[Omitted | tuple[int, int, str]]:
    """The predicates without a subject whose doer is certain; span and reason where one is not."""
    if is_interview(analysis):
        return
    yield from _going_on(analysis)


def _going_on(analysis: Analysis) -> Iterator[Omitted | tuple[int, int, str]]:
    """The main clauses without a subject, each with the last topic that is told of somebody."""
    before: Fact | None = None
    topic: Entity | None = None
    unsure = -1
    for fact in told_plainly(analysis):
        if analysis.sentences[fact.sentence].quoted:
            continue
        if not _open(analysis, fact):
            if _topic(analysis, fact) or _somebody(analysis, fact):
                topic, before = _topic(analysis, fact), fact
            continue
        try:
            if unsure == fact.sentence - 1:
                raise RefusedError("it is not certain who is meant in the sentence before")
            yield _meant(analysis, fact, before, topic)
        except RefusedError as refused:
            unsure = fact.sentence if acts(analysis, fact) else unsure
            yield *fact.predicate, str(refused)


def _meant(analysis: Analysis, fact: Fact, before: Fact | None, topic: Entity | None) -> Omitted:
    """Who is meant: the writer by a word of his own, the topic, or the writer of whose doings the text tells."""
    if _is_writers(analysis, fact):
        return _writer(analysis, fact, topic if before and before.sentence == fact.sentence - 1 else None)
    if _may_be_writer(analysis, fact, before):
        return _teller(analysis, fact)
    if topic is None or before is None:
        raise RefusedError("nobody is the topic of the sentences before")
    return _same(analysis, before, fact, topic)


def _somebody(analysis: Analysis, fact: Fact) -> bool:
    """Whether somebody stands with は, が or も in a sentence."""
    sentence = analysis.sentences[fact.sentence]
    phrases = (p for p in within(analysis.bunsetsu, sentence.start, sentence.end) if p.case in SUBJECTS)
    return any(e.type in BODIES for p in phrases for e in within(analysis.entities, p.start, p.end))


def _open(analysis: Analysis, fact: Fact) -> bool:
    """Whether a sentence has no subject or topic outside its lesser clauses and quotations."""
    if any(a.case in ("ガ", "ハ", "モ") for a in fact.arguments):
        return False
    sentence = analysis.sentences[fact.sentence]
    last = phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    phrases = [p for p in within(analysis.bunsetsu, fact.start, fact.end) if not quoted(analysis, sentence, p.start)]
    return not any(p.case == "は" or (p.case in SUBJECTS and not _in_lesser(analysis, p, last)) for p in phrases)


LESSER = frozenset(("reason", "condition", "time", "before", "after", "until", "while", "purpose"))
"""Relations of clauses that have subjects of their own."""


def _in_lesser(analysis: Analysis, phrase: Bunsetsu, last: int) -> bool:
    """Whether a phrase belongs to a clause that is surely not the main one nor one in a row with it."""
    clause = next((c for c in within(analysis.clauses, 0, len(analysis.text.body)) if c.predicate == phrase.head), None)
    return phrase.head != last and clause is not None and (clause.role != "adverbial" or clause.relation in LESSER)


def _topic(analysis: Analysis, fact: Fact) -> Entity | None:
    """The person, people or animal that is the only subject of a sentence, as its topic."""
    found = [a for a in fact.arguments if a.under == "ガ" and a.entity >= 0]
    if len(found) != 1 or found[0].case not in ("ハ", "モ", "ガ") or not stems.is_sure(found[0]):
        return None
    entity = analysis.entities[found[0].entity]
    return entity if entity.type in DOERS | {"PEOPLE"} else None


def _same(analysis: Analysis, before: Fact, fact: Fact, topic: Entity) -> Omitted:
    """A sentence that goes on with the topic of the one before."""
    one, two = analysis.sentences[before.sentence], analysis.sentences[fact.sentence]
    between = analysis.sentences[before.sentence : fact.sentence + 1]
    on = analysis.surface(two).startswith(ON)
    apart = any(b.paragraph - a.paragraph > (LINES if on else 1) for a, b in pairwise(between))
    if len(between) > FAR or apart or any(s.quoted for s in between):
        raise RefusedError("the topic is too far away")
    phrase = next(p for p in stems.phrases(analysis, before) if p.start <= topic.start < p.end)
    far = phrase.case != "は" or fact.past != before.past or one.paragraph != two.paragraph
    if len(between) > 2 and far and not on:
        raise RefusedError("the topic is too far away")
    own = analysis.surface(topic).startswith(stems.SELF)
    if topic.type == "PRONOUN" and not own:
        raise RefusedError("the topic is a pronoun")
    if tells_of_self(analysis) and not own:
        raise RefusedError("the writer may be meant")
    explains = any(t.pos == "助詞-準体助詞" for t in within(analysis.tokens, *fact.predicate))
    if not acts(analysis, fact) and not (explains and fact.base in WISHED and not fact.negative):
        raise RefusedError("nobody surely does it")
    if says(before) and not on:
        raise RefusedError("who was spoken to may be meant")
    on = on or explains
    for sentence in between:
        for e in within(analysis.entities, sentence.start, sentence.end):
            if (
                e.type in BODIES
                and e.type != "ANIMAL"
                and e.key != topic.key
                and not _thought(analysis, fact, sentence, e)
            ):
                _check_other(analysis, e, on)
    name = writer_of(analysis) if own else full_name(analysis, topic)
    said = analysis.surface(phrase).rstrip("、，")
    note = Note(
        f"前に「{said}」とあります。その後に新しい主語がないので、「{name}」のことです。",
        f"{name} is the subject before ({said}), and no new one is named since.",
    )
    return Omitted(
        fact, _predicate(analysis, fact), None if own else topic, (one.start, one.end), note, "the topic goes on"
    )


def _may_be_writer(analysis: Analysis, fact: Fact, before: Fact | None) -> bool:
    """Whether a text of the writer's own doings goes on with them: no topic but the writer stands in the way."""
    number = fact.sentence
    paragraph = analysis.sentences[number].paragraph
    near = any(analysis.sentences[n].paragraph == paragraph for n in selves(analysis))
    if not near and len(selves(analysis)) * OFTEN < len(analysis.sentences):
        return False
    last = analysis.sentences[number - 1] if number else None
    phrases = within(analysis.bunsetsu, last.start, last.end) if last else ()
    topics = [
        p
        for p in phrases
        if p.case in ("は", "も") and any(e.type in BODIES for e in within(analysis.entities, p.start, p.end))
    ]
    clear = all(analysis.surface(p).startswith(stems.SELF) for p in topics) and not (last and last.quoted)
    return (
        clear and fact.past and acts(analysis, fact) and not (before and says(before) and before.sentence == number - 1)
    )


OFTEN = 6
"""A text of which every sixth sentence says 私 tells of the writer's doings throughout."""


def _teller(analysis: Analysis, fact: Fact) -> Omitted:
    """What the writer did, untold who."""
    sentence = analysis.sentences[fact.sentence]
    for e in within(analysis.entities, sentence.start, sentence.end):
        phrase = next(
            p for p in reversed(within(analysis.bunsetsu, sentence.start, sentence.end)) if p.start <= e.start
        )
        if (
            e.type in BODIES - {"ANIMAL", "ORG"}
            and phrase.case in ("と", "から", "が", "")
            and not quoted(analysis, sentence, e.start)
        ):
            raise RefusedError("somebody else is told of too")
    note = Note(
        f"この文には「だれが」がありません。自分のことを書いている文章なので、{writer_of(analysis)}のことです。",
        "Nobody is named as the one who does it; the writer tells of his own doings, so it is the writer.",
    )
    return Omitted(fact, _predicate(analysis, fact), None, (fact.start, fact.end), note, "the writer's own doings")


def _thought(analysis: Analysis, fact: Fact, sentence: Sentence, entity: Entity) -> bool:
    """Whether somebody is told of in a quotation or in what is thought."""
    said = any(a.case == "ト" and a.start <= entity.start < a.end for a in fact.arguments)
    return said or quoted(analysis, sentence, entity.start)


def _check_other(analysis: Analysis, other: Entity, on: bool) -> None:
    """Refuse where somebody else may have become the one who does it."""
    phrase = next(p for p in reversed(within(analysis.bunsetsu, 0, other.end + 12)) if p.start <= other.start)
    if phrase.case not in ("を", "に", "の", "から", "には") or not (on or phrase.case == "の"):
        raise RefusedError("somebody else is told of too")


def _predicate(analysis: Analysis, fact: Fact) -> tuple[int, int]:
    """The last phrase without its full stop."""
    last = stems.phrases(analysis, fact)[-1]
    return last.start, last.end - analysis.surface(last).endswith("。")


def _is_writers(analysis: Analysis, fact: Fact) -> bool:
    """Whether only the writer can be meant where no subject is told: a wish, a feeling, a favour asked."""
    if not tells_of_self(analysis) or fact.evidential:
        return False
    if fact.modality in ("desire", "opinion", "decision") or WISH.search(analysis.surface(fact)):
        return True
    predicate = stems.predicate(analysis, fact)
    asked = fact.voice == "favour-asked" and predicate.base in ("もらう", "いただく")
    thought = predicate.base if predicate.base != "いる" else fact.base
    return not fact.modality and (asked or (thought in WISHED | FELT and fact.voice == "active"))


def _writer(analysis: Analysis, fact: Fact, topic: Entity | None) -> Omitted:
    if topic is not None and not analysis.surface(topic).startswith(stems.SELF):
        raise RefusedError("the topic of the sentence before may be meant")
    said = analysis.text.body[slice(*_predicate(analysis, fact))]
    sort = "してもらったこと" if fact.voice == "favour-asked" else "気持ちや考え"
    writer = writer_of(analysis)
    note = Note(
        f"「{said}」は{sort}を表します。だれのことか書いていないので、{writer}のことです。",
        f"{said} tells a wish, a feeling or a favour; where nobody is named it is the writer's.",
    )
    return Omitted(fact, _predicate(analysis, fact), None, (fact.start, fact.end), note, "the writer's own")
