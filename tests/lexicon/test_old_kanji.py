"""Kanji of the time before 1946 are looked up as today's."""

import pytest

from quizgen import lexicon, tables
from quizgen.lexicon import variants
from quizgen.lexicon.variants import OldKanji


@pytest.mark.parametrize("row", tables.rows(OldKanji, "old_kanji"), ids=lambda row: row.example)
def test_a_word_in_old_kanji_is_found(row: OldKanji) -> None:
    assert row.old in row.example
    assert row.new in variants.modern(row.example)
    assert lexicon.load().entries(row.example)


def test_what_is_written_as_today_stays() -> None:
    assert variants.modern("国語") == variants.modern("ことば") == ""


@pytest.mark.parametrize(
    ("written", "listed"), [("寒し", "寒い"), ("美し", "美しい"), ("悪しい", "悪し"), ("赤い", "")]
)
def test_classical_adjectives(written: str, listed: str) -> None:
    assert (listed in variants.classical(written)) == bool(listed)
