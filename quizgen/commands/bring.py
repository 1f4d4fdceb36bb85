"""``quizgen import`` and ``quizgen new``: texts into the library, as files that an author goes on with."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen import LEVELS
from quizgen.commands import arguments
from quizgen.commands.output import show

if TYPE_CHECKING:
    from quizgen.source import Text


class Chapters(click.ParamType[tuple[int, ...]]):
    """Numbers and ranges with commas between them, ``1,3-5``, or ``all`` (given as an empty tuple)."""

    name = "1,3-5|all"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        """The numbers in order."""
        if isinstance(value, tuple) or value == "all":
            return () if value == "all" else value
        found: list[int] = []
        for part in value.split(","):
            ends = re.fullmatch(r"\s*([0-9]{1,4})(?:-([0-9]{1,4}))?\s*", part)
            if not ends:
                self.fail(f"{part!r} is no chapter; write 1,3-5 or all.", param, ctx)
            found += range(int(ends[1]), int(ends[2] or ends[1]) + 1)
        return tuple(dict.fromkeys(found))


def _described(command: arguments.Command) -> arguments.Command:
    """What a text says of itself."""
    options = (
        click.option("--title", default="", help="Title.  [default: what the file says]"),
        click.option("--level", type=click.Choice(LEVELS), help="Level.  [default: none; an estimate is shown]"),
        click.option("--source", default="", help="Where the text comes from."),
        click.option("--licence", default="", help="Terms on which it may be used: CC BY 4.0, public domain …"),
        click.option("--attribution", default="", help="Whose it is."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--chapters", type=Chapters(), help="Which texts of a book: 1,3-5 or all.  [default: list them]")
@click.option("--slug", default="", help="Name of the file in the library.  [default: from FILE]")
@click.option("--theirs", is_flag=True, help="Of a bundle: where both decided, what was decided there.")
@_described
@arguments.texts
def bring(
    file: Path,
    chapters: tuple[int, ...] | None,
    slug: str,
    theirs: bool,
    texts: Path | None,
    **said: Any,
) -> None:
    """Bring a text into the library: .txt .md .html .docx .epub .srt .vtt .pdf or .zip, in any encoding.

    What was left out is listed, and what is still to be settled.  Of a book the texts are listed, and --chapters
    takes some or all of them.  A bundle (quizgen bundle) brings all that was decided about its text; what was decided
    otherwise here is shown and stays.
    """
    from quizgen.commands.bundle import take
    from quizgen.source import SourceError
    from quizgen.source.bringing import slug as plain
    from quizgen.source.bringing import texts as found
    from quizgen.source.bundle import is_bundle
    from quizgen.source.saving import HISTORY

    folder, given = arguments.writable(texts), file.read_bytes()
    if is_bundle(given):
        take(given, file.name, folder, plain(slug) if slug else "", folder / HISTORY, theirs)
        return
    numbered = list(enumerate(found(given, file.name), start=1))
    if len(numbered) > 1 and chapters is None:
        _list(numbered, file)
        return
    chosen = [(n, text) for n, text in numbered if not chapters or n in chapters]
    if not chosen:
        raise SourceError(file.name, "has no such chapter with a text that can be read")
    _write(chosen, folder, plain(slug or file.stem), {k: v for k, v in said.items() if v})


def _list(readable: Sequence[tuple[int, "Text"]], file: Path) -> None:
    for number, text in readable:
        show(f"{number:4}  {len(text.body):7,} characters  {text.title or text.body[:30]}")
    show(f"Choose with --chapters, such as: quizgen import {file.name} --chapters {readable[0][0] if readable else 1}")


def _write(chosen: Sequence[tuple[int, "Text"]], folder: Path, slug: str, said: dict[str, Any]) -> None:
    """The files, all or none: a text that the library has, or a name that is taken, is told before any is made."""
    from quizgen.source import SourceError
    from quizgen.source.bringing import named, write
    from quizgen.source.library import Library
    from quizgen.source.twins import in_library

    library = Library(folder)
    files: dict[Path, Text] = {}
    notes: dict[Path, str] = {}
    for name, text in named(chosen, slug):
        path = folder / f"{name}.md"
        if known := in_library(text, library):
            if known[1] == 1:
                raise SourceError(name, f"the library has this text already, as {known[0].slug}")
            notes[path] = f"  much like {known[0].slug}: {known[1]:.0%} of its sentences are the same"
        brought = replace(text, slug=name, **said)
        files[path] = brought if brought.licence else replace(brought, status="draft")
    write(files.items())
    for path, text in files.items():
        _tell(path, text)
        if path in notes:
            show(notes[path])


def _tell(path: Path, text: "Text") -> None:
    """Where it is, what was left out, what its level may be, and what is next."""
    from quizgen import lexicon
    from quizgen.analysis import analyse
    from quizgen.analysis.difficulty import difficulty

    show(f"{path}: {len(text.body):,} characters, {len(text.readings)} readings given")
    for removed in text.removed:
        show(f"  left out ({removed.why}): {' '.join(removed.text.split())[:60]}")
    if not text.level:
        hard = difficulty(analyse(text, lexicon.load()))
        reasons = " ".join(reason.en for reason in hard.reasons)
        show(f"  level: none given; estimated {hard.level or 'unknown'}. {reasons}".rstrip())
    if not text.licence:
        show("  licence: none given, so it is a draft; write one into the file, and take out “status: draft”")
    show(f"  next: quizgen check {path}")


@click.command()
@click.argument("slug")
@_described
@arguments.texts
def new(slug: str, texts: Path | None, title: str, **said: Any) -> None:
    """Begin a text in the library: a file with all that it should say of itself, to be filled in."""
    from quizgen.source import Text
    from quizgen.source.bringing import slug as plain
    from quizgen.source.bringing import write

    path = arguments.writable(texts) / f"{plain(slug)}.md"
    values: dict[str, Any] = {name: value or "" for name, value in said.items()}
    body = "ここに本文を書きます。読み方は、漢字の後に入れます。"
    write([(path, Text(path.stem, title or slug, body, status="draft", **values))])
    show(f"{path}: write the text there, then: quizgen check {path}")
