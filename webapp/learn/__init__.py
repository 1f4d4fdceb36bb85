"""The learner's side: the library, a text to read, a quiz beside it, the result, words that are known, review."""

from webapp.learn import ahead, aids, attempts, library, own, passes, profile, progress, reading, review, words
from webapp.learn.blueprint import learn

__all__ = [
    "ahead",
    "aids",
    "attempts",
    "learn",
    "library",
    "own",
    "passes",
    "profile",
    "progress",
    "reading",
    "review",
    "words",
]
