"""Who does what a sentence tells without a subject, where the text can mean one alone.

It goes on with the topic of the sentences before it (そして、…; …のです), nobody else being a subject in them, or is
the writer's own (``writers_own``).
"""

from collections.abc import Iterator
from itertools import pairwise

from quizgen.analysis.facts import told_plainly
from quizgen.analysis.sayings import says
from quizgen.analysis.subjects import acts
from quizgen.analysis.types import Analysis, Bunsetsu, Entity, Fact, Sentence, within
from quizgen.items import stems
from quizgen.items.answers.naming import full_name
from quizgen.items.base import Note
from quizgen.items.lookup import clause_at, phrase_number, phrase_of
from quizgen.items.referents.referring import quoted, selves
from quizgen.items.sentences.known import is_interview
from quizgen.items.sentences.omission import Omitted, predicate_of, writer_of
from quizgen.items.sentences.somebody import BODIES, is_somebody, may_act, minds
from quizgen.items.sentences.writers_own import WISHED, done_by_writer, is_writers, may_be_writers, writers
from quizgen.items.stems import RefusedError

LINES = 4
"""Lines that a sentence with speech on lines of its own may take."""
FAR = 4
"""Sentences from the one that names the topic to the one without a subject, both counted."""
SUBJECTS = ("は", "が", "も")
ON = ("そして", "それから", "その後", "そのあと", "次に", "つぎに")
"""How a sentence begins that goes on with what the same person did."""


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
    if is_writers(analysis, fact):
        return writers(analysis, fact, topic if before and before.sentence == fact.sentence - 1 else None)
    if may_be_writers(analysis, fact, before):
        return done_by_writer(analysis, fact)
    if topic is None or before is None:
        raise RefusedError("nobody is the topic of the sentences before")
    return _same(analysis, before, fact, topic)


def _somebody(analysis: Analysis, fact: Fact) -> bool:
    """Whether somebody stands with は, が or も in a sentence."""
    sentence = analysis.sentences[fact.sentence]
    phrases = (p for p in within(analysis.bunsetsu, sentence.start, sentence.end) if p.case in SUBJECTS)
    return any(may_act(analysis, e) for p in phrases for e in within(analysis.entities, p.start, p.end))


def _open(analysis: Analysis, fact: Fact) -> bool:
    """Whether a sentence has no subject or topic outside its lesser clauses and quotations."""
    if any(a.case in ("ガ", "ハ", "モ") for a in fact.arguments):
        return False
    sentence = analysis.sentences[fact.sentence]
    last = phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    phrases = [p for p in within(analysis.bunsetsu, fact.start, fact.end) if not quoted(analysis, sentence, p.start)]
    return not any(p.case == "は" or (_is_subject(p) and not _in_lesser(analysis, p, last)) for p in phrases)


def _is_subject(phrase: Bunsetsu) -> bool:
    """Whether a phrase ends in は, が or も after no other case particle: 猫が, あるのが, but not 家には."""
    return phrase.case.endswith(SUBJECTS) and phrase.case[:-1] not in OBLIQUE


OBLIQUE = frozenset(("に", "で", "と", "へ", "から", "まで", "より", "を"))
LESSER = frozenset(("reason", "condition", "time", "before", "after", "until", "while", "purpose"))
"""Relations of clauses that have subjects of their own."""


def _in_lesser(analysis: Analysis, phrase: Bunsetsu, last: int) -> bool:
    """Whether a phrase belongs to a clause that is surely not the main one nor one in a row with it."""
    clause = clause_at(analysis, phrase.head)
    return phrase.head != last and clause is not None and (clause.role != "adverbial" or clause.relation in LESSER)


def _topic(analysis: Analysis, fact: Fact) -> Entity | None:
    """The person, people or animal that is the only subject of a sentence, as its topic."""
    found = [a for a in fact.arguments if a.under == "ガ" and a.entity >= 0]
    if len(found) > 1:
        return None
    sure = found and stems.is_sure(found[0])
    entity = analysis.entities[found[0].entity] if sure else _only_topic(analysis, fact)
    return entity if entity and is_somebody(analysis, entity) else None


def _only_topic(analysis: Analysis, fact: Fact) -> Entity | None:
    """Whom the only は of a sentence names, where it stands at its head and nobody has が."""
    sentence = analysis.sentences[fact.sentence]
    phrases = [p for p in stems.phrases(analysis, fact) if not quoted(analysis, sentence, p.start)]
    topics = [p for p in phrases if p.case == "は"]
    if len(topics) != 1 or topics[0] not in phrases[:2]:
        return None
    others = (e for p in phrases if p.case in ("が", "も") for e in within(analysis.entities, p.start, p.end))
    own = within(analysis.entities, topics[0].start, topics[0].end)
    return own[-1] if own and not any(is_somebody(analysis, e) for e in others) else None


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
    own = stems.is_writer(analysis.surface(topic))
    if not own and (topic.type == "PRONOUN" or analysis.surface(topic).startswith(stems.SELF)):
        raise RefusedError("the topic is a pronoun")
    if _self_near(analysis, fact.sentence) and not own:
        raise RefusedError("the writer may be meant")
    explains = any(t.pos == "助詞-準体助詞" for t in within(analysis.tokens, *fact.predicate))
    if not acts(analysis, fact) and not (explains and fact.base in WISHED and not fact.negative):
        raise RefusedError("nobody surely does it")
    if says(before) and not on:
        raise RefusedError("who was spoken to may be meant")
    on = on or explains
    for sentence in between:
        for e in within(analysis.entities, sentence.start, sentence.end):
            other = (e.type in BODIES - {"ANIMAL"} or e.key in minds(analysis)) and e.key != topic.key
            if other and not _thought(analysis, fact, sentence, e) and not _confined(analysis, fact, e):
                _check_other(analysis, e, on)
    name = writer_of(analysis) if own else full_name(analysis, topic)
    said = analysis.surface(phrase).rstrip("、，")
    note = Note(
        f"前に「{said}」とあります。その後に新しい主語がないので、「{name}」のことです。",
        f"{name} is the subject before ({said}), and no new one is named since.",
    )
    return Omitted(
        fact, predicate_of(analysis, fact), None if own else topic, (one.start, one.end), note, "the topic goes on"
    )


def _self_near(analysis: Analysis, number: int) -> bool:
    """Whether the writer says 私 near a sentence, or throughout."""
    found = selves(analysis)
    return any(abs(n - number) <= AROUND for n in found) or len(found) * SELDOM > len(analysis.sentences)


AROUND = 8
SELDOM = 12
"""A text of which every twelfth sentence says 私 may tell of the writer anywhere."""


def _thought(analysis: Analysis, fact: Fact, sentence: Sentence, entity: Entity) -> bool:
    """Whether somebody is told of in a quotation or in what is thought."""
    said = any(a.case == "ト" and a.start <= entity.start < a.end for a in fact.arguments)
    return said or quoted(analysis, sentence, entity.start)


def _confined(analysis: Analysis, fact: Fact, entity: Entity) -> bool:
    """Whether somebody is the が of a lesser clause of the sentence, and so not of its main clause: 母が帰ると、…."""
    phrase, last = phrase_of(analysis, entity), phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    return entity.start >= fact.start and phrase.case == "が" and _in_lesser(analysis, phrase, last)


def _check_other(analysis: Analysis, other: Entity, on: bool) -> None:
    """Refuse where somebody else may have become the one who does it."""
    phrase = phrase_of(analysis, other)
    if phrase.head < 0 and not phrase.case:
        return  # ゆみさんは|高校生です
    if phrase.case not in ("を", "に", "の", "から", "には") or not (on or phrase.case == "の"):
        raise RefusedError("somebody else is told of too")
