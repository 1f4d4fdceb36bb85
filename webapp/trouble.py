"""Why something could not be saved: what a fault of the database or of the disk means to whoever sent it."""

import errno
from typing import Literal

from sqlalchemy.exc import DatabaseError, DBAPIError

Why = Literal["full", "fixed", "busy", "away", ""]
"""No room left, may only be read, others write for too long, out of reach or damaged; ``""``: a fault of ours."""

DATABASE_FAULTS = (DBAPIError, OSError)

# What SQLite says; what PostgreSQL says is told by its codes (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_SAYS: tuple[tuple[str, Why], ...] = (
    ("full", "full"),
    ("readonly", "fixed"),
    ("locked", "busy"),
    ("unable to open", "away"),
    ("disk i/o error", "away"),
    ("malformed", "away"),
    ("not a database", "away"),
)
_CODES: tuple[tuple[str, Why], ...] = (
    ("53100", "full"),
    ("25006", "fixed"),
    ("55P03", "busy"),
    ("53", "away"),  # too many connections, no memory
    ("57P", "away"),  # is shutting down
    ("08", "away"),  # the connection broke
)
_NUMBERS: dict[int, Why] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "fixed",
    errno.EACCES: "fixed",
    errno.EPERM: "fixed",
}


def why(error: Exception) -> Why:
    """What is the matter."""
    if isinstance(error, OSError):
        return _NUMBERS.get(error.errno or 0, "")
    if not isinstance(error, DatabaseError):
        return ""
    if error.connection_invalidated:
        return "away"
    code = getattr(error.orig, "sqlstate", None)
    if code:
        return next((meaning for beginning, meaning in _CODES if code.startswith(beginning)), "")
    said = str(error.orig).lower()
    lost = "connection" in said  # the driver of PostgreSQL itself, before there is a code
    return "away" if lost else next((meaning for words, meaning in _SAYS if words in said), "")
