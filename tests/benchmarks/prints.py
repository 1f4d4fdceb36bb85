"""A worksheet of four A4 pages as PDF: by the program's own printer, and by WeasyPrint from the same HTML, warm."""

import resource
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from quizgen import lexicon, paths
from quizgen.analysis import analyse
from quizgen.output.pdf import pdf
from quizgen.output.worksheet import Options, worksheet
from quizgen.quiz import QuizSpec, choose, proposals
from quizgen.source.library import Library

TURNS = 5


def sheet(*versions: str) -> str:
    """The HTML of a sheet of four pages, without its key, for each version."""
    words, text = lexicon.load(), Library(paths.shipped("texts")).get("fast-clock")
    analyses, spec = (analyse(text, words),), QuizSpec(count=20)
    found = proposals(analyses, words, spec)
    quizzes = [choose(found, analyses, QuizSpec(count=20, version=version)) for version in versions]
    return worksheet(quizzes, analyses, words, Options(key="none"))


def printing() -> tuple[float, float, float | None]:
    """Seconds of CPU time from HTML to PDF, medians: one version, versions A and B together, and WeasyPrint's, or None
    where it is not installed."""
    one, two = sheet("A"), sheet("A", "B")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sheet.pdf")
        ours, both = _seconds(lambda: pdf(one, path)), _seconds(lambda: pdf(two, path))
        return ours, both, _weasyprint(one, path) if find_spec("weasyprint") else None


def _seconds(task: Callable[[], object]) -> float:
    """The middle of several turns; the browser is started anew in each."""
    return median(_once(task) for _ in range(TURNS))


def _once(task: Callable[[], object]) -> float:
    before = _spent()
    task()
    return _spent() - before


def _spent() -> float:
    """CPU time of this process and of those that it has ended."""
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def _weasyprint(html: str, path: Path) -> float:
    """As it is used by who knows it: the font is read once, before the clock runs."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()

    def task() -> None:
        weasyprint.HTML(string=html).write_pdf(path, font_config=fonts)

    task()
    return _seconds(task)
