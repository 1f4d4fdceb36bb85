"""Why: which reasons a text names, and what is asked of them."""

from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis.types import Analysis
from quizgen.items import causes, propose
from quizgen.items.cause import Cause

Read = Callable[[str], Analysis]

NAMED = [
    # text, what is explained (as a clause, or quoted from the text), the reason
    ("強い雨が降ったので、試合は中止になった。", "試合が中止になった", "強い雨が降ったから"),
    ("部屋が広いので、掃除に四十分もかかった。", "「掃除に四十分もかかった」", "部屋が広いから"),
    ("兄は、お金がないから、毎日学校まで歩いている。", "「毎日学校まで歩いている」", "お金がないから"),
    ("町の人は毎朝早く起きる。店が六時に開くからだ。", "町の人が毎朝早く起きる", "店が六時に開くから"),
    ("町に大雪が積もった。そのため、電車が朝から止まった。", "「電車が朝から止まった」", "町に大雪が積もったから"),
    ("母が怒ったのは、兄が約束を破ったからだ。", "母が怒った", "兄が約束を破ったから"),
    ("田辺は水車の使い方を学ぶために、アメリカへ渡った。", "「アメリカへ渡った」", "水車の使い方を学ぶため"),
]

REFUSED = [
    # text, part of the reason for refusing
    ("その話を聞いたから、母は怒った。", "points outside"),
    ("雨が降ったから道がぬれて、風が吹いたから木が倒れた。", "not certain"),
    ("雨が降ったので、試合は中止になったが、客は帰らなかった。", "not certain"),
]

TOWN = (
    "強い雨が降ったので、町の試合は中止になった。山田さんは学校の庭に赤い花を植えた。"
    "図書館は古い本を百冊売った。森さんの店は毎朝六時に開く。市長は新しい橋を見に行った。"
    "市の船は毎日、大きい荷物を島まで運ぶ。中村さんは町の公園で昔の歌を歌った。"
)


def told(cause: Cause) -> str:
    return cause.what or f"「{cause.quote}」"


@pytest.mark.parametrize(("body", "what", "reason"), NAMED)
def test_a_clue_names_a_reason(read: Read, body: str, what: str, reason: str) -> None:
    found = [(told(c), c.answer) for c in causes.causes(read(body)) if isinstance(c, Cause)]
    assert found == [(what, reason)]


@pytest.mark.parametrize(("body", "why"), REFUSED)
def test_an_uncertain_reason_is_refused(read: Read, body: str, why: str) -> None:
    found = causes.causes(read(body))
    assert found
    assert not [c for c in found if isinstance(c, Cause)]
    assert any(why in c[1] for c in found if not isinstance(c, Cause))


@pytest.mark.parametrize("row", tables.rows(causes.Clue, "clues"), ids=lambda r: r.words)
def test_the_words_of_a_row_name_a_reason(read: Read, row: causes.Clue) -> None:
    first, second = row.example.replace("｜", "").split(">")
    body = first + second if row.place == "open" else second + first
    (cause,) = (c for c in causes.causes(read(body)) if isinstance(c, Cause))
    reason = first if row.place == "open" else row.example.split("｜")[0 if row.place == "end" else 2]
    assert reason.lstrip("、").startswith(cause.text[:4])


def test_an_item_offers_other_things_that_the_text_tells(read: Read) -> None:
    (item,) = propose(read(TOWN), lexicon.load(), ("reason",)).items
    assert item.question == "町の試合が中止になったのは、どうしてですか。"
    assert [c.text for c in item.choices if c.correct] == ["強い雨が降ったから"]
    assert "山田さんが学校の庭に赤い花を植えたから" not in [c.text for c in item.choices]  # too near to be surely none
    assert len(item.choices) >= 3
