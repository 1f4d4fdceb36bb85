"""Grammar points: where a text uses 〜てもいい, 〜わけにはいかない, 〜を余儀なくされる.

``grammar.tsv`` lists the points, each as a pattern of tokens (see ``patterns``) and what it comes ``after``.  A pattern is
tried only where its rarest word stands, so that a point costs nothing in a text that does not use it.  Where points
want the same token, the one that takes more tokens stands: 〜ないわけにはいかない, not 〜わけにはいかない; of two that
take as many, the one further down in the table.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from quizgen import tables
from quizgen.analysis.patterns import Atom, Atoms, Taken, anchors, atom, keys, match, parse, precedes
from quizgen.analysis.types import Analysis, Token, within


@dataclass(frozen=True, slots=True)
class Grammar:
    """A row of the table: the point as courses name it, its level, its meaning in Japanese and English.

    ``example`` and ``other`` mark the point with 「」; in ``near`` it does not occur.
    """

    name: str
    level: str
    after: str
    pattern: str
    ja: str
    en: str
    example: str
    other: str
    near: str


@dataclass(frozen=True, slots=True)
class Class:
    """A row of grammar_classes.tsv: a name for terms; in ``example`` the token in 「」 belongs to it."""

    name: str
    terms: str
    example: str


@dataclass(frozen=True, slots=True)
class Point:
    """A grammar point in a text.  A point in two parts (たとえ…ても) spans what is between them."""

    start: int
    end: int
    row: Grammar


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of row number ``place``, tried where the token ``ahead`` of its first has its rarest key."""

    row: Grammar
    place: int
    after: tuple[Atoms, ...]
    atoms: Atoms
    ahead: int = 0


@lru_cache(maxsize=64)
def find(analysis: Analysis) -> tuple[Point, ...]:
    """The grammar points of a text, in text order."""
    return tuple(point for s in analysis.sentences for point in _points(within(analysis.tokens, s.start, s.end)))


def levels(points: Iterable[Point]) -> Counter[str]:
    """How many points there are of each level."""
    return Counter(point.row.level for point in points)


def _points(tokens: Sequence[Token]) -> list[Point]:
    """The points of one sentence."""
    found = sorted(_matches(tokens), key=lambda m: (-len(m[0]), -m[1].place, m[0]))
    free = [True] * len(tokens)
    out: list[tuple[Taken, Grammar]] = []
    for taken, rule in found:
        if all(free[i] for i in taken):
            out.append((taken, rule.row))
            for i in taken:
                free[i] = False
    points = (Point(tokens[t[0]].start, tokens[_last(tokens, t[-1], free)].end, row) for t, row in out)
    return sorted(points, key=lambda point: (point.start, point.end))


def _last(tokens: Sequence[Token], last: int, free: Sequence[bool]) -> int:
    """The end of the inflected form: てしまっ goes on to てしまった, unless another point begins there."""
    while tokens[last].cform and last + 1 < len(tokens) and free[last + 1] and _goes_on().fits(tokens[last + 1]):
        last += 1
    return last


@cache
def _goes_on() -> Atom:
    return atom("<続き>", classes())


def _matches(tokens: Sequence[Token]) -> Iterator[tuple[Taken, Rule]]:
    for i, token in enumerate(tokens):
        for rule in _rules_of(token.surface, token.base, token.ctype, token.cform):
            if taken := _taken(rule, tokens, i - rule.ahead):
                yield taken, rule


def _taken(rule: Rule, tokens: Sequence[Token], at: int) -> Taken | None:
    if at < 0 or (rule.after and not any(precedes(atoms, tokens, at) for atoms in rule.after)):
        return None
    return match(rule.atoms, tokens, at)


@cache
def classes() -> dict[str, str]:
    """The terms of each class."""
    return {row.name: row.terms for row in tables.rows(Class, "grammar_classes")}


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(row, place, parse(row.after, classes()), atoms)
        for place, row in enumerate(tables.rows(Grammar, "grammar"))
        for atoms in parse(row.pattern, classes())
    )


@lru_cache(maxsize=1 << 15)
def _rules_of(surface: str, base: str, ctype: str, cform: str) -> tuple[Rule, ...]:
    """The rules whose rarest word a token may be."""
    return tuple(dict.fromkeys(rule for key in keys(surface, base, ctype, cform) for rule in _index().get(key, ())))


@cache
def _index() -> dict[str, tuple[Rule, ...]]:
    """The rules by their rarest word: the one that the fewest rules use."""
    used = Counter(word for rule in _rules() for _, words in anchors(rule.atoms) for word in words)
    index: dict[str, list[Rule]] = {}
    for rule in _rules():
        ahead, words = min(anchors(rule.atoms), key=lambda anchor: max(used[word] for word in anchor[1]))
        for word in dict.fromkeys(words):
            index.setdefault(word, []).append(replace(rule, ahead=ahead))
    return {word: tuple(rules) for word, rules in index.items()}
