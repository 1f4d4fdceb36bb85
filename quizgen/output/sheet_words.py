"""The words that a sheet prints beside the quiz itself, in the register of its level."""

from dataclasses import dataclass
from typing import Literal

from quizgen.quiz.sets import Difficulty

Language = Literal["ja", "en"]
_KANA_LEVELS = ("N5", "N4")


@dataclass(frozen=True, slots=True)
class Words:
    """``fields`` are (before, after, size of the space); ``sets`` are the names of easy, normal and hard sheets."""

    language: str
    untitled: str
    fields: tuple[tuple[str, str, str], ...]
    score: str
    part: str
    text: str
    points: str
    words: str
    columns: tuple[str, str, str, str]
    sets: tuple[tuple[Difficulty, str], ...]
    screen: str
    key: str
    seed: str
    acknowledgement: str
    lines: tuple[str, str]

    def line(self, first: int, last: int) -> str:
        """``3行目`` or ``3～4行目``."""
        return self.lines[first != last].format(first, last)

    def named(self, difficulty: Difficulty) -> str:
        """What stands on a sheet of this difficulty, ``""`` where there is only one."""
        return dict(self.sets).get(difficulty, "")


_KEY_JA = (
    "解答と解説",
    "作成番号",
    "辞書：JMdict・KANJIDIC2（EDRDG, CC BY-SA 4.0）　書体：Klee One（OFL 1.1）",
    ("{0}行目", "{0}～{1}行目"),
)
_JA = Words(
    "ja",
    "読解",
    (
        ("", "年", "short"),
        ("", "組", "short"),
        ("", "番", "short"),
        ("名前", "", "long"),
        ("", "月", "short"),
        ("", "日", "short"),
    ),
    "点数",
    "問題",
    "文章",
    "各{0}点",
    "言葉",
    ("言葉", "読み方", "意味", "メモ"),
    (("easy", "基本"), ("normal", "標準"), ("hard", "発展")),
    "スマートフォンやパソコンでも答えられます。",
    *_KEY_JA,
)
_KANA = Words(
    "ja",
    "どっかい",
    (
        ("", "ねん", "short"),
        ("", "くみ", "short"),
        ("", "ばん", "short"),
        ("なまえ", "", "long"),
        ("", "がつ", "short"),
        ("", "にち", "short"),
    ),
    "てんすう",
    "もんだい",
    "ぶんしょう",
    "ひとつ {0}てん",
    "ことば",
    ("ことば", "よみかた", "いみ", "メモ"),
    (("easy", "きほん"), ("normal", "ひょうじゅん"), ("hard", "はってん")),
    "スマートフォンや パソコンでも こたえる ことが できます。",
    *_KEY_JA,
)
_EN = Words(
    "en",
    "Reading",
    (("Class", "", "short"), ("No.", "", "short"), ("Name", "", "long"), ("Date", "", "middle")),
    "Score",
    "Part ",
    "Text ",
    "{0} points each",
    "Words",
    ("Word", "Reading", "Meaning", "Notes"),
    (("easy", "Basic"), ("normal", "Standard"), ("hard", "Advanced")),
    "You can answer on a phone or computer too.",
    "Answers and explanations",
    "seed",
    "Dictionary: JMdict, KANJIDIC2 (EDRDG, CC BY-SA 4.0) · Font: Klee One (OFL 1.1)",
    ("line {0}", "lines {0}–{1}"),
)


def printed_words(language: Language, level: str) -> Words:
    """The words for a sheet: English, or Japanese, which at N5 and N4 is kana with spaces, as its rubrics are."""
    if language == "en":
        return _EN
    return _KANA if level in _KANA_LEVELS else _JA
