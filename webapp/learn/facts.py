"""What is told of a text before it is read: how hard it is and how long it takes."""

from dataclasses import dataclass
from functools import lru_cache

from quizgen.analysis.difficulty import Difficulty, difficulty
from quizgen.analysis.types import Analysis

# Characters a minute with understanding, by the reader's level: our own estimate.  Who grew up with Japanese reads
# about 357 aloud (IReST: Trauzettel-Klosinski and Dietz, 2012).
_PACE = {"N5": 100, "N4": 150, "N3": 200, "N2": 270, "N1": 350}


@dataclass(frozen=True, slots=True)
class Facts:
    """How hard a text is by estimate, and its length in characters."""

    hard: Difficulty
    length: int

    def minutes(self, level: str) -> int:
        """How long a reader of this level (``""``: of the text's own) needs, in whole minutes."""
        return pace(self.length, level or self.hard.level)

    def easy(self, level: str) -> int | None:
        """The share of the words that are of this level or easier, in percent; nothing if the level is not known."""
        share = dict(self.hard.coverage).get(level)
        return None if share is None else round(100 * share)


def pace(length: int, level: str) -> int:
    """Whole minutes that a reader of a level needs for so many characters."""
    return max(1, round(length / _PACE.get(level, _PACE["N3"])))


@lru_cache(maxsize=64)
def facts(analysis: Analysis) -> Facts:
    """The facts of a text."""
    return Facts(difficulty(analysis), len(analysis.text.body))
