"""A printable worksheet: one HTML file with everything in it, made for A4, B5 or Letter."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import quizgen
from quizgen import paths
from quizgen.analysis.difficulty import level_of
from quizgen.analysis.types import Analysis
from quizgen.lexicon.known import Known
from quizgen.output import downwards
from quizgen.output.qr import Screen
from quizgen.output.render import render, source
from quizgen.output.sheet import Setting, Sheet, sheet
from quizgen.output.sheet_words import Language, Words, printed_words
from quizgen.output.vocabulary import Listed, Wanted, vocabulary
from quizgen.quiz.types import Quiz

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon

Key = Literal["none", "separate", "only"]
Paper = Literal["a4", "b5", "letter"]
_NOTHING = Known()
PAPERS: tuple[Paper, ...] = ("a4", "b5", "letter")
# Characters in a line of text, as templates/sheet/paper.css has them: across the whole page, and in half of it.
_WIDTH = {"a4": (40, 29), "b5": (38, 27), "letter": (40, 27)}
# Choices have figures as on JLPT papers, or kana as on school papers written downwards; paper.css prints the same.
_FIGURES = ("1", "2", "3", "4", "5", "6")
_KANA = ("ア", "イ", "ウ", "エ", "オ", "カ")


@dataclass(frozen=True, slots=True)
class Pen:
    """How a sheet is filled in: ``circles`` to blacken instead of a box for the number of a choice, ``squares`` for
    one letter each instead of lines."""

    circles: bool = False
    squares: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """How a sheet is printed; furigana, level and version are the quiz's own (``QuizSpec``).

    ``turned`` is the paper the other way: what is written across stands on an upright page, what is written downwards
    on one that lies, and turned each has its lines in two halves of the page.  ``known`` are words that stand without
    furigana, and not in the ``vocabulary``, a page of its own.  ``points`` is what a question is worth, None if points
    are written in by hand; ``title`` stands above, else the texts' own; ``screen`` is where the items are on a screen.
    """

    key: Key = "separate"
    paper: Paper = "a4"
    vertical: bool = False
    turned: bool = False
    language: Language = "ja"
    known: Known = _NOTHING
    vocabulary: bool = False
    points: int | None = None
    title: str = ""
    pen: Pen = Pen()
    screen: Screen | None = None

    @property
    def classes(self) -> str:
        """The paper and its direction, as paper.css names them."""
        lying = self.vertical != self.turned
        names = {"vertical": self.vertical, "lying": lying, "halved": self.turned}
        return " ".join((self.paper, *(name for name, holds in names.items() if holds)))

    @property
    def setting(self) -> Setting:
        """How the lines of the texts are set."""
        width = _WIDTH[self.paper][self.turned]
        return Setting(width, True, _KANA) if self.vertical else Setting(width, False, _FIGURES)


def worksheet(quizzes: Sequence[Quiz], analyses: Sequence[Analysis], lexicon: "Lexicon", options: Options) -> str:
    """The HTML of a worksheet: the sheet of each version, then the key of each.

    ``quizzes`` are the versions of one quiz (``QuizSpec.version`` A, B, …), of one or several difficulties, about the
    texts of ``analyses``.
    """
    words = printed_words(options.language, quizzes[0].spec.level or level_of(analyses[0]))
    made = [sheet(quiz, analyses, lexicon, options.setting, options.known) for quiz in quizzes]
    html = render(
        "sheet/worksheet.html",
        sheets=[(each, label(each, quizzes, words)) for each in made],
        title=title(analyses, options, words),
        words=words,
        options=options,
        vocabulary=listed(quizzes[0], analyses, lexicon, options),
        styles=styles(),
        program=quizgen.__version__,
    )
    return downwards.turned(html) if options.vertical else html


def title(analyses: Sequence[Analysis], options: Options, words: Words) -> str:
    """What stands above a sheet."""
    return options.title or "・".join(a.text.title for a in analyses if a.text.title) or words.untitled


def label(sheet: Sheet, quizzes: Sequence[Quiz], words: Words) -> str:
    """What tells a sheet from the others of its kind: ``B``, ``基本``, ``基本 B``; ``""`` if it is the only one."""
    spec = sheet.quiz.spec
    version = spec.version if len({quiz.spec.version for quiz in quizzes}) > 1 else ""
    return " ".join(filter(None, (words.named(spec.difficulty), version)))


def listed(quiz: Quiz, analyses: Sequence[Analysis], lexicon: "Lexicon", options: Options) -> tuple[Listed, ...]:
    """The words not below the level of the sheet, each once, in the order of the texts; those with a meaning."""
    if not options.vocabulary:
        return ()
    found: dict[tuple[str, str], Listed] = {}
    for a in analyses:
        for listed in vocabulary(a, lexicon, Wanted(level=quiz.spec.level or level_of(a), known=options.known)):
            found.setdefault((listed.word, listed.reading), listed)
    return tuple(found.values())


def styles() -> str:
    """The print stylesheet with the font inside, so that a sheet is one file."""
    font = base64.b64encode(paths.data("font/klee-one.woff2").read_bytes()).decode()
    return source("sheet/paper.css").replace("klee-one.woff2", f"data:font/woff2;base64,{font}")
