"""``quizgen bundle``: a text with all that was decided about it, in one file for a colleague; and taking one in."""

from pathlib import Path

import click

from quizgen.commands import arguments
from quizgen.commands.output import show, whole


@click.command()
@click.argument("slug")
@arguments.output_file
@arguments.texts
def bundle(slug: str, output: Path, texts: Path | None) -> None:
    """Write a text, its questions and all that was decided about them into one file, for quizgen import."""
    from quizgen.source import SourceError
    from quizgen.source.bundle import pack

    path = arguments.library(texts).path(slug)
    if path is None:
        raise SourceError(slug, "the library has no text of that name")
    packed = pack(path)
    with whole(output) as part:
        part.write_bytes(packed)


def take(data: bytes, name: str, folder: Path, slug: str, history: Path, theirs: bool) -> None:
    """Bring a bundle into the library, and tell what was decided otherwise here."""
    from quizgen.source.bundle import join, unpack

    found = unpack(data, name)
    path = folder / f"{slug or found.slug}.md"
    joined = join(found, path, history, lambda key: theirs)
    show(f"{path}: {'brought in' if joined.new else 'is here already'}, {_count(len(joined.added))} added")
    for conflict in joined.conflicts:
        show(f"{conflict.key}: decided otherwise here, and left as it is")
        show(_indented("here", conflict.mine) + "\n" + _indented("there", conflict.theirs))
    if joined.conflicts:
        show("--theirs takes over what was decided there.")


def _count(n: int) -> str:
    return f"{n} decision" if n == 1 else f"{n} decisions"


def _indented(whose: str, lines: str) -> str:
    return "\n".join(f"  {whose}: {line}" for line in lines.splitlines())
