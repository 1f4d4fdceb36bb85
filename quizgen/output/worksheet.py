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
from quizgen.output.render import render, source
from quizgen.output.sheet import Setting, sheet
from quizgen.output.vocabulary import Listed, Wanted, vocabulary
from quizgen.quiz.types import Quiz

if TYPE_CHECKING:
    from quizgen.lexicon import Lexicon

Key = Literal["none", "separate", "only"]
Paper = Literal["a4", "b5", "letter"]
_NOTHING = Known()
PAPERS: tuple[Paper, ...] = ("a4", "b5", "letter")
# Characters in a line of text, as templates/sheet/paper.css has them.
_WIDTH = {"a4": 40, "b5": 38, "letter": 40}
# Choices have figures as on JLPT papers, or kana as on school papers written downwards; paper.css prints the same.
_FIGURES = ("1", "2", "3", "4", "5", "6")
_KANA = ("ア", "イ", "ウ", "エ", "オ", "カ")


@dataclass(frozen=True, slots=True)
class Options:
    """How a sheet is printed; furigana, level and version are the quiz's own (``QuizSpec``).

    ``known`` are words that stand without furigana, and not in the ``vocabulary``, a page of its own.  ``points`` is
    what a question is worth, None if points are written in by hand; ``title`` stands above, else the texts' own.
    """

    key: Key = "separate"
    paper: Paper = "a4"
    vertical: bool = False
    language: Literal["ja", "en"] = "ja"
    known: Known = _NOTHING
    vocabulary: bool = False
    points: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a sheet prints beside the quiz itself; fields are (before, after, size of the space)."""

    language: str
    untitled: str
    fields: tuple[tuple[str, str, str], ...]
    score: str
    part: str
    text: str
    key: str
    seed: str
    acknowledgement: str
    lines: tuple[str, str]
    points: str
    words: str
    columns: tuple[str, str, str, str]

    def line(self, first: int, last: int) -> str:
        """``3行目`` or ``3～4行目``."""
        return self.lines[first != last].format(first, last)


_BLANKS_JA = (
    ("", "年", "short"),
    ("", "組", "short"),
    ("", "番", "short"),
    ("名前", "", "long"),
    ("", "月", "short"),
    ("", "日", "short"),
)
_WORDS = {
    "ja": Words(
        "ja",
        "読解",
        _BLANKS_JA,
        "点数",
        "問題",
        "文章",
        "解答と解説",
        "作成番号",
        "辞書：JMdict・KANJIDIC2（EDRDG, CC BY-SA 4.0）　書体：Klee One（OFL 1.1）",
        ("{0}行目", "{0}～{1}行目"),
        "各{0}点",
        "言葉",
        ("言葉", "読み方", "意味", "メモ"),
    ),
    "en": Words(
        "en",
        "Reading",
        (("Class", "", "short"), ("No.", "", "short"), ("Name", "", "long"), ("Date", "", "middle")),
        "Score",
        "Part ",
        "Text ",
        "Answers and explanations",
        "seed",
        "Dictionary: JMdict, KANJIDIC2 (EDRDG, CC BY-SA 4.0) · Font: Klee One (OFL 1.1)",
        ("line {0}", "lines {0}–{1}"),
        "{0} points each",
        "Words",
        ("Word", "Reading", "Meaning", "Notes"),
    ),
}


def worksheet(quizzes: Sequence[Quiz], analyses: Sequence[Analysis], lexicon: "Lexicon", options: Options) -> str:
    """The HTML of a worksheet: the sheet of each version, then the key of each.

    ``quizzes`` are the versions of one quiz (``QuizSpec.version`` A, B, …) about the texts of ``analyses``.
    """
    width = _WIDTH[options.paper]
    setting = Setting(width, 1.0, _KANA) if options.vertical else Setting(width, 0.5, _FIGURES)
    words = _WORDS[options.language]
    return render(
        "sheet/worksheet.html",
        sheets=[sheet(quiz, analyses, lexicon, setting, options.known) for quiz in quizzes],
        title=options.title or "・".join(a.text.title for a in analyses if a.text.title) or words.untitled,
        words=words,
        paper=options.paper,
        vertical=options.vertical,
        sheets_wanted=options.key != "only",
        key_wanted=options.key != "none",
        points=options.points,
        vocabulary=_vocabulary(quizzes[0], analyses, lexicon, options),
        styles=styles(),
        program=quizgen.__version__,
    )


def _vocabulary(quiz: Quiz, analyses: Sequence[Analysis], lexicon: "Lexicon", options: Options) -> tuple[Listed, ...]:
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
