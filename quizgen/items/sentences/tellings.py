"""What a sentence tells, cut so that it stands alone: the ground of statements, true and false.

A telling is a sentence that the narrator tells plainly, whole, or without the clauses before its main clause that may
be left out without a change of truth (what came first, what is granted, why).  It has a subject that needs no other
sentence, nothing in it points outside, and no word of it is unknown.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quizgen.analysis.inflection import Predicate
from quizgen.analysis.sayings import says
from quizgen.analysis.types import Analysis, Bunsetsu, Clause, Fact, Token, apart, within
from quizgen.items import stems
from quizgen.items.answers.naming import named
from quizgen.items.lookup import FORMAL, phrase_number, phrase_of
from quizgen.items.sentences import alone, known, pointing, restored, tense
from quizgen.items.stems import RefusedError

KEPT = 8
LONGEST = {"N5": 36, "N4": 44, "N3": 54, "N2": 64, "N1": 70}
SHORTEST = 8
FEWEST_WORDS = 3
MOST_FIGURES = 4
FIGURES = frozenset(("TIME", "CLOCK", "DURATION", "COUNT", "MONEY", "SHARE"))
CONTENT = frozenset(("noun", "name", "verb", "adjective", "adjectival", "number"))
LEFT_OUT = frozenset(("sequence", "reason", "concession", "contrast"))
"""Relations of clauses that may be left out: the main clause is told as true without them."""
TIES = frozenset(
    ("また", "さらに", "なお", "もちろん", "たしかに", "確かに", "やはり", "つまり", "要するに", "ついに", "とうとう")
)
HUMBLE = frozenset(("おる", "まいる", "いたす", "ござる", "申す", "存じる", "いただく", "くださる"))
SUBJECTS = ("は", "が", "も")
_SPEECH = re.compile(r"「[^」]{13,}|「[^」]*[。！？]|」と")
"""Words in 「」 that somebody says, not the name of a thing: 「Z項」."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that stands alone: its fact, the span left out at its head (empty: none), its subject's phrase.

    ``predicate`` is its predicate without an explaining のだ, and ``end`` where what precedes that ends; ``drops`` are
    words within it that tie it to another sentence (米国は|また、).
    """

    fact: Fact
    cut: tuple[int, int]
    subject: Bunsetsu
    predicate: Predicate
    end: int
    drops: tuple[tuple[int, int], ...] = ()

    @property
    def start(self) -> int:
        """Where it begins to tell."""
        return max(self.cut[1], self.fact.start)


@lru_cache(maxsize=KEPT)
def tellings(analysis: Analysis) -> tuple[Telling | tuple[Fact, str], ...]:
    """The tellings of a text in text order; where a fact gives none, the fact and why."""
    return tuple(_telling(analysis, fact) for fact in restored.facts(analysis))


@lru_cache(maxsize=KEPT)
def reports(analysis: Analysis) -> tuple[Telling, ...]:
    """What the text says that somebody with a name says, where it stands alone but for that: who says it can be judged,
    and nothing of what is said."""
    found = (_report(analysis, fact) for fact in restored.facts(analysis) if says(fact) and not fact.negative)
    return tuple(t for t in found if t is not None)


def _report(analysis: Analysis, fact: Fact) -> Telling | None:
    begin = stems.start(analysis, fact)
    try:
        told = _checked(analysis, fact, (begin, begin), reported=True)
    except RefusedError:
        return None
    entities = within(analysis.entities, told.subject.start, told.subject.end)
    speaks = told.subject.case == "は" and any(e.type in SPEAKERS and named(analysis, e) for e in entities)
    return told if speaks else None


SPEAKERS = ("PERSON", "ORG")


def stands_alone(analysis: Analysis, fact: Fact) -> bool:
    """Whether the whole sentence of a fact gives a telling."""
    return fact.start in _whole_starts(analysis)


@lru_cache(maxsize=KEPT)
def _whole_starts(analysis: Analysis) -> frozenset[int]:
    return frozenset(t.fact.start for t in tellings(analysis) if isinstance(t, Telling) and t.cut[0] == t.cut[1])


def refusals(analysis: Analysis) -> Iterator[tuple[Fact, str]]:
    """The facts that give no telling, each with why."""
    return (t for t in tellings(analysis) if not isinstance(t, Telling))


def _telling(analysis: Analysis, fact: Fact) -> Telling | tuple[Fact, str]:
    why = ""
    for cut in _cuts(analysis, fact):
        try:
            return _checked(analysis, fact, cut)
        except RefusedError as refused:
            why = why or str(refused)
    return fact, why


def _cuts(analysis: Analysis, fact: Fact) -> Iterator[tuple[int, int]]:
    """What may be left out at the head of a sentence, the least first: nothing, then each clause and all before it."""
    begin = stems.start(analysis, fact)
    yield begin, begin
    if fact.negative:
        return
    for clause in within(analysis.clauses, begin, fact.end):
        if clause.role != "adverbial" or clause.relation not in LEFT_OUT or not _joins_main(analysis, clause, fact):
            continue
        end = analysis.bunsetsu[clause.predicate].end
        if any(p.case == "は" for p in within(analysis.bunsetsu, begin, end)):
            continue  # what comes after may be said of its topic: 館は人気を呼び、|利用者は増えた
        yield begin, end


def _joins_main(analysis: Analysis, clause: Clause, fact: Fact) -> bool:
    """Whether a clause goes with the main predicate, and nothing before its end with anything after it."""
    end = analysis.bunsetsu[clause.predicate].end
    last = phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    return (
        all(
            p.head == last or analysis.bunsetsu[p.head].start < end
            for p in within(analysis.bunsetsu, fact.start, end)
            if p.head >= 0
        )
        and analysis.bunsetsu[clause.predicate].certain
    )


def _checked(analysis: Analysis, fact: Fact, cut: tuple[int, int], *, reported: bool = False) -> Telling:
    begin = cut[1]
    _check_length(analysis, fact, begin)
    drops = tuple((p.start, p.end) for p in within(analysis.bunsetsu, begin, fact.end) if _ties(analysis, p))
    pointing.check(analysis, fact, (fact.start, begin), *drops)
    alone.check(analysis, fact, begin, drops)
    _check_words(analysis, fact, within(analysis.tokens, begin, fact.end))
    if any(a.case == "ト" for a in fact.arguments) and not reported:
        raise RefusedError("what somebody says is no fact of the text")
    if _ARGUED.search(analysis.text.body, begin, fact.end):
        raise RefusedError("the writer argues, where nothing can be checked")
    kept = within(analysis.bunsetsu, begin, fact.end)
    given = restored.subject(fact)
    subject = phrase_of(analysis, given) if given else next((p for p in kept[:-1] if _is_subject(analysis, p)), None)
    if (
        subject is None
        or not alone.has_subject(analysis, fact, kept)
        or (cut[0] < begin and not _own(analysis, fact, subject))
    ):
        raise RefusedError("no subject that is certain")
    if known.is_self(analysis, subject) and known.is_interview(analysis):
        raise RefusedError("who 「私」 is depends on who speaks")
    if _headless(analysis, subject, begin):
        raise RefusedError("a clause before the subject has none")
    if not (known.is_known(analysis, subject, begin) or known.is_news(analysis, fact, subject)):
        raise RefusedError("it is not said what the subject belongs to")
    if any(known.is_owned(analysis, p, begin) for p in kept[:-1] if p.case == "は"):
        raise RefusedError("it is not said what the topic belongs to")
    if tense.is_passing(analysis, fact, stems.predicate(analysis, fact)):
        raise RefusedError("a stage of a story is told as if it were now")
    told = replace(whole(analysis, fact, cut, subject), drops=drops)
    if _of_nothing(kept, told):
        raise RefusedError("it is not said of what this is so")
    if "という" in told.predicate.before or analysis.text.body.endswith("という", 0, told.end):
        raise RefusedError("the sentence says what somebody claims")
    return told


_ARGUED = re.compile("の(?:だ|である|です)(?:から|し)、|からには|以上(?:は|、)|わけにはいかない")
"""How a sentence draws a conclusion: なくなるものでもない|のだから、不経済にはならない."""
LIVING = ("PERSON", "PEOPLE", "ANIMAL", "PRONOUN")


def is_anchored(analysis: Analysis, telling: Telling) -> bool:
    """Whether its subject is clear in another place too: a name, a person or animal, or a thing that is described."""
    subject = telling.subject
    entities = within(analysis.entities, subject.start, subject.end)
    sure = any(e.type in LIVING or named(analysis, e) for e in entities)
    return sure or known.is_modified(analysis, subject, telling.start)


def _of_nothing(phrases: Sequence[Bunsetsu], told: Telling) -> bool:
    """Whether a state is told of a thing that has no topic: 種類が多い."""
    p = told.predicate
    if p.base in ("ある", "ない"):
        return not any(q.case.startswith(("に", "で")) for q in phrases)
    state = p.ctype.startswith(("形容詞", "copula")) or p.base == "いる"
    return state and told.subject.case == "が" and not any(q.case.endswith("は") for q in phrases)


def _ties(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase only ties its sentence to another: また、."""
    return analysis.surface(phrase).rstrip("、，") in TIES


def whole(analysis: Analysis, fact: Fact, cut: tuple[int, int], subject: Bunsetsu) -> Telling:
    """A sentence without ``cut`` as a telling, unchecked."""
    return Telling(fact, cut, subject, stems.predicate(analysis, fact), stems.phrases(analysis, fact)[-1].start)


def _check_length(analysis: Analysis, fact: Fact, begin: int) -> None:
    said = analysis.text.body[begin : fact.end]
    if len(said) > LONGEST[stems.level(analysis)]:
        raise RefusedError("the sentence is too long for a statement")
    if "\n" in said or "『" in said or _SPEECH.search(said):
        raise RefusedError("the sentence quotes")
    if sum(e.type in FIGURES for e in within(analysis.entities, begin, fact.end)) > MOST_FIGURES:
        raise RefusedError("the sentence tells too many numbers")
    words = apart(within(analysis.words, begin, fact.end))
    if len(said) < SHORTEST or sum(w.part in CONTENT for w in words) < FEWEST_WORDS:
        raise RefusedError("too little is said")


def _check_words(analysis: Analysis, fact: Fact, told: Sequence[Token]) -> None:
    if stems.predicate(analysis, fact).base in HUMBLE:
        raise RefusedError("the predicate is humble")
    if any(t.surface in RELATIVE for t in told):
        raise RefusedError("the sentence goes on from another")
    if any(t.pos == "代名詞" and t.surface not in stems.SELF and t.surface not in INDEFINITE for t in told):
        raise RefusedError("a pronoun would stand in the statement")


RELATIVE = frozenset(("反対", "逆", "さらに", "もっと", "同じ", "やはり", "やっぱり", "むしろ", "とりわけ", "特に"))
"""Words that say how a sentence goes with another."""
INDEFINITE = frozenset(("何", "だれ", "誰", "なに", "いつ", "どこ"))


def _is_subject(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase with は or が may be the subject; one with も only of what there is: 釣り人も|いる."""
    run = [t for t in analysis.tokens[phrase.first : phrase.last] if t.surface not in "、，"]
    if phrase.case not in SUBJECTS or run[-1].surface not in SUBJECTS or not run[-1].pos.startswith("助詞"):
        return False
    if len(run) > 1 and run[-2].surface in FORMAL - {"人", "ひと", "者", "方", "こと", "もの", "の"}:
        return False
    there = phrase.head >= 0 and analysis.tokens[analysis.bunsetsu[phrase.head].first].base in ("いる", "ある")
    return phrase.case == "は" or (not _in_lesser(analysis, phrase) and (phrase.case == "が" or there))


def _in_lesser(analysis: Analysis, phrase: Bunsetsu) -> bool:
    """Whether a phrase belongs to a clause that describes a noun or is one: 軍が消費する量."""
    at = bisect_left(analysis.clauses, phrase.head, key=lambda c: c.predicate)
    clause = analysis.clauses[at] if at < len(analysis.clauses) else None
    return clause is not None and clause.predicate == phrase.head and clause.role in LESSER


LESSER = ("adnominal", "nominalised", "quoted")


def _own(analysis: Analysis, fact: Fact, subject: Bunsetsu) -> bool:
    """Whether a subject is surely the main clause's own, and needs nothing of what is left out before it."""
    last = phrase_number(analysis, stems.phrases(analysis, fact)[-1])
    sure = any(known.is_named(e) for e in within(analysis.entities, subject.start, subject.end))
    return sure and subject.head == last and (subject.certain or subject.case == "は")


def _headless(analysis: Analysis, subject: Bunsetsu, begin: int) -> bool:
    """Whether what a clause before the subject tells is said of something else: 東に分布し、数が多い."""
    shared = LEFT_OUT - {"sequence"} if subject.case == "は" else LEFT_OUT
    return any(
        c.role == "adverbial" and (c.relation in shared or not c.relation) and not _describes(analysis, c)
        for c in within(analysis.clauses, begin, subject.start)
        if not any(_is_subject(analysis, p) for p in within(analysis.bunsetsu, c.start, c.end))
    )


def _describes(analysis: Analysis, clause: Clause) -> bool:
    """Whether a clause is part of a description, or no clause at all: 知らせを受けて|駆けつけた人, 港で、"""
    phrase = analysis.bunsetsu[clause.predicate]
    tokens = analysis.tokens[phrase.first : phrase.last]
    verbal = any(t.pos.startswith(("動詞", "形容詞", "形状詞", "助動詞")) for t in tokens if t.surface != "で")
    return not verbal or phrase.case == "の" or tokens[0].surface in "「『" or _in_lesser(analysis, phrase)
