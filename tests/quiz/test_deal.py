"""The order of choices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import tables
from quizgen.items.base import JOIN, Choice, Item, Note
from quizgen.quiz import values
from quizgen.quiz.deal import deal

NOTE = Note("せつめい", "because")


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


TILES = "楽しみに／している／利用者／も"


@given(st.integers(0, 200))
def test_law_tiles_never_stand_in_the_right_order(seed: int) -> None:
    tiles = tuple(Choice(t, True, "", NOTE) for t in TILES.split(JOIN))
    item = Item("i", "k", "arrange", "N4", (), tiles, (TILES,), (), (), NOTE, (0, 1))
    (dealt,) = deal([item], str(seed))
    assert sorted(c.text for c in dealt.choices) == sorted(TILES.split(JOIN))
    assert JOIN.join(c.text for c in dealt.choices) != TILES


@given(st.integers(0, 50))
def test_law_choices_of_one_blank_stay_together(seed: int) -> None:
    offered = tuple(Choice(t, False, "", NOTE, place=n) for n in (1, 2) for t in "がをにで")
    item = Item("i", "k", "blanks", "N4", (), offered, ("が／を",), (), (), NOTE, (0, 1))
    (dealt,) = deal([item], str(seed))
    assert [c.place for c in dealt.choices] == [1] * 4 + [2] * 4


@given(st.integers(1, 10**7))
def test_law_digits_are_their_own_value(n: int) -> None:
    assert values.number(str(n)) == values.number(f"{n:,}") == n
