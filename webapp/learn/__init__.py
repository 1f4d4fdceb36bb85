"""The learner's side: the library, a text to read, a quiz beside it, the result, words that are known, review."""

from webapp.learn import aids, attempts, passes, profile, progress, review, texts, words
from webapp.learn.blueprint import learn

__all__ = ["aids", "attempts", "learn", "passes", "profile", "progress", "review", "texts", "words"]
