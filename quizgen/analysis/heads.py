"""The head of each bunsetsu: the likeliest of those it may have, by the weights of ``heads.tsv``.

Japanese is strictly head-final and almost projective, so heads are found from right to left: a bunsetsu may
depend on the next one, on that one's head, on the head of that, and so on, up to the end of the quotation in
brackets that it stands in (a quotation is opaque; its last bunsetsu leads out of it).  Each row of the table says
how much a property of the dependent likes a property of the candidate; the sums make probabilities, as in a
log-linear model: p(head) = exp(score) / sum of exp(score) over the candidates.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from quizgen import tables
from quizgen.analysis import standing
from quizgen.analysis.properties import Phrase

MOST = 12
"""Candidates looked at: hardly ever is a head further away, and the time stays linear."""
DOUBT = 0.5
"""The most confidence of an arc of two nouns joined by と."""
KEPT = 1 << 10
"""How many kinds of dependents are kept, and of candidates for each."""


@dataclass(frozen=True, slots=True)
class Preference:
    """A row of ``heads.tsv``."""

    dependent: str
    candidate: str
    prior: str
    weight: str
    why: str
    example: str


def limits(phrases: Sequence[Phrase]) -> list[int]:
    """For each bunsetsu the one that closes the quotation it stands in (the last one outside any)."""
    closers = _closers(phrases)
    out, inside = [], [len(phrases) - 1]
    if not closers:
        return inside * len(phrases)
    for i in range(len(phrases)):
        inside += closers.get(i, ())
        while len(inside) > 1 and inside[-1] <= i:
            inside.pop()
        out.append(inside[-1])
    return out


def _closers(phrases: Sequence[Phrase]) -> dict[int, list[int]]:
    """For each bunsetsu that opens quotations those that close them, the outermost first."""
    closers: dict[int, list[int]] = {}
    stack: list[int] = []
    for i, phrase in enumerate(phrases):
        if phrase.closes or phrase.opens:
            for _ in range(min(phrase.closes, len(stack))):
                closers.setdefault(stack.pop(), []).insert(0, i)
            stack += [i] * phrase.opens
    return closers


def legal(i: int, heads: Sequence[int], limit: Sequence[int], phrases: Sequence[Phrase]) -> list[int]:
    """The bunsetsu that number ``i`` may depend on, nearest first: no arc is crossed, no quotation entered or left.

    What stands before a quotation with と belongs to the verb of saying, not to the quotation's end; but an
    attribute may belong to what stands in brackets (新しい「歌」を).
    """
    out: list[int] = []
    j = i + 1
    while j != -1 and j <= limit[i] and len(out) < MOST:
        entered = limit[j] < limit[i]
        j = limit[j] if entered else j
        if not (entered and phrases[j].edge == "quote" and heads[j] != -1):
            out.append(j)
        j = heads[j]
    return out or [i + 1]


def pairs(
    i: int, phrases: Sequence[Phrase], legal: Sequence[int], governed: Sequence[set[str]]
) -> list[tuple[str, ...]]:
    """How each of the ``legal`` candidates stands to number ``i``, by the names of the table."""
    stands = standing.standing(i, phrases, legal, governed)
    placed = standing.placed(i, phrases, legal)
    return [(*standing.names(b), *standing.place_names(p)) for b, p in zip(stands, placed, strict=True)]


class Liking:
    """How much a bunsetsu likes each property of a candidate; the sums are kept."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights = weights
        self.candidate = lru_cache(maxsize=KEPT)(self._sum)
        self.standing = lru_cache(maxsize=KEPT)(self._standing)
        self.placed = lru_cache(maxsize=KEPT)(self._placed)

    def _sum(self, properties: tuple[str, ...]) -> int:
        return sum([self._weights.get(name, 0) for name in properties])

    def _standing(self, bits: int) -> int:
        return self._sum(standing.names(bits))

    def _placed(self, placed: standing.Placed) -> int:
        return self._sum(standing.place_names(placed))


class Weights:
    """The weights of the table, in hundredths, by dependent and candidate."""

    def __init__(self, weights: Mapping[tuple[str, str], int]) -> None:
        self.table: dict[str, dict[str, int]] = {}
        for (dependent, candidate), weight in weights.items():
            self.table.setdefault(dependent, {})[candidate] = weight
        self.liking = lru_cache(maxsize=KEPT)(self._liking)

    def _liking(self, dependent: tuple[str, ...]) -> Liking:
        """What a bunsetsu with these properties likes."""
        out: dict[str, int] = {}
        for name in dependent:
            for candidate, weight in self.table.get(name, {}).items():
                out[candidate] = out.get(candidate, 0) + weight
        return Liking(out)


@cache
def table() -> Weights:
    """The weights of ``heads.tsv``."""
    rows = tables.rows(Preference, "heads")
    return Weights({(r.dependent, r.candidate): round(100 * float(r.weight)) for r in rows})


def find(phrases: Sequence[Phrase], weights: Weights | None = None) -> list[tuple[int, float]]:
    """For each bunsetsu of a sentence its head (-1 for the last) and the probability that it is, 0..1."""
    weights = weights or table()
    limit = limits(phrases)
    heads = [-1] * len(phrases)
    sure = [1.0] * len(phrases)
    governed: list[set[str]] = [set() for _ in phrases]
    for i in range(len(phrases) - 2, -1, -1):
        candidates = legal(i, heads, limit, phrases)
        best, sure[i] = _choose(_scores(i, phrases, candidates, governed, weights))
        heads[i] = candidates[best]
        governed[heads[i]].add(phrases[i].edge)
    for i in _parallels(phrases):
        sure[i] = min(sure[i], DOUBT)
    return list(zip(heads, sure, strict=True))


def _parallels(phrases: Sequence[Phrase]) -> list[int]:
    """The two nouns of 犬と|猫が: one argument, or did the cat play with the dog?  Neither arc tells the whole."""
    joined = [i for i in range(len(phrases) - 1) if phrases[i].edge in ("to", "list") and not phrases[i].predicate]
    pair = [
        i for i in joined if phrases[i + 1].noun and not phrases[i + 1].predicate and phrases[i + 1].edge != "manner"
    ]
    return [k for i in pair if "reciprocal" not in phrases[i + 1].candidate for k in (i, i + 1)]


def _scores(
    i: int, phrases: Sequence[Phrase], legal: Sequence[int], governed: Sequence[set[str]], weights: Weights
) -> list[int]:
    """The score of each candidate of number ``i``."""
    if len(legal) == 1:
        return [0]
    liking = weights.liking(phrases[i].dependent)
    core, stands, places = liking.candidate, liking.standing, liking.placed
    placed = standing.placed(i, phrases, legal)
    found = zip(legal, standing.standing(i, phrases, legal, governed), placed, strict=True)
    return [core(phrases[j].candidate) + stands(bits) + places(place) for j, bits, place in found]


def _choose(found: Sequence[int]) -> tuple[int, float]:
    """Number of the best score, the nearest of equals, and its share; rounded, so that no machine differs."""
    best = max(found)
    return found.index(best), round(1 / sum([math.exp((s - best) / 100) for s in found]), 2)
