"""The bunsetsu of one sentence as a tree: what depends on what, how far it reaches; in linear time."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.analysis import arcs
from quizgen.analysis.types import Bunsetsu


@dataclass(frozen=True, slots=True)
class Tree:
    """All numbers are indices within the sentence; ``base`` counts the bunsetsu before it.

    ``heads`` are the heads (-1: none), ``arcs`` how sure they are, ``arms`` what depends on each bunsetsu, ``first``
    the first of all that depends on it, directly or not, ``sure`` the least confidence of their arcs and its own.
    """

    phrases: Sequence[Bunsetsu]
    base: int
    heads: Sequence[int]
    arcs: Sequence[float]
    arms: Sequence[Sequence[int]]
    first: Sequence[int]
    sure: Sequence[float]


def grow(phrases: Sequence[Bunsetsu], base: int) -> Tree:
    """The tree of a sentence's bunsetsu; heads stand to the right."""
    heads = [p.head - base if p.head >= 0 else -1 for p in phrases]
    arms: list[list[int]] = [[] for _ in phrases]
    first = list(range(len(phrases)))
    sure = [arcs.confidence(p) for p in phrases]
    own = tuple(sure)
    for i, head in enumerate(heads):
        if head >= 0:
            arms[head].append(i)
            if first[i] < first[head]:
                first[head] = first[i]
            if sure[i] < sure[head]:
                sure[head] = sure[i]
    return Tree(phrases, base, heads, own, arms, first, sure)
