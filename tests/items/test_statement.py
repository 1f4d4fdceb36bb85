"""Statements, true in other words or false by one operator: which sentences give them, and what is asked of them."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from quizgen import lexicon, tables
from quizgen.analysis import facts, inflection
from quizgen.analysis.types import Analysis, within
from quizgen.items import propose
from quizgen.items.retelling import contraries, other_order, statements
from quizgen.items.sentences import known, tellings
from quizgen.items.sentences.tellings import Telling

Read = Callable[[str], Analysis]

TOLD = [
    # sentence, what stands alone of it
    ("山田さんは学校の庭に赤い花を植えた。", "山田さんは学校の庭に赤い花を植えた。"),
    ("しかし、山田さんは学校の庭に赤い花を植えた。", "山田さんは学校の庭に赤い花を植えた。"),
    ("その話を聞いて、山田さんは学校の庭に赤い花を植えた。", "山田さんは学校の庭に赤い花を植えた。"),
]

REFUSED = [
    # sentence, part of the reason
    ("その話を聞いて、学校の庭に赤い花を植えた。", "outside"),
    ("学校の庭に赤い花を植えた。", "no subject"),
    ("歯は子どもの指より大きい。", "belongs to"),
    ("山田さんは「庭に花を植えた」と先生に話した。", "quotes"),
    ("雨が降った。", "too little"),
    ("国の東に広く分布し、市では赤い花が少なくない。", "before the subject"),
    ("市は橋を新しく直すという主張である。", "claims"),
    ("山田さんは町で一番の大工なのだから、庭の赤い木を上手に切った。", "argues"),
    ("山田さんの孫が、町の古い道を自転車で走って、荷物を運んでくれた。", "for the teller"),
    ("直接の衝突の可能性は、日に日に高まっている。", "belongs to"),
    ("戦争が町で停滞期に入ると、危険は減少した。", "belongs to"),
    ("森さんは町の公園で、一つ一つを見分けた。", "each"),
    ("ところが、町の湿った土地からは、古い花の実は現れない。", "as if it were now"),
]

TRUE = [
    # sentence, the same in other words
    ("山田さんは学校の庭に珍しい花を入手した。", "山田さんは学校の庭に珍しい花を手に入れた。"),
    ("その話を聞いて、山田さんは学校の庭に赤い花を植えた。", "山田さんは学校の庭に赤い花を植えました。"),
]

FALSE = [
    # sentence, operator, the sentence made false
    ("山田さんは去年の春に図書館で本を三十冊借りた。", "F1", "山田さんは去年の春に図書館で本を四十冊借りました。"),
    ("山田さんは1995年に駅の前で本の店を始めた。", "F2", "山田さんは1996年に駅の前で本の店を始めました。"),
    ("この十年で山田村の人口は急に増加した。山田村の人口は急に増加した。", "F5", "山田村の人口は急に減少しました。"),
    ("すべての子どもが学校の庭に花を植えた。", "F9", "一部の子どもが花を学校の庭に植えました。"),
    ("山田さんは試合の前半に点を入れた。", "F12", "山田さんは試合の後半に点を入れました。"),
]

BODIES = [
    # a sentence, what is said of another body of the text
    ("停戦すれば、ウクライナ軍は体力を回復し、町の防衛線を強化した。", "ロシア軍は体力を回復し"),
]
REPORT = [
    # what somebody says, whom else it is put into the mouth of
    ("森さんは、町の古い橋を新しくする必要があると述べた。", "石川さんは、町の古い橋"),
]


@pytest.mark.parametrize(("body", "said"), BODIES)
def test_another_body_of_the_text_may_be_believed_to_act(read: Read, body: str, said: str) -> None:
    others = "ロシア軍は北の町で橋を壊した。ロシア軍は東の町で駅を直した。"
    assert any(said in s.text and not s.true for s in statements.statements(read(body + others)))


@pytest.mark.parametrize(("body", "said"), REPORT)
def test_who_says_so_may_be_another(read: Read, body: str, said: str) -> None:
    others = "石川さんは駅で店を始めた。石川さんは町の古い店を直した。"
    made = statements.reported(read(body + others))
    assert any(said in s.text for s in made)
    assert not any(s.true for s in made)


@pytest.mark.parametrize(
    "told", ["町は川の近くに駅または橋を作った。", "山田さんは学校の庭に赤い花または白い花を植えた。"]
)
def test_a_word_with_a_pointer_in_it_points_to_nothing(read: Read, told: str) -> None:
    assert [t for t in tellings.tellings(read(told)) if isinstance(t, Telling)]


STORY = (
    "山田村の図書館は、1995年に駅の前にできた。図書館は珍しい本をたくさん入手した。"
    "村の人口は二千人から三千人に増加した。山田さんは毎日、学校の庭に赤い花を植えた。"
    "館長の森さんは、村の子どもに本を十冊あげた。"
)


@pytest.mark.parametrize(("body", "told"), TOLD)
def test_a_telling_stands_alone(read: Read, body: str, told: str) -> None:
    (found,) = tellings.tellings(read(body))
    assert isinstance(found, Telling)
    assert body[found.start :] == told


@pytest.mark.parametrize(("body", "why"), REFUSED)
def test_what_does_not_stand_alone_is_refused(read: Read, body: str, why: str) -> None:
    assert [why in reason for _, reason in tellings.refusals(read(body))] == [True]


@pytest.mark.parametrize(("body", "said"), TRUE)
def test_a_true_statement_is_the_sentence_in_other_words(read: Read, body: str, said: str) -> None:
    assert said in [s.text for s in statements.statements(read(body)) if s.true]


@pytest.mark.parametrize(("body", "operator", "said"), FALSE)
def test_a_false_statement_differs_by_one_operator(read: Read, body: str, operator: str, said: str) -> None:
    found = {s.text: s.why for s in statements.statements(read(body)) if not s.true}
    assert said in found
    assert found[said].startswith(operator)


def test_what_another_sentence_bears_out_is_not_false(read: Read) -> None:
    body = "山田村の人口は十年で増加した。しかし、山田村の人口は去年だけ減少した。"
    assert not [s for s in statements.statements(read(body)) if s.why.startswith("F5")]


def test_a_name_that_others_gave_has_no_contrary(read: Read) -> None:
    body = "当時の「西側」は町に提供できる弾薬が不足している。"
    assert not [s for s in statements.statements(read(body)) if "東側" in s.text]


@pytest.mark.parametrize("row", tables.rows(contraries.Antonym, "antonyms"), ids=lambda r: r.example)
def test_a_contrary_makes_the_statement_false(read: Read, row: contraries.Antonym) -> None:
    true, false = row.example.split(">")
    analysis = read(true + (f"町には{row.other}もいる。" if row.op == "F3" else ""))  # only who is in the text
    fact = facts.told_plainly(analysis)[0]
    phrases = within(analysis.bunsetsu, 0, len(true))
    told = tellings.whole(analysis, fact, (0, 0), phrases[0])
    made = (
        statements.written(analysis, told, f.predicate, ((*f.span, f.text),) if f.text else (), inflection.plain)
        for f in contraries.contraries(analysis, told)
    )
    assert false in list(made)


@pytest.mark.parametrize("row", tables.rows(known.Owned, "owned"), ids=lambda r: r.word)
def test_a_thing_that_belongs_to_another_is_no_subject_alone(read: Read, row: known.Owned) -> None:
    analysis = read(row.example)
    assert not known.is_known(analysis, analysis.bunsetsu[0], 0)
    owned = read("山田さんの" + row.example)
    assert known.is_known(owned, owned.bunsetsu[1], 0)


def test_an_item_has_one_true_statement_and_false_ones_of_other_sentences(read: Read) -> None:
    for item in propose(read(STORY), lexicon.load(), ("statement",)).items:
        assert [c.correct for c in item.choices][:3] == [True, False, False]
        assert len({e.start for e in item.evidence}) == len(item.choices)
    found = [i.choices[0].text for i in propose(read(STORY), lexicon.load(), ("statement",)).items]
    assert "図書館は珍しい本をたくさん手に入れました" in found


@pytest.mark.parametrize(("level", "told"), [("N5", True), ("N4", True), ("N3", False), ("N1", False)])
def test_a_sentence_as_it_stands_is_judged_in_easy_texts_alone(read: Read, level: str, told: bool) -> None:
    analysis = read("山田さんは1995年に駅の前で本の店を始めました。山田さんは楽しい人です。")
    graded = replace(analysis, text=replace(analysis.text, level=level))
    as_told = [s.text for s in statements.statements(graded) if s.why.startswith("P15")]
    assert as_told == ["山田さんは1995年に駅の前で本の店を始めました。"] * told


ORDER = [
    # a sentence, the same with its time and its subject in the other order
    ("1951年5月、森さんは駅の前に店を開いた。", "森さんは1951年5月に駅の前に店を開いた。"),
    ("1951年の春、森さんは、花の並ぶ町に店を開いた。", "森さんは、1951年の春に、花の並ぶ町に店を開いた。"),
    ("六月二十日、駅の前の店が町の外に移った。", "駅の前の店が六月二十日に町の外に移った。"),
    ("森さんは町の人に白い花をあげた。", "森さんは白い花を町の人にあげた。"),
    ("森さんは祖父の家の倉庫で古い絵を見つけた。", "森さんは古い絵を祖父の家の倉庫で見つけた。"),
    ("町の渡し船は、一九五二年に川で運航を始めた。", "一九五二年、町の渡し船は川で運航を始めた。"),
    ("町の学校は2010年に、古い海の行事をやめた。", "2010年、町の学校は古い海の行事をやめた。"),
    ("1890年4月、湖の水はついに京都に届いた。", "湖の水は1890年4月に京都に届いた。"),
]

AS_IT_STANDS = [
    # a sentence whose time and subject stay where they are
    "春の朝、森さんは駅の前に店を開いた。",  # needs no に
    "1951年、町が大きくなると、森さんは駅の前に店を開いた。",  # goes with another clause
    "この店は1951年に森さんが駅の前に開いた。",  # somebody else acts
    "森さんは町の公園で花の調査をした。",  # what is done is the verb
    "森さんは町の人に白い花を三本あげた。",  # a number goes with its noun
]


@pytest.mark.parametrize(("body", "said"), ORDER)
def test_a_time_and_a_subject_change_places(read: Read, body: str, said: str) -> None:
    analysis = read(body)
    graded = replace(analysis, text=replace(analysis.text, level="N2"))
    assert said in [s.text for s in statements.statements(graded) if s.true]


@pytest.mark.parametrize("body", AS_IT_STANDS)
def test_a_time_that_is_bound_to_its_place_stays(read: Read, body: str) -> None:
    told = [t for t in tellings.tellings(read(body)) if isinstance(t, Telling)]
    assert [other_order.turn(read(body), t) for t in told] == [None] * len(told)


REGISTER = [
    # a sentence of an easy text, told politely from end to end
    ("森さんは七十歳だが、とても元気な先生だ。", "森さんは七十歳ですが、とても元気な先生です。"),
    ("町の店は古いけれど、とてもきれいだ。", "町の店は古いですけれど、とてもきれいです。"),
]


@pytest.mark.parametrize(("body", "said"), REGISTER)
def test_a_polite_statement_is_polite_throughout(read: Read, body: str, said: str) -> None:
    (told,) = (t for t in tellings.tellings(read(body)) if isinstance(t, Telling))
    assert statements.written(read(body), told, told.predicate, (), inflection.polite) == said


MIXED = (
    "山田さんは1995年に駅の前で本の店を始めた。村の人口は急に増加した。石川さんは七月二日に公園で白い花を植えた。"
    "林さんは八月三日に町の学校で古い歌を歌った。西さんは九月一日に駅で二匹の犬を見つけた。"
)


@pytest.mark.parametrize("level", ["N5", "N3", "N1"])
def test_choices_are_plain_sentences(read: Read, level: str) -> None:
    analysis = read(MIXED)
    graded = replace(analysis, text=replace(analysis.text, level=level))
    items = propose(graded, lexicon.load(), ("statement",)).items
    assert items
    assert not any("のは、" in c.text for i in items for c in i.choices)


@pytest.mark.parametrize(("level", "clefts"), [("N2", True), ("N5", False), ("N4", False)])
def test_an_easy_text_is_judged_in_its_own_plain_words(read: Read, level: str, clefts: bool) -> None:
    analysis = read(MIXED)
    graded = replace(analysis, text=replace(analysis.text, level=level))
    found = propose(graded, lexicon.load(), ("true_false",)).items
    assert found
    assert any("のは、" in i.question for i in found) is clefts


@pytest.mark.parametrize(("level", "judged"), [("N3", True), ("N2", False), ("N1", False)])
def test_the_words_of_the_text_in_another_order_are_judged_up_to_n3(read: Read, level: str, judged: bool) -> None:
    analysis = read("石川さんは七月二日に公園で白い花を植えた。林さんは八月三日に町の学校で古い歌を歌った。")
    graded = replace(analysis, text=replace(analysis.text, level=level))
    found = propose(graded, lexicon.load(), ("true_false",)).items
    assert any(c.why.startswith("P16") and c.correct for i in found for c in i.choices) is judged


def test_a_contrary_is_taken_last(read: Read) -> None:
    (item, *_) = propose(read(MIXED), lexicon.load(), ("statement",)).items
    assert not any(c.why.startswith("F5") for c in item.choices)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("駅の前に新しい店を開く", True),
        ("駅の前に新しい店を開くが、古い店も町の人のために来年の春までは必ず残しておく", False),
    ],
)
def test_long_words_are_not_judged_as_one_statement(read: Read, words: str, told: bool) -> None:
    found = propose(read(f"市長の森さんは「{words}」と話した。"), lexicon.load(), ("true_false",)).items
    assert any("と話したのは" in i.question for i in found) is told


def test_a_country_from_which_something_comes_is_not_exchanged(read: Read) -> None:
    body = "米国は先月、韓国から船を十隻買った。中国は町に店を出した。中国は港で船を直した。韓国は船を売る。"
    assert not any("中国から" in s.text for s in statements.statements(read(body)))


NO_SENSE = [
    # a sentence, what is not put in the place of a word: a reason would go against it, nobody would believe it
    ("町は、橋の石が崩れたため、四月に橋の工事を開始した。", "終了|やめ|終え"),
    ("ぞうの子どもは、お母さんのおなかの中に二十二か月います。", "お父さん"),
    ("町の電力の事情は、寒くなるにつれて悪化している。", "改善"),
    ("四月に首都が町に移ると、古い村の人口は急速に増加した。", "減少"),
    ("町の豆腐店の森さんは、75度の豆乳を使う。", "貯め"),
    ("森さんは町の島で古いカメラを失った。", "得"),
    ("町の森さんは水曜日の午後に駅で子どもの歌を弾く。", "石川自身"),
    ("森さんは、町の大会の二つ目の音で腕を高く上げた。", "下げ"),
    ("森さんの兄は、祭りの前の晩に町で熱を出した。", "前の[朝昼夜]"),
    ("森さんは町の図書館で料理の本を二冊も借りた。", "一冊も"),
    ("日本は、2030年までに町の古い工場をなくすことを約束した。", "中国"),
    ("夜中に病人が出たときの不安は、町の森さんにもよく分かる。", "朝|昼|夕"),
    ("四月の大会では、42キロの部で町の森さんが初めて優勝した。", "[35]2キロ"),
    ("森さんは、毎朝五時に町の店で起きます。", "寝"),
    ("四月のある日、町のバスには客が三人乗っていた。", "運転手が三人"),
    ("町の図書館は10月に、2階の本を背表紙の色の順に並べ替えた。", "[13]階"),
]


@pytest.mark.parametrize(("body", "never"), NO_SENSE)
def test_no_falsehood_goes_against_sense(read: Read, body: str, never: str) -> None:
    father = "あなたのお父さんは重いですか。町は四月に始まります。バスの運転手は町に来た。町の運転手は手を上げた。"
    father += "中国は町を作った。中国は店を出した。石川さんは店を出した。今では石川さん自身も町に来る。"
    false = [s.text for s in statements.statements(read(body + father)) if not s.true]
    assert not any(re.search(never, text) for text in false)


CONTRADICTED = [
    # a sentence, the level, what might stand instead, whether it does: several may read, know or go; who gives is one
    ("石川さんは駅で紙を読んだ。", "N4", "森さんは駅で紙を読", False),
    ("石川さんは町の新しい店を知っていた。", "N2", "森さん", False),
    ("石川さんは町の子どもたちに紙を読んだ。", "N4", "森さんは町の子どもたちに", True),
    ("石川さんは町の新しい店を始めた。", "N2", "森さんは町の新しい店を始め", True),
    ("石川さんは1931年に町の新しい店を始めた。", "N1", "1932年", False),
    ("石川さんは1931年に町の新しい店を始めた。", "N3", "1932年", True),
    ("石川さんは町の新しい犬を十二匹買った。", "N2", "十三匹", False),
    ("石川さんは町で窓を開けた。", "N4", "閉め", False),
]


@pytest.mark.parametrize(("body", "level", "other", "taken"), CONTRADICTED)
def test_another_value_is_contradicted_by_the_text(read: Read, body: str, level: str, other: str, taken: bool) -> None:
    analysis = read(body + "森さんは町へ来た。森さんは橋を直した。")
    graded = replace(analysis, text=replace(analysis.text, level=level))
    items = propose(graded, lexicon.load(), ("true_false",)).items
    assert any(other in i.question for i in items) is taken


UNFIT = [
    # what is no right answer: a happening whose topic went before it, what is told of nobody
    "工事は七月二日に始まった。",
    "古い地図は混乱なく使える。",
]


@pytest.mark.parametrize("body", UNFIT)
def test_what_does_not_stand_alone_or_is_common_sense_is_no_answer(read: Read, body: str) -> None:
    analysis = read(MIXED + body)
    graded = replace(analysis, text=replace(analysis.text, level="N2"))
    items = propose(graded, lexicon.load(), ("statement",)).items
    assert items
    assert not any(word in c.text for i in items for c in i.choices for word in ("工事", "地図"))


def test_what_is_true_of_nobody_is_judged_last(read: Read) -> None:
    analysis = read(MIXED + "古い地図は混乱なく使える。")
    graded = replace(analysis, text=replace(analysis.text, level="N2"))
    found = propose(graded, lexicon.load(), ("true_false",)).items
    (general,) = (i for i in found if "地図" in i.question)
    assert general.quality < min(i.quality for i in found if i is not general)


def test_two_people_exchanged_leave_the_time_where_it_is(read: Read) -> None:
    body = "6月23日、沢村さんは、町で焼いたパンを抱えて森さんを訪ねた。森さんは町へ来た。"
    told = [s.text for s in statements.statements(read(body))]
    assert told
    assert not any("さん6月" in text for text in told)


CLEFT = [
    # a sentence, whether it is named in a cleft who does it
    ("町の市長は、橋の工事を隠すことなく語っている。", True),
    ("町の市長は、自らの姿勢を隠すことなく語っている。", False),  # on what?
    ("最初の市役所職員は、橋の工事を四月に見に行った。", False),  # the first of whom?
]


@pytest.mark.parametrize(("body", "named"), CLEFT)
def test_who_is_clear_in_its_paragraph_alone_is_not_named_in_a_cleft(read: Read, body: str, named: bool) -> None:
    found = propose(read(body), lexicon.load(), ("true_false",)).items
    assert any("のは、" in i.question for i in found) is named


@pytest.mark.parametrize(("told", "stands"), [("目を向ける", False), ("目を向けた", True)])
def test_what_happened_once_and_what_goes_on_do_not_go_together(read: Read, told: str, stands: bool) -> None:
    analysis = read(f"ロシアが古い町を占領したとき、中国は冬の外交に{told}。")
    assert any(isinstance(t, Telling) for t in tellings.tellings(analysis)) is stands


def test_a_sentence_with_a_name_in_brackets_is_quoted_in_double_ones(read: Read) -> None:
    analysis = read("「薄霧」は、1968年に町の美術館に寄贈された。「薄霧」は古い皿である。")
    graded = replace(analysis, text=replace(analysis.text, level="N2"))
    notes = [s.note.ja for s in statements.statements(graded) if s.true]
    assert notes
    assert all("『「薄霧」" in note for note in notes)
