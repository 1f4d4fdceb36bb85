"""How sure an arc from a bunsetsu to its head is, read in one place."""

from quizgen.analysis.types import Bunsetsu

CERTAIN, DOUBTFUL = 1.0, 0.5
SURE = 0.93
"""From here on an argument may be asked for."""
LIKELY = 0.75
"""From here on a phrase is given as an argument: five in six of the arcs between this and ``SURE`` are right."""


def confidence(bunsetsu: Bunsetsu) -> float:
    """How sure the head of a bunsetsu is, 0 … 1."""
    sure = bunsetsu.confidence
    return CERTAIN if sure >= SURE else sure if sure >= LIKELY else DOUBTFUL
