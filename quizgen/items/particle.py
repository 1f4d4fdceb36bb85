"""助詞: which particle stands in the blank?  Where a verb's frame or a longer particle's own grammar decides."""

from collections.abc import Iterator
from itertools import chain

from quizgen.analysis.types import Analysis
from quizgen.items.base import Abstain, Item
from quizgen.items.grammar import compound_places, gap, particle_places
from quizgen.lexicon import Lexicon

NAME = "particle"


def make(analysis: Analysis, lexicon: Lexicon) -> Iterator[Item | Abstain]:
    """All candidates, each sort in text order; a particle with its verb only once."""
    found = chain(particle_places.find(analysis), compound_places.find(analysis))
    return gap.items(NAME, analysis, found, "asked before with this verb")
