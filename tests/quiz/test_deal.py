"""The order of choices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import tables
from quizgen.quiz import values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("十二", 12),
        ("百二十", 120),
        ("2万5千", 25000),
        ("二〇二四", 2024),
        ("1,200", 1200),
        ("三億", 3 * 10**8),
        ("10", 10),
        ("千", 1000),
        ("1.5", 1.5),
        ("4000万", 4 * 10**7),
    ],
)
def test_value_of_a_numeral(text: str, value: float) -> None:
    assert values.number(text) == value


@pytest.mark.parametrize(
    ("texts", "ordered"),
    [
        (("五冊", "三冊", "十二冊"), ("三冊", "五冊", "十二冊")),
        (("４月１０日", "４月２日", "１２月１日"), ("４月２日", "４月１０日", "１２月１日")),
        (("約百人", "約五十人"), ("約五十人", "約百人")),
        (("冬", "春", "夏"), ("春", "夏", "冬")),
        (("三日", "五冊"), ()),
        (("森田さん", "館長"), ()),
    ],
)
def test_choices_in_their_natural_order(texts: tuple[str, ...], ordered: tuple[str, ...]) -> None:
    ranks = values.rank(texts)
    assert tuple(t for _, t in sorted(zip(ranks, texts, strict=False))) == ordered


@pytest.mark.parametrize("row", tables.rows(values._Row, "sequences"), ids=lambda r: r.words)
def test_example_of_each_sequence(row: values._Row) -> None:
    given_, _, wanted = row.example.partition(" > ")
    ranks = values.rank(given_.split())
    assert [t for _, t in sorted(zip(ranks, given_.split(), strict=True))] == wanted.split()


@given(st.integers(1, 10**7))
def test_law_digits_are_their_own_value(n: int) -> None:
    assert values.number(str(n)) == values.number(f"{n:,}") == n
