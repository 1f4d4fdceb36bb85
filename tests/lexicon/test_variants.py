"""Words that the dictionary does not list as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import lexicon
from quizgen.lexicon import variants

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("form", "reading", "found"),
    [
        ("読める", "よめる", "読む"),
        ("分かち合える", "わかちあえる", "分かち合う"),
        ("鉄びん", "てつびん", "鉄瓶"),
        ("飛びあがる", "とびあがる", "跳び上がる"),
        ("思い浮べる", "おもいうかべる", "思い浮かべる"),
        ("AI", "", "ＡＩ"),
        ("NATO", "", "ＮＡＴＯ"),
    ],
)
def test_another_way_of_writing_finds_the_word(form: str, reading: str, found: str) -> None:
    assert LEXICON.entries(form, reading)[0].spellings[0].text == found


def test_an_adverb_without_its_particle_is_found() -> None:
    assert any(r.text == "さっと" for e in LEXICON.entries("サッ") for r in e.readings)


@pytest.mark.parametrize(("form", "reading"), [("読める", "よめる"), ("配れる", "くばれる"), ("食べる", "たべる")])
def test_a_potential_has_the_reading_of_its_verb(form: str, reading: str) -> None:
    assert [r.reading for r in LEXICON.readings(form) if r.common] == [reading]


@pytest.mark.parametrize("form", ["Ai", "ai", "A", "new", "C#"])
def test_what_is_no_abbreviation_is_no_word(form: str) -> None:
    assert LEXICON.entries(form) == ()


@given(st.text(alphabet="あいうえおかきくけこるれ読書っッe\ud800", max_size=6))
def test_any_string_may_be_looked_up(form: str) -> None:
    assert isinstance(LEXICON.entries(form, form), tuple)
    assert isinstance(LEXICON.readings(form), tuple)


def test_potentials_there_and_back() -> None:
    assert variants.potential_of(variants.potential("およぐ")) == "およぐ"
