"""記述: a question, a model answer, and what an answer in the learner's own words must hold."""

from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.answers import needs
from quizgen.items.answers.needs import AnswerWord
from quizgen.items.base import Item
from quizgen.items.reasons.cause import Cause
from quizgen.items.reasons.causes import causes
from quizgen.quiz.mark import mark

Read = Callable[[str], Analysis]

ASKED = [
    # text, question, model answer, what it needs
    (
        "お湯がとても熱かったので、ぼくは一分で出てしまった。",
        "「ぼくは一分で出てしまった」とありますが、どうしてですか。",
        "お湯がとても熱かったから",
        ["熱かった"],
    ),
    (
        "強い雨が降ったので、町の試合は中止になった。",
        "町の試合が中止になったのは、どうしてですか。",
        "強い雨が降ったから",
        ["雨", "降った"],
    ),
    ("森さんは、西さんに赤い帽子をあげました。", "森さんは、西さんに何をあげましたか。", "赤い帽子", ["帽子"]),
    ("森さんは、西さんに赤い帽子をあげました。", "森さんは、だれに赤い帽子をあげましたか。", "西さん", ["西さん"]),
    (
        "中村さんは、九月五日に公園で歌を歌いました。",
        "中村さんが公園で歌を歌ったのは、いつですか。",
        "九月五日",
        ["九月五日"],
    ),
    (
        "雨が降ると、森さんは近くの喫茶店に入りました。",
        "雨が降ると、森さんが入ったのは、どこですか。",
        "近くの喫茶店",
        ["喫茶店"],
    ),
    (
        "古い家は坂の上にあったので、母は自転車に乗らなかった。",
        "母が自転車に乗らなかったのは、どうしてですか。",
        "古い家が坂の上にあったから",
        ["坂"],
    ),
    (
        "森さんは先月、図書館で本を百二十冊読みました。",
        "森さんは先月、図書館で本を何冊読みましたか。",
        "百二十冊",
        ["百二十冊"],
    ),
    ("朝七時、森さんは駅の前にすわりました。", "森さんが駅の前にすわったのは、何時ですか。", "朝七時", ["七時"]),
    (
        "市長は、石が崩れる恐れがあるため、道の工事を始めた。",
        "市長が道の工事を始めたのは、なぜですか。",
        "石が崩れる恐れがあるから",
        ["石", "崩れる"],
    ),
]
REASONS = [
    # text, what the answer must hold: what says it and nothing besides
    ("妹の結婚式に出るために、金曜日から月曜日まで青森へ行きます。", ["結婚式"]),
    ("強い光を当てるとさめが驚くので、夜は写真を撮ることができません。", ["さめ", "驚く"]),
    ("午前中に講習会を行うため、図書館は午後一時に開く。", ["講習会"]),
    ("一人が十個ぐらい食べますから、森さんは毎日パンを六百個ぐらい作ります。", None),  # 六十人が来るから
    ("断るのは失礼だと思ったので、森さんは二杯目も飲んだ。", None),
    ("森さんは肉を食べませんから、母は魚の料理を作りました。", ["肉", "～ない"]),
    ("削り節は削り立てがいいので、町の店は毎朝節を削る。", ["削り立て"]),
    ("古い橋が先月壊れた。そのため、町の人は船で学校に通っている。", ["橋", "壊れた"]),  # told in the sentence before
    ("「南町」は水が不足している。そのため、市長は古い井戸を三つ直した。", ["水", "不足している"]),
    ("色のもとが足りないと羽が白くなるので、町の人は赤いえさを作る。", None),  # which link of the chain?
    # the heart alone: what the agent made, where there is no other word for the verb, of what it is
    (
        "森清が昔「日本十進分類法」を世に出したおかげで、私たちは町の図書館で本を見つけることができる。",
        ["日本十進分類法"],
    ),
    ("かつおぶしのだしでは魚の味が二つ重なるので、森さんの料理は売れなかった。", ["味", "重なる"]),
    ("両側から掘るだけでは時間がかかりすぎるので、田辺は山の上から縦穴を掘った。", ["時間"]),
    ("ミルクには色のもとがたくさん入っているので、親の体は白くなる。", ["色のもと"]),
    ("月曜日は図書館が休みなので、森さんは公園へ行った。", ["休み"]),
    ("島には高校がないので、町の子どもは15歳で村を出る。", ["高校", "ない"]),
    # a polite form inside, nobody knows what is quoted, so by definition
    ("熱い湯ですと温度が高くて軽いために、湯げは上に立ちのぼります。", None),
    ("島が島であるのは、海に囲まれているからだ。", None),
]
JUDGED = [
    # question's text and beginning, answer, right
    (0, "お湯があつかったから", True),
    (0, "おゆが熱いからです。", True),
    (0, "お湯が熱くなかったから", False),
    (0, "水が冷たかったから", False),
    (1, "雨が降ったため。", True),
    (1, "あめがつよくふったから", True),
    (1, "風が強かったから", False),
    (2, "赤い帽子をあげました", True),
    (2, "帽子", True),
    (2, "かばん", False),
    (3, "西", True),
    (4, "9月5日に歌いました。", True),
    (4, "九月四日", False),
    (5, "喫茶店です", True),
    (6, "坂の上の家だったから", True),
    (6, "家が遠かったから", False),
    (7, "１２０冊", True),
]


def asked(read: Read, text: str) -> dict[str, Item]:
    return {i.question: i for i in propose(read(text), lexicon.load(), ("open_answer",)).items}


@pytest.mark.parametrize(("text", "question", "answer", "needed"), ASKED)
def test_a_model_answer_and_what_it_needs(read: Read, text: str, question: str, answer: str, needed: list[str]) -> None:
    found = asked(read, text)
    assert question in found, list(found)
    item = found[question]
    assert item.shape == "write" and not item.choices
    assert (item.answers, [n.text for n in item.needed]) == ((answer,), needed)
    assert all(f"「{text}」" in item.explanation.ja for text in needed)
    assert item.evidence[0].text == text


@pytest.mark.parametrize(("row", "given", "right"), JUDGED)
def test_answers_are_judged_by_what_they_hold(read: Read, row: int, given: str, right: bool) -> None:
    text, question, *_ = ASKED[row]
    judged = mark(asked(read, text)[question], given)
    assert (judged.right, judged.near) == (right, not right)


@pytest.mark.parametrize("row", ASKED, ids=lambda r: r[1])
def test_the_model_answer_holds_all_that_is_needed(read: Read, row: tuple[str, str, str, list[str]]) -> None:
    item = asked(read, row[0])[row[1]]
    assert mark(item, item.answers[0]).right
    assert all(any(form in item.answers[0] for form in need.forms) for need in item.needed)


@pytest.mark.parametrize(("text", "needed"), REASONS)
def test_a_reason_needs_what_says_it(read: Read, text: str, needed: list[str] | None) -> None:
    why = {q: i for q, i in asked(read, text).items() if any(w in q for w in ("のため", "どうして", "なぜ"))}
    found = [[n.text for n in i.needed] for i in why.values()]
    assert found == ([needed] if needed else [])


@pytest.mark.parametrize("row", tables.rows(AnswerWord, "answer_words"), ids=lambda r: r.word)
def test_other_words_say_the_same_in_an_answer(row: AnswerWord) -> None:
    reason, _, answer = row.example.partition(">")
    assert "「" in reason and row.word not in row.forms.split()
    assert any(form in answer for form in row.forms.split())


CALLED = [
    # text, part of the question, answers that name the same one
    (
        "町で雪だるまを作りました。名前は「ゆきおさん」です。森さんは、ゆきおさんに帽子をあげました。",
        "だれに",
        ["ゆきおさん", "雪だるま"],
    ),
    ("トム・ブラウン国務長官は石川外相に懸念を伝えた。", "伝えたのはだれ", ["ブラウン", "国務長官"]),
    ("西さんの孫の森翔太くんが、五月二日に長い歌を歌った。", "だれ", ["翔太くん", "森くん", "孫です"]),
    ("2004年に、シンガポールの動物園で、二頭の熊が緑になった。", "どこ", ["動物園", "シンガポール"]),
    ("夏に、森さんは祖父の家の倉庫で、古い本を見つけた。", "どこ", ["倉庫", "祖父の家"]),
]


@pytest.mark.parametrize(("text", "question", "answers"), CALLED)
def test_who_and_where_may_be_called_as_the_text_does(read: Read, text: str, question: str, answers: list[str]) -> None:
    (item,) = (i for q, i in asked(read, text).items() if question in q)
    assert all(mark(item, answer).right for answer in answers), item.needed


SPOKEN = [
    # a report, who is the answer (empty: not asked)
    ("町長の森学さんは「急ぐ人は上を見てください」と説明した。", "森さん"),
    ("「鳥が食べましたね」と、おじいさんは言いました。", "おじいさん"),
    ("最初の政府高官は「船の数を増やしたい」と私に語った。", ""),  # the text may name him elsewhere
    ("大塚さんは「ぼくにあてた手紙だと思いました」と話した。", ""),  # who says ぼく?
]


@pytest.mark.parametrize(("report", "who"), SPOKEN)
def test_who_says_so_is_asked_by_name(read: Read, report: str, who: str) -> None:
    found = [i.answers[0] for q, i in asked(read, report).items() if "だれ" in q]
    assert found == ([who] if who else [])


REFUSED = [
    "ある日の午後、バスには客が三人乗っていました。",  # who they were is not told
    "町では、節電のために街灯が消された。",  # what one puts out to save power
    "お母さんはまっさおになって、子どもたちをかばいました。",  # mothers do
    "木村は、二つの項から成る式に、第三の項を書き加えた。",  # what is added to terms
    "大学は、鳥の足の研究を発表しました。一本で立つほうが楽だという研究です。",  # or what it found
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_told_or_guessed_is_not_asked(read: Read, text: str) -> None:
    guessed = ("だれが", "だれです", "だれか", "何が", "何です", "何を書き", "何を発表")
    assert not [q for q in asked(read, text) if any(w in q for w in guessed)]


def test_a_reason_ends_without_if_and_topic(read: Read) -> None:
    text = "もし色のもとが足りないと、羽は白くなってしまう。そのため、動物園は、色のもとを混ぜたえさを鳥に与えている。"
    (cause,) = (c for c in causes(read(text)) if isinstance(c, Cause))
    assert cause.answer == "色のもとが足りないと、羽が白くなってしまうから"


def test_what_the_text_says_again_will_do(read: Read) -> None:
    text = "かつおぶしのだしでは魚の味が二つ重なるので、森さんの料理は売れなかった。"
    (item,) = (i for q, i in asked(read, text).items() if "なぜ" in q or "どうして" in q)
    assert mark(item, "味がダブルになるから").right and mark(item, "味がくどくなるから").right


def test_only_is_no_denial(read: Read) -> None:
    text = "飴だまが一つしかないので、お母さんは困りました。"
    (item,) = (i for q, i in asked(read, text).items() if "なぜ" in q or "どうして" in q)
    assert mark(item, "飴だまが一つだけだから").right and mark(item, "飴だまは一つしかありませんから").right


def test_what_has_two_reasons_is_not_asked(read: Read) -> None:
    once = "強い雨が降ったので、町の試合は中止になった。"
    again = "強い風が吹いたので、町の試合は中止になった。"
    question = "町の試合が中止になったのは、どうしてですか。"
    assert question in asked(read, once)
    assert question not in asked(read, once + again)


def test_what_describes_a_thing_is_needed_where_there_are_two(read: Read) -> None:
    text = "森さんは、西さんに赤い帽子をあげました。中村さんは駅前の店で新しい帽子を買いました。"
    item = asked(read, text)["森さんは、西さんに何をあげましたか。"]
    assert [n.text for n in item.needed] == ["赤い", "帽子"]
    assert not mark(item, "帽子").right


def test_a_time_as_topic_is_no_subject(read: Read) -> None:
    found = asked(read, "母は肉を食べませんから、あしたは魚のカレーを作ります。")
    assert not [q for q in found if q.startswith("あしたが")]


NAMED = [
    # a person as the text names them, answers that name the same one
    ("森田さん", ("森田さん", "森田")),
    ("セルゲイ・ラブロフ外相", ("セルゲイ・ラブロフ外相", "セルゲイ・ラブロフ", "ラブロフ")),
]


@pytest.mark.parametrize(("name", "forms"), NAMED)
def test_a_person_may_be_named_shortly(name: str, forms: tuple[str, ...]) -> None:
    (need,) = needs.of_name(name)
    assert need.forms == forms
    assert need.text == min(forms, key=len) or "・" not in name  # of a foreign name no more than its last part is asked


@pytest.mark.parametrize("who", ["ウクライナ軍", "石川政権", "韓国政府"])
def test_whose_army_or_government_is_not_asked_for(read: Read, who: str) -> None:
    assert not any("どこ" in q for q in asked(read, f"{who}は五月二日に古い橋を壊した。町の人は驚いた。"))


@pytest.mark.parametrize(
    ("before", "needed"),
    [("古い帽子は駅にあった。", ["赤い", "帽子"]), ("町の人は帽子が好きだ。", ["帽子"])],
)
def test_of_what_sort_a_thing_is_is_needed_where_another_sort_is_told_of(
    read: Read, before: str, needed: list[str]
) -> None:
    item = asked(read, before + "森さんは、西さんに赤い帽子をあげた。")
    found = next(i for q, i in item.items() if "何をあげ" in q)
    assert [n.text for n in found.needed] == needed


LEAST = [
    # sentence, what the answer must hold at least
    ("雪の重さで古い屋根が壊れたので、町の店は三月に閉まった。", ["屋根", "壊れた"]),
    ("森さんは、祖父の家の倉庫で古い本を読みました。", ["倉庫"]),
    ("森さんは、みどり鉄道の中央駅で古い本を読みました。", ["中央駅"]),
    ("森さんは、おばあさんの家で古い本を読みました。", ["おばあさん", "家"]),
    ("森さんは五月二日に、クエリ・サービスを発表した。町の人は驚いた。", ["クエリ・サービス"]),
    ("森さんは図書館で、古い川の歴史を調べた。町の人は驚いた。", ["川", "歴史"]),
]


@pytest.mark.parametrize(("text", "least"), LEAST)
def test_an_answer_need_not_hold_more_than_says_it(read: Read, text: str, least: list[str]) -> None:
    found = propose(read(text), lexicon.load(), ("open_answer",)).items
    assert least in [[n.text for n in i.needed] for i in found]
