"""Where the files that ship with the program lie, in a checkout and in an installed wheel alike."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Folder ``templates`` or ``texts``: inside the installed package, else beside it in the checkout."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def data(name: str) -> Path:
    """A file or folder of ``quizgen/data``: ``data("counters.tsv")``."""
    return _PACKAGE / "data" / name
