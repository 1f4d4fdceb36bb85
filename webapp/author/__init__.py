"""The author's side: texts brought in, what the analyser doubts settled, shown to learners or taken back."""

from webapp.author import history, items, preview, shelf, source
from webapp.author.blueprint import author

__all__ = ["author", "history", "items", "preview", "shelf", "source"]
