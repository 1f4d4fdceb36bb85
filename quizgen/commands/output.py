"""What commands print and write: UTF-8, and a file whole or not at all."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import click

T = TypeVar("T")


def show(text: str) -> None:
    """Print ``text``; into a pipe or a file always as UTF-8, so that the bytes do not hang on the machine."""
    click.echo(text if sys.stdout.isatty() else text.encode(), nl=not text.endswith("\n"))


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file of that name to write; it and what is written beside it move into place when the block ends well."""
    with _folder_beside(path) as folder:
        yield Path(folder, path.name)
        for made in Path(folder).iterdir():
            made.replace(path.parent / made.name)


def _folder_beside(path: Path) -> "TemporaryDirectory[str]":
    try:
        return TemporaryDirectory(dir=path.parent, prefix=".quizgen-")
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, str(path)) from fault


def progress(things: Iterable[T], label: str, length: int | None = None) -> Iterator[T]:
    """The things, with a bar on standard error while they are gone through, if that is a terminal."""
    hidden = not sys.stderr.isatty() or sys.stdout.isatty()  # the output itself shows how far it is
    with click.progressbar(things, length=length, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield from bar
