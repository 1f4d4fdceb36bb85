"""The command line: ``quizgen`` is the whole product without a browser.

Every command is a short file of ``quizgen.commands`` and imports what it needs when it runs, so that
``--help`` answers at once.  Exit codes: 0 done, 1 the input is at fault (one line on standard error says
which file, where and why, and nothing was written), 2 the command was used wrongly.
"""

import click

from quizgen import __version__
from quizgen.commands.analyze import analyze
from quizgen.commands.backup import backup, restore
from quizgen.commands.bring import bring, new
from quizgen.commands.build import build
from quizgen.commands.bundle import bundle
from quizgen.commands.check import check
from quizgen.commands.export import export
from quizgen.commands.faults import Faults
from quizgen.commands.items import items
from quizgen.commands.quiz import quiz
from quizgen.commands.reports import reports
from quizgen.commands.serve import serve
from quizgen.commands.user import user
from quizgen.commands.vocabulary import vocabulary
from quizgen.commands.worksheet import worksheet

COMMANDS = (
    serve,
    quiz,
    items,
    analyze,
    vocabulary,
    worksheet,
    check,
    export,
    bring,
    new,
    bundle,
    build,
    reports,
    backup,
    restore,
    user,
)


@click.group(cls=Faults, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quizgen", message="%(prog)s %(version)s")
def main() -> None:
    """Quizzes on any Japanese text, made by rules that can say why.

    PATH is a file (text, Markdown, HTML, Word, EPUB, PDF, subtitles, Aozora Bunko), a slug of the library, or - for
    standard input.
    """


for command in COMMANDS:
    main.add_command(command)
