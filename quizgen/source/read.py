"""The ways in: bytes, a file, or a string to a ``Text``."""

from pathlib import Path

from quizgen.source.encodings import decode
from quizgen.source.mapped import whole
from quizgen.source.normalisation import harmless, widths
from quizgen.source.text import Text


def plain(body: str, slug: str = "") -> Text:
    """A text with nothing cleaned: ``body`` stays as it is if it is NFC and holds no control characters."""
    safe = harmless(whole(body))
    return Text(slug=slug, title="", body=safe.text, origin=safe.origin())


def read_string(given: str, name: str) -> Text:
    """A text from characters in any format."""
    safe = widths(harmless(whole(given)))
    lines = [line.strip() for line in safe.text.split("\n")]
    return Text(slug=Path(name).stem, title="", body="\n".join(line for line in lines if line))


def read_bytes(data: bytes, name: str) -> Text:
    """A text from bytes in any encoding and format; ``name`` stands in messages and gives the slug."""
    return read_string(decode(data, name), name)


def read_path(path: Path) -> Text:
    """A text from a file."""
    return read_bytes(path.read_bytes(), path.name)
