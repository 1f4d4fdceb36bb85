"""``quizgen check``: what an author should look at in a text, and how to mend it."""

from collections.abc import Iterator
from pathlib import Path

import click

from quizgen.commands import arguments
from quizgen.commands.output import progress, show


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--strict", is_flag=True, help="The exit code is 1 if anything at all is found.")
@arguments.texts
@click.pass_context
def check(context: click.Context, paths: tuple[str, ...], strict: bool, texts: Path | None) -> None:
    """Look through texts, or the whole library, and say what to mend: file, line, column, what, how.

    The exit code is 1 if a text cannot be read.
    """
    from quizgen.source import SourceError

    faults = 0
    for path in progress(paths or arguments.library(texts).slugs(), "Checking"):
        try:
            for line in _found(path, texts):
                show(line)
                faults += strict
        except SourceError as fault:
            faults += 1
            show(str(fault))
    context.exit(1 if faults else 0)


def _found(path: str, folder: Path | None) -> Iterator[str]:
    """``file:line:column: what — how to mend it`` for each finding."""
    from quizgen import lexicon
    from quizgen.analysis import analyse
    from quizgen.items import propose
    from quizgen.output.findings import findings
    from quizgen.source.documents import whole_of

    data, name = arguments.given(path, folder)
    words = lexicon.load()
    analysis = analyse(arguments.read_given(data, name, own=path != arguments.STANDARD_INPUT), words)
    for finding in findings(analysis, propose(analysis, words), whole_of(data, name).text):
        where = ":".join(map(str, filter(None, (name, finding.line, finding.column))))
        yield f"{where}: {finding.what} — {finding.mend}"
