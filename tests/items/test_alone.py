"""What a sentence leaves to the one before it, and how questions drop what is the writer's own: tables of Japanese."""

from collections.abc import Callable

import pytest

from quizgen import lexicon
from quizgen.analysis.facts import told_plainly
from quizgen.analysis.types import Analysis
from quizgen.items import propose, stems
from quizgen.items.answers import numerals, place_kinds, values
from quizgen.items.retelling import falsify
from quizgen.items.sentences import alone, tellings
from quizgen.items.stems import RefusedError

Read = Callable[[str], Analysis]

UNCLEAR = [
    # sentence, part of the reason; the same sentence told in full
    ("うちには白い犬が三匹います。", "family", "森さんの家には白い犬が三匹います。"),
    (
        "私は駅へ行きました。妻は新しい店を開きました。",
        "family",
        "私は駅へ行きました。森さんの妻は新しい店を開きました。",
    ),
    ("二人は新しい店を開きました。", "who they are", "森さんは新しい店を開きました。"),
    ("三か月後、森さんは新しい店を開きました。", "another sentence", "三月、森さんは新しい店を開きました。"),
    ("後の仕事は、町の人が手伝いました。", "side", "店の仕事は、町の人が手伝いました。"),
    ("「はい」と答えると、森さんは笑いました。", "has none", "西さんが「はい」と答えると、森さんは笑いました。"),
    (
        "イタリア、アメリカの四つの町が選ばれました。",
        "without a particle",
        "イタリアとアメリカの四つの町が選ばれました。",
    ),
    ("いい店だね、と森さんは言いました。", "goes on", "森さんは「いい店だね」と言いました。"),
    ("町では、もう二本の橋が見つかりました。", "goes on", "町では、二本の橋が見つかりました。"),
]


@pytest.mark.parametrize(("text", "why", "full"), UNCLEAR)
def test_what_another_sentence_must_tell_is_refused(read: Read, text: str, why: str, full: str) -> None:
    analysis = read(text)
    fact = told_plainly(analysis)[-1]
    with pytest.raises(RefusedError, match=why):
        alone.check(analysis, fact, stems.start(analysis, fact))
    analysis = read(full)
    fact = told_plainly(analysis)[-1]
    alone.check(analysis, fact, stems.start(analysis, fact))


OBJECTS = [
    # sentence, whether its main clause has a subject and, where the verb needs one, an object
    ("水は百リットルぐらい飲みます。", False),
    ("ぞうは水を百リットルぐらい飲みます。", True),
    ("費用の百万円は寄付で集めました。", False),
    ("友だちが四人来ましたから、みそしるを作りました。", False),
    ("職員が乗り込み、六つの町の公民館を回ります。", False),
    ("森さんは町の会社に勤めています。", True),
    ("店は十一時に開きます。", True),
]


@pytest.mark.parametrize(("text", "has"), OBJECTS)
def test_a_main_clause_has_its_subject_and_object(read: Read, text: str, has: bool) -> None:
    analysis = read(text)
    fact = told_plainly(analysis)[0]
    assert alone.has_subject(analysis, fact, stems.phrases(analysis, fact)) is has


QUESTIONS = [
    # text, kind, question
    ("森さんは、ついに山の上の店に着いてしまいました。", "open_answer", "山の上の店に着いたのは、だれですか。"),
    ("今、森さんは駅の前で古い時計を直しています。", "open_answer", "駅の前で古い時計を直しているのは、だれですか。"),
    (
        "森さんは先月、寒い国の町から、小さな船で帰りました。",
        "open_answer",
        "先月、寒い国の町から小さな船で帰ったのは、だれですか。",
    ),
]


@pytest.mark.parametrize(("text", "kind", "question"), QUESTIONS)
def test_a_question_leaves_out_what_is_the_writers_own(read: Read, text: str, kind: str, question: str) -> None:
    assert question in [i.question for i in propose(read(text), lexicon.load(), (kind,)).items]


UNASKED = [
    # text, part of a question that nobody asks
    ("大会が行われ、三百人の選手が町の公園で走りました。", "何人"),
    ("みかん島は、港から船で二十五分の小さな島です。", "何分"),
    ("渡し船は、四月に町で運航を始めました。", "何を"),
    ("森さんは町で西さんに一冊の本をあげました。", "何を"),
    ("ラムゼーは古い石から気体を取り出しました。その気体は、ヘリウムでした。", "何を"),
    ("森さんは先月、東京から大阪へ行きました。", "どこですか"),
    ("きゅうりは薄く切って、塩を少しかけます。", "何ですか"),
    ("森さんは1814年に車を作り、1825年には町で車を売りました。", "いつ"),
    ("雨が降ったので、森さんは店で傘を三本買いました。", "何本"),
]


@pytest.mark.parametrize(("text", "part"), UNASKED)
def test_what_nobody_asks_is_not_asked(read: Read, text: str, part: str) -> None:
    items = propose(read(text), lexicon.load(), ("fact", "open_answer")).items
    assert not [i.question for i in items if part in i.question]


PLACES = [
    # place, kind
    ("図書館", "built"),
    ("駅前", "built"),
    ("部屋", ""),
    ("電車", ""),
    ("東京", "home"),
    ("アスペン", "foreign"),
    ("インド", "country"),
]


@pytest.mark.parametrize(("place", "kind"), PLACES)
def test_places_are_of_a_kind(read: Read, place: str, kind: str) -> None:
    analysis = read(f"森さんは{place}で本を読みました。")
    found = [e for e in analysis.entities if analysis.surface(e) == place]
    assert {place_kinds.place_kind(analysis, e, place) for e in found} <= {kind}


ABOUT = [
    # sentence, amount, wrong values that would be about the same
    ("森さんは約六百回、町の橋を渡りました。", "六百回", {"七百回", "五百回"}),
    ("五歳ぐらいの男の子が駅に来ました。", "五歳", {"六歳", "四歳"}),
]


@pytest.mark.parametrize(("text", "amount", "near"), ABOUT)
def test_about_six_hundred_is_not_denied_by_seven_hundred(read: Read, text: str, amount: str, near: set[str]) -> None:
    analysis = read(text)
    entity = next(e for e in analysis.entities if amount in analysis.surface(e))
    fact = told_plainly(analysis)[0]
    found = {v.text for v in values.others(analysis, fact, entity, analysis.surface(entity), entity.type)}
    assert found and not {f.removeprefix("約") for f in found} & near


def test_people_of_no_sort_are_nobody_else(read: Read) -> None:
    analysis = read(
        "お母さんは子どもの手を洗いました。人たちは橋を渡りました。人たちは笑いました。村長は歌いました。村長は笑いました。"
    )
    entity, fact = analysis.entities[0], told_plainly(analysis)[0]
    assert [v.text for v in values.others(analysis, fact, entity, "お母さん", "PERSON")] == ["村長"]


NOT_FALSE = [
    # text, statement that is not made: true as well, or seen through
    ("森さんは一日に四十個のパンを作ります。", "二日"),
    ("図書館は十月の一か月間、本を並べ替えました。", "二か月間"),
    ("森さんは冬になる前に古い家を直します。", "夏"),
    ("質問は、一日平均14件から40件に増えました。", "減"),
    ("ため池の利用者は、昨年の3倍に増えました。", "減"),
    ("農家は毎年、森さんから蜂を借りました。", "貸"),
    ("切れない道具では木を削ることはむずかしい。", "やさしい"),
]


@pytest.mark.parametrize(("text", "wrong"), NOT_FALSE)
def test_a_change_that_proves_nothing_is_not_made(read: Read, text: str, wrong: str) -> None:
    told = (t for t in tellings.tellings(read(text)) if isinstance(t, tellings.Telling))
    assert not [f for t in told for f in falsify.falsehoods(read(text), t) if wrong in f.text or wrong in f.note.ja]


COUNTED = [
    # number, counter as another number has it, how it sounds
    (4, "びき", "ひき"),
    (5, "ぽん", "ほん"),
    (3, "ぴき", "びき"),
    (40, "ぴき", "ぴき"),
    (1000, "ぴき", "びき"),
    (8, "はいの水", "ぱいの水"),
    (4, "冊", "冊"),
]


@pytest.mark.parametrize(("number", "unit", "sounds"), COUNTED)
def test_a_counter_in_kana_sounds_as_its_number_has_it(number: int, unit: str, sounds: str) -> None:
    assert numerals.counter(number, unit) == sounds


def test_a_description_after_a_subject_is_set_off(read: Read) -> None:
    text = "1870年、森さんは、敵に囲まれた町から船で逃げました。"
    asked = [i.question for i in propose(read(text), lexicon.load(), ("open_answer",)).items]
    assert "森さんが、敵に囲まれた町から船で逃げたのは、いつですか。" in asked
