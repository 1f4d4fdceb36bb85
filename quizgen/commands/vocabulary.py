"""``quizgen vocabulary``: the word list of a text."""

from pathlib import Path

import click

from quizgen.commands import arguments
from quizgen.commands.output import show

ORDERS = ("order", "level", "frequency")


@click.command()
@arguments.path
@click.option("--by", "order", type=click.Choice(ORDERS), default="order", show_default=True, help="How it is sorted.")
@arguments.format_of("text", "csv", "json")
@arguments.texts
def vocabulary(path: str, order: str, format_name: str, texts: Path | None) -> None:
    """List the words of a text once each: reading, level, how often, meaning."""
    from quizgen import lexicon
    from quizgen.analysis import analyse
    from quizgen.output import vocabulary as words

    dictionary = lexicon.load()
    listed = words.vocabulary(analyse(arguments.read(path, texts), dictionary), dictionary, order)
    show({"text": words.text, "csv": words.to_csv, "json": words.to_json}[format_name](listed))
