"""Facts: what a clause says, with its arguments.

A quotable sentence gives a fact for its main clause, and one for each clause that it tells as true: a reason,
what comes first (て), what is granted (が, のに), and what somebody is quoted as saying, told by that speaker.
Arguments are listed from ``arcs.LIKELY`` on, and ``confidence`` is that of the least certain arc to the
predicate (``arguments``).  What a hedged or reported sentence adds is told by ``modality`` and ``evidential``; elliptic
endings are no facts (``inflection.read`` and ``modality.read`` refuse them).
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, chain

from quizgen import kana
from quizgen.analysis import clauses, lesser_clauses, main_clause, place, subjects
from quizgen.analysis.entity_types import LED
from quizgen.analysis.tree import Tree, grow
from quizgen.analysis.types import Analysis, Entity, Fact, Sentence, within
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
    trees = list(_trees(analysis))
    found = [tuple(clauses.find(analysis, tree)) for tree in trees]
    before = accumulate(map(len, found), initial=0)
    facts: list[Fact] = []
    for n, (tree, own, first) in enumerate(zip(trees, found, before, strict=False)):
        if own and _is_statement(analysis, analysis.sentences[n]):
            facts += _of_sentence(place.read(analysis, n, tree, own, first, lexicon), len(own) - 1)
    told = replace(analysis, clauses=tuple(chain.from_iterable(found)), facts=tuple(subjects.restore(analysis, facts)))
    return replace(told, entities=_people(told))


def _trees(analysis: Analysis) -> Iterator[Tree]:
    """The bunsetsu of each sentence as a tree."""
    base = 0
    for sentence in analysis.sentences:
        phrases = within(analysis.bunsetsu, sentence.start, sentence.end)
        yield grow(phrases, base)
        base += len(phrases)


def _is_statement(analysis: Analysis, sentence: Sentence) -> bool:
    return sentence.quotable and not sentence.quoted and analysis.text.body[sentence.end - 1] in "。．"


def _people(analysis: Analysis) -> tuple[Entity, ...]:
    """The mentions, names that say or think something (アナンシはこう言った) or that a title led made persons."""
    said = (a for f in analysis.facts if f.base in MINDS for a in f.arguments if a.case in ("ハ", "ガ"))
    minds = {analysis.entities[a.entity].key for a in said if a.entity >= 0}
    minds |= {e.key for e in analysis.entities if e.why == LED}
    unknown = {e.key for e in analysis.entities if e.type in ("THING", "NAME") and e.key in minds}
    foreign = {key for key in unknown if kana.is_katakana(key)}
    if not foreign:
        return analysis.entities
    return tuple(
        replace(e, type="PERSON") if e.type in ("THING", "NAME") and e.key in foreign else e for e in analysis.entities
    )


def _of_sentence(where: place.Place, number: int) -> Iterator[Fact]:
    """The facts of a sentence: of its clauses in text order, the main clause, number ``number``, last."""
    main = main_clause.read(where, number)
    if main is not None:
        yield from lesser_clauses.find(where, main)
        yield main
