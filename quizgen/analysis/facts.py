"""Facts: what a clause says, with its arguments.

A quotable sentence gives a fact for its main clause, and one for each clause that it tells as true: a reason,
what comes first (て), what is granted (が, のに), and what somebody is quoted as saying, told by that speaker.
Only arguments whose arc to the predicate is certain are listed, and ``confidence`` is that of the least
certain arc.  What a hedged or reported sentence adds is told by ``modality`` and ``evidential``; elliptic
endings are no facts (``inflection.read`` and ``modality.read`` refuse them).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from quizgen import kana, tables
from quizgen.analysis import arcs, arguments, clauses, inflection, modality, predicates, relations, subjects
from quizgen.analysis.relations import FACTUAL
from quizgen.analysis.types import Analysis, Argument, Bunsetsu, Clause, Entity, Fact, Sentence, within
from quizgen.lexicon import Lexicon

MINDS = frozenset(
    [
        "言う",
        "いう",
        "話す",
        "思う",
        "考える",
        "答える",
        "聞く",
        "叫ぶ",
        "怒る",
        "笑う",
        "泣く",
        "語る",
        "述べる",
        "尋ねる",
    ]
)
"""Verbs whose subject has a mind."""
HEDGES = frozenset(("hearsay", "seeming", "reported", "judged"))
KEPT = 8
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


@dataclass(frozen=True, slots=True)
class Saying:
    """A row of ``sayings.tsv``."""

    base: str
    example: str


@cache
def sayings() -> frozenset[str]:
    """Dictionary forms of the verbs that take somebody's words with と."""
    return frozenset(r.base for r in tables.rows(Saying, "sayings"))


@lru_cache(maxsize=KEPT)
def told_plainly(analysis: Analysis) -> tuple[Fact, ...]:
    """The main clauses stated without a hedge, as the sentence has them (no restored subject): what an item may be
    made of without looking further."""
    return tuple(
        replace(f, arguments=tuple(a for a in f.arguments if not a.restored))
        if any(a.restored for a in f.arguments)
        else f
        for f in analysis.facts
        if f.role == "matrix" and f.modality in ("", "plan") and f.evidential not in HEDGES
    )


def find(analysis: Analysis, lexicon: Lexicon) -> Analysis:
    """The analysis with its clauses and facts."""
    found_clauses: list[Clause] = []
    found_facts: list[Fact] = []
    base = 0
    for n, sentence in enumerate(analysis.sentences):
        phrases = within(analysis.bunsetsu, sentence.start, sentence.end)
        own = list(clauses.find(analysis, phrases, base))
        if sentence.quotable and not sentence.quoted and phrases:
            found_facts += _of_sentence(_Place(analysis, sentence, n, phrases, base, len(found_clauses), lexicon), own)
        found_clauses += own
        base += len(phrases)
    told = replace(analysis, clauses=tuple(found_clauses), facts=tuple(subjects.restore(analysis, found_facts)))
    return replace(told, entities=_people(told))


def _people(analysis: Analysis) -> tuple[Entity, ...]:
    """The mentions, names that say or think something made persons: アナンシはこう言った."""
    said = (a for f in analysis.facts if f.base in MINDS for a in f.arguments if a.case in ("ハ", "ガ"))
    minds = {analysis.entities[a.entity].key for a in said if a.entity >= 0}
    unknown = {e.key for e in analysis.entities if e.type in ("THING", "NAME") and e.key in minds}
    foreign = {key for key in unknown if kana.is_katakana(key)}
    if not foreign:
        return analysis.entities
    return tuple(
        replace(e, type="PERSON") if e.type in ("THING", "NAME") and e.key in foreign else e for e in analysis.entities
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with what is needed to read it; ``base`` counts bunsetsu, ``first`` clauses before it."""

    analysis: Analysis
    sentence: Sentence
    number: int
    phrases: Sequence[Bunsetsu]
    base: int
    first: int
    lexicon: Lexicon


def _of_sentence(place: _Place, own: Sequence[Clause]) -> Iterator[Fact]:
    """The facts of a sentence: of its clauses in text order, the main clause last."""
    body = place.analysis.text.body
    main = _main(place, len(own) - 1) if body[place.sentence.end - 1] in "。．" else None
    if main is None:
        return
    stops = arguments.regions(place.analysis, place.phrases)
    relation = {c.predicate - place.base: c.relation for c in own if c.role == "adverbial"}
    for n, clause in enumerate(own[:-1]):
        i = clause.predicate - place.base
        if clause.role == "adverbial" and clause.relation in FACTUAL:
            if not (stops and stops[i][0]) and _told(place, i, relation, main):
                yield from _lesser(place, clause, n, main)
        elif clause.role == "quoted" and main.base in sayings():
            yield from _said(place, clause, n, main)
    yield main


def _told(place: _Place, i: int, relation: dict[int, str], main: Fact) -> bool:
    """Whether a clause hangs on the main clause by nothing but clauses that are told as true."""
    while i < len(place.phrases) - 1:
        joined = relations.joins(place.analysis.surface(place.phrases[i]).rstrip("、，"))
        if relation.get(i) not in FACTUAL and not joined:
            return place.phrases[i].end > main.predicate[0]
        i = place.phrases[i].head - place.base
    return True


REACH = 4
"""Bunsetsu before the last in which the main clause's ending may begin: 直す|可能性も|ある|という."""


def _main(place: _Place, number: int) -> Fact | None:
    phrases = place.phrases
    last = phrases[-1]
    run = place.analysis.tokens[phrases[max(0, len(phrases) - 1 - REACH)].first : last.last]
    tail = modality.read(run)
    cut = tail.start if tail else last.end
    at = next(i for i in range(len(phrases) - 1, -1, -1) if phrases[i].start < cut)
    tokens = [t for t in place.analysis.tokens[phrases[at].first : phrases[at].last] if t.start < cut]
    if tail and not (clauses.is_predicate(tokens) or tokens[-1].pos.startswith(("名詞", "代名詞", "接尾辞"))):
        return None
    if tail:
        form = inflection.read(tokens) or inflection.read(predicates.unquoted(tokens))
        negative, past = (form.negative, form.past) if form else predicates.polarity(tokens)
    else:
        tail, at = None, len(phrases) - 1
        form = inflection.read(place.analysis.tokens[last.first : last.last])
        if form is None or predicates.is_hearsay(place.analysis.tokens[phrases[max(0, at - 1)].first : last.last]):
            return None
        negative, past = form.negative, form.past
        at -= _also(place, at)
    span = (phrases[at].start, min(predicates.end_of(place.analysis, phrases[at if tail else -1]), cut))
    fact = _fact(place, span, range(at, len(phrases)), 0, (place.sentence.start, place.sentence.end), negative, past)
    told = tail or modality.Tail(cut)
    fact = replace(fact, modality=told.modality, evidential=told.evidential, clause=place.first + number)
    return _attributed(place.analysis, fact)


def _also(place: _Place, at: int) -> int:
    """1 where the predicate begins a bunsetsu before: 肉食魚でも|ある."""
    before = place.phrases[at - 1] if at else None
    split = before is not None and before.case in ("でも", "では") and before.head == place.base + at
    return int(split and place.analysis.tokens[place.phrases[at].first].base in ("ある", "ない"))


def _attributed(analysis: Analysis, fact: Fact) -> Fact:
    """The fact with its source (〜によると) as its speaker."""
    source = next((a for a in fact.arguments if a.case == "ニヨルト"), None)
    if source is None:
        return replace(fact, speaker=-2) if fact.evidential in ("hearsay", "reported") else fact
    speaker = source.entity if arguments.type_of(analysis, source) in arguments.ANIMATE else -2
    return replace(fact, speaker=speaker, evidential=fact.evidential or "source")


def _lesser(place: _Place, clause: Clause, number: int, main: Fact) -> Iterator[Fact]:
    """The fact of a clause that the sentence tells as true; what the main clause hedges, its sequence hedges too."""
    i = clause.predicate - place.base
    fact = _clause_fact(place, clause, number, i)
    if fact is None or (clause.relation == "sequence" and not _happens(place, fact)):
        return
    hedged = clause.relation == "sequence"
    unsure = hedged and main.negative and not fact.negative
    yield replace(
        fact, role=clause.role, relation=clause.relation, past=main.past if hedged else fact.past,
        modality=main.modality if hedged else "", evidential=main.evidential, speaker=main.speaker,
        confidence=min(fact.confidence, main.confidence, 0.6 if unsure else 1.0),
    )  # fmt: skip


def _happens(place: _Place, fact: Fact) -> bool:
    """Whether a step of a sequence is a verb or adjective of its own, and no 地方により or 歌で."""
    words = within(place.analysis.words, fact.predicate[0], place.sentence.end)
    return (
        bool(words)
        and words[0].part in ("verb", "adjective", "adjectival", "expression")
        and fact.base not in LIKE_PARTICLES
    )


def _said(place: _Place, clause: Clause, number: int, main: Fact) -> Iterator[Fact]:
    """The fact of what somebody is quoted as saying: the clause that the verb of saying takes."""
    i = clause.predicate - place.base
    if place.phrases[i].head != place.base + len(place.phrases) - 1:
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


def _clause_fact(place: _Place, clause: Clause, number: int, i: int, tail: modality.Tail | None = None) -> Fact | None:
    phrase = place.phrases[i]
    tokens = [t for t in place.analysis.tokens[phrase.first : phrase.last] if not t.pos.startswith("補助記号")]
    tokens = [t for t in tokens if tail is None or t.start < tail.start] or tokens
    if any(t.cform.startswith(("命令形", "意志推量形")) or t.pos == "助詞-終助詞" for t in tokens):
        return None
    if tokens[0].base in EMPTY:
        return None
    negative, past = predicates.polarity(tokens)
    end = max((t.end for t in tokens if t.cform), default=tokens[-1].end)
    start = place.phrases[clause.first - place.base].start
    fact = _fact(
        place, (tokens[0].start, end), range(i, i + 1), clause.first - place.base, (start, clause.end), negative, past
    )
    return replace(fact, clause=place.first + number)


def _fact(
    place: _Place,
    predicate: tuple[int, int],
    roots: range,
    first: int,
    span: tuple[int, int],
    negative: bool,
    past: bool,
) -> Fact:
    analysis, phrases = place.analysis, place.phrases
    words = predicates.words_of(analysis, phrases[roots[0]].start, predicate)
    head = predicates.head_of(words)
    base = head.dictionary_form if head else ""
    voice = predicates.voice_of(words)
    found = tuple(arguments.find(analysis, phrases, place.base, roots, first))
    verbal = (head is not None and head.part in ("verb", "expression")) or voice != "active"
    if base in sayings():
        found = arguments.reported(analysis, found)
    stray = not verbal and any(a.case == "ヲ" for a in found)
    found = tuple(a for a in found if a.case != "ヲ") if stray else found
    told = arguments.settled(analysis, found, base, voice, verbal, place.lexicon)
    taken = {a.end: a.confidence for a in found}
    arms = [
        max(arcs.confidence(p), max((c for end, c in taken.items() if p.start < end <= p.end), default=0))
        for i, p in enumerate(phrases[first : roots[-1]], start=first)
        if p.head - place.base in roots and i not in roots
    ]
    return Fact(
        start=span[0], end=span[1], sentence=place.number, predicate=predicate, base=base, arguments=told,
        negative=negative, past=past, voice=voice, modality="", speaker=-1,
        confidence=arcs.DOUBTFUL if stray else min(arms, default=1.0),
    )  # fmt: skip


__all__ = ["Argument", "find", "sayings", "told_plainly"]
