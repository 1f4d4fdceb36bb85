"""``quizgen items``: everything that can be asked about a text, and what cannot."""

from pathlib import Path

import click

from quizgen.commands import arguments
from quizgen.commands.output import show


@click.command()
@arguments.path
@arguments.kinds
@click.option("--rejected", is_flag=True, help="Also every place that was refused, and why.")
@arguments.format_of("text", "json")
@arguments.texts
def items(path: str, kinds: tuple[str, ...], rejected: bool, format_name: str, texts: Path | None) -> None:
    """List every item that passes the gate."""
    from quizgen import analysis, lexicon
    from quizgen.items import propose

    words = lexicon.load()
    analysed = analysis.analyse(arguments.read(path, texts), words)
    proposal = propose(analysed, words, kinds)
    if format_name == "json":
        from quizgen.output.to_json import items_json

        show(items_json(analysed.text, proposal.items, proposal.rejected if rejected else None))
    else:
        from quizgen.output.plain import items_text

        show(items_text(analysed, proposal, rejected))
