"""Recovery codes: what a learner prints to go on elsewhere.

A code is drawn from 100 bits of chance, so a fast digest of it is enough in the database.
"""

import hashlib
import re
import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_ALIKE = str.maketrans("OIL", "011")
_GROUPS, _LONG = 5, 4


def new() -> str:
    """A new code: ``7H2K-…``, five groups of four."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_LONG)) for _ in range(_GROUPS))
    return "-".join(groups)


def digest(code: str) -> str:
    """What is kept of a code, however it was typed: small letters, O for 0, spaces or none."""
    plain = re.sub(r"[^0-9A-Z]", "", code.upper()).translate(_ALIKE)
    return hashlib.sha256(plain.encode()).hexdigest()
