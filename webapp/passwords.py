"""Passwords: how they are kept, and which ones are refused.

They are kept by scrypt, which costs a guesser memory as well as time; werkzeug brings it, so that no library is added.
There is no rule on which characters a password must have, only on its length and on what is guessed first.
"""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from werkzeug.security import check_password_hash, generate_password_hash

from quizgen import tables

METHOD = "scrypt:32768:8:3"
"""32 MiB, three times over: one of the settings of equal strength in OWASP's Password Storage Cheat Sheet."""
SHORTEST, LONGEST = 8, 128
"""Characters of a password."""
NOBODY = f"{METHOD}${'0' * 16}${'0' * 128}"
"""What a password is compared with where there is no account: it takes as long, and never fits."""
Fault = Literal["short", "long", "common"]
_ROWS = (
    *("1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb"),
    *("1q2w3e4r5t6y7u8i9o0p", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "あいうえおかきくけこ"),
)
_FIGURES = 12
"""Where there is nothing but figures, fewer than so many are a birthday or a telephone number."""
_KANA_MARKS = "\u3099\u309a"
_LEET = str.maketrans("@4031$57!", "aaoeissti")


@dataclass(frozen=True, slots=True)
class Common:
    """A word with which passwords begin that are guessed first."""

    word: str
    example: str


def hashed(password: str) -> str:
    """What is kept of a password."""
    return generate_password_hash(password, METHOD)


def made() -> str:
    """A first password for somebody else, of 64 bits of chance."""
    drawn = ("-".join(secrets.token_hex(2) for _ in range(4)) for _ in range(100))
    return next(password for password in drawn if not guessed(password))


def fits(kept: str, password: str) -> bool:
    """Whether a password is the one that was kept; both as they were typed."""
    return len(password) <= LONGEST and check_password_hash(kept, password)


def fault(password: str, name: str) -> Fault | None:
    """Why a password may not be chosen by the account of this name, if it may not."""
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    return "common" if guessed(password, name) else None


def guessed(password: str, name: str = "") -> bool:
    """Whether it is one of those that are tried first: one or two common words, or the own name, with figures and signs
    round it or in the place of letters; a row of keys; a date; a few characters over and over."""
    plain, own = _plain(password), _letters(_plain(name))
    cores = {_letters(plain), *(_letters(core.translate(_LEET)) for core in _cores(plain))}
    if (own and own in cores) or not cores.isdisjoint(_common()):
        return True
    if not _letters(plain) and sum(map(str.isdecimal, plain)) < _FIGURES:
        return True
    return _is_row(plain) or _is_row(_letters(plain)) or _repeats(plain)


def _plain(typed: str) -> str:
    """In small letters without accents, wide letters made narrow."""
    parts = unicodedata.normalize("NFKD", typed.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in parts if c in _KANA_MARKS or not unicodedata.combining(c)))


def _letters(plain: str) -> str:
    return re.sub(r"[\W\d_]", "", plain)


def _cores(plain: str) -> tuple[str, ...]:
    """Without the figures behind, without the signs too, and without what stands before as well."""
    figures, behind = re.sub(r"\d+$", "", plain), re.sub(r"[\W\d_]+$", "", plain)
    return plain, figures, behind, re.sub(r"^[\W\d_]+", "", behind)


def _is_row(plain: str) -> bool:
    """``12345678``, ``qwertzui``, backwards too: made of pieces of rows of keys, three or more at a time."""
    rows = [row * 2 for row in (*_ROWS, *(row[::-1] for row in _ROWS))]
    while plain:
        step = next((n for n in range(len(plain), 2, -1) if any(plain[:n] in row for row in rows)), 0)
        if not step:
            return False
        plain = plain[step:]
    return True


def _repeats(plain: str) -> bool:
    """``aaaaaaaa``, ``abcabcabc``, ``あいあいあいあい``."""
    return re.fullmatch(r"(.{1,4}?)\1+.{0,3}", plain, re.DOTALL) is not None


@cache
def _common() -> frozenset[str]:
    words = frozenset(_plain(row.word) for row in tables.rows(Common, "common_passwords"))
    return words | {a + b for a in words for b in words}
