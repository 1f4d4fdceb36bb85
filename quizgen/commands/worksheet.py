"""``quizgen worksheet``: a sheet to print."""

from pathlib import Path
from typing import Any

import click

from quizgen.commands import arguments
from quizgen.commands.faults import Fault
from quizgen.commands.output import whole

ENDINGS = (".html", ".pdf", ".docx")
SETS = ("easy", "normal", "hard")


_PRINTED = ("key", "paper", "vertical", "turned", "language", "vocabulary", "points", "title")


class Versions(click.ParamType[tuple[str, ...]]):
    """Names of versions with commas between them: ``A,B``."""

    name = "version,version"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names, each once."""
        names = value if isinstance(value, tuple) else tuple(dict.fromkeys(v.strip() for v in value.split(",")))
        if not all(names) or len(names) > 26:
            self.fail("give up to 26 names with commas between them, such as A,B.", param, ctx)
        return names


class Sets(click.ParamType[tuple[str, ...]]):
    """Difficulties with commas between them: ``easy,hard``."""

    name = "set,set"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The difficulties, each once."""
        names = value if isinstance(value, tuple) else tuple(dict.fromkeys(v.strip() for v in value.split(",")))
        for name in names:
            if name not in (*SETS, ""):
                self.fail(f"there is no set {name!r}; the sets are {', '.join(SETS)}.", param, ctx)
        return names


@click.command()
@arguments.path
@arguments.output_file
@click.option(
    "--key",
    type=click.Choice(("none", "separate", "only")),
    default="separate",
    show_default=True,
    help="The key: left out, on its own page, or without the sheet.",
)
@click.option("--versions", type=Versions(), default=("A",), metavar="A,B", help="The same items in other orders.")
@click.option(
    "--sets",
    type=Sets(),
    default=("",),
    metavar="easy,normal,hard",
    help="A sheet of each difficulty: easier or harder items, furigana over all words or none, three choices or four.",
)
@click.option("--other-items", is_flag=True, help="Versions have other items, as far as the text gives them.")
@click.option("--vocabulary", is_flag=True, help="A page of the text's words with readings and meanings.")
@click.option("--points", type=click.IntRange(1, 100), help="How many points a question is worth.")
@click.option("--paper", type=click.Choice(("a4", "b5", "letter")), default="a4", show_default=True, help="Its size.")
@click.option("--vertical", is_flag=True, help="Written downwards.")
@click.option(
    "--turned", is_flag=True, help="Paper turned: lying for a sheet written across, upright for one written downwards."
)
@click.option("--circles", is_flag=True, help="Circles to fill in instead of a box for the number of the choice.")
@click.option("--squares", is_flag=True, help="Squares of writing paper instead of lines.")
@click.option("--link", metavar="URL", help="Print a QR code of the address where the items are on a screen.")
@click.option("--title", default="", help="What stands above.  [default: the text's title]")
@arguments.furigana
@click.option("--language", type=click.Choice(("ja", "en")), default="ja", show_default=True, help="Of the headings.")
@arguments.quiz_options
@arguments.known
@arguments.texts
def worksheet(path: str, output: Path, texts: Path | None, known: Path | None, **asked: Any) -> None:
    """Write a sheet to print: the text, a quiz and its key, as FILE.html, FILE.pdf or FILE.docx (to edit)."""
    from quizgen import lexicon
    from quizgen.output.qr import Screen
    from quizgen.output.word_sheet import document
    from quizgen.output.worksheet import Options, Pen
    from quizgen.output.worksheet import worksheet as laid_out

    if output.suffix.lower() not in ENDINGS:
        raise click.UsageError(f"The name of FILE must end in {', '.join(ENDINGS)}.")
    words = lexicon.load()
    learnt = arguments.known_words(known, words)
    printed = {name: asked.pop(name) for name in _PRINTED}
    pen, link = Pen(asked.pop("circles"), asked.pop("squares")), asked.pop("link")
    options = Options(**printed, known=learnt, pen=pen, screen=Screen(link) if link else None)
    difficulties, versions = asked.pop("sets"), asked.pop("versions")
    quizzes, analyses = arguments.versions((path,), texts, versions, learnt, difficulties=difficulties, **asked)
    if output.suffix.lower() == ".docx":
        with whole(output) as part:
            part.write_bytes(document(quizzes, analyses, words, options))
    else:
        _write(laid_out(quizzes, analyses, words, options), output, options.vertical)


def _write(html: str, output: Path, vertical: bool) -> None:
    from quizgen.output.pdf import PdfError, pdf

    with whole(output) as part:
        if output.suffix.lower() == ".html":
            part.write_text(html, encoding="utf-8")
            return
        try:
            printed = pdf(html, part, vertical)
        except PdfError as fault:
            raise Fault(f"{output}: {fault}") from fault
    if printed.means == "html":
        beside = output.with_name(printed.path.name)
        click.echo(f"No PDF: there is neither Chromium nor WeasyPrint. {beside} is there to print instead.", err=True)
