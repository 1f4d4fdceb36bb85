"""The order of the items on a sheet.

Language items come first, kind after kind as on an examination paper, so that a learner has met the words
before the questions on the content; these follow in the order of the text; items on the whole text come
last.  Version B of a quiz has the same items, with the language items and all choices in another order.
"""

from quizgen.quiz.draw import draw
from quizgen.quiz.quotas import quota
from quizgen.quiz.together import Candidate

_GROUPS = ("language", "comprehension", "whole")


def place(c: Candidate, seed: str, version: str) -> tuple[float, ...]:
    """The sort key of a chosen candidate."""
    share = quota(c.item.kind)
    group = _GROUPS.index(share.group)
    if share.group == "language":
        within = c.place if version == "A" else draw(seed, version, c.item.id)
        return group, share.place, c.text, within, c.item.focus[0]
    start = c.item.evidence[0].start if c.item.evidence else c.item.focus[0]
    return group, c.text, start, share.place, c.item.focus[0]
