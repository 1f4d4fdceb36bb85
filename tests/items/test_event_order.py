"""順序: events that the text dates, put in the order of time."""

from collections.abc import Callable

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import JOIN

Read = Callable[[str], Analysis]

CANAL = (
    "町の運河の工事は1885年6月に始まった。運河は町の人々の暮らしを変えた。"
    "1869年、国の役所が東京へ移ると、町は急に静かになった。"
    "1888年の秋、田辺は友人とともにアメリカへ渡った。さらに1895年2月には、電車が町の中を走り始める。"
)


def test_events_are_told_without_their_dates_and_put_in_order(read: Read) -> None:
    (item,) = propose(read(CANAL), lexicon.load(), ("event_order",)).items
    assert item.answers[0].split(JOIN) == [
        "国の役所が東京へ移ると、町が急に静かになった",
        "町の運河の工事が始まった",
        "田辺が友人とともにアメリカへ渡った",
        "電車が町の中を走り始めた",
    ]
    assert not any(c.isdigit() for choice in item.choices for c in choice.text)
    assert "1869年→1885年6月→1888年の秋→1895年2月" in item.explanation.ja


def test_events_of_one_year_are_no_order(read: Read) -> None:
    body = CANAL.replace("1885年6月", "1888年").replace("1895年2月", "1888年3月")
    assert not propose(read(body), lexicon.load(), ("event_order",)).items


def test_two_events_are_too_few(read: Read) -> None:
    made = propose(
        read("橋の工事は1885年6月に始まった。1888年の秋、市長は東京へ行った。"), lexicon.load(), ("event_order",)
    )
    assert not made.items
    assert "fewer than three events" in made.rejected[0].why
