"""Analyses, items and quizzes made by hand, so that output is tested without a tokenizer."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from quizgen.analysis.types import Analysis, Furigana, Sentence, Token, Word
from quizgen.items.base import Choice, Evidence, Item, Note, Piece
from quizgen.quiz.types import Quiz, QuizSpec
from quizgen.source.text import Text

BODY = """\
毎:まい|朝:あさ@N5 、 私:わたし|は@N5 公:こう|園:えん@N5 を@N5 歩:ある|く@N5 。 先:せん|月:げつ@N4 から@N5 新:あたら|しい@N4 地:ち|図:ず@N4 を@N5 持:も|って@N5 いる@N5 。
「 図:と|書:しょ|館:かん@N5 で@N5 三:さん|百:びゃく|円:えん@ で@N5 買:か|った@N5 」 と@N5 姉:あね@N4 が@N5 発:はっ|表:ぴょう|した@N3 。"""


def furigana(spec: str) -> Furigana:
    """``発:はっ|表:ぴょう|した`` to pairs."""
    return tuple((written, reading) for written, _, reading in (cell.partition(":") for cell in spec.split("|")))


def word(spec: str, start: int) -> Word:
    """A word of the short form ``pairs@level``."""
    cells, _, level = spec.partition("@")
    pairs = furigana(cells)
    surface, reading = "".join(w for w, _ in pairs), "".join(r or w for w, r in pairs)
    end, part = start + len(surface), "number" if "円" in surface else "noun"
    form = "発表する" if surface == "発表した" else surface
    return Word(start, end, 0, 0, surface, form, reading, reading, part, (), pairs, 0.9, 0, level, 4.0)


def analysis(spec: str = BODY, title: str = "朝の町", level: str = "N4") -> Analysis:
    """An analysis of words in short form; what has no ``@`` stands between words."""
    words, body = [], ""
    for i, line in enumerate(spec.split("\n")):
        body += "\n" if i else ""
        for cell in line.split():
            if "@" in cell:
                words.append(word(cell, len(body)))
            body += words[-1].surface if "@" in cell else cell
    text = Text("asa", title, body, level, licence="CC BY 4.0", attribution="quizgen")
    ends = [0, *(i + 1 for i, c in enumerate(body) if c == "。")]
    sentences = tuple(Sentence(a, b, body[:a].count("\n")) for a, b in pairwise(ends))
    token = Token(0, 2, "毎朝", "毎朝", "毎朝", "名詞-普通名詞-副詞可能", "", "", "マイアサ", "マイアサ", "和", True)
    return Analysis(text, sentences, (token,), tuple(words), (), (), (), (), ())


def note(ja: str, en: str = "In English.") -> Note:
    return Note(ja, en)


def choices(*texts: str) -> tuple[Choice, ...]:
    """Choices of which the first is right."""
    return tuple(Choice(t, i == 0, "key" if i == 0 else "F7", note(f"{t}の説明です。")) for i, t in enumerate(texts))


def quiz(a: Analysis, **spec: Any) -> Quiz:
    """A quiz of one item of each shape, the second with a hidden span."""
    body = a.text.body
    at = body.index("を持")
    proof = body.index("「図書館")
    evidence = (Evidence(proof, len(body), body[proof:]),)
    read = Piece("発表", "marked")
    items = (
        Item("kanji_reading-1", "kanji_reading", "choose", "N4", (Piece("姉が", furigana=furigana("姉:あね|が")), read, Piece("した。")),
             choices("はっぴょう", "はつぴょう", "はっひょう", "はっぴょ"), (), (), (), note("「はっぴょう」と読みます。"), (proof, len(body)), "発表する"),
        Item("particle-1", "particle", "choose", "N4", (Piece("新しい地図"), Piece("（　　）", "blank"), Piece("持っている。")),
             choices("を", "が", "に", "で"), (), (), ((at, at + 1),), note("「持つ」の対象は「を」です。"), (at, at + 1)),
        Item("true_false-1", "true_false", "true_false", "N4", (Piece("姉は図書館で地図を買った。"),),
             choices("○", "×"), (), evidence, (), note("「図書館で買った」とあります。"), (proof, len(body))),
        Item("typed_reading-1", "typed_reading", "type", "N4", (Piece("公園", "marked"), Piece("を歩く。")),
             (), ("こうえん",), (), (), note("「こうえん」と読みます。"), (5, 7), "公園"),
    )  # fmt: skip
    return Quiz(((a.text.slug, a.text.digest),), QuizSpec(count=len(items), level="N4", **spec), items)


class Kanji:
    """Grades of a few kanji, in the place of the lexicon."""

    grades = dict.fromkeys("朝私公園歩先月新地図書館百三円買姉毎", 2) | {"発": 3, "表": 3, "持": 3, "鞄": 0}

    def kanji(self, char: str) -> SimpleNamespace | None:
        return SimpleNamespace(grade=self.grades[char]) if char in self.grades else None


@pytest.fixture
def hand() -> SimpleNamespace:
    """The makers above, for tests."""
    return SimpleNamespace(analysis=analysis, quiz=quiz, lexicon=Kanji(), furigana=furigana)
