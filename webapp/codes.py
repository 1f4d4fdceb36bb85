"""Codes to be typed: what a learner prints to go on elsewhere, and what opens a teacher's assignment.

A recovery code is drawn from 100 bits of chance, so a fast digest of it is enough in the database.
"""

import hashlib
import re
import secrets
import unicodedata

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_ALIKE = str.maketrans("OIL", "011")
_GROUPS, _LONG = 5, 4


def new() -> str:
    """A new code: ``7H2K-…``, five groups of four."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_LONG)) for _ in range(_GROUPS))
    return "-".join(groups)


def digest(code: str) -> str:
    """What is kept of a code, however it was typed: small letters, O for 0, spaces or none."""
    return hashlib.sha256(plain(code).encode()).hexdigest()


def plain(code: str) -> str:
    """A code however it was typed, as it was made but without its dashes."""
    return re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", code).upper()).translate(_ALIKE)


def short(characters: int) -> str:
    """A new code of a few characters, to be written on a blackboard."""
    return "".join(secrets.choice(_LETTERS) for _ in range(characters))
