"""``quizgen check``: what an author should look at in a text, and how to mend it."""

from pathlib import Path

import click

from quizgen.commands import arguments


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@arguments.texts
def check(paths: tuple[str, ...], texts: Path | None) -> None:
    """Look for mistakes in texts and say how to mend them; without PATH in the whole library."""
