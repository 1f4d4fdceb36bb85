"""``quizgen reports``: what learners reported about items in the web app."""

from pathlib import Path

import click

from quizgen.commands import arguments
from quizgen.commands.faults import Fault
from quizgen.commands.output import show


@click.command()
@arguments.format_of("text", "csv")
@arguments.data
def reports(format_name: str, data: Path | None) -> None:
    """List what learners reported about questions, the newest first."""
    from webapp import reports as kept
    from webapp.settings import database
    from webapp.store import Store

    folder = arguments.data_folder(data)
    if not (folder / "quizgen.db").exists():
        raise Fault(f"{folder}: no data of the web app here (--data names another folder)")
    store = Store(database(folder))
    try:
        show({"text": kept.as_text, "csv": kept.as_csv}[format_name](kept.reports(store)))
    finally:
        store.close()
