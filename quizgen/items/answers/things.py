"""What and whom: arguments of a main clause other than who, when, where and how many, each with its question.

A subject that is a thing is asked by a cleft (京都に届いたのは、何ですか), an object or a phrase with に or
と in its place (式に何を書き加えましたか).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis import inflection
from quizgen.analysis.types import Analysis, Argument, Bunsetsu, Clause, Entity, Fact, apart, within
from quizgen.items import stems
from quizgen.items.answers import provable
from quizgen.items.answers.amounts import subject_as_topic
from quizgen.items.answers.noun_phrases import PARTICLE, PEOPLE, Noun, ask, noun_of
from quizgen.items.answers.slots import is_person, place_verbs, predicate_is_verb
from quizgen.items.lookup import phrase_of, sentences_with_entity, sentences_with_word
from quizgen.items.sentences import alone, pointing, restored
from quizgen.items.sentences.known import is_known
from quizgen.items.sentences.tellings import HUMBLE, Telling, tellings
from quizgen.items.stems import RefusedError
from quizgen.lexicon import Lexicon

KEPT = 8
AIMS = frozenset(("ニ", "ヘ"))
"""Cases that name a place as often as a thing."""
VOICES = frozenset(("active", "passive", "favour-received", "favour-asked", "favour-given"))
PLACES = frozenset(("PLACE", "FACILITY", "ORG", "FORCE"))
"""Types that ``slots`` asks for; 何 asks for them only where one is made or sold."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An argument that can be asked for: its fact and noun, its case, the question, and whether wrong answers for it
    can be proven.
    """

    fact: Fact
    noun: Noun
    entity: Entity
    case: str
    question: str
    provable: bool

    @property
    def start(self) -> int:
        """Where the answer stands."""
        return self.noun.start

    @property
    def end(self) -> int:
        """Where the answer ends."""
        return self.noun.end


@lru_cache(maxsize=KEPT)
def things(analysis: Analysis, lexicon: Lexicon) -> tuple[Thing | tuple[Fact, str], ...]:
    """What can be asked for, in text order; where an argument cannot, its fact and why."""
    told = {t.fact.start: t for t in tellings(analysis) if isinstance(t, Telling)}
    out: list[Thing | tuple[Fact, str]] = []
    for fact in restored.facts(analysis):
        for argument in fact.arguments:
            if argument.case in PARTICLE:
                try:
                    out += _thing(analysis, fact, argument, told.get(fact.start), lexicon)
                except RefusedError as refused:
                    out.append((fact, str(refused)))
    return tuple(out)


def _thing(
    analysis: Analysis, fact: Fact, argument: Argument, telling: Telling | None, lexicon: Lexicon
) -> Iterator[Thing]:
    noun = noun_of(analysis, argument)
    if noun is None:
        return
    if noun.type in PEOPLE and (argument.case in ("ガ", "ハ") or not _one_person(analysis, argument)):
        return
    if argument.case == "ト" and noun.type not in PEOPLE:
        return
    if fact.base in SOUGHT and noun.type in PEOPLE and not noun.named:
        raise RefusedError("who is looked for is nobody yet")
    if noun.type in PEOPLE and not noun.named and noun.text.endswith(MANY):
        raise RefusedError("a group is nobody in particular")
    asked = ask(analysis, fact, argument, noun)
    if noun.type in PLACES and (asked != "yes" or argument.case != "ヲ" or noun.named):
        return
    aimed = argument.case not in AIMS or noun.type in PEOPLE or any(a.case == "ヲ" for a in fact.arguments)
    if asked == "never" or not (aimed or asked):
        raise RefusedError("a phrase that a question word cannot stand for")
    _check(analysis, fact, argument)
    if not _is_described(analysis, argument) and _is_pointed_at(analysis, noun):
        raise RefusedError("the text knows the thing more exactly")
    if argument.case == "ハ" and not (noun.named or _is_described(analysis, argument)):
        raise RefusedError("what a sentence takes as known is not asked for")
    if asked != "yes" and argument.case == "ガ" and any(a.case == "ハ" for a in fact.arguments):
        raise RefusedError("a topic and a subject beside it")
    if asked != "yes" and not predicate_is_verb(analysis, fact):
        raise RefusedError("nothing happens: the predicate is no verb")
    cut = stems.cut_of(analysis, fact, argument)
    left = _left_out(analysis, fact, argument, telling, lexicon)
    if argument.case == "ハ" or (argument.case == "ガ" and _stands_first(analysis, fact, argument, left)):
        question = _cleft(analysis, fact, argument, left, cut)
    else:
        question = _in_place(analysis, fact, argument, noun, left)
    provable.check_answer(analysis, fact, question, cut, noun.text)
    _check_only(analysis, fact, argument)
    entity = analysis.entities[argument.entity]
    yield Thing(fact, noun, entity, argument.case, question, asked != "open")


def _is_described(analysis: Analysis, argument: Argument) -> bool:
    """Whether a noun has something before it that describes it: となりの|おばあさん."""
    return len(within(analysis.bunsetsu, argument.start, argument.end + MOST_PARTICLES)) > 1


def _is_pointed_at(analysis: Analysis, noun: Noun) -> bool:
    """Whether the text goes on to say what a bare noun is: 気体を取り出した。その気体は…"""
    return not noun.named and noun.text in _pointed(analysis)


@lru_cache(maxsize=KEPT)
def _pointed(analysis: Analysis) -> frozenset[str]:
    """What may be a noun after この, その and あの: all that the text has there, cut anywhere."""
    body = analysis.text.body
    found = (m.end() for m in re.finditer("[こそあ]の", body))
    return frozenset(body[at : at + n] for at in found for n in range(1, LONGEST_POINTED))


MANY = (
    "参加者",
    "希望者",
    "利用者",
    "応募者",
    "読者",
    "観客",
    "人々",
    "人たち",
    "住民",
    "町民",
    "市民",
    "村民",
    "国民",
    "会員",
    "団員",
)
"""How nouns end of any number of people."""
SOUGHT = frozenset(
    ("募集", "募集する", "募る", "求める", "求人", "公募", "公募する", "招く", "雇う", "迎える", "集める")
)
"""Verbs of which nobody in particular is the object: 新たな団員を|募集する."""
LONGEST_POINTED = 9
MOST_PARTICLES = 3


def _one_person(analysis: Analysis, argument: Argument) -> bool:
    entity = analysis.entities[argument.entity]
    return entity.type == "PEOPLE" or is_person(analysis, entity)


def _left_out(
    analysis: Analysis, fact: Fact, argument: Argument, telling: Telling | None, lexicon: Lexicon
) -> tuple[int, int]:
    """What a question leaves out at the head of its sentence: that of its telling, or an opening word."""
    if telling is not None and argument.start >= telling.start:
        return telling.cut
    begin = stems.start(analysis, fact)
    pointing.check(analysis, fact, (argument.start, argument.end))
    alone.check(analysis, fact, begin, ((argument.start, argument.end),))
    subject = stems.subject(analysis, fact, lexicon)
    if subject is None or any(t.base in HUMBLE for t in within(analysis.tokens, *fact.predicate)):
        raise RefusedError("no subject that is certain")
    if subject != argument and not is_known(analysis, phrase_of(analysis, subject), begin):
        raise RefusedError("it is not said what the subject belongs to")
    return fact.start, begin


def _check(analysis: Analysis, fact: Fact, argument: Argument) -> None:
    """Refuse an argument that may not be one, and what is no event."""
    if not alone.is_certain(analysis, fact, argument):
        raise RefusedError("it is not certain what the argument belongs to")
    other = argument.case == "ハ" and argument.under != "ガ"
    worked_on = argument.case == "ハ" and analysis.entities[argument.entity].type in stems.EATEN
    if worked_on and any(a.case == "ヲ" for a in fact.arguments):
        raise RefusedError("the topic may be what is worked on")
    if other or argument.particles.strip("、，") != PARTICLE[argument.case]:
        raise RefusedError("the argument carries a particle that a question would change")
    if sum(a.case == argument.case for a in fact.arguments) > 1:
        raise RefusedError("two arguments of one case")
    if any(_describes(analysis, p, argument) for p in stems.phrases(analysis, fact)):
        raise RefusedError("what stands before the argument describes it too")
    if fact.negative or not (fact.voice in VOICES or (fact.voice == "potential" and argument.case == "ガ")):
        raise RefusedError("what did not happen, or only can, is not asked for")
    provable.check_tense(analysis, fact)
    if _is_courteous(analysis, fact):
        raise RefusedError("the predicate is humble")


def _is_courteous(analysis: Analysis, fact: Fact) -> bool:
    """Whether a notice lowers itself: 料金を|お返しします."""
    last = stems.phrases(analysis, fact)[-1]
    first = analysis.tokens[last.first]
    return first.pos == "接頭辞" and first.surface in ("お", "ご", "御")


def _describes(analysis: Analysis, phrase: Bunsetsu, argument: Argument) -> bool:
    """Whether a phrase before an argument goes with a part of it, or may: とても|小さな生き物."""
    if phrase.head < 0 or phrase.end > argument.start:
        return False
    inside = argument.start <= analysis.bunsetsu[phrase.head].start < argument.end
    return inside or (phrase.end == argument.start and not phrase.case and not phrase.certain)


def _stands_first(analysis: Analysis, fact: Fact, argument: Argument, left: tuple[int, int]) -> bool:
    """Whether no clause and no topic stands before a subject, which a cleft would take for its own."""
    topic = any(a.case == "ハ" for a in fact.arguments)
    return not topic and not any(left[1] < c.end <= argument.start for c in _clauses(analysis, fact))


def _clauses(analysis: Analysis, fact: Fact) -> Sequence[Clause]:
    return within(analysis.clauses, fact.start, fact.end)


def _cleft(analysis: Analysis, fact: Fact, argument: Argument, left: tuple[int, int], cut: tuple[int, int]) -> str:
    """The subject asked for: 京都に届いたのは、何ですか."""
    cuts = (left, cut)
    topics = [a for a in fact.arguments if a.case == "ハ" and a != argument]
    if any(left[1] < c.end <= cut[0] for c in _clauses(analysis, fact)):
        raise RefusedError("a clause before the subject would be left without one")
    if topics or pointing.second_topic(analysis, fact, argument if argument.case == "ハ" else None, cuts):
        raise RefusedError("a second topic would be left in the question")
    told = inflection.adnominal(stems.predicate(analysis, fact))
    said = stems.clause(analysis, fact, inflection.adnominal, cuts=cuts)
    said = said.removesuffix(told).rstrip("、，") + told
    return said + stems.ending(analysis, "何")


def _in_place(analysis: Analysis, fact: Fact, argument: Argument, noun: Noun, left: tuple[int, int]) -> str:
    """The sentence with the question word where the noun stands: 式に何を書き加えましたか."""
    where = argument.case == "ニ" and fact.base in place_verbs()
    wh = "だれ" if noun.type in PEOPLE else "どこ" if where else "何"
    form = inflection.plain if stems.is_formal(analysis) else inflection.polite
    if sum(p.case == "は" for p in within(analysis.bunsetsu, left[1], fact.end)) > 1:
        raise RefusedError("two topics")
    _check_clauses(analysis, fact, argument, left[1])
    topic = subject_as_topic(analysis, fact) if argument.case != "ガ" else ()
    swaps = ((argument.start, argument.end, wh), *topic)
    cuts = (left, *_counts(analysis, fact))
    asked = stems.clause(analysis, fact, form, cuts=cuts, swaps=swaps, subordinate=False)
    asked = re.sub(f"[「『]{wh}[」』]", wh, asked)
    asked = re.sub(f"({wh}.)[、，]", r"\1", asked)
    if "\n" in asked:
        raise RefusedError("the question would go over two lines")
    if not fact.past and stems.level(analysis) not in stems.SIMPLE and "によると" not in asked:
        asked = "本文によると、" + asked
    return asked + "か。"


def _check_clauses(analysis: Analysis, fact: Fact, argument: Argument, begin: int) -> None:
    """Refuse a reason, or a step with a subject of its own, before a question word: 町が騒ぎ、森さんは何を…"""
    before = [c for c in _clauses(analysis, fact) if begin <= c.start and c.end <= argument.start]
    reason = alone.REASON.search(analysis.text.body, begin, argument.start)
    own = (-1, -1) if argument.case == "ガ" else alone.topic_span(analysis, fact, begin)
    if reason or (before and alone.clause_left(analysis, fact, own)):
        raise RefusedError("a question word cannot stand in a second clause")


def _counts(analysis: Analysis, fact: Fact) -> tuple[tuple[int, int], ...]:
    """Bare counts, which would tell what sort of thing is asked for: 魚を|一ぴき|あげます."""
    return tuple((a.start, a.end) for a in fact.arguments if not a.case and analysis.entities[a.entity].type == "COUNT")


def _check_only(analysis: Analysis, fact: Fact, argument: Argument) -> None:
    """Refuse where another sentence has the predicate of the same subject, or of one that is not said."""
    subject = next((a for a in fact.arguments if a.case in ("ハ", "ガ", "モ") and a != argument), None)
    if argument.case in ("ガ", "ハ") and _central(analysis, argument):
        raise RefusedError("what the whole text is about")
    again = sentences_with_word(analysis, fact.base) - {fact.sentence}
    if subject is None or analysis.text.body.startswith(stems.SELF, subject.start):
        who = again
    else:
        words = [w for w in apart(within(analysis.words, subject.start, subject.end)) if w.part in ("noun", "name")]
        named = [w for w in words if w.part == "name"] or words[-1:]
        who = frozenset[int]().union(*(sentences_with_word(analysis, w.dictionary_form) for w in named))
    if again & who:
        raise RefusedError("another sentence has the same predicate")


def _central(analysis: Analysis, argument: Argument) -> bool:
    """Whether every fourth sentence speaks of the subject, so that nothing is asked by asking for it."""
    key = analysis.entities[argument.entity].key
    return len(sentences_with_entity(analysis, key)) * OFTEN > max(len(analysis.sentences), OFTEN * FEW)


OFTEN, FEW = 4, 2
