"""要点: which sentences are a writer's point, how they are told, and what stands beside them."""

from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.views import gist_rivals, stances, theses
from quizgen.items.views.theses import Ending, Thesis

Read = Callable[[str], Analysis]

ESSAY = (
    "駅の前に、大きい木が三本ある。木は、町ができた年に子どもたちが植えたものだ。\n"
    "去年、市長は駅の前の道を広くする計画を発表した。新しい道には、木を植える場所がない。"
    "工事の費用は三億円だ。市長は、木を切ると町の人に説明した。\n"
    "もちろん、広い道は車に乗る人には便利だ。町の人は、今の道が狭いことをよく知っている。\n"
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


def test_the_contrary_what_is_granted_and_a_detail_stand_beside_the_point(read: Read) -> None:
    (item,) = propose(read(ESSAY.format(point=POINTS[0][0])), lexicon.load(), ("gist",)).items
    assert item.question == "筆者がいちばん言いたいことは、どれですか。"
    assert [(c.text, c.correct, c.why) for c in item.choices][:3] == [
        ("市長は駅の前の木を残すべきだ", True, "the writer's point: should"),
        ("市長は駅の前の木を残すべきではない", False, "F4 the point denied"),
        ("広い道は車に乗る人には便利だ", False, "granted"),
    ]


DENIED = [
    # the sentence near the end, its contrary (empty: it would keep a word that says how or how many)
    ("市長は駅の前の木を残すべきだ。", "市長は駅の前の木を残すべきではない"),
    ("市長は駅の前の道を潔く諦めるべきだ。", ""),
    ("市長はどの駅の前にも木を植えるべきだ。", ""),
    ("市長は駅の前に三本、木を植えるべきだ。", ""),
    ("市長は決して木を切るべきではない。", ""),
]


@pytest.mark.parametrize(("sentence", "denied"), DENIED)
def test_a_contrary_keeps_no_word_of_manner_or_quantity(read: Read, sentence: str, denied: str) -> None:
    found = theses.thesis(read(ESSAY.format(point=sentence)))
    assert isinstance(found, Thesis)
    assert found.denied == denied


def test_a_dated_fact_is_no_detail(read: Read) -> None:
    body = ESSAY.format(point=POINTS[0][0]).replace("工事の費用は三億円だ。", "町の船は、一九五二年に運航を始めた。")
    (item,) = propose(read(body), lexicon.load(), ("gist",)).items
    assert not any("一九五二年" in c.text for c in item.choices)


ALONE = [
    # the point, what the text has instead of what is granted: no view is left beside the point
    (POINTS[0][0], "町の道は、車に乗る人には狭い。"),
    (POINTS[2][0], "もちろん、広い道は車に乗る人には便利だ。"),  # one view, and no contrary that anybody would say
]


@pytest.mark.parametrize(("point", "instead"), ALONE)
def test_a_point_that_would_be_the_only_view_is_not_asked_for(read: Read, point: str, instead: str) -> None:
    body = ESSAY.format(point=point).replace("もちろん、広い道は車に乗る人には便利だ。", instead)
    made = propose(read(body), lexicon.load(), ("gist",))
    assert not made.items
    assert "the only view" in made.rejected[0].why


STANCES = [
    # the first sentence of a text, where the writer stands (empty: it is not told)
    ("町は、駅の前の木を切る計画を発表した。私はこの計画に反対だ。", "駅の前の木を切る計画に反対だ"),
    ("町は、駅の前の木を切った。木が好きな私は、この試みに賛成できない。", "駅の前の木を切った試みに賛成できない"),
    ("町の喫茶店は、十月から朝の歌を始める。店長は喜んでいるが、私はこの計画に賛成だ。", "朝の歌を始める計画に賛成だ"),
    (
        "県は先頃、古いバスを、利用者の減少を理由に打ち切る案を発表した。私はこの案に反対だ。",
        "古いバスを、利用者の減少を理由に打ち切る案に反対だ",
    ),
    (
        "市は、駅の木を切り、跡地に店を建てる計画を発表した。私はこの計画に反対だ。",
        "駅の木を切り、跡地に店を建てる計画に反対だ",
    ),
    (
        "わたしの町の学校では、来月から、忘れ物をした子どもの名前を黒板に書くことになった。私はこの決定に反対だ。",
        "忘れ物をした子どもの名前を黒板に書く決定に反対だ",
    ),
    (
        "町は来年、橋の完成に伴い、春から渡し船を廃止する方針を示した。私はこの方針に反対だ。",
        "橋の完成に伴い、春から渡し船を廃止する方針に反対だ",
    ),
    ("その町に橋を架ける計画を、県が発表した。私はこの計画に反対だ。", "橋を架ける計画に反対だ"),
    ("私は、町の公園に木を植える計画を強く支持したい。", "町の公園に木を植える計画を支持する"),
    ("町の図書館は、来年から日曜日に閉まることになった。私はこの決定に反対だ。", "日曜日に閉まる決定に反対だ"),
    ("店長の森さんは、この計画に反対だと話した。", ""),
    ("町の人はよく歩く。私はこの計画に反対だ。", ""),  # which plan?
    ("「私はこの計画に反対だ」と森さんは言った。", ""),
]


@pytest.mark.parametrize(("body", "said"), STANCES)
def test_a_stance_is_told_with_what_it_is_about(read: Read, body: str, said: str) -> None:
    assert [s.said for s in stances.stances(read(body))] == [said] * bool(said)


@pytest.mark.parametrize("row", tables.rows(stances.Declared, "stances"), ids=lambda r: r.name)
def test_every_stance_has_its_contrary(read: Read, row: stances.Declared) -> None:
    sentence, said, denied = row.example.split(">")
    (found,) = stances.stances(read(sentence))
    assert (found.why, found.said, found.denied) == (row.name, said, denied)


PLAN = (
    "町は去年、駅の前の木を切る計画を発表した。市長は「広い道は町の未来だ」と語った。しかし、私はこの計画に反対だ。\n"
    "第一に、木の下は町の人が休む場所である。夏には、毎日五十人の人が集まる。\n"
    "確かに、今の道は車に乗る人には狭い。だが、道は駅の裏にも作れる。\n"
    "木は町の人が植えた。祖母は毎朝、木の下で友だちと話す。町の木を守ることは大切だ。\n"
    "市長も、一度、木の下に座って考えてみてはどうだろうか。"
)


def test_a_declared_stance_is_the_point_before_reasons_and_closing_appeals(read: Read) -> None:
    (item,) = propose(read(PLAN), lexicon.load(), ("gist",)).items
    assert [(c.text, c.why) for c in item.choices] == [
        ("木の下は町の人が休む場所だから、反対だ", "the writer's point with its reason"),
        ("今の道は車に乗る人には狭くないから、反対だ", "the stance with an untrue reason"),
        ("広い道は町の未来だから、賛成だ", "F4 the contrary"),
        ("今の道は車に乗る人には狭いから、賛成だ", "F4 the contrary"),
    ]
    assert item.question == "駅の前の木を切る計画について、筆者の考えに最も合うものは、どれですか。"
    assert "「この計画」は、「駅の前の木を切る計画」のことです。" in item.explanation.ja


FOR_IT = [
    # what the text says for the plan: two reasons, one (which goes in spite of a bad one too), none that can be denied
    (PLAN, 2),
    (PLAN.replace("市長は「広い道は町の未来だ」と語った。", "").replace("が休む場所である", "に不便になる"), 1),
    (PLAN.replace("確かに、", ""), 0),
]


@pytest.mark.parametrize(("body", "reasons"), FOR_IT)
def test_a_stance_is_asked_for_only_beside_reasons_of_both_sides(read: Read, body: str, reasons: int) -> None:
    made = propose(read(body), lexicon.load(), ("gist",))
    against = [c.text for i in made.items for c in i.choices if c.text.endswith("から、賛成だ")]
    assert len(against) == reasons
    assert bool(reasons) or "no reason" in made.rejected[0].why


MAIN = [
    # what the writer says for the stance besides, the reason that is given the most weight (empty: no main one is told)
    ("最大の理由は、計画とともに朝市の「みなと市」がなくなることだ。", "計画とともに朝市の「みなと市」がなくなる"),
    ("何より、道は町の人が歩くところだ。", "道は町の人が歩くところだ"),
    ("何より問題なのは、祖母の歩く道がなくなることだ。", "祖母の歩く道がなくなる"),
    ("広場は町の人みんなのものである。", "木の下は町の人が休む場所だ"),
    ("さらに、道は町の人が歩くところだ。", "木の下は町の人が休む場所だ"),
    ("", "木の下は町の人が休む場所だ"),
]


@pytest.mark.parametrize(("besides", "reason"), MAIN)
def test_the_stance_stands_with_the_reason_of_most_weight(read: Read, besides: str, reason: str) -> None:
    body = PLAN.replace("夏には、毎日五十人の人が集まる。", besides)
    (item,) = propose(read(body), lexicon.load(), ("gist",)).items
    assert [c.text for c in item.choices if c.correct] == [f"{reason}から、反対だ"]


def test_a_reason_that_only_stands_beside_another_is_not_the_main_one(read: Read) -> None:
    body = PLAN.replace("第一に、", "また、").replace("町の木を守ることは大切だ。", "")
    assert "main" in propose(read(body), lexicon.load(), ("gist",)).rejected[0].why


def test_the_writer_is_called_so_in_what_is_held(read: Read) -> None:
    body = PLAN.replace("確かに、今の道は車に乗る人には狭い。", "確かに、道が狭いことの不便は、私にも分かる。")
    (item,) = propose(read(body), lexicon.load(), ("gist",)).items
    assert "道が狭いことの不便は、筆者にも分かるから、賛成だ" in [c.text for c in item.choices]


TURNED = [
    # what stands right before the stance, and how it begins; what speaks for the contrary
    ("去年は客が二百人増えたそうだ。", "それでも、私は", "去年は客が二百人増えた"),
    ("町の客が新しい橋を望んだからだ。", "町長は喜んでいるが、私は", "町の客が新しい橋を望んだ"),
    ("去年は客が二百人増えた。", "そして、私は", ""),
]


@pytest.mark.parametrize(("before", "begins", "text"), TURNED)
def test_what_a_stance_turns_from_speaks_for_the_contrary(read: Read, before: str, begins: str, text: str) -> None:
    analysis = read(f"{before}{begins}古い橋を壊す計画に反対だ。")
    (stance,) = stances.stances(analysis)
    point = Thesis(stance.sentence, stance.said, stance.denied, stance.why, stance.about)
    found = [r.text for r in gist_rivals.rivals(analysis, point) if r.why == gist_rivals.TURNED]
    assert found == [text] * bool(text)


RIVALS = [
    # a sentence, what it says that is not the point, and what that is
    ("町の言い分はこうである。古い橋は直すのに時間がかかる。", "古い橋は直すのに時間がかかる", gist_rivals.VIEW),
    ("もちろん、古い橋を直すのは楽ではないという意見もある。", "古い橋を直すのは楽ではない", gist_rivals.VIEW),
    ("確かに、古い橋の上は歩きにくいという声もある。", "古い橋の上は歩きにくい", gist_rivals.VIEW),
    ("確かに、新しい橋は車に乗る人には便利だ。", "新しい橋は車に乗る人には便利だ", gist_rivals.GRANT),
    ("第一に、橋の上では町の人が毎日話をする。", "橋の上では町の人が毎日話をする", gist_rivals.REASON),
    ("新しい橋は、駅から遠くなるからだ。", "新しい橋は、駅から遠くなる", gist_rivals.REASON),
    ("見過ごせないのは、橋が町の人をつないでいるということだ。", "橋が町の人をつないでいる", gist_rivals.REASON),
    ("新しい橋は、車に乗る人だけの橋なのである。", "", ""),  # said in passing
    ("橋が架かれば町らしさが失われる、と心配する声もある。", "橋が架かれば町らしさが失われる", gist_rivals.VIEW),
    ("広場は、町の人みんなのものだからである。", "広場は、町の人みんなのものだ", gist_rivals.REASON),
    ("市長が言ったとおり、橋は町の未来への入り口なのである。", "", ""),  # the slogan of another
]


@pytest.mark.parametrize(("sentence", "text", "why"), RIVALS)
def test_views_granted_things_and_reasons_are_no_points(read: Read, sentence: str, text: str, why: str) -> None:
    analysis = read("私は、古い橋を壊す計画に反対だ。" + sentence)
    stance = stances.stances(analysis)[0]
    point = Thesis(stance.sentence, stance.said, stance.denied, stance.why, stance.about)
    assert [(r.text, r.why) for r in gist_rivals.rivals(analysis, point)] == [(text, why)] * bool(text)


def test_what_need_not_be_is_said_at_the_head_too(read: Read) -> None:
    body = ESSAY.replace("{point}", "").replace(
        "駅の前に、大きい木が", "私は、駅の前の木を切る必要はないと考える。木が"
    )
    found = theses.thesis(read(body))
    assert isinstance(found, Thesis)
    assert found.said == "駅の前の木を切る必要はない"


def test_a_notice_has_no_point(read: Read) -> None:
    body = ESSAY.format(point="町の人にとって、木の下で話す時間は大切だ。") + "\n意見のある人は、電話をしてください。"
    assert "notice" in str(theses.thesis(read(body)))


def test_of_two_points_as_strong_none_is_asked(read: Read) -> None:
    two = POINTS[0][0] + "市長は新しい道を細くするべきだ。"
    assert "two things" in str(theses.thesis(read(ESSAY.format(point=two))))


LETTER = (
    "田中さん\nこんにちは。来週、旅行に行きます。その間、ねこの世話をお願いできませんか。\n"
    "ごはんは、朝と夜にねこにあげてください。ねこの水は毎日取りかえてください。ねこの部屋の窓は開けないでください。\n"
    "おみやげに、お菓子を買って帰ります。"
)


def test_a_letter_asks_for_one_thing_above_all(read: Read) -> None:
    (item,) = propose(read(LETTER), lexicon.load(), ("gist",)).items
    assert item.question == "この文章を書いた人が、いちばんお願いしたいことは、どれですか。"
    assert [c.text for c in item.choices] == [
        "ねこの世話をすること",
        "ねこの水は毎日取りかえること",
        "ねこの部屋の窓は開けないこと",
        "ごはんは、朝と夜にねこにあげること",
    ]


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("ねこの水は毎日取りかえてください。", "ねこの写真をとってくださいませんか。"),  # two favours
        ("その間、ねこの世話をお願いできませんか。", "ねこは家にいます。"),
        ("ねこの水は毎日取りかえてください。ねこの部屋の", "ねこの水は毎日取りかえます。"),  # one smaller request
        ("夜にねこにあげてください。ねこの水は", "夜にあげてください。水は"),  # of other things
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
