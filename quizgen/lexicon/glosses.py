"""Glosses as a learner reads them: two or three, without the dictionary's trailing remarks."""

import re
from collections.abc import Iterable, Iterator

MOST = 3
_LONG = 60  # characters of all that is shown; the first gloss always is
_REMARK = re.compile(r"\s*\(([^()]*)\)$")
_WORDY = re.compile(r",|^(?:e\.g\.|i\.e\.|esp\.|usu\.|incl\.|orig\.|often|of |in |on |at |to |from |with |for )")
_SPECIES = re.compile(r"^[A-Z][a-z]+ (?:[a-z]+|spp?\.|x )")


def plain(gloss: str) -> str:
    """One gloss without what it says in brackets at its end: to get on (train, plane, etc.) is to get on.

    A short hint stays: hot (thing), to take (medicine).
    """
    found = _REMARK.search(gloss)
    if not found or found.start() == 0:
        return gloss
    remark = found[1]
    wordy = len(remark.split()) > 2 or _WORDY.search(remark) or _SPECIES.match(remark)
    return plain(gloss[: found.start()]) if wordy else gloss


def short(glosses: Iterable[str]) -> tuple[str, ...]:
    """At most three glosses, each short and none twice: what fits on a line."""
    return tuple(_fitting(dict.fromkeys(map(plain, glosses))))[:MOST]


def _fitting(glosses: Iterable[str]) -> Iterator[str]:
    room = _LONG
    for number, gloss in enumerate(glosses):
        room -= len(gloss)
        if number and room < 0:
            return
        yield gloss
