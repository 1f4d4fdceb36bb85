"""``quizgen backup`` and ``quizgen restore``: the data of the web app in one file, and back."""

import time
from pathlib import Path

import click

from quizgen.commands import arguments
from quizgen.commands.faults import Fault
from quizgen.commands.output import show


@click.command()
@click.argument("file", type=arguments.NewFile())
@arguments.kept
def backup(file: Path, data: arguments.Kept) -> None:
    """Write all that the web app keeps into FILE (.zip), while it serves if need be."""
    from webapp import backup as backups

    try:
        backups.backup(data.folder, file, data.database)
    except RuntimeError as fault:
        raise Fault(str(fault)) from fault
    show(f"{file}: keep it safe, it holds answers and the key that signs cookies")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@arguments.kept
def restore(file: Path, data: arguments.Kept) -> None:
    """Put a backup back, into SQLite or PostgreSQL.  What was there is kept and told."""
    from webapp import backup as backups
    from webapp.database import address, named

    try:
        before = backups.restore(file, data.folder, time.time(), data.database)
    except RuntimeError as fault:
        raise Fault(str(fault)) from fault
    show(f"{named(address(data.database)) if data.database else data.folder}: restored from {file}")
    if before:
        show(f"What was there before lies in {before}; start the server anew if it is running.")
