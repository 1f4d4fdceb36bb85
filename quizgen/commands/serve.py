"""``quizgen serve``: the web app."""

from pathlib import Path
from typing import Any

import click

from quizgen import paths
from quizgen.commands import arguments
from quizgen.commands.faults import Fault


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--name", "names", multiple=True, help="Name by which visitors call the server.  [default: any]")
@click.option("--https", is_flag=True, help="Visitors come by https, as a proxy before it sees to.")
@click.option("--proxies", type=click.IntRange(0, 9), default=0, help="How many proxies' X-Forwarded-For to believe.")
@click.option("--log-requests", is_flag=True, help="Write a line of JSON for every request.")
@arguments.kept
@arguments.texts
def serve(
    host: str,
    port: int,
    data: arguments.Kept,
    texts: Path | None,
    names: tuple[str, ...],
    log_requests: bool,
    **more: Any,
) -> None:
    """Serve the web app, on this machine alone unless told otherwise."""
    from webapp.server import serve as run

    more |= {"requests": log_requests} | ({"hosts": names, "public": True} if names else {})
    try:
        run(host, port, data.folder, texts or paths.shipped("texts"), data.database, **more)
    except OSError as fault:
        if fault.filename:
            raise
        raise Fault(f"{host}:{port}: {fault.strerror}; choose another with --port") from fault
    except RuntimeError as fault:  # the store cannot be used, or there is no home folder
        raise Fault(str(fault)) from fault
