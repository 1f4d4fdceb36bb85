"""How a visitor likes to read: kept in the signed cookie, nowhere else."""

from dataclasses import asdict, dataclass, fields

from flask import session

CHOICES = {
    "language": ("", "en", "ja"),
    "furigana": ("level", "all", "first", "none"),
    "level": ("", "N5", "N4", "N3", "N2", "N1"),
    "theme": ("", "light", "dark"),
}
"""What each preference may be; the first is what holds until something is chosen (``""``: as the device or text has it)."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """A visitor's choices, each one of ``CHOICES``."""

    language: str = ""
    furigana: str = "level"
    level: str = ""
    theme: str = ""


def preferences() -> Preferences:
    """The visitor's preferences."""
    return _checked(session.get("preferences", {}))


def remember(given: dict[str, str]) -> None:
    """Change the preferences that are given; what is unknown or not a choice is ignored."""
    session.permanent = True
    session["preferences"] = asdict(_checked(asdict(preferences()) | given))


def _checked(given: dict[str, str]) -> Preferences:
    names = (f.name for f in fields(Preferences))
    return Preferences(**{n: given[n] if given.get(n) in CHOICES[n] else CHOICES[n][0] for n in names})
