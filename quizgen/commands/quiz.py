"""``quizgen quiz``: a quiz about one text or several."""

from pathlib import Path

import click

from quizgen.commands import arguments
from quizgen.commands.output import show


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@arguments.quiz_options
@arguments.known
@arguments.format_of("text", "json")
@arguments.texts
def quiz(
    paths: tuple[str, ...],
    count: int,
    kinds: tuple[str, ...],
    level: str,
    seed: int,
    known: Path | None,
    format_name: str,
    texts: Path | None,
) -> None:
    """Make a quiz about a text; the key stands at its end."""
    made, analyses = arguments.make(paths, texts, count=count, kinds=kinds, level=level, seed=seed, known=known)
    if format_name == "json":
        from quizgen.output.to_json import quiz_json

        show(quiz_json(made))
    else:
        from quizgen.output.plain import quiz_text

        show(quiz_text(made, analyses))
