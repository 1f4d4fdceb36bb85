"""``quizgen build``: a quiz for every text of a folder, by several processes, begun again where it stopped."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.commands import arguments
from quizgen.commands.export import FORMATS
from quizgen.commands.output import progress, whole

if TYPE_CHECKING:
    from quizgen.output.build import Made, Order

DONE = ".quizgen-build"
"""The file that says what is there: a line a text, its name and the key of what it was made from."""
_ENDINGS = {"anki": "apkg", "anki-text": "txt", "gift": "gift", "markdown": "md", "moodle": "xml", "qti": "zip"}
_READ = (".md", ".txt", ".html", ".htm", ".xhtml", ".docx", ".epub", ".pdf", ".srt", ".vtt", ".zip")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to fill.")
@click.option(
    "--to", "form", type=click.Choice(FORMATS), default="json", show_default=True, help="Format of the files."
)
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="How many processes.")
@click.option(
    "--scheduler", metavar="HOST:PORT", help="A Dask cluster that does it (extra cluster), instead of --jobs."
)
@arguments.quiz_options
@arguments.furigana
def build(folder: Path, output: Path, form: str, jobs: int, scheduler: str | None, **asked: Any) -> None:
    """Make a quiz for every published text in DIR.

    Texts that are done and have not changed are passed over, so that a build that was stopped goes on where it was.
    The files are the same whoever makes them.  The exit code is 1 if a text gave no quiz; the others are made.
    """
    from quizgen.quiz import QuizSpec

    output.mkdir(parents=True, exist_ok=True)
    done = _done(output)
    _settle(output)
    orders = [order for order in _orders(folder, QuizSpec(**asked), form) if not _is_there(order, output, done)]
    faults = 0
    results = _on_cluster(orders, scheduler) if scheduler else _in_processes(orders, jobs)
    with (output / DONE).open("a", encoding="utf-8") as log:
        for made in progress(results, "Building", len(orders)):
            faults += bool(made.fault)
            if made.fault:
                click.echo(f"quizgen: {made.fault}", err=True)
                continue
            with whole(_path(made.name, output, form)) as part:
                part.write_bytes(made.data)
            log.write(f"{made.key}\t{made.name}\n")
            log.flush()
    _settle(output)
    click.get_current_context().exit(1 if faults else 0)


def _orders(folder: Path, spec: "Any", form: str) -> Iterator["Order"]:
    from quizgen.output.build import Order
    from quizgen.source import items_file
    from quizgen.source.read import status
    from quizgen.source.text import PUBLISHED

    for path in sorted(p for p in folder.iterdir() if p.suffix.lower() in _READ and p.is_file()):
        data = path.read_bytes()
        if path.suffix == ".md" and status(data, path.name) != PUBLISHED:
            continue
        decided = items_file.read(items_file.beside(path))
        yield Order(path.name, data, decided, spec, form, int(path.stat().st_mtime))


def _path(name: str, output: Path, form: str) -> Path:
    return output / f"{name}.{_ENDINGS.get(form, form)}"


def _done(output: Path) -> dict[str, str]:
    """The key of each text that is done, by name; a line that was cut off is no line."""
    path = output / DONE
    lines = path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []
    return {name: key for key, _, name in (line.partition("\t") for line in lines) if name}


def _is_there(order: "Order", output: Path, done: dict[str, str]) -> bool:
    return done.get(order.name) == order.key and _path(order.name, output, order.format).exists()


def _settle(output: Path) -> None:
    """The list in order of names, each once, so that the folder hangs on nothing but the texts."""
    lines = (f"{key}\t{name}\n" for name, key in sorted(_done(output).items()))
    with whole(output / DONE) as part:
        part.write_text("".join(lines), encoding="utf-8")


def _in_processes(orders: Sequence["Order"], jobs: int) -> Iterable["Made"]:
    from quizgen.output.build import make

    if jobs == 1 or len(orders) < 2:
        yield from map(make, orders)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(make, orders, chunksize=4)


def _on_cluster(orders: Sequence["Order"], scheduler: str) -> Iterable["Made"]:
    """As they come; a worker that dies has its texts made by another."""
    from quizgen.commands.faults import Fault
    from quizgen.output.build import make

    try:
        from distributed import Client, as_completed
    except ImportError:
        raise Fault("--scheduler needs the extra: pip install 'quizgen[cluster]'") from None
    with Client(scheduler) as client:
        futures = client.map(make, orders, pure=True, retries=3)
        yield from (future.result() for future in as_completed(futures))
