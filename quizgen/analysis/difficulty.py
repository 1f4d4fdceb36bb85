"""How hard a text is, by its words: the estimate that can be explained.

``coverage`` is the share of content words known at each level and below.  Readers of taught texts know 93-95 % of the
words (Matsushita); as the levels of single words are estimates that err upwards, the first level that covers 85 %
counts.  Words of no known level (names of local things, new loanwords) do not, else every news text would be N1.

``readability`` is jReadability (Lee & Hasebe): 11.724 - 0.056 x words a sentence - 0.126 x % 漢語 - 0.042 x % 和語
- 0.145 x % verbs - 0.044 x % particles, over UniDic's short units with punctuation counted; higher is easier, its
authors' bands run from 0.5 to 6.4.  It is unsteady below some 500 characters, so it weighs half as much as the words:
the text's level is their weighted mean.  Both settings were chosen on the ten texts that ship, all within one level.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from quizgen import LEVELS
from quizgen.analysis.types import Analysis, apart

CONTENT = frozenset(
    ("noun", "pronoun", "verb", "adjective", "adjectival", "adverb", "adnominal", "conjunction", "expression")
)
_KNOWN = 0.85
_BANDS = (5.45, 4.45, 3.45, 2.45)
"""Lower bounds of readability for N5, N4, N3 and N2: the borders of jReadability's bands, its two highest one level."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """``level`` is ``""`` if no word has one; ``coverage`` pairs each level with a share of 0..1, rising."""

    level: str
    readability: float
    coverage: tuple[tuple[str, float], ...]


def difficulty(analysis: Analysis) -> Difficulty:
    """The difficulty of an analysed text."""
    found = Counter(w.level for w in apart(analysis.words) if w.part in CONTENT and w.level)
    total, known, coverage = sum(found.values()), 0, []
    for level in LEVELS:
        known += found[level]
        coverage.append((level, round(known / total, 3) if total else 0.0))
    score = round(readability(analysis), 2)
    return Difficulty(_level([share for _, share in coverage], score) if total else "", score, tuple(coverage))


def _level(coverage: list[float], score: float) -> str:
    """The weighted mean of the level of the words and that of the readability."""
    words = next(n for n, share in enumerate(coverage) if share >= _KNOWN)
    sentences = sum(score < bound for bound in _BANDS)
    return LEVELS[round((2 * words + sentences) / 3)]


@lru_cache(maxsize=64)
def level_of(analysis: Analysis) -> str:
    """The level the author gave, else the estimate."""
    return analysis.text.level or difficulty(analysis).level


def readability(analysis: Analysis) -> float:
    """jReadability's score; 0.0 for a text without tokens."""
    tokens = analysis.tokens
    if not tokens:
        return 0.0
    goshu = Counter(t.goshu for t in tokens)
    verbs = sum(t.pos.startswith("動詞-一般") for t in tokens)
    particles = sum(t.pos.startswith("助詞") for t in tokens)
    weighted = 0.126 * goshu["漢"] + 0.042 * goshu["和"] + 0.145 * verbs + 0.044 * particles
    return 11.724 - 0.056 * len(tokens) / max(1, len(analysis.sentences)) - 100 * weighted / len(tokens)
