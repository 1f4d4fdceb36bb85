"""Katakana that no dictionary has."""

import pytest

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.analysis.senses import sense_of
from quizgen.source import plain

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("sentence", "word", "part", "gloss"),
    [
        ("ゼレンスキー大統領が話した。", "ゼレンスキー", "name", ""),
        ("ゲラシモフ長官は否定した。", "ゲラシモフ", "name", ""),
        ("海でモヨウタケウツボを見た。", "モヨウタケウツボ", "noun", "moray (eel)"),
        ("網にアカシマシラヒゲエビがいた。", "アカシマシラヒゲエビ", "noun", "prawn"),
        ("海でトラウツボを見た。", "トラウツボ", "noun", "moray (eel)"),
        ("海でエビをとった。", "エビ", "noun", "prawn"),
        ("新しいアプリを使う。", "アプリ", "noun", "app"),
    ],
)
def test_it_is_a_name_or_a_kind_of_creature(sentence: str, word: str, part: str, gloss: str) -> None:
    analysis = analyse(plain(sentence), LEXICON)
    found = next(w for w in analysis.words if w.surface == word)
    assert found.part == part
    assert "".join(sense_of(found, analysis, LEXICON).glosses[:1]) == gloss
