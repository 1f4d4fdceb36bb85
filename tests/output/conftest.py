"""Analyses, items and quizzes made by hand, so that output is tested without a tokenizer."""

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from quizgen.analysis.types import Analysis, Furigana, Sentence, Token, Word
from quizgen.items.base import Choice, Evidence, Item, Need, Note, Piece
from quizgen.lexicon import Entry, Reading, Sense, Spelling
from quizgen.quiz.types import Quiz, QuizSpec
from quizgen.source.text import Text

# Words are ``written:reading|...@level``; what has no @ stands between words, an empty line parts paragraphs.
BODY = """\
毎:まい|朝:あさ@N5 、 私:わたし|は@N5 公:こう|園:えん@N5 を@N5 歩:ある|く@N5 。
先:せん|月:げつ@N4 から@N5 新:あたら|しい@N4 地:ち|図:ず@N4 を@N5 持:も|って@N5 いる@N5 。

「 図:と|書:しょ|館:かん@N5 で@N5 三:さん|百:びゃく|円:えん@ で@N5 買:か|った@N5 」
と@N5 姉:あね@N4 が@N5 発:はっ|表:ぴょう|した@N3 。"""


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
    """An analysis of words in short form."""
    words: list[Word] = []
    body = ""
    for cell in spec.replace("\n\n", " ¶ ").split():
        if "@" in cell:
            words.append(word(cell, len(body)))
        body += words[-1].surface if "@" in cell else cell.replace("¶", "\n")
    text = Text("asa", title, body, level, licence="CC BY 4.0", attribution="quizgen")
    ends = [0, *(i + 1 for i, c in enumerate(body) if c == "。")]
    sentences = tuple(Sentence(a, b, body[:a].count("\n")) for a, b in pairwise(ends))
    token = Token(0, 2, "毎朝", "毎朝", "毎朝", "名詞-普通名詞-副詞可能", "", "", "マイアサ", "マイアサ", "和", True)
    return Analysis(text, sentences, (token,), tuple(words), (), (), (), (), ())


def note(ja: str, en: str = "In English.") -> Note:
    return Note(ja, en)


def choices(*texts: str) -> tuple[Choice, ...]:
    """Choices of which the first is right."""
    return tuple(Choice(t, i == 0, "F7" if i else "key", note(f"{t}の説明です。")) for i, t in enumerate(texts))


def prompt(spec: str) -> tuple[Piece, ...]:
    """``姉:あね|が _発表_ した。``: pieces between spaces, one in ``_`` is marked, （　　） is a blank."""
    return tuple(map(piece, spec.split(" ")))


def piece(spec: str) -> Piece:
    if spec == "（）":
        return Piece("（　　）", "blank")
    pairs = furigana(spec.strip("_"))
    text = "".join(w for w, _ in pairs)
    return Piece(text, "marked" if spec[0] == "_" else "plain", pairs if ":" in spec else ())


def item(kind: str, shape: Any, spec: str, offered: tuple[Choice, ...], focus: tuple[int, int], **more: Any) -> Item:
    """An item with what its shape needs; the rest is empty."""
    rest: dict[str, Any] = {"answers": (), "evidence": (), "hides": (), "lemma": ""} | more
    return Item(f"{kind}-1", kind, shape, "N4", prompt(spec), offered, focus=focus, explanation=note(spec), **rest)


def quiz(a: Analysis, **spec: Any) -> Quiz:
    """A quiz of four items in three shapes, the second with a hidden span, the third with evidence."""
    body = a.text.body
    at, proof = body.index("を持"), body.index("「図書館")
    signs = choices("○", "×")
    particles = choices("を", "が", "に", "で")
    read = choices("はっぴょう", "はつぴょう", "はっひょう", "はっぴょ")
    proven = (Evidence(proof, len(body), body[proof:]),)
    items = (
        item("kanji_reading", "choose", "姉:あね|が _発表_ した。", read, (proof, len(body)), lemma="発表"),
        item("particle", "choose", "新しい地図 （） 持っている。", particles, (at, at + 1), hides=((at, at + 1),)),
        item("true_false", "true_false", "姉は図書館で買った。", signs, (proof, len(body)), evidence=proven),
        item("typed_reading", "type", "_公園_ を歩く。", (), (5, 7), answers=("こうえん",), lemma="公園"),
    )  # fmt: skip
    return Quiz(((a.text.slug, a.text.digest),), QuizSpec(**{"count": len(items), "level": "N4", **spec}), items)


def written(a: Analysis) -> Quiz:
    """A quiz of one item to be answered in one's own words."""
    proof = a.text.body.index("「図書館")
    proven = (Evidence(proof, len(a.text.body), a.text.body[proof:]),)
    spec = "姉が地図を買ったのは、どこですか。"
    one = item("open_answer", "write", spec, (), (proof, proof + 2), answers=("図書館で買った",), evidence=proven)
    told = note("答えに必要な言葉は「図書館」です。")
    one = replace(one, explanation=told, needed=(Need("図書館", ("図書館", "としょかん")),))
    return Quiz(((a.text.slug, a.text.digest),), QuizSpec(count=1, level="N4"), (one,))


class Words:
    """Grades of a few kanji and one dictionary entry, in the place of the lexicon."""

    def __init__(self) -> None:
        self.known: dict[int, Entry] = {}

    grades = dict.fromkeys("朝私公園歩先月新地図書館百三円買姉毎", 2) | {"発": 3, "表": 3, "持": 3, "鞄": 0}

    def kanji(self, char: str) -> SimpleNamespace | None:
        grade = self.grades.get(char)
        return None if grade is None else SimpleNamespace(grade=grade)

    def meanings(self, char: str, language: str = "en") -> tuple[str, ...]:
        return ("sign", "mark")

    def is_word(self, form: str) -> bool:
        return False

    def entry(self, id: int) -> Entry:
        return self.known[id]

    def entries(self, form: str, reading: str = "") -> tuple[Entry, ...]:
        """A word of its own for every form: morning, a.m."""
        senses = (Sense(("n",), (), ("morning", "a.m.")), Sense(("n",), (), ("x", "y")))
        entry = Entry(sum(map(ord, form)), (Spelling(form),), (Reading(reading or form),), senses)
        self.known[entry.id] = entry
        return (entry,)


@pytest.fixture
def hand() -> SimpleNamespace:
    """The makers above, for tests."""
    return SimpleNamespace(analysis=analysis, quiz=quiz, written=written, lexicon=Words(), furigana=furigana)
