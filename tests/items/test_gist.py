"""要点: which sentences are a writer's point, how they are told, and what stands beside them."""

from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis.types import Analysis
from quizgen.items import propose, theses
from quizgen.items.theses import Ending, Thesis

Read = Callable[[str], Analysis]

ESSAY = (
    "駅の前に、大きい木が三本ある。木は、町ができた年に子どもたちが植えたものだ。\n"
    "去年、市長は駅の前の道を広くする計画を発表した。新しい道には、木を植える場所がない。"
    "工事の費用は三億円だ。市長は、木を切ると町の人に説明した。\n"
    "もちろん、広い道は便利だ。町の人は、今の道が狭いことをよく知っている。\n"
    "しかし、木の下には、いつも町の人が集まる。祖母は毎朝、木の下で友だちと話す。{point}\n"
    "来月、市長は町の人の意見を聞く。祖母は、もう話すことを紙に書いた。"
)

POINTS = [
    # the sentence near the end, the point as a choice (empty: no point)
    ("だからこそ、私は、市長は駅の前の木を残すべきだと思う。", "市長は駅の前の木を残すべきだ"),
    ("市長も、一度、木の下に座って考えてみてはどうだろうか。", "市長は、一度、木の下に座って考えてみるのがよい"),
    ("町の人にとって、木の下で話す時間は大切だ。", "町の人にとって、木の下で話す時間は大切だ"),
    ("第一に、市長は駅の前の木を残すべきだ。", ""),  # one of several reasons
    ("祖母は「市長は駅の前の木を残すべきだ」と言う。", ""),  # somebody else's
    ("市長は、それを必ず残すべきだ。", ""),  # what?
    ("市長は駅の前の木を残した。", ""),
]


@pytest.mark.parametrize(("sentence", "said"), POINTS)
def test_a_point_is_the_writers_own_and_stands_alone(read: Read, sentence: str, said: str) -> None:
    found = theses.thesis(read(ESSAY.format(point=sentence)))
    assert (found.said if isinstance(found, Thesis) else "") == said


def test_what_is_granted_told_once_or_denied_is_not_the_point(read: Read) -> None:
    (item,) = propose(read(ESSAY.format(point=POINTS[0][0])), lexicon.load(), ("gist",)).items
    assert item.question == "筆者がいちばん言いたいことは、どれですか。"
    assert [(c.text, c.correct, c.why) for c in item.choices][:3] == [
        ("市長は駅の前の木を残すべきだ", True, "the writer's point: should"),
        ("新しい道には、木を植える場所がない", False, "a detail"),
        ("市長は駅の前の木を残すべきではない", False, "F4 the point denied"),
    ]


def test_a_notice_has_no_point(read: Read) -> None:
    body = ESSAY.format(point="町の人にとって、木の下で話す時間は大切だ。") + "\n意見のある人は、電話をしてください。"
    assert "notice" in str(theses.thesis(read(body)))


def test_of_two_points_as_strong_none_is_asked(read: Read) -> None:
    two = POINTS[0][0] + "市長は新しい道を細くするべきだ。"
    assert "two things" in str(theses.thesis(read(ESSAY.format(point=two))))


LETTER = (
    "田中さん\nこんにちは。来週、旅行に行きます。その間、ねこの世話をお願いできませんか。\n"
    "ごはんは、朝と夜にあげてください。水は毎日取りかえてください。窓は開けないでください。\n"
    "おみやげに、お菓子を買って帰ります。"
)


def test_a_letter_asks_for_one_thing_above_all(read: Read) -> None:
    (item,) = propose(read(LETTER), lexicon.load(), ("gist",)).items
    assert item.question == "この文章を書いた人が、いちばんお願いしたいことは、どれですか。"
    assert [c.text for c in item.choices] == [
        "ねこの世話をすること",
        "水は毎日取りかえること",
        "窓は開けないこと",
        "ごはんは、朝と夜にあげること",
    ]


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("水は毎日取りかえてください。", "ねこの写真をとってくださいませんか。"),  # two favours
        ("その間、ねこの世話をお願いできませんか。", "ねこは家にいます。"),
        ("水は毎日取りかえてください。窓は開けないでください。", "水は毎日取りかえます。"),  # one smaller request
    ],
)
def test_without_one_request_and_smaller_ones_nothing_is_asked(read: Read, said: str, instead: str) -> None:
    assert not propose(read(LETTER.replace(said, instead)), lexicon.load(), ("gist",)).items


def test_a_short_text_has_no_point(read: Read) -> None:
    assert "too short" in str(theses.thesis(read("木は大切だ。\n木は町にある。")))


@pytest.mark.parametrize("row", tables.rows(Ending, "theses"), ids=lambda r: r.name)
def test_every_ending_is_told_plainly(read: Read, row: Ending) -> None:
    sentence, said = row.example.split(">")
    (found,) = theses.points(read(sentence))
    assert (found.why, found.said) == (row.name, said)
