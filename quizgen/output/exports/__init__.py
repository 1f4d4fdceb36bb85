"""A quiz as a file for another program, one module for each format.

H5P is not among them: a package must carry the libraries of its content types, which only their hub has.
"""

from collections.abc import Callable

from quizgen.output.exports import anki, anki_text, gift, json_file, markdown, moodle, qti, spreadsheet
from quizgen.output.exports.base import Handout, handout

__all__ = ["WRITERS", "handout"]

WRITERS: dict[str, Callable[[Handout], bytes]] = {
    "anki": anki.write,
    "anki-text": anki_text.write,
    "csv": spreadsheet.write,
    "gift": gift.write,
    "json": json_file.write,
    "markdown": markdown.write,
    "moodle": moodle.write,
    "qti": qti.write,
}
