"""``quizgen backup`` and ``quizgen restore``: the data of the web app and its texts in one file, and back."""

import time
from pathlib import Path

import click

from quizgen import paths
from quizgen.commands import arguments
from quizgen.commands.faults import Fault
from quizgen.commands.output import show


@click.command()
@click.argument("file", type=arguments.NewFile())
@arguments.kept
@arguments.texts
def backup(file: Path, data: arguments.Kept, texts: Path | None) -> None:
    """Write all that the web app keeps, and the library, into FILE (.zip), while it serves if need be."""
    from webapp import backup as backups

    library = texts or paths.shipped("texts")
    try:
        backups.backup(data.folder, file, data.database, library)
    except RuntimeError as fault:
        raise Fault(str(fault)) from fault
    show(f"{file}: all answers, and {_count(backups.texts_in(file))} of {library} with all former versions")
    show("Keep it safe: it holds the key that signs cookies.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@arguments.kept
@click.option(
    "--texts",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="QUIZGEN_TEXTS",
    metavar="DIR",
    help="Folder to put the texts back into.  [default: they are left out]",
)
def restore(file: Path, data: arguments.Kept, texts: Path | None) -> None:
    """Put a backup back, into SQLite or PostgreSQL.  What was there is kept and told.

    Texts go where --texts says; what stood there is found in their history, and no other text is touched.
    """
    from webapp import backup as backups
    from webapp.database import address, named

    try:
        before = backups.restore(file, data.folder, time.time(), data.database, texts)
    except RuntimeError as fault:
        raise Fault(str(fault)) from fault
    show(f"{named(address(data.database)) if data.database else data.folder}: restored from {file}")
    if texts:
        show(f"{texts}: {_count(backups.texts_in(file))} put back")
    elif count := backups.texts_in(file):
        show(f"{_count(count)} in it left out: --texts DIR says where they go")
    if before:
        show(f"What was there before lies in {before}; start the server anew if it is running.")


def _count(n: int) -> str:
    return f"{n} text" if n == 1 else f"{n} texts"
