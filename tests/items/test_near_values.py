"""Values made near a right one: which stand beside it, and that not all others are like the right one."""

from itertools import islice

import pytest

from quizgen.items.answers.near_values import near
from quizgen.items.answers.sizes import between, uncrossed

OFFERED = [
    # the value, its type, the three offered first
    ("七時十五分", "TIME", ["七時二十五分", "六時十五分", "六時二十五分"]),
    ("10月1日", "TIME", ["10月2日", "9月1日", "9月2日"]),
    ("1868年", "TIME", ["1869年", "1867年", "1870年"]),
    ("1888年の秋", "TIME", ["1888年の春", "1888年の夏", "1888年の冬"]),
    ("二十二か月", "DURATION", ["三十二か月", "十二か月", "四十二か月"]),
    ("60年", "DURATION", ["70年", "50年", "80年"]),
    ("二本", "COUNT", ["三本", "四本", "一本"]),
    ("二三分", "DURATION", []),  # about as many
    ("十二三人", "COUNT", []),
]


@pytest.mark.parametrize(("value", "kind", "offered"), OFFERED)
def test_what_is_offered_beside_a_value(value: str, kind: str, offered: list[str]) -> None:
    assert [text for text, _ in islice(near(value, kind), 3)] == offered


@pytest.mark.parametrize("value", ["七時十五分", "10月1日"])
def test_each_figure_stands_in_two_of_four(value: str) -> None:
    four = [value, *(text for text, _ in islice(near(value, "TIME"), 3))]
    parts = [text.replace("時", "時 ").replace("月", "月 ").split() for text in four]
    assert all(sum(p[n] == parts[0][n] for p in parts) == 2 for n in range(2))


@pytest.mark.parametrize(
    ("value", "texts", "chosen"),
    [
        ("1956年", ["1985年", "2023年", "2024年", "1957年", "1955年"], ["1985年", "2023年", "1955年"]),
        ("1985年", ["1956年", "2023年", "2024年", "1984年"], ["1956年", "2023年", "2024年"]),
        (
            "1888年の秋",
            ["1888年の春", "1888年の夏", "1888年の冬", "1889年の秋"],
            ["1888年の春", "1888年の夏", "1888年の冬"],
        ),
        ("二本", ["三本", "四本"], ["三本", "四本"]),
    ],
)
def test_the_right_value_is_not_the_least_nor_the_greatest(value: str, texts: list[str], chosen: list[str]) -> None:
    assert between(value, texts, 3) == chosen


@pytest.mark.parametrize(
    ("value", "chosen", "texts", "offered"),
    [
        (
            "3月3日",
            ["7月18日", "3月4日", "2月3日"],
            ["7月18日", "3月4日", "2月3日", "2月4日"],
            ["7月18日", "3月4日", "2月4日"],
        ),
        ("3月3日", ["3月4日", "2月3日", "2月4日"], ["3月4日", "2月3日", "2月4日"], ["3月4日", "2月3日", "2月4日"]),
        ("3月3日", ["7月18日", "3月4日", "2月3日"], ["7月18日", "3月4日", "2月3日"], ["7月18日", "3月4日"]),
        ("1956年", ["1957年", "1955年"], ["1957年", "1955年"], ["1957年", "1955年"]),
    ],
)
def test_no_two_values_cross_at_the_right_one(
    value: str, chosen: list[str], texts: list[str], offered: list[str]
) -> None:
    assert uncrossed(value, chosen, texts) == offered
