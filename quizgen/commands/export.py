"""``quizgen export``: a quiz as a file for another program."""

from pathlib import Path

import click

from quizgen.commands import arguments
from quizgen.commands.output import whole

FORMATS = ("json",)


@click.command()
@arguments.path
@click.option("--to", "format_name", type=click.Choice(FORMATS), required=True, help="Format of the file.")
@arguments.output_file
@arguments.quiz_options
@arguments.known
@arguments.texts
def export(
    path: str,
    format_name: str,
    output: Path,
    count: int,
    kinds: tuple[str, ...],
    level: str,
    seed: int,
    known: Path | None,
    texts: Path | None,
) -> None:
    """Write a quiz as a file for another program."""
    from quizgen.output.to_json import quiz_json

    made, _ = arguments.make((path,), texts, count=count, kinds=kinds, level=level, seed=seed, known=known)
    writers = {"json": quiz_json}
    with whole(output) as part:
        part.write_text(writers[format_name](made) + "\n", encoding="utf-8")
