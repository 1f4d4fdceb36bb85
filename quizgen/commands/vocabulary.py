"""``quizgen vocabulary``: the word list of a text."""

from pathlib import Path

import click

from quizgen.commands import arguments
from quizgen.commands.output import show

ORDERS = ("order", "level", "frequency")
LANGUAGES = ("en", "fr", "es", "pt")
"""Languages in which kanji are explained; the test holds them to the dictionary's, which is slow to open."""


@click.command()
@arguments.path
@click.option(
    "--order", "--by", "order", type=click.Choice(ORDERS), default="order", show_default=True, help="How it is sorted."
)
@arguments.level
@click.option("--all", "everything", is_flag=True, help="Easier and known words, names and numbers as well.")
@arguments.known
@click.option(
    "--kanji-language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language in which kanji are explained; words are explained in English alone.",
)
@arguments.format_of("text", "csv", "json")
@arguments.texts
def vocabulary(
    path: str,
    order: str,
    level: str,
    everything: bool,
    known: Path | None,
    kanji_language: str,
    format_name: str,
    texts: Path | None,
) -> None:
    """List the words of a text once each: reading, level, how often, meaning, sentence, kanji.

    Words easier than the level, names and numbers are left out.
    """
    from quizgen import lexicon
    from quizgen.analysis import analyse
    from quizgen.analysis.difficulty import level_of
    from quizgen.output import vocabulary as words

    dictionary = lexicon.load()
    analysis = analyse(arguments.read(path, texts), dictionary)
    learnt = arguments.known_words(known, dictionary)
    wanted = words.Wanted(order, level or level_of(analysis), learnt, everything, kanji_language)
    listed = words.vocabulary(analysis, dictionary, wanted)
    show({"text": words.text, "csv": words.to_csv, "json": words.to_json}[format_name](listed))
