"""How a visitor likes to read: kept in the signed cookie, nowhere else."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from flask import session

from quizgen import LEVELS
from quizgen.output.passage import POLICIES, Policy

CHOICES = {
    "language": ("", "en", "ja"),
    "furigana": ("level", "unknown", "all", "first", "none", "after"),
    "level": ("", *LEVELS),
    "theme": ("", "light", "dark", "contrast"),
    "size": ("", "small", "large", "huge"),
    "direction": ("", "vertical"),
    "lines": ("", "numbered"),
}
"""What each preference may be; the first holds until one is chosen (``""``: as the device or the text has it)."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """A visitor's choices, each one of ``CHOICES``."""

    language: str = ""
    furigana: str = "level"
    level: str = ""
    theme: str = ""
    size: str = ""
    direction: str = ""
    lines: str = ""

    def policy(self, answered: bool) -> Policy:
        """Over which words furigana stand; those that were to wait until all was ``answered`` stand from then on."""
        waiting: Policy = "all" if answered else "none"
        return next((p for p in POLICIES if p == self.furigana), waiting)


def preferences() -> Preferences:
    """The visitor's preferences."""
    return _checked(session.get("preferences", {}))


def remember(given: dict[str, str]) -> None:
    """Change the preferences that are given; what is unknown or not a choice is ignored."""
    session.permanent = True
    session["preferences"] = asdict(_checked(asdict(preferences()) | given))


def _checked(given: dict[str, str]) -> Preferences:
    names = (f.name for f in fields(Preferences))
    known: dict[str, Any] = {n: given[n] if given.get(n) in CHOICES[n] else CHOICES[n][0] for n in names}
    return Preferences(**known)
