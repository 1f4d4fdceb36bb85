"""Numbers and counters: the tables of readings, and that every row of the rule tables does what it says."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import kana, lexicon, tables
from quizgen.analysis import numbers
from quizgen.analysis.counters import Counter
from quizgen.analysis.figures import Figure
from quizgen.analysis.numbers import Numeral, Sound
from quizgen.analysis.readings import settle
from quizgen.analysis.tokens import tokenize

HERE = Path(__file__).parent


def reading(sentence: str) -> str:
    settled, _ = settle(tokenize(sentence), sentence, (), lexicon.load())
    return kana.to_hiragana("".join(t.reading for t in settled))


def lines(name: str) -> list[list[str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


COUNTERS = [
    (number + counter, said)
    for (_, *heads), body in [(lines("counter_readings.tsv")[0], lines("counter_readings.tsv")[1:])]
    for counter, *row in body
    for number, said in zip(heads, row, strict=True)
    if said != "-"
]


@pytest.mark.parametrize(("written", "said"), COUNTERS)
def test_a_counter_is_read_as_it_is_taught(written: str, said: str) -> None:
    frames = (written, f"{written}を買った。", f"それを{written}買った。")
    assert any(said in reading(frame) for frame in frames)


ARABIC = dict(zip("一二三四五六七八九十百千", map(str, (*range(1, 11), 100, 1000)), strict=True)) | {"一万": "10000"}


@pytest.mark.parametrize(("written", "said"), [c for c in COUNTERS if c[0][0] != "何"])
def test_digits_are_read_as_kanji_are(written: str, said: str) -> None:
    number = "一万" if written.startswith("一万") else written[0]
    assert reading(ARABIC[number] + written.removeprefix(number)) == said


@pytest.mark.parametrize(("written", "said"), lines("amount_readings.tsv")[1:])
def test_an_amount_is_read_so(written: str, said: str) -> None:
    assert reading(written) == said


@pytest.mark.parametrize("row", tables.rows(Numeral, "numerals"), ids=lambda r: r.form)
def test_a_numeral_is_said_so(row: Numeral) -> None:
    written, _, said = row.example.partition(" > ")
    assert numbers.spoken(written) == said


@pytest.mark.parametrize("row", tables.rows(Sound, "sounds"), ids=lambda r: r.example)
def test_a_sound_changes_so(row: Sound) -> None:
    written, _, said = row.example.partition(" > ")
    assert reading(written) == said


@pytest.mark.parametrize("row", tables.rows(Counter, "counters"), ids=lambda r: r.example)
def test_a_counter_of_the_table_is_read_so(row: Counter) -> None:
    sentence, _, said = row.example.partition(" > ")
    assert said in reading(sentence)


@pytest.mark.parametrize("row", tables.rows(Figure, "figures"), ids=lambda r: r.example)
def test_a_sign_is_read_with_its_numbers(row: Figure) -> None:
    sentence, _, said = row.example.partition(" > ")
    assert said in reading(sentence)


SIGNS = [
    ("3-1で勝つ", "さんいちでかつ"),
    ("5-3人", "ごさんにん"),
    ("A-5", "ご"),
    ("2024-04-01", "にせんにじゅうよんぜろよんぜろいち"),
]


@pytest.mark.parametrize(("written", "said"), SIGNS)
def test_a_sign_that_means_something_else_is_not_read(written: str, said: str) -> None:
    assert reading(written) == said


VALUES = [
    ("30", 30),
    ("３０", 30),
    ("三十", 30),
    ("2千", 2000),
    ("10万", 100000),
    ("1,264", 1264),
    ("2.2", "2.2"),
    ("二・五", "2.5"),
    ("二〇二四", 2024),
    ("1億2000万", 120000000),
    ("千五百", 1500),
    ("壱万", 10000),
]


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_a_number_has_its_value(written: str, value: int | str) -> None:
    assert numbers.value(written) == Decimal(value)


@pytest.mark.parametrize("written", ["何", "数十", "", "三本", "1.2.3"])
def test_what_is_no_exact_number_has_no_value(written: str) -> None:
    assert numbers.value(written) is None


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_every_number_has_a_value_and_a_reading(n: int) -> None:
    assert numbers.value(str(n)) == n
    assert kana.is_hiragana(numbers.spoken(str(n)))


@given(st.integers(min_value=0, max_value=9999), st.integers(min_value=0, max_value=9999))
def test_different_numbers_are_said_differently(a: int, b: int) -> None:
    assert a == b or numbers.spoken(str(a)) != numbers.spoken(str(b))


@given(st.text(alphabet="0123456789,.・〇一二三四五六七八九十百千万億兆何数", max_size=12))
def test_any_string_of_numerals_is_taken_apart(written: str) -> None:
    assert all(0 <= part.at < len(written) for part in numbers.parts(written))
    numbers.value(written)
