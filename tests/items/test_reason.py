"""Why: which reasons a text names, and what is asked of them."""

from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.reasons import causes, why
from quizgen.items.reasons.cause import Cause
from quizgen.items.reasons.obvious_reasons import Obvious, is_obvious, is_told_by_question
from quizgen.items.reasons.rival_reasons import rivals

Read = Callable[[str], Analysis]

NAMED = [
    # text, what is explained (as a clause, or quoted from the text), the reason
    ("強い雨が降ったので、試合は中止になった。", "試合が中止になった", "強い雨が降ったから"),
    ("部屋が広いので、掃除に四十分もかかった。", "「掃除に四十分もかかった」", "部屋が広いから"),
    ("兄は、お金がないから、毎日学校まで歩いている。", "兄が毎日学校まで歩いている", "お金がないから"),
    ("林さんは古い友だちの墓に花を置くために、山へ行った。", "林さんが山へ行った", "古い友だちの墓に花を置くため"),
    ("林さんはむかしの友だちに会うために、山へ行った。", "林さんが山へ行った", "むかしの友だちに会うため"),
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
    ("道が何万里となくございますから、男は上へは出られません。", "said today"),
]

TOWN = (
    "石が道に落ちたので、町の試合は中止になった。山田さんは学校の庭に赤い花を植えた。"
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


RIVALS = [
    # text, the question (part), the reason, what is offered beside it
    (
        "父は本を読むのが好きです。でも、バスが高いですから、家まで歩きます。",
        "家まで歩きます",
        "バスが高いから",
        {"本を読むのが好きだから", "町をゆっくり見たいから", "健康にいいから"},
    ),
    (
        "お湯がとても熱かったので、弟は一分で出てしまった。",
        "弟が一分で出た",
        "お湯がとても熱かったから",
        {"急に気分が悪くなったから", "大切な用事を思い出したから", "友だちが外で待っていたから"},
    ),
    (
        "船長が潮時だと悟ったのは、客が減ったからでも、船が古くなったからでもなく、船で守れないものがあるからだ。",
        "船長が潮時だと悟った",
        "船で守れないものがあるから",
        {"客が減ったから", "船が古くなったから", "家族に強く反対されたから"},
    ),
    (
        "田辺は、水車の使い方を学ぶために、アメリカへ渡った。",
        "何のため",
        "水車の使い方を学ぶため",
        {"最新の機械を買い付けるため", "現地の工事を指揮するため", "自分の研究を発表するため"},
    ),
    (
        "石が道に落ちたので、町の試合は三時に中止になった。客は急いで駅へ走った。",
        "試合が三時に中止になった",
        "石が道に落ちたから",
        {"先生が病気になったから", "集まる人が少なかったから", "客が急いで駅へ走ったから"},
    ),
    (
        "日曜日、友だちが四人来ましたから、みそしるを作りました。",
        "みそしるを作りました",
        "友だちが来たから",
        {"店がしまっていたから", "野菜をたくさん食べたかったから", "作るのが簡単だったから"},
    ),
    (
        "飴が一つしかないので、田中さんは困りました。山田さんは急いで駅へ走りました。中村さんは部屋の窓を開けました。",
        "困った",
        "飴が一つしかないから",
        {"山田さんが急いで駅へ走ったから", "中村さんが部屋の窓を開けたから", "道がわからないから"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "asked", "reason", "beside"), RIVALS)
def test_what_may_be_taken_for_the_reason_is_offered(
    read: Read, body: str, asked: str, reason: str, beside: set[str]
) -> None:
    (item,) = propose(read(body), lexicon.load(), ("reason",)).items
    assert asked in item.question
    assert [c.text for c in item.choices if c.correct] == [reason]
    assert {c.text for c in item.choices if not c.correct} == beside


STEMS = [
    ("町の船は古い。私が潮時だと悟ったのは、船で守れないものがあるからだ。", "「私」が潮時だと悟ったのは"),
    # text, the question: a topic before the reason is the subject; another clause's topic is quoted with its sentence
    ("町は、石が崩れる恐れがあるため、道の工事を始めた。", "町が道の工事を始めたのは"),
    (
        "学校は2012年に閉まり、建物は長い間使われなかった。子どもの数が減ったためだ。",
        "「学校は2012年に閉まり、建物は長い間使われなかった」とありますが",
    ),
]


@pytest.mark.parametrize(("body", "asked"), STEMS)
def test_a_question_says_of_whom_it_asks(read: Read, body: str, asked: str) -> None:
    (cause,) = (c for c in causes.causes(read(body)) if isinstance(c, Cause))
    assert why.question(read(body), cause).startswith(asked)


UNOFFERED = [
    # text, what is not offered: it may be a reason, or tells nothing in its place
    ("雨が降ってきたので、客は走った。駅の前で傘を売っていた。", "駅の前で傘を売っていたから"),
    (
        "朝早かったので、川に霧が出ていた。母は町へ行った。父は海へ行った。"
        "カメラが新しいので、使い方がわからないから、妹は先生に聞いた。",
        "カメラが新しいので、使い方がわからないから",
    ),
    ("町の駅が遠いので、父は車を買った。そのあと、母は「便利だ」と言った。", "母は「便利だ」と言ったから"),
    (
        "島に高校がないので、姉は町に住む。父は川で魚を釣った。海が荒れていたので、大きい船は止まった。",
        "島に高校がないから",
    ),
    (
        "港に近い学校は、海の環境に配慮するため、町の行事をやめた。父は川で魚を釣った。石が崩れたので、町は道を直した。",
        "海の環境に配慮するから",
    ),
    ("海が荒れていたので、町の船は止まった。", "海が濁っていたから"),
    (
        "雨が降ってきたので、客は急いで駅へ走った。おばあさんは笑って言った。「元気ですね。」",
        "おばあさんが笑って言ったから",
    ),
    ("夏に長い雨が続くので、町の木がよく育つ。木の枝が伸びるので、人は毎年枝を切る。", "夏に長い雨が続くから"),
]


@pytest.mark.parametrize(("body", "text"), UNOFFERED)
def test_what_may_be_a_reason_too_is_not_offered(read: Read, body: str, text: str) -> None:
    found = [c for c in causes.causes(read(body)) if isinstance(c, Cause)]
    assert found
    assert text not in [r.text + "から" for c in found for r in rivals(read(body), c)]


TOLD = [
    # text, part of the reason why nothing is asked: its reason may be picked without the text
    ("燃料が足りないため、町の人は燃料になる土を掘った。", "fewer than two"),
    ("歩くのが好きですから、父は駅まで歩きました。", "a word of the question"),
    ("川の水が岸の土を流すので、村の人は川の岸に木を植えました。", "a word of the question"),
    ("校舎の木材を無駄にしないため、町は学校を図書館に改修した。", "a reason or an aim"),
    ("一人が十個ぐらい食べますから、一日にすしを六百個ぐらい作ります。", "longer, shorter or more particular"),
    (
        "道具の使い方が難しい上に持ち主が二回も替わったため、市は新しい方法を採用した。",
        "longer, shorter or more particular",
    ),
    ("ぼくは町のおふろを洗った。広いので、四十分もかかった。", "longer, shorter or more particular"),
    ("海が荒れていたため、船を出せなかった。", "anybody"),
    ("お金がなかったので、母は困りました。", "fewer than two"),
    ("毎月第2土曜日は、講師が話をするため、館は午後1時に開館します。", "cut off"),
]


@pytest.mark.parametrize(("body", "part"), TOLD)
def test_a_reason_that_stands_out_is_not_asked(read: Read, body: str, part: str) -> None:
    made = propose(read(body), lexicon.load(), ("reason",))
    assert not made.items
    assert any(part in a.why for a in made.rejected)


def test_an_item_offers_other_things_that_the_text_tells(read: Read) -> None:
    (item,) = propose(read(TOWN), lexicon.load(), ("reason",)).items
    assert item.question == "町の試合が中止になったのは、どうしてですか。"
    assert [c.text for c in item.choices if c.correct] == ["石が道に落ちたから"]
    assert "先生が病気になったから" in [c.text for c in item.choices]
    assert len(item.choices) == 4


@pytest.mark.parametrize(
    "body", ["島が島であるのは、海に囲まれているからだ。", "空が赤くなったのは、日が沈むからだ。町が静かになった。"]
)
def test_what_says_nothing_or_nobody_believes_otherwise_is_not_asked(read: Read, body: str) -> None:
    assert not propose(read(body), lexicon.load(), ("reason",)).items


@pytest.mark.parametrize("row", tables.rows(Obvious, "obvious_reasons"), ids=lambda r: r.example)
def test_anybody_would_give_the_reason_of_a_row(row: Obvious) -> None:
    reason, effect = row.example.split(">")
    assert is_obvious(reason, effect, ["町の名前が変わったから"])
    assert not is_obvious("町の名前が変わった", effect, ["森さんが本を読んだから"])
    assert is_told_by_question(reason, effect) or row.sure == "-"


GUESSED = [
    # reason, effect, wrong reasons, whether it may be told without the text
    ("弟が熱を出した", "弟が学校を休んだ", ("弟がけがをしたから", "弟が犬を見たから"), False),
    ("弟が熱を出した", "弟が学校を休んだ", ("弟が犬を見たから", "弟が歌を歌ったから"), True),
    ("弟が犬を見た", "弟が学校を休んだ", ("弟が熱を出したから", "弟が歌を歌ったから"), False),
]


@pytest.mark.parametrize(("reason", "effect", "wrong", "guessed"), GUESSED)
def test_a_reason_is_fair_where_others_lead_there_too(
    reason: str, effect: str, wrong: tuple[str, ...], guessed: bool
) -> None:
    assert is_obvious(reason, effect, wrong) == guessed
