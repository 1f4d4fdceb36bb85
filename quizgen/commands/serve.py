"""``quizgen serve``: the web app."""

from pathlib import Path

import click

from quizgen import paths
from quizgen.commands import arguments
from quizgen.commands.faults import Fault


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@arguments.kept
@arguments.texts
def serve(host: str, port: int, data: arguments.Kept, texts: Path | None) -> None:
    """Serve the web app, on this machine alone unless told otherwise."""
    from webapp.server import serve as run

    try:
        run(host, port, data.folder, texts or paths.shipped("texts"), data.database)
    except OSError as fault:
        if fault.filename:
            raise
        raise Fault(f"{host}:{port}: {fault.strerror}; choose another with --port") from fault
    except RuntimeError as fault:  # the store cannot be used, or there is no home folder
        raise Fault(str(fault)) from fault
