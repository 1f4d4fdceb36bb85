"""How sure an arc from a bunsetsu to its head is, read in one place."""

from quizgen.analysis.types import Bunsetsu

CERTAIN, DOUBTFUL = 1.0, 0.5
SURE = 0.9
"""From here on an arc counts as certain."""


def confidence(bunsetsu: Bunsetsu) -> float:
    """How sure the head of a bunsetsu is, 0 … 1."""
    return CERTAIN if bunsetsu.certain else DOUBTFUL
