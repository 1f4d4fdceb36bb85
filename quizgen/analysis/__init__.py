"""A text becomes an analysis: ``analyse(text, lexicon)``; the steps are listed in ``pipeline``."""

from quizgen.analysis.pipeline import analyse
from quizgen.analysis.types import Analysis

__all__ = ["Analysis", "analyse"]
