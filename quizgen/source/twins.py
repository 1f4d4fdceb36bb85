"""Texts that a library has already: the same, or nearly the same in other words at a few places."""

import re
from collections.abc import Iterable

from quizgen.source.library import Library
from quizgen.source.text import Text

NEAR = 0.6
"""The share of a text's characters that stand in sentences of the other from which on they are told to be alike."""
_SAMPLES, _LEAST = 24, 5
"""So many clauses are looked for, of so many characters at least."""
_CLAUSE = re.compile("[、。！？「」\n]+")
_SENTENCE = re.compile("[。！？\n]+")


def in_library(text: Text, library: Library) -> tuple[Text, float] | None:
    """As ``twin``, of the texts whose files hold one of the longest clauses of this one: no other is read."""
    clauses = sorted(set(_CLAUSE.split(text.body)), key=len, reverse=True)
    return twin(text, library.with_any([clause for clause in clauses[:_SAMPLES] if len(clause) >= _LEAST]))


def twin(text: Text, others: Iterable[Text]) -> tuple[Text, float] | None:
    """The text most like this one with the share that is the same (1: all of it), if any is alike."""
    own = _sentences(text)
    size = sum(map(len, own))
    found = ((_shared(own, other, size), other) for other in others)
    share, most = max(((s, other) for s, other in found), key=lambda pair: pair[0], default=(0.0, text))
    return (most, share) if share >= NEAR else None


def _shared(own: frozenset[str], other: Text, size: int) -> float:
    """The share of the longer of the two; only sentences count, so that a whole library is gone through at once."""
    if 2 * len(other.body) < size or len(other.body) > 4 * size + 100:
        return 0.0
    theirs = _sentences(other)
    return sum(map(len, own & theirs)) / max(1, size, sum(map(len, theirs)))


def _sentences(text: Text) -> frozenset[str]:
    return frozenset(filter(None, _SENTENCE.split(text.body)))
