"""What commands print and write: UTF-8, and a file whole or not at all."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

T = TypeVar("T")


def show(text: str) -> None:
    """Print ``text``; into a pipe or a file always as UTF-8, so that the bytes do not hang on the machine."""
    click.echo(text if sys.stdout.isatty() else text.encode(), nl=not text.endswith("\n"))


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name to write under; when the block ends well, what was written becomes ``path`` in one step."""
    part = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def progress(things: Iterable[T], label: str, length: int | None = None) -> Iterator[T]:
    """The things, with a bar on standard error while they are gone through, if that is a terminal."""
    busy = sys.stdout.isatty() and length is None  # the output itself shows how far it is
    with click.progressbar(things, length=length, label=label, file=sys.stderr, hidden=busy) as bar:
        yield from bar
