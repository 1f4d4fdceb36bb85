"""``quizgen reports``: what learners reported about items in the web app."""

import click

from quizgen.commands import arguments
from quizgen.commands.faults import Fault
from quizgen.commands.output import show


@click.command()
@arguments.format_of("text", "csv")
@arguments.kept
def reports(format_name: str, data: arguments.Kept) -> None:
    """List what learners reported about questions, the newest first."""
    from webapp import reports as kept
    from webapp.store import Store

    data.check()
    try:
        store = Store(data.url)
    except RuntimeError as fault:
        raise Fault(str(fault)) from fault
    try:
        show({"text": kept.as_text, "csv": kept.as_csv}[format_name](kept.reports(store)))
    finally:
        store.close()
