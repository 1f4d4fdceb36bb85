"""The clauses that a sentence tells as true beside its main clause, and those that it quotes, as facts."""

from collections.abc import Iterator
from dataclasses import replace

from quizgen.analysis import event, modality, predicates, relations
from quizgen.analysis.place import Place
from quizgen.analysis.relations import FACTUAL
from quizgen.analysis.sayings import sayings
from quizgen.analysis.types import Argument, Clause, Fact, within

EMPTY = frozenset(["よう", "みたい", "はず", "わけ", "こと", "もの", "の", "ため", "ところ", "それ", "これ"])
"""Nouns that are no predicate of their own: 〜ようですが."""
LIKE_PARTICLES = frozenset(
    [
        "よる",
        "対する",
        "つく",
        "つれる",
        "従う",
        "したがう",
        "伴う",
        "際する",
        "応じる",
        "わたる",
        "とる",
        "先立つ",
        "通じる",
        "かける",
    ]
)
"""Verbs whose て or 連用形 with a noun before it is no event: 地方により, 一秒につき."""


def find(place: Place, main: Fact) -> Iterator[Fact]:
    """The facts of all clauses but the main one, in text order."""
    last = len(place.phrases) - 1
    for n, (i, clause) in enumerate(place.clauses.items()):
        if i == last:
            return
        if clause.role == "adverbial" and clause.relation in FACTUAL:
            if not (place.stops and place.stops[i][0]) and _told(place, i, main):
                yield from _lesser(place, clause, n, main)
        elif clause.role == "quoted" and main.base in sayings():
            yield from _said(place, clause, n, main)


def _told(place: Place, i: int, main: Fact) -> bool:
    """Whether a clause hangs on the main clause by nothing but clauses that are told as true."""
    while i < len(place.phrases) - 1:
        joined = relations.joins(place.analysis.surface(place.phrases[i]).rstrip("、，"))
        if (i not in place.clauses or place.clauses[i].relation not in FACTUAL) and not joined:
            return place.phrases[i].end > main.predicate[0]
        i = place.tree.heads[i]
    return True


def _lesser(place: Place, clause: Clause, number: int, main: Fact) -> Iterator[Fact]:
    """The fact of a clause that the sentence tells as true; what the main clause hedges, its sequence hedges too."""
    i = clause.predicate - place.tree.base
    fact = _clause_fact(place, clause, number, i)
    if fact is None or (clause.relation == "sequence" and not _happens(place, fact)):
        return
    hedged = clause.relation == "sequence"
    unsure = hedged and main.negative and not fact.negative
    yield replace(
        fact, role=clause.role, relation=clause.relation, arguments=_lent(place, i, fact.arguments),
        past=main.past if hedged else fact.past,
        modality=main.modality if hedged else "", evidential=main.evidential, speaker=main.speaker,
        confidence=min(fact.confidence, main.confidence, 0.6 if unsure else 1.0),
    )  # fmt: skip


def _lent(place: Place, i: int, found: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The arguments, a topic that the main clause has too as the subject left out: 兄は|駅に|行って、|会った."""
    lent = [place.phrases[k] for k, owner in place.proven.items() if owner != i and k in place.arms[i]]
    topics = [a for a in found if a.case == "ハ" and any(p.start < a.end <= p.end for p in lent)]
    if not topics:
        return found
    subject = [replace(a, case="ガ", restored=True) for a in topics if a.under == "ガ"]
    return (*subject, *(a for a in found if a not in topics))


def _happens(place: Place, fact: Fact) -> bool:
    """Whether a step of a sequence is a verb or adjective of its own, and no 地方により or 歌で."""
    words = within(place.analysis.words, fact.predicate[0], place.sentence.end)
    return (
        bool(words)
        and words[0].part in ("verb", "adjective", "adjectival", "expression")
        and fact.base not in LIKE_PARTICLES
    )


def _said(place: Place, clause: Clause, number: int, main: Fact) -> Iterator[Fact]:
    """The fact of what somebody is quoted as saying: the clause that the verb of saying takes."""
    i = clause.predicate - place.tree.base
    if place.tree.heads[i] != len(place.phrases) - 1:
        return
    tokens = place.analysis.tokens[place.phrases[i].first : place.phrases[i].last]
    kept = [t for t in tokens if t.surface not in "」』”「『“"]
    said = predicates.unquoted(kept)
    if not said or not said[-1].cform.startswith(("終止形", "連体形")):
        return
    tail = modality.read(said)
    fact = _clause_fact(place, clause, number, i, tail)
    if fact is None:
        return
    who = [a for a in main.arguments if a.under == "ガ" and a.entity >= 0]
    yield replace(
        fact, role="quoted", speaker=who[0].entity if len(who) == 1 else -2,
        confidence=min(fact.confidence, main.confidence),
        modality=tail.modality if tail else "", evidential=(tail.evidential if tail else "") or "said",
    )  # fmt: skip


def _clause_fact(place: Place, clause: Clause, number: int, i: int, tail: modality.Tail | None = None) -> Fact | None:
    phrase = place.phrases[i]
    tokens = [t for t in place.analysis.tokens[phrase.first : phrase.last] if not t.pos.startswith("補助記号")]
    tokens = [t for t in tokens if tail is None or t.start < tail.start] or tokens
    if any(t.cform.startswith(("命令形", "意志推量形")) or t.pos == "助詞-終助詞" for t in tokens):
        return None
    if tokens[0].base in EMPTY:
        return None
    negative, past = predicates.polarity(tokens)
    end = max((t.end for t in tokens if t.cform), default=tokens[-1].end)
    span = clause.start, clause.end
    plain = modality.Tail(end)
    fact = event.read(place, (tokens[0].start, end), (i,), span, negative, past, plain, place.first + number)
    return fact if fact.base else None
