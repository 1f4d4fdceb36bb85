"""How sure an arc from a bunsetsu to its head is, read in one place."""

from quizgen.analysis.types import Bunsetsu

CERTAIN, DOUBTFUL = 1.0, 0.5
SURE = 0.9
"""From here on an argument may be asked for."""
LIKELY = 0.75
"""From here on a phrase is given as an argument: five in six of the arcs between this and ``SURE`` are right."""


def confidence(bunsetsu: Bunsetsu) -> float:
    """How sure the head of a bunsetsu is, 0 … 1."""
    return CERTAIN if bunsetsu.certain else bunsetsu.confidence if likely(bunsetsu) else DOUBTFUL


def likely(bunsetsu: Bunsetsu) -> bool:
    """Whether a phrase may be given as an argument of its head."""
    return bunsetsu.confidence >= LIKELY
