"""The author's side: texts brought in, what the analyser doubts settled, shown to learners or taken back."""

from webapp.author import bring, bundles, desk, history, items, preview, publishing, shelf, source, wording
from webapp.author.blueprint import author

__all__ = [
    "author",
    "bring",
    "bundles",
    "desk",
    "history",
    "items",
    "preview",
    "publishing",
    "shelf",
    "source",
    "wording",
]
