"""Text whose words stand apart, as corpora have it (梅雨 の 雨 は 、): the spaces are taken out.

Only where punctuation stands apart as well.  Spaces between phrases (わたしは　がくせいです。), as books
for beginners have them, are the author's and stay.
"""

import re

from quizgen.source.mapped import Mapped

_SPACE = re.compile("[ \u3000]+")
_MARK = re.compile("[、。，．「」『』]")
_MARK_APART = re.compile("(?<=[^\n\u3000 、。]) [、。，．「」『』]")
_LATIN = re.compile("[A-Za-z]")


def is_spaced(text: str) -> bool:
    """Half of the punctuation stands behind a space, and one character in six is a space."""
    sample = text[:20_000]
    return 6 * sample.count(" ") > len(sample) > 20 and 2 * len(_MARK_APART.findall(sample)) > len(
        _MARK.findall(sample)
    )


def unspaced(given: Mapped) -> Mapped:
    """The text without spaces, but for those between Latin words."""
    text = given.text

    def keep(m: re.Match[str]) -> str:
        sides = text[m.start() - 1 : m.start()] + text[m.end() : m.end() + 1]
        return m[0] if len(_LATIN.findall(sides)) == 2 else ""

    return given.sub(_SPACE, keep)
