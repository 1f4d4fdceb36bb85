"""The stretches of a long text that a quiz is made from.

A quiz shows ten items; a novel has thousands, and finding them all to choose ten takes long and asks nothing better.
So of a long text only some stretches are looked at, one in each of as many equal parts, drawn with the seed.  What
proves an item is still the whole text: its words, names and everything said elsewhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import ceil

from quizgen.analysis.types import Analysis
from quizgen.items import KINDS
from quizgen.quiz.draw import draw
from quizgen.quiz.types import QuizSpec
from quizgen.source.text import Text

SHORT = 2_500
"""Characters of a text that is always seen whole."""
AN_ITEM = 250
"""Characters that are seen for each item asked for: they give about thirty candidates."""
STRETCH = 500
"""Characters of a stretch: two or three paragraphs, for items that need some sentences in a row."""
FACTS = 4
"""Facts are taken from stretches so many times as long: most sentences give several words to ask for, few a fact."""


def drawn(analysis: Analysis, spec: QuizSpec) -> Analysis:
    """The analysis with its stretches alone to be asked about; itself if the text is seen whole.

    The fewer kinds are asked for, the more of the text is seen.
    """
    length, kinds = len(analysis.text.body), len(spec.kinds or KINDS)
    seen = max(SHORT, AN_ITEM * spec.count) * len(KINDS) // kinds
    if seen >= length or whole(analysis.text):
        return analysis
    seed = f"{analysis.text.ground}/{spec.seed}"
    near, far = tuple(_stretches(length, seen, seed)), tuple(_stretches(length, FACTS * seen, seed))
    return replace(
        analysis,
        sentences=tuple(s if _within(near, s.start) else replace(s, passed_over=True) for s in analysis.sentences),
        facts=tuple(f for f in analysis.facts if _within(far, f.start)),
    )


def whole(text: Text) -> bool:
    """Whether a text is always seen whole: a short one, and one whose author decided about items anywhere in it."""
    return len(text.body) <= SHORT or bool(text.decisions)


def _stretches(length: int, seen: int, seed: str) -> Iterator[tuple[int, int]]:
    """Spans of ``seen`` characters in all, one in each of as many equal parts; the whole if it has no more."""
    count = ceil(min(seen, length) / STRETCH)
    part, size = length / count, min(seen, length) / count
    for n in range(count):
        start = n * part + draw(seed, str(n)) * (part - size)
        yield int(start), int(start + size) + 1


def _within(spans: Iterable[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)
