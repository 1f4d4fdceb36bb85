"""省略された主語: who does what a sentence tells without a subject, where one alone can be meant."""

import re
from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import Item

Read = Callable[[str], Analysis]

VISIT = (
    "森さんは町で小さな店をしています。川口さんは毎朝パンを焼きます。"
    "石川さんは森さんの店に行きました。そして、古い時計を直しました。"
)
FERRY = (
    "お母さんは舟の中で立ちました。さむらいが刀をぬいて、子どもたちの前に来ました。お母さんは子どもたちをかばいました。"
    "さむらいが子どもたちを切ると思ったのです。子どもたちは泣きました。"
)
DIARY = (
    "私は先月、この町に来た。石川さんは隣の部屋に住んでいる。中村さんは駅で働いている。"
    "昨日、中村さんが休みだったので、私は古い自転車を買った。公園で、石川さんに乗り方を教えてもらった。"
)
WISH = (
    "市長の石川さんは橋を見に行きました。館長の森田さんは「人と話す時間も届けたい」と話しました。"
    "中村さんは花を植えました。"
)

HELP = (
    "石川さんは町の店で働いています。ジョセフさんは美術館へ行ったことがありません。"
    "でも、おばあさんが困っていたので、重いかばんを持ってあげました。おばあさんは笑いました。"
)

ASKED = [
    # text, the predicate, who is meant, others that must be offered
    (VISIT, "直しました", "石川さん", ("森さん",)),
    (FERRY.replace("さむらいが子どもたちを切る", "刀で切る"), "思ったのです", "お母さん", ("さむらい", "子どもたち")),
    (DIARY, "教えてもらった", "書いた人", ("石川さん", "中村さん")),
    (WISH, "届けたい", "森田さん", ("石川さん", "中村さん")),
    (HELP, "持ってあげました", "ジョセフさん", ("おばあさん", "石川さん")),
]

GRANDSON = (
    "私は先月、この町に来た。ゆみさんは隣の部屋に住んでいる。中村さんは駅で働いている。ゆみさんは七歳の先生だ。"
    "昨日、私は古い自転車を買った。公園で、妹に乗り方を教えてもらった。"
)
DAYS = (
    "四月三日　土曜日\n\n山岸さんは駅で働いている。\n\n四月六日　火曜日\n\n石川さんは隣の部屋に住んでいる。"
    "中村さんは町で店をしている。昨日、私は古い自転車を買った。公園で、石川さんに乗り方を教えてもらった。"
)
NEVER = [
    # text, who are not offered together: a narrator the story has not, two names of one, another day, a group
    (VISIT, {"書いた人"}),
    (GRANDSON, {"先生", "ゆみさん"}),
    (DAYS, {"山岸さん"}),
    (VISIT.replace("川口さんは毎朝", "友だちは毎朝"), {"友だち"}),
    (DIARY.replace("石川さんに乗り方を教えてもらった", "石川さんに古い自転車の話をした"), {"石川さん"}),
]
MASTER = (
    "店の主人は、七十歳の小林正男さんです。川口さんは毎朝パンを焼きます。石川さんは花を植えます。"
    "小林さんは店に行きました。そして、古い時計を直しました。"
)


def test_nobody_is_offered_whom_the_text_calls_by_the_name_of_the_key(read: Read) -> None:
    (item,) = items(read(MASTER))
    assert "主人" not in {c.text for c in item.choices}


MINE = "昨日、中村さんが休みだったので、私は古い自転車を買った"

REFUSED = [
    # text, part of the reason
    (VISIT.replace("森さんの店に行きました", "森さんと店に行きました"), "somebody else"),
    (
        VISIT.replace("石川さんは森さんの店に行きました", "石川さんは「いい店ですね」と言いました").replace(
            "そして、", ""
        ),
        "spoken to",
    ),
    (DIARY.replace(MINE, "昨日、中村さんは古い自転車を買った"), "may be meant"),
    (DIARY.replace(MINE, "昨日、私たちは古い自転車を買った"), "may be meant"),
    (DIARY.replace(MINE, "昨日、私は古い自転車を買った"), "anybody takes it"),
    (FERRY, "one alone is left"),
    (WISH.replace("人と話す時間も届けたい", "人と話す時間が大切だ"), "no wish"),
    (WISH.replace("人と話す時間も", "子どもは時間も"), "subject of its own"),
    (
        VISIT.replace("古い時計を直しました", "紙に名前が書いてありました").replace("名前が", "名前を"),
        "tells of nobody",
    ),
]


def items(analysis: Analysis) -> list[Item]:
    return list(propose(analysis, lexicon.load(), ("subject",)).items)


@pytest.mark.parametrize(("body", "predicate", "who", "others"), ASKED)
def test_who_is_meant_is_asked_for_among_people_of_the_text(
    read: Read, body: str, predicate: str, who: str, others: tuple[str, ...]
) -> None:
    found = [i for i in items(read(body)) if any(p.role == "marked" and p.text == predicate for p in i.prompt)]
    assert [[c.text for c in i.choices if c.correct] for i in found] == [[who]]
    assert set(others) <= {c.text for c in found[0].choices}


@pytest.mark.parametrize(("body", "never"), NEVER)
def test_nobody_outside_the_scene_or_of_two_names_is_offered(read: Read, body: str, never: set[str]) -> None:
    assert not any(never <= {c.text for c in i.choices} for i in items(read(body)))


def test_the_subject_named_last_is_offered(read: Read) -> None:
    last = DIARY.replace("中村さんは駅で働いている。", "老人は駅で働いている。").replace("中村さんが休み", "老人が休み")
    (item,) = items(read(last))
    assert "老人" in {c.text for c in item.choices}


@pytest.mark.parametrize(("body", "why"), REFUSED)
def test_a_sentence_that_may_be_of_somebody_else_is_refused(read: Read, body: str, why: str) -> None:
    assert any(re.search(why, r.why) for r in propose(read(body), lexicon.load(), ("subject",)).rejected)


def test_the_question_repeats_the_predicate(read: Read) -> None:
    (item,) = items(read(VISIT))
    assert item.question.endswith("だれが直しましたか。")
    assert "石川さん" not in item.question
