"""A quiz as a file for another program, one module for each format, loaded when it is first asked for.

H5P is not among them: a package must carry the libraries of its content types, which only their hub has.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from quizgen.output.exports.base import Handout, handout

__all__ = ["WRITERS", "handout"]

_MODULES = {
    "anki": "anki",
    "anki-text": "anki_text",
    "csv": "spreadsheet",
    "gift": "gift",
    "json": "json_file",
    "markdown": "markdown",
    "moodle": "moodle",
    "qti": "qti",
}


def _written(module: str, handed: Handout) -> bytes:
    data: bytes = import_module(f"{__name__}.{module}").write(handed)
    return data


WRITERS: dict[str, Callable[[Handout], bytes]] = {name: partial(_written, m) for name, m in _MODULES.items()}
