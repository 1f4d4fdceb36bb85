"""Grammar points: where a text uses 〜てもいい, 〜わけにはいかない, 〜を余儀なくされる.

``grammar.tsv`` lists the points, each as a pattern of tokens (see ``patterns``) and what it comes ``after``.  A pattern
is tried only where its rarest word stands, so that a point costs nothing in a text that does not use it.  Where points
want the same token, the one that takes more tokens stands: 〜ないわけにはいかない, not 〜わけにはいかない; of two that
take as many, the one further down in the table.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from quizgen import tables
from quizgen.analysis.patterns import EDGE, GAP, Check, Kind, Part, Parts, check, keys, kinds, parse, passes
from quizgen.analysis.types import Analysis, Token, within

Taken = tuple[int, ...]


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
    """A grammar point in a text.  A point in two parts (から…まで) spans what is between them."""

    start: int
    end: int
    row: Grammar


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One pattern of row number ``place``.

    ``near`` is its first part with what it comes after, from the first token of the point; ``far`` follows after a
    gap, ``before`` stands before one.  It is tried where the token ``ahead`` of the first has the rarest key.
    """

    row: Grammar
    place: int
    before: Part
    near: Part
    far: Part
    ahead: int = 0

    def taken(self, sentence: Sequence[Kind], start: int) -> Taken:
        """The tokens of the point, by number, if it begins at ``start``; none if it does not."""
        if start < 0 or not self.near.holds(sentence, start):
            return ()
        end = start + self.near.length
        if self.before.checks and not self._is_prepared(sentence, start):
            return ()
        if not self.far.checks:
            return tuple(range(start, end))
        starts = range(end, min(end + GAP, len(sentence)) + 1)
        found = next((at for at in starts if self.far.holds(sentence, at)), None)
        return () if found is None else (*range(start, end), *range(found, found + self.far.length))

    def _is_prepared(self, sentence: Sequence[Kind], start: int) -> bool:
        """Whether ``before`` stands within a gap's length."""
        nearest = start + min(check.at for check in self.near.checks) - self.before.length
        return any(self.before.holds(sentence, at) for at in range(max(0, nearest - GAP), nearest + 1))


@lru_cache(maxsize=64)
def find(analysis: Analysis) -> tuple[Point, ...]:
    """The grammar points of a text, in text order."""
    return tuple(point for s in analysis.sentences for point in points(within(analysis.tokens, s.start, s.end)))


def levels(points: Iterable[Point]) -> Counter[str]:
    """How many points there are of each level."""
    return Counter(point.row.level for point in points)


def points(tokens: Sequence[Token]) -> list[Point]:
    """The grammar points of one sentence."""
    sentence = kinds(tokens)
    free = [True] * len(tokens)
    out: list[tuple[Taken, Grammar]] = []
    for taken, rule in sorted(_matches(sentence), key=lambda m: (-len(m[0]), -m[1].place, m[0])):
        if all(free[i] for i in taken):
            out.append((taken, rule.row))
            for i in taken:
                free[i] = False
    found = (Point(tokens[t[0]].start, tokens[_last(sentence, t[-1], free)].end, row) for t, row in out)
    return sorted(found, key=lambda point: (point.start, point.end))


def _last(sentence: Sequence[Kind], last: int, free: Sequence[bool]) -> int:
    """The end of the inflected form: てしまっ goes on to てしまった, unless another point begins there."""
    while sentence[last].cform and last + 1 < len(sentence) and free[last + 1] and _goes_on(sentence[last + 1]):
        last += 1
    return last


def _goes_on(kind: Kind) -> bool:
    return passes(check("<続き>", 0, classes), kind)


def _matches(sentence: Sequence[Kind]) -> Iterator[tuple[Taken, Rule]]:
    for i, (kind, following) in enumerate(pairwise((*sentence, EDGE))):
        if _rules_of(kind):
            for rule in _rules_between(kind, following):
                if taken := rule.taken(sentence, i - rule.ahead):
                    yield taken, rule


def classes(name: str) -> str:
    """The terms of a class."""
    return _classes()[name]


@cache
def _classes() -> dict[str, str]:
    return {row.name: row.terms for row in tables.rows(Class, "grammar_classes")}


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        _rule(row, place, after, pattern)
        for place, row in enumerate(tables.rows(Grammar, "grammar"))
        for pattern in parse(row.pattern, classes)
        for after in parse(row.after, classes)
    )


def _rule(row: Grammar, place: int, after: Parts, pattern: Parts) -> Rule:
    host, first = after[-1], pattern[0]
    hosts = tuple(replace(check, at=check.at - host.length) for check in host.checks)
    near = Part((*hosts, *first.checks), first.length)
    return Rule(row, place, after[0] if after[1:] else Part(), near, pattern[1] if pattern[1:] else Part())


@lru_cache(maxsize=1 << 15)
def _rules_of(kind: Kind) -> tuple[Rule, ...]:
    """The rules whose rarest word a token may be."""
    rules = dict.fromkeys(rule for key in keys(kind) for rule in _index().get(key, ()))
    return tuple(rule for rule in rules if _allows(rule, 0, kind))


@lru_cache(maxsize=1 << 16)
def _rules_between(kind: Kind, following: Kind) -> tuple[Rule, ...]:
    """Those of them that the next token allows: most tries are over before they begin."""
    return tuple(rule for rule in _rules_of(kind) if _allows(rule, 1, following))


def _allows(rule: Rule, distance: int, kind: Kind) -> bool:
    """Whether a token of this kind may stand at this distance from the rarest word."""
    return all(passes(check, kind) for check in rule.near.checks if check.at == rule.ahead + distance)


def _often() -> Callable[[str], int]:
    """How often a key stands in the examples; an inflection (%五段) stands for more words than any other."""
    written = "".join(row.example for row in tables.rows(Grammar, "grammar"))
    return cache(lambda key: len(written) if key[0] == "%" else written.count(key.lstrip("*")))


@cache
def _index() -> dict[str, tuple[Rule, ...]]:
    """The rules by their rarest word: the one that stands least often in the examples of the table."""
    often = _often()
    index: dict[str, list[Rule]] = {}
    for rule in _rules():
        rarest = min(_anchors(rule), key=lambda check: sum(map(often, check.keys())))
        for key in dict.fromkeys(rarest.keys()):
            index.setdefault(key, []).append(replace(rule, ahead=rarest.at))
    return {key: tuple(rules) for key, rules in index.items()}


def _anchors(rule: Rule) -> list[Check]:
    return [
        check
        for check in rule.near.checks
        if check.wanted and check.terms and check.at < rule.near.length and all(check.keys())
    ]
