"""``quizgen serve``: the web app."""

from pathlib import Path

import click

from quizgen.commands import arguments


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="QUIZGEN_DATA",
    metavar="DIR",
    help="Folder for what people answer.  [default: quizgen in your folder of application data]",
)
@arguments.texts
def serve(host: str, port: int, data: Path | None, texts: Path | None) -> None:
    """Serve the web app, on this machine alone unless told otherwise."""
