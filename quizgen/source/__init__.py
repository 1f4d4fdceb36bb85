"""Bytes to ``Text``: encodings, formats, cleaning, front matter, the library."""

from quizgen.source.read import plain, read_bytes, read_path, read_string
from quizgen.source.text import Block, GivenReading, Removed, SourceError, Text

__all__ = [
    "Block",
    "GivenReading",
    "Removed",
    "SourceError",
    "Text",
    "plain",
    "read_bytes",
    "read_path",
    "read_string",
]
