"""The teacher's side: worksheets made from texts, changed by hand, kept, printed, handed to programs and to a class."""

from webapp.teach import assigning, builder, desk, handing, pupil, rewording, shelf, tables
from webapp.teach.blueprint import teach

__all__ = ["assigning", "builder", "desk", "handing", "pupil", "rewording", "shelf", "tables", "teach"]
