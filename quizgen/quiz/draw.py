"""The one source of chance: a number made from the seed and from what is drawn, the same on any machine.

Each thing draws for itself, so that a text with one item more does not shuffle all the others.
"""

import hashlib


def draw(*parts: str) -> float:
    """A number in [0, 1) that depends on nothing but the parts."""
    digest = hashlib.sha256("\0".join(parts).encode()).digest()
    return int.from_bytes(digest[:7]) / 2**56
