"""``quizgen export``: a quiz as a file for another program."""

import time
from pathlib import Path
from typing import Any

import click

from quizgen.commands import arguments
from quizgen.commands.output import whole

FORMATS = ("anki", "anki-text", "csv", "gift", "json", "markdown", "moodle", "qti")


@click.command()
@arguments.path
@click.option("--to", "format_name", type=click.Choice(FORMATS), required=True, help="Format of the file.")
@arguments.output_file
@arguments.furigana
@arguments.quiz_options
@arguments.known
@arguments.texts
def export(path: str, format_name: str, output: Path, texts: Path | None, known: Path | None, **asked: Any) -> None:
    """Write a quiz as a file for another program: Anki, Moodle (XML or GIFT), QTI 2.1, a spreadsheet, Markdown."""
    from quizgen import lexicon
    from quizgen.output import exports

    made, analyses = arguments.make((path,), texts, known=known, **asked)
    handout = exports.handout(made, analyses, lexicon.load(), int(time.time()))
    with whole(output) as part:
        part.write_bytes(exports.WRITERS[format_name](handout))
