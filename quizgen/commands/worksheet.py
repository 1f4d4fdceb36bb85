"""``quizgen worksheet``: a sheet to print."""

from pathlib import Path

import click

from quizgen.commands import arguments


@click.command()
@arguments.path
@arguments.output_file
@arguments.quiz_options
@arguments.texts
def worksheet(
    path: str, output: Path, count: int, kinds: tuple[str, ...], level: str, seed: int, texts: Path | None
) -> None:
    """Write a sheet to print."""
