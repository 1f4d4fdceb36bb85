"""Plain text for a terminal: questions, then the key; words in columns; lists; what to look at."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from quizgen.analysis.types import Analysis, Doubt
from quizgen.items.base import Abstain, Proposal
from quizgen.output.findings import findings
from quizgen.output.plain import analysis_text, items_text, quiz_text, table
from quizgen.source.text import Removed


def test_the_key_stands_after_all_questions(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    questions, answers = quiz_text(hand.quiz(a), [a]).split("── Answers ──")
    assert questions.startswith("朝の町\n4 questions, seed 1\n")
    assert "姉が＿発表＿した。" in questions
    assert "     1  はっぴょう\n     2  はつぴょう\n" in questions
    assert "1. 1  はっぴょう\n" in answers
    assert "   2  はつぴょうの説明です。 (F7)\n" in answers
    assert "4. こうえん\n" in answers
    assert "『「図書館で" in answers, "the evidence is quoted"


def test_items_show_what_was_refused_only_if_asked(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    proposal = Proposal(hand.quiz(a).items, (Abstain("fact", 0, 2, "no predicate"),))
    assert "no predicate" not in items_text(a, proposal, rejected=False)
    assert "  fact  0-2  毎朝  no predicate\n" in items_text(a, proposal, rejected=True)


def test_an_analysis_has_words_under_their_sentence(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    doubtful = replace(a, doubts=(Doubt(3, 4, "homograph", ("わたし", "わたくし")),))
    shown = analysis_text(doubtful, hand.lexicon)
    assert "level N4" in shown and "words known at ≈N5" in shown
    assert "\n毎朝、私は公園を歩く。\n  毎朝" in shown
    assert "morning; a.m." in shown
    assert all(name in shown for name in ("JMdict", "EDRDG", "CC BY-SA 4.0")), "the licence asks for it"
    assert "you know" not in shown
    assert "you know about 87% of the words" in analysis_text(a, hand.lexicon, 0.87)
    assert "  私  わたし / わたくし  homograph\n" in shown


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([("木", "き"), ("木曜日", "もくようび")], ["  木      き", "  木曜日  もくようび"]),
        ([("ab", "x"), ("木", "y")], ["  ab  x", "  木  y"]),
        ([("ｱ", "x"), ("a", "")], ["  ｱ  x", "  a"]),
        ([], []),
    ],
)
def test_columns_line_up_by_the_width_of_characters(rows: list[tuple[str, ...]], lines: list[str]) -> None:
    assert table(rows) == lines


GIVEN = "---\ntitle: 朝\n---\n毎朝、私は公園を歩く。\n"


def looked(a: Analysis) -> list[tuple[int, str]]:
    return [(found.line, found.what) for found in findings(a, Proposal(()), GIVEN)]


def test_a_doubt_is_found_in_its_line_of_the_file(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    text = replace(a.text, origin=((0, GIVEN.index("毎朝")),))
    found = findings(
        replace(a, text=text, doubts=(Doubt(3, 4, "homograph", ("わたし", "わたくし")),)), Proposal(()), GIVEN
    )
    assert (4, "write ｜私《わたし》 to settle it") in [(f.line, f.mend) for f in found]


def test_what_is_missing_or_left_out_is_said(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    text = replace(a.text, title="", level="", removed=(Removed(7, "写真：駅前で " * 9, "caption"),))
    found = looked(replace(a, text=text))
    assert [line for line, _ in found] == [0, 0, 0, 0, 7]
    assert any("no title" in what for _, what in found)
    assert any("no level" in what for _, what in found)
    assert found[-1][1].endswith("… (caption)")


def test_a_model_answer_stands_with_what_it_needs(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    questions, answers = quiz_text(hand.written(a), [a]).split("── Answers ──")
    assert "姉が地図を買ったのは、どこですか。" in questions and "図書館で買った" not in questions
    assert "1. 図書館で買った\n" in answers
    assert "答えに必要な言葉は「図書館」です。" in answers
