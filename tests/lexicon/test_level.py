"""Levels of words: the core list, derived words, the model for all others."""

import pytest

from quizgen import LEVELS, kana, lexicon, tables
from quizgen.lexicon import core, level

LEXICON = lexicon.load()
CORE = tables.rows(core.CoreWord, "core_words")


def test_core_words_are_in_the_dictionary_with_their_reading_and_used_in_their_example() -> None:
    for row in CORE:
        said = kana.to_hiragana(row.reading)
        assert said in {r.reading for r in LEXICON.readings(row.word)}, row
        assert row.word in row.example or row.word[:-1] in row.example, row
        assert row.level in LEVELS, row


def test_no_core_word_stands_twice() -> None:
    assert len({(row.word, row.reading) for row in CORE}) == len(CORE)


@pytest.mark.parametrize(
    ("form", "reading", "wanted"),
    [
        ("食べる", "たべる", "N5"),
        ("たべる", "たべる", "N5"),
        ("タベル", "たべる", "N5"),
        ("友達", "ともだち", "N5"),  # the list has 友だち
        ("子供", "こども", "N5"),
        ("届ける", "とどける", "N4"),
        ("環境", "かんきょう", "N3"),
        ("憂鬱", "ゆううつ", "N1"),
        ("棄てる", "すてる", "N1"),  # 捨てる is N4, its rare spelling is not
        ("人気", "にんき", "N3"),
        ("人気", "ひとけ", "N1"),
        ("ぬぬぬ", "ぬぬぬ", ""),
        ("", "", ""),
    ],
)
def test_levels(form: str, reading: str, wanted: str) -> None:
    assert LEXICON.level(form, reading) == wanted


@pytest.mark.parametrize("part", ["name", "number", "symbol"])
def test_names_have_no_level(part: str) -> None:
    assert LEXICON.level("森", "もり", "noun") == "N4"
    assert LEXICON.level("森", "もり", part) == ""


@pytest.mark.parametrize("row", tables.rows(level.Affix, "derived"), ids=lambda row: row.example)
def test_derived_words_are_no_easier_than_their_affix(row: level.Affix) -> None:
    word, reading = row.example.split()
    assert any(core.level(LEXICON, *base) for base in row.bases(word, reading)), row
    assert "" < level.derived(LEXICON, word, reading) <= row.least


def test_a_frequent_word_is_no_harder_than_a_rare_one_of_the_same_kind() -> None:
    easy, hard = (LEXICON.level(form, "") for form in ("金融", "諮問"))
    assert easy >= hard
