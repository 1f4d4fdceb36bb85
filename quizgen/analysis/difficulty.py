"""How hard a text is: an estimate that says its reasons.

Each aspect has a level of its own, which a reader can check by looking at the text:

- words: the first level whose words, with all easier ones, are 85 % of the running content words.  Readers of taught
  texts know 93-95 % of the words (Matsushita); as the levels of single words are estimates that err upwards, it is
  less here.  Words of no known level (names of local things, new loanwords) do not count, else every news text is N1.
- kanji: the first level above which kanji are at most 5 % of all characters.
- sentences: their mean length in characters; the rows of a table are none.
- readability: jReadability (Lee & Hasebe): 11.724 - 0.056 x words a sentence - 0.126 x % 漢語 - 0.042 x % 和語
  - 0.145 x % verbs - 0.044 x % particles, over UniDic's short units with punctuation counted; higher is easier, its
  authors' bands run from 0.5 to 6.4.  It is unsteady in short texts, so it has a say from 500 characters.
- grammar, where the levels of the points in the text are passed in: the first level that has 90 % of them.

The level is the mean of all aspects, the words counted three times: who lacks the words cannot read the text, however
short its sentences are.  The bounds were set so that texts graded by reading them come out within one level: the ten
that ship, and fourteen of other kinds (tales, diaries, essays, recipes, news, dialogue).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen import LEVELS, kana, lexicon
from quizgen.analysis import grammar
from quizgen.analysis.types import Analysis, apart
from quizgen.lexicon.level import of_kanji
from quizgen.source.text import ROWS

CONTENT = frozenset(
    ("noun", "pronoun", "verb", "adjective", "adjectival", "adverb", "adnominal", "conjunction", "expression")
)
_WORDS_COVERED, _GRAMMAR_COVERED, _KANJI_ABOVE = 0.85, 0.9, 0.05
_WORDS_COUNT = 3
_LENGTHS = (18, 26, 36, 46)
"""The longest mean sentence of N5, N4, N3 and N2, in characters."""
_BANDS = (5.45, 4.45, 3.45, 2.45)
"""Lower bounds of readability for N5, N4, N3 and N2: the borders of jReadability's bands, its two highest one level."""
_LONG_ENOUGH = 500


@dataclass(frozen=True, slots=True)
class Reason:
    """What one aspect says: its name, the level it asks for, and why, in Japanese and English."""

    aspect: str
    level: str
    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class Difficulty:
    """``level`` is ``""`` if no word has one; ``coverage`` pairs each level with a share of 0..1, rising."""

    level: str
    readability: float
    coverage: tuple[tuple[str, float], ...]
    reasons: tuple[Reason, ...]


def difficulty(analysis: Analysis) -> Difficulty:
    """The difficulty of an analysed text."""
    score = round(readability(analysis), 2)
    coverage = _coverage(w.level for w in apart(analysis.words) if w.part in CONTENT)
    if not coverage[-1][1]:
        return Difficulty("", score, coverage, ())
    reasons = tuple(_reasons(analysis, coverage, score))
    return Difficulty(_mean(reasons), score, coverage, reasons)


@lru_cache(maxsize=64)
def level_of(analysis: Analysis) -> str:
    """The level the author gave, else the estimate."""
    return analysis.text.level or difficulty(analysis).level


def readability(analysis: Analysis) -> float:
    """jReadability's score; 0.0 for a text without tokens."""
    rows = [s for s in analysis.sentences if s.why in ROWS]
    tokens = [t for t in analysis.tokens if not any(r.start <= t.start < r.end for r in rows)]
    if not tokens:
        return 0.0
    goshu = Counter(t.goshu for t in tokens)
    verbs = sum(t.pos.startswith("動詞-一般") for t in tokens)
    particles = sum(t.pos.startswith("助詞") for t in tokens)
    weighted = 0.126 * goshu["漢"] + 0.042 * goshu["和"] + 0.145 * verbs + 0.044 * particles
    return 11.724 - 0.056 * len(tokens) / max(1, len(analysis.sentences) - len(rows)) - 100 * weighted / len(tokens)


def _mean(reasons: Sequence[Reason]) -> str:
    """The mean level, the words counted three times; half a level more is the harder one."""
    weights = [_WORDS_COUNT if r.aspect == "words" else 1 for r in reasons]
    total = sum(weight * LEVELS.index(r.level) for weight, r in zip(weights, reasons, strict=True))
    return LEVELS[int(total / sum(weights) + 0.5)]


def _coverage(levels: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """For each level, the share of what has a level that is of it or easier; all 0.0 if nothing has one."""
    found = Counter(filter(None, levels))
    total, known, coverage = sum(found.values()), 0, []
    for level in LEVELS:
        known += found[level]
        coverage.append((level, round(known / total, 3) if total else 0.0))
    return tuple(coverage)


def _reasons(analysis: Analysis, coverage: tuple[tuple[str, float], ...], score: float) -> Iterator[Reason]:
    yield _words(coverage)
    if points := grammar.find(analysis):
        yield _grammar(_coverage(point.row.level for point in points))
    yield _kanji(analysis.text.body)
    yield _sentences(analysis)
    if len(analysis.text.body) >= _LONG_ENOUGH:
        yield _readability(score)


def _words(coverage: tuple[tuple[str, float], ...]) -> Reason:
    level, share = next((level, share) for level, share in coverage if share >= _WORDS_COVERED)
    ja, en = f"言葉の{share:.0%}が{level}までのものです。", f"{share:.0%} of the words are {level} or easier."
    return Reason("words", level, ja, en)


def _grammar(coverage: tuple[tuple[str, float], ...]) -> Reason:
    level, share = next((level, share) for level, share in coverage if share >= _GRAMMAR_COVERED)
    ja, en = f"文法の{share:.0%}が{level}までのものです。", f"{share:.0%} of the grammar is {level} or easier."
    return Reason("grammar", level, ja, en)


def _kanji(body: str) -> Reason:
    above = dict(zip(LEVELS, _kanji_above(body), strict=True))
    level = next(level for level, share in above.items() if share <= _KANJI_ABOVE)
    if level == "N1":
        ja, en = f"N1の漢字が文字全体の{above['N2']:.0%}です。", f"{above['N2']:.0%} of the characters are kanji of N1."
        return Reason("kanji", level, ja, en)
    ja = f"{level}より難しい漢字は文字全体の{above[level]:.0%}です。"
    return Reason("kanji", level, ja, f"Kanji harder than {level} are {above[level]:.0%} of the characters.")


def _kanji_above(body: str) -> tuple[float, ...]:
    """For each level, the share of all characters that are harder kanji."""
    by_level = Counter[str]()
    for char, count in Counter(filter(kana.is_kanji, body)).items():
        by_level[of_kanji(lexicon.load().kanji(char))] += count
    return tuple(sum(by_level[level] for level in LEVELS[n:]) / max(1, len(body)) for n in range(1, len(LEVELS) + 1))


def _sentences(analysis: Analysis) -> Reason:
    lengths = [s.end - s.start for s in analysis.sentences if s.why not in ROWS]
    mean = sum(lengths) / max(1, len(lengths))
    level = LEVELS[sum(mean > longest for longest in _LENGTHS)]
    return Reason("sentences", level, f"文の長さは平均{mean:.0f}字です。", f"A sentence has {mean:.0f} characters.")


def _readability(score: float) -> Reason:
    level = LEVELS[sum(score < bound for bound in _BANDS)]
    ja = f"読みやすさ（jReadability）は{score:.1f}です。"
    return Reason("readability", level, ja, f"Its readability (jReadability) is {score:.1f}.")
