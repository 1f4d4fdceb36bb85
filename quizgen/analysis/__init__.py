"""A text becomes an analysis: ``analyse(text, lexicon)``; the steps are listed in ``pipeline``."""

from quizgen.analysis.types import Analysis
from quizgen.lexicon import Lexicon
from quizgen.source.text import Text

__all__ = ["Analysis", "analyse"]


def analyse(text: Text, lexicon: Lexicon) -> Analysis:
    """Everything the rules know about ``text``; they and their tables are loaded when the first text comes."""
    from quizgen.analysis.pipeline import analyse as whole

    return whole(text, lexicon)
