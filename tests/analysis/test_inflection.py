"""Predicates taken apart and put together again."""

import pytest

from quizgen.analysis import inflection
from quizgen.analysis.tokens import tokenize

FORMS = [
    # as written, plain, polite, before a noun, other polarity
    ("行きませんでした", "行かなかった", "行きませんでした", "行かなかった", "行きました"),
    ("飛んだ", "飛んだ", "飛びました", "飛んだ", "飛ばなかった"),
    ("走っています", "走っている", "走っています", "走っている", "走っていません"),
    ("勉強した", "勉強した", "勉強しました", "勉強した", "勉強しなかった"),
    ("高くなかったです", "高くなかった", "高くなかったです", "高くなかった", "高かったです"),
    ("学生です", "学生だ", "学生です", "学生な", "学生ではありません"),
    ("本である", "本である", "本です", "本である", "本ではない"),
    ("本ではありません", "本ではない", "本ではありません", "本ではない", "本です"),
    ("静かでした", "静かだった", "静かでした", "静かだった", "静かではありませんでした"),
    ("並んだ", "並んだ", "並びました", "並んだ", "並ばなかった"),
    ("ありません", "ない", "ありません", "ない", "あります"),
    ("来られた", "来られた", "来られました", "来られた", "来られなかった"),
    ("いらっしゃいました", "いらっしゃった", "いらっしゃいました", "いらっしゃった", "いらっしゃいませんでした"),
    (
        "ビル・バーンズである",
        "ビル・バーンズである",
        "ビル・バーンズです",
        "ビル・バーンズである",
        "ビル・バーンズではない",
    ),
]

NO_STATEMENT = ["行くだろう", "行くらしい", "行こう", "行けよ", "本", "行くかもしれない", "行くね"]


@pytest.mark.parametrize(("written", "plain", "polite", "adnominal", "flipped"), FORMS)
def test_a_predicate_is_put_in_other_forms(written: str, plain: str, polite: str, adnominal: str, flipped: str) -> None:
    p = inflection.read(tokenize(written + "。"))
    assert p is not None
    assert (inflection.plain(p), inflection.polite(p), inflection.adnominal(p)) == (plain, polite, adnominal)
    assert inflection.write(inflection.flipped(p)) == flipped


@pytest.mark.parametrize("written", [row[0] for row in FORMS])
def test_reading_and_writing_gives_the_same(written: str) -> None:
    p = inflection.read(tokenize(written + "。"))
    assert p is not None
    assert inflection.write(p) == written


@pytest.mark.parametrize("written", NO_STATEMENT)
def test_what_is_no_plain_statement_is_refused(written: str) -> None:
    assert inflection.read(tokenize(written + "。")) is None
