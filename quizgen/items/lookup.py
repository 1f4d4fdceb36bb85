"""Where a text says what: look-ups that stay fast on a novel, made once for each analysis."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from quizgen.analysis.types import Analysis, Bunsetsu, Clause, Entity, Fact, Spanned, within

FORMAL = frozenset(
    (
        "こと",
        "の",
        "もの",
        "ため",
        "とき",
        "時",
        "ところ",
        "よう",
        "ほう",
        "方",
        "わけ",
        "中",
        "うち",
        "間",
        "前",
        "後",
        "場合",
        "割",
        "一緒",
        "いっしょ",
        "人",
        "ひと",
        "者",
        "それ",
        "自分",
        "はず",
        "つもり",
        "まま",
        "たび",
        "度",
        "かい",
        "何",
        "どこ",
        "だれ",
    )
)
"""Nouns that say too little to be a choice."""
KEPT = 8
"""How many analyses keep their look-ups; a worker seldom has more than a few texts in hand."""


@lru_cache(maxsize=KEPT)
def _words(analysis: Analysis) -> dict[str, frozenset[int]]:
    return _places(analysis, ((w.dictionary_form, w.start) for w in analysis.words if w.part != "symbol"))


@lru_cache(maxsize=KEPT)
def _entities(analysis: Analysis) -> dict[str, frozenset[int]]:
    return _places(analysis, ((e.key, e.start) for e in analysis.entities))


@lru_cache(maxsize=KEPT)
def _typed(analysis: Analysis) -> dict[str, tuple[Entity, ...]]:
    out: dict[str, list[Entity]] = {}
    for entity in analysis.entities:
        out.setdefault(entity.type, []).append(entity)
    return {kind: tuple(found) for kind, found in out.items()}


def _places(analysis: Analysis, named: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    """Sentence numbers by name; ``named`` is in text order."""
    out: dict[str, set[int]] = {}
    number = 0
    for name, start in named:
        while analysis.sentences[number].end <= start:
            number += 1
        out.setdefault(name, set()).add(number)
    return {name: frozenset(found) for name, found in out.items()}


@lru_cache(maxsize=KEPT)
def _readings(analysis: Analysis) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for word in analysis.words:
        out.setdefault(word.surface, set()).add(word.reading)
    return {surface: frozenset(found) for surface, found in out.items()}


def readings(analysis: Analysis, surface: str) -> frozenset[str]:
    """All readings, in hiragana, that the text has for a word as written; ``""`` is one if it is unknown somewhere."""
    return _readings(analysis).get(surface, frozenset())


@lru_cache(maxsize=KEPT)
def by_sentence(analysis: Analysis) -> dict[int, tuple[Fact, ...]]:
    """The facts of main clauses by the number of their sentence."""
    out: dict[int, tuple[Fact, ...]] = {}
    for fact in analysis.facts:
        if fact.role == "matrix":
            out[fact.sentence] = (*out.get(fact.sentence, ()), fact)
    return out


@lru_cache(maxsize=KEPT)
def by_verb(analysis: Analysis) -> dict[str, tuple[Fact, ...]]:
    """The facts by their verb."""
    out: dict[str, list[Fact]] = {}
    for fact in analysis.facts:
        out.setdefault(fact.base, []).append(fact)
    return {base: tuple(found) for base, found in out.items()}


def sentences_with_word(analysis: Analysis, dictionary_form: str) -> frozenset[int]:
    """Numbers of the sentences that hold a word."""
    return _words(analysis).get(dictionary_form, frozenset())


def sentences_with_entity(analysis: Analysis, key: str) -> frozenset[int]:
    """Numbers of the sentences that mention a thing."""
    return _entities(analysis).get(key, frozenset())


def of_type(analysis: Analysis, *types: str) -> list[Entity]:
    """All mentions of the types, in text order within a type."""
    return [e for kind in types for e in _typed(analysis).get(kind, ())]


def places(body: str, text: str) -> Iterator[int]:
    """Where a text has these characters, from left to right, none within another."""
    at = body.find(text)
    while at >= 0:
        yield at
        at = body.find(text, at + len(text))


def phrase_number(analysis: Analysis, phrase: Bunsetsu) -> int:
    """The index of a bunsetsu in the analysis."""
    return _numbers(analysis)[phrase.start]


@lru_cache(maxsize=KEPT)
def _numbers(analysis: Analysis) -> dict[int, int]:
    return {phrase.start: n for n, phrase in enumerate(analysis.bunsetsu)}


def phrase_of(analysis: Analysis, thing: Spanned) -> Bunsetsu:
    """The bunsetsu that a thing stands in (its first one)."""
    return analysis.bunsetsu[bisect_right(analysis.bunsetsu, thing.start, key=lambda b: b.start) - 1]


def clause_at(analysis: Analysis, predicate: int) -> Clause | None:
    """The clause whose predicate is a bunsetsu, by its index."""
    at = bisect_left(analysis.clauses, predicate, key=lambda c: c.predicate)
    found = analysis.clauses[at] if at < len(analysis.clauses) else None
    return found if found and found.predicate == predicate else None


@lru_cache(maxsize=KEPT)
def _agents(analysis: Analysis) -> frozenset[str]:
    subjects = (p for p in analysis.bunsetsu if p.case in ("は", "が"))
    return frozenset(e.key for p in subjects for e in within(analysis.entities, p.start, p.end))


def is_agent(analysis: Analysis, entity: Entity) -> bool:
    """Whether the text makes the thing a subject or topic somewhere, so that it can be thought to act."""
    return entity.key in _agents(analysis)


def told(analysis: Analysis, entity: Entity) -> bool:
    """Whether the narrator mentions a person or place, not only somebody in a quotation."""
    if entity.type not in ("PERSON", "PEOPLE", "PLACE", "FACILITY"):
        return True
    line = analysis.text.body.rfind("\n", 0, entity.start) + 1
    before = analysis.text.body[line : entity.start]
    return before.count("「") + before.count("『") <= before.count("」") + before.count("』")
