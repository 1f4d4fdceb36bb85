"""``quizgen backup`` and ``quizgen restore``: the data of the web app in one file, and back."""

import time
from pathlib import Path

import click

from quizgen.commands import arguments
from quizgen.commands.faults import Fault
from quizgen.commands.output import show


@click.command()
@click.argument("file", type=arguments.NewFile())
@arguments.data
def backup(file: Path, data: Path | None) -> None:
    """Write all that the web app keeps into FILE (.zip), while it serves if need be."""
    from webapp import backup as backups

    try:
        backups.backup(arguments.data_folder(data), file)
    except backups.BackupError as fault:
        raise Fault(str(fault)) from fault
    show(f"{file}: keep it safe, it holds answers and the key that signs cookies")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@arguments.data
def restore(file: Path, data: Path | None) -> None:
    """Put a backup back.  What was there is kept in a backup of its own, which is told."""
    from webapp import backup as backups

    folder = arguments.data_folder(data)
    try:
        before = backups.restore(file, folder, time.time())
    except backups.BackupError as fault:
        raise Fault(str(fault)) from fault
    show(f"{folder}: restored from {file}")
    if before:
        show(f"What was there before lies in {before}; start the server anew if it is running.")
