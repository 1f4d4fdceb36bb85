"""How much of a text a learner knows."""

from quizgen.analysis.difficulty import CONTENT
from quizgen.analysis.types import Analysis
from quizgen.lexicon.known import Known


def known_share(analysis: Analysis, known: Known) -> float:
    """The share, 0..1, of the running content words that are known; names and numbers do not count."""
    words = [word for word in analysis.words if word.part in CONTENT]
    return sum(word in known for word in words) / len(words) if words else 0.0
