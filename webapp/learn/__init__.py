"""The learner's side: the library, a text to read, a quiz beside its text, the result, the words that are known."""

from webapp.learn import attempts, texts, words
from webapp.learn.blueprint import learn

__all__ = ["attempts", "learn", "texts", "words"]
