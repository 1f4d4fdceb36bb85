"""The teacher's side: worksheets made from texts, changed by hand, kept, printed and handed to other programs."""

from webapp.teach import builder, desk, handing, rewording, shelf
from webapp.teach.blueprint import teach

__all__ = ["builder", "desk", "handing", "rewording", "shelf", "teach"]
