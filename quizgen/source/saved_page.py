"""Pages that a browser saved as one file (MHTML, RFC 2557): the HTML of the page itself, without its pictures."""

from email import message_from_bytes, policy
from email.errors import MessageError

from quizgen.source.encodings import decode
from quizgen.source.text import SourceError

_PAGES = ("text/html", "application/xhtml+xml")
_HEAD = 4_000
"""Bytes in which the header of the file stands."""


def is_saved(data: bytes) -> bool:
    """Whether the bytes begin as such a file does."""
    head = data[:_HEAD].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def read(data: bytes, name: str) -> str:
    """The page as HTML; ``SourceError`` where there is none in it."""
    try:
        whole = message_from_bytes(data, policy=policy.compat32)
        page = next((part for part in whole.walk() if part.get_content_type() in _PAGES), None)
        found = page.get_payload(decode=True) if page and not whole.defects else None  # a part that is cut off is one
    except (MessageError, ValueError, LookupError):
        found = None
    if not isinstance(found, bytes) or not found.strip():
        raise SourceError(name, "the saved page is broken; save it again")
    return decode(found, name)
