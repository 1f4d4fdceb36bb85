"""The learner's side: the library, a text to read, a quiz beside its text, the result."""

from webapp.learn import attempts, texts
from webapp.learn.blueprint import learn

__all__ = ["attempts", "learn", "texts"]
