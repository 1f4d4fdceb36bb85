"""The arguments and options that several commands share."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from quizgen import LEVELS
from quizgen.commands.faults import Fault

if TYPE_CHECKING:
    from quizgen.analysis.types import Analysis
    from quizgen.lexicon import Lexicon
    from quizgen.lexicon.known import Known
    from quizgen.quiz import Quiz
    from quizgen.quiz.sets import Difficulty
    from quizgen.source import Text
    from quizgen.source.library import Library

STANDARD_INPUT = "-"

Command = Callable[..., Any]


class Kinds(click.ParamType[tuple[str, ...]]):
    """Names of kinds with commas between them: ``particle,fact``."""

    name = "kind,kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names, or a usage error that lists those that exist."""
        if isinstance(value, tuple):
            return value
        from quizgen.items import KINDS

        known = [kind.name for kind in KINDS]
        names = tuple(dict.fromkeys(name.strip() for name in value.split(",") if name.strip()))
        for name in names:
            if name not in known:
                self.fail(f"there is no kind {name!r}; the kinds are {', '.join(known)}.", param, ctx)
        return names


path = click.argument("path")
texts = click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="QUIZGEN_TEXTS",
    metavar="DIR",
    help="Folder of the library, where a slug is looked up.  [default: the texts that come with quizgen]",
)
kinds = click.option("--kinds", type=Kinds(), default=(), metavar="A,B", help="Only these kinds.  [default: all]")
level = click.option(
    "--level",
    type=click.Choice(LEVELS),
    callback=lambda context, option, value: value or "",
    help="Learner's level.  [default: the text's]",
)


known = click.option(
    "--known",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Words the learner knows: a list, CSV, TSV or Anki's notes as plain text.",
)

data = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="QUIZGEN_DATA",
    metavar="DIR",
    help="Folder where answers are kept.  [default: quizgen in your folder of application data]",
)

database = click.option(
    "--database",
    default="",
    envvar="QUIZGEN_DATABASE",
    metavar="URL",
    help="PostgreSQL to keep answers in: postgresql://USER@HOST/NAME.  [default: SQLite in --data]",
)


class Kept(NamedTuple):
    """Where the web app's data are: their folder, and the address of a database that does not lie in it."""

    folder: Path
    database: str

    @property
    def url(self) -> str:
        """The address of the database."""
        from webapp.settings import database

        return self.database or database(self.folder)

    def check(self) -> None:
        """Tell that there is nothing in the folder yet."""
        if not self.database and not (self.folder / "quizgen.db").exists():
            raise Fault(f"{self.folder}: no data of the web app here (--data names another folder)")


def kept(command: Command) -> Command:
    """The options that say where the web app's data are, as one argument ``data``."""

    @wraps(command)
    def call(*args: Any, data: Path | None, database: str, **options: Any) -> Any:
        return command(*args, data=Kept(data_folder(data), database), **options)

    return data(database(call))


class NewFile(click.Path):
    """A file to write, in a folder that exists."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, or a usage error."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not path.parent.is_dir():
            self.fail(f"there is no folder {str(path.parent)!r}.", param, ctx)
        return path


output_file = click.option("-o", "--output", type=NewFile(), required=True, metavar="FILE", help="File to write.")


furigana = click.option(
    "--furigana",
    type=click.Choice(("all", "level", "unknown", "first", "none")),
    default="level",
    show_default=True,
    help="Over all words, those above the level, those not known, each word's first, none. "
    "Words of --known have none but with all.",
)


def format_of(*names: str) -> Callable[[Command], Command]:
    """The option ``--format`` with these choices, the first of which is the default."""
    return click.option(
        "--format",
        "format_name",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="Form of the output.",
    )


PRESETS = (
    "exam-n5", "exam-n4", "exam-n3", "exam-n2", "exam-n1",
    "words", "kanji", "grammar", "cloze", "reading", "writing", "short",
)  # fmt: skip


def _by_preset(context: click.Context, option: click.Parameter, name: str | None) -> None:
    """Kinds and number of the preset stand where the command line gives none."""
    if name:
        from quizgen.quiz.presets import presets

        found = presets()[name]
        context.default_map = {**(context.default_map or {}), "kinds": found.kinds, "count": found.count}


def quiz_options(command: Command) -> Command:
    """What a quiz can be asked for: ``count``, ``kinds``, ``level``, ``seed``; a preset gives the first two."""
    options = (
        click.option(
            "--preset",
            type=click.Choice(PRESETS),
            is_eager=True,
            expose_value=False,
            callback=_by_preset,
            help="Kinds and number of a ready-made sheet; --kinds and --count go before it.",
        ),
        click.option("--count", type=click.IntRange(1, 500), default=10, show_default=True, help="How many items."),
        kinds,
        level,
        click.option("--seed", type=int, default=1, show_default=True, help="Another number gives another quiz."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def library(folder: Path | None) -> "Library":
    """The library in ``folder``, else the one that comes with quizgen."""
    from quizgen import paths
    from quizgen.source.library import Library

    return Library(folder or paths.shipped("texts"))


def writable(folder: Path | None) -> Path:
    """The folder that texts are written into: the one given, else a checkout's own; an installed one is left alone."""
    from quizgen import paths

    shipped = paths.shipped("texts")
    if folder is None and shipped.parent.name == "_data":
        raise click.UsageError("Say where your texts are: --texts DIR.")
    return folder or shipped


def name(path: str) -> str:
    """What messages call PATH."""
    return "standard input" if path == STANDARD_INPUT else path


def given(path: str, folder: Path | None) -> tuple[bytes, str]:
    """What PATH names and its name: standard input for ``-``, else a file, else a slug of the library."""
    from quizgen.source import SourceError

    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(), name(path)
    file = Path(path) if Path(path).exists() else library(folder).path(path)
    if file is None:
        raise SourceError(path, "there is no such file, and the library has no text of that name")
    return file.read_bytes(), str(file)


def read(path: str, folder: Path | None) -> "Text":
    """The text that PATH names; from standard input it has no slug."""
    return read_given(*given(path, folder), own=path != STANDARD_INPUT)


def read_given(data: bytes, name: str, own: bool) -> "Text":
    """The text of a file's bytes, with what its author decided beside it; from standard input it has no slug."""
    from quizgen.source import items_file, read_bytes

    text = read_bytes(data, name)
    return items_file.with_items(text, Path(name)) if own else replace(text, slug="")


def known_words(file: Path | None, lexicon: "Lexicon") -> "Known":
    """The words of the file; a note on standard error counts its lines that have no word of the dictionary."""
    from quizgen.lexicon import known as words

    if file is None:
        return words.Known()
    found = words.read(file.read_bytes(), str(file), lexicon)
    if found.passed_over:
        lines = "1 line has" if found.passed_over == 1 else f"{found.passed_over} lines have"
        click.echo(f"quizgen: {file}: {lines} no word of the dictionary.", err=True)
    return found


def make(
    paths: Sequence[str], folder: Path | None, known: Path | None, **asked: Any
) -> tuple["Quiz", tuple["Analysis", ...]]:
    """The quiz about these texts that the quiz options ask for; a text with nothing to ask is a fault of the input."""
    from quizgen import lexicon

    quizzes, analyses = versions(paths, folder, ("A",), known_words(known, lexicon.load()), **asked)
    return quizzes[0], analyses


def versions(
    paths: Sequence[str],
    folder: Path | None,
    names: Sequence[str],
    known: "Known",
    other_items: bool = False,
    difficulties: Sequence["Difficulty"] = ("",),
    **asked: Any,
) -> tuple[tuple["Quiz", ...], tuple["Analysis", ...]]:
    """A quiz for each difficulty and version, the same items in other orders or ``other_items``, with the analyses of
    its texts.

    ``known`` are words that are not asked about where there are others.
    """
    from quizgen import lexicon
    from quizgen.analysis import analyse
    from quizgen.quiz import QuizSpec, choose, proposals
    from quizgen.quiz.sets import furigana
    from quizgen.source import SourceError

    words, spec = lexicon.load(), QuizSpec(**asked)
    analyses = tuple(analyse(read(path, folder), words) for path in paths)
    found = proposals(analyses, words, spec)
    specs = (
        replace(spec, version=name, form=n if other_items else 0, difficulty=d, furigana=furigana(d, spec.furigana))
        for d in difficulties
        for n, name in enumerate(names)
    )
    quizzes = tuple(choose(found, analyses, spec, known) for spec in specs)
    if not quizzes[0].items:
        raise SourceError(" ".join(map(name, paths)), "no question can be asked about this text; is it long enough?")
    return quizzes, analyses


def data_folder(given: Path | None) -> Path:
    """The folder of the web app's data: the one that is given, or the usual one of this system."""
    if given:
        return given
    if sys.platform in ("win32", "darwin"):
        return Path(click.get_app_dir("quizgen"))
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "quizgen"
