"""Who, when, where, how many, who says so, true or false: short texts and what may be asked of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizgen import lexicon, tables
from quizgen.analysis import facts, sayings
from quizgen.analysis.types import Analysis
from quizgen.items import gate, propose, stems
from quizgen.items.answers import amounts, naming, numerals, slots, values
from quizgen.items.answers.sizes import same_size
from quizgen.items.base import Choice, Item, Note
from quizgen.items.checks import lint_choices, lint_stem
from quizgen.items.retelling import paraphrase
from quizgen.items.sentences import pointing

Read = Callable[[str], Analysis]

TOWN = (
    "みどり市の図書館は、四月から新しいサービスを始めました。"
    "館長の森田さんは「本と一緒に、人と話す時間も届けたい」と話しました。"
    "市長の石川さんは「町の人の声を聞いた」と言いました。"
    "利用者の中村さんは、五月二日に図書館で三冊の本を借りました。"
    "石川市長は七月十日に駅前で新しい店を開きました。"
    "中村さんは九月五日に公園で歌を歌いました。"
    "店では、パンを百二十円で売っています。"
)

ASKED = [
    # kind, question, key
    ("fact", "利用者の中村さんが図書館で三冊の本を借りたのは、いつですか。", "五月二日"),
    ("fact", "石川市長が駅前で新しい店を開いたのは、いつですか。", "七月十日"),
    ("fact", "石川市長が七月十日に新しい店を開いたのは、どこですか。", "駅前"),
    ("fact", "五月二日に図書館で三冊の本を借りたのは、だれですか。", "中村さん"),
    ("fact", "利用者の中村さんは、五月二日に図書館で何冊の本を借りましたか。", "三冊"),
    ("speaker", "「本と一緒に、人と話す時間も届けたい」と話したのは、だれですか。", "森田さん"),
]

REFUSED = [
    # text, kind, part of the reason
    ("その人は公園で本を読みました。", "fact", "points outside"),
    ("公園で本を三冊読みました。", "fact", "no subject"),
    ("兄は本を三冊も読みました。", "fact", "particle that a question would change"),
    ("兄は三冊の本を読みませんでした。", "fact", "did not happen"),
    ("市長は「橋を直すことに決めた」と言いました。", "speaker", "fewer than two"),
    ("市長の石川さんは「古い橋の危険、川の水などだ」と話しました。", "speaker", "no sentence"),
    ("長野県で十人、島根県で四人、兄は休みました。", "fact", "not certain what the number belongs to"),
    ("父は三人の子どもに五人の客を紹介しました。", "fact", "two"),
]


def made(analysis: Analysis, kind: str) -> dict[str, Item]:
    return {i.question: i for i in propose(analysis, lexicon.load(), (kind,)).items}


@pytest.mark.parametrize(("kind", "question", "key"), ASKED)
def test_a_text_is_asked_in_whole_questions(read: Read, kind: str, question: str, key: str) -> None:
    items = made(read(TOWN), kind)
    assert question in items
    assert [c.text for c in items[question].choices if c.correct] == [key]


@pytest.mark.parametrize(("text", "kind", "why"), REFUSED)
def test_what_cannot_be_proven_is_refused_with_a_reason(read: Read, text: str, kind: str, why: str) -> None:
    reasons = [r.why for r in propose(read(text), lexicon.load(), (kind,)).rejected]
    assert [r for r in reasons if why in r], reasons


@pytest.mark.parametrize("kind", ["fact", "speaker", "true_false"])
def test_every_item_quotes_its_sentence(read: Read, kind: str) -> None:
    analysis = read(TOWN)
    for item in made(analysis, kind).values():
        (evidence,) = item.evidence
        assert analysis.text.body[evidence.start : evidence.end] == evidence.text
        assert evidence.start <= item.focus[0] < item.focus[1] <= evidence.end


def test_a_false_statement_differs_in_one_value(read: Read) -> None:
    items = made(read(TOWN), "true_false")
    assert items["石川市長が駅前で新しい店を開いたのは、七月十日です。"].choices[0].correct
    assert not items["石川市長が駅前で新しい店を開いたのは、九月五日です。"].choices[0].correct


def test_a_second_value_for_a_slot_removes_the_question(read: Read) -> None:
    again = TOWN + "石川市長は八月一日にも駅前で新しい店を開きました。"
    assert "石川市長が駅前で新しい店を開いたのは、いつですか。" not in made(read(again), "fact")


SPEAKERS = [
    # text, what follows of the first sentence: a false statement about who says so, or none
    ("町の矢野さんは「橋を直します」と話した。市長の原さんは七月に役場で歌を歌った。", True),
    ("町の矢野さんは「ぼくにあてた手紙だと思いました」と話した。市長の原さんは七月に役場で歌を歌った。", False),
    ("町の矢野さんは「橋を直します」と話した。市長のバーンズさんは七月に役場で歌を歌った。", False),
]


@pytest.mark.parametrize(("body", "possible"), SPEAKERS)
def test_words_are_not_given_to_whom_nobody_would_take_for_their_speaker(read: Read, body: str, possible: bool) -> None:
    marks = [i.choices[0].correct for q, i in made(read(body), "true_false").items() if "と話した" in q]
    assert True in marks
    assert (False in marks) == possible


def test_who_speaks_after_his_words_is_certain(read: Read) -> None:
    body = (
        "「町の橋は決して立派な橋ではなかった」と最初の市役所職員は私に語った。"
        "「船が来る可能性は低い」と、2人目の市役所職員は私に話した。3人目の市役所職員は町で歌を歌った。"
    )
    (item,) = [i for q, i in made(read(body), "speaker").items() if "橋" in q]
    assert [c.text for c in item.choices if c.correct] == ["最初の市役所職員"]
    assert {c.text for c in item.choices if not c.correct} == {"2人目の市役所職員", "3人目の市役所職員"}


@pytest.mark.parametrize(
    ("body", "country_alone"),
    [("ロシア軍司令官は船で港に来た。", True), ("石川さんは駅に来た。", False), ("司令官は駅に来た。", False)],
)
def test_who_has_no_name_but_that_of_a_country_is_known(read: Read, body: str, country_alone: bool) -> None:
    analysis = read(body)
    assert naming.is_of_country(analysis, analysis.entities[0]) == country_alone


def test_a_country_may_be_taken_for_another(read: Read) -> None:
    assert not values.overlap("韓国", "中国")
    assert values.overlap("国", "中国")


SIZES = [
    ("15分", "3分", True),
    ("20年", "120年", False),
    ("22万人", "4人", False),
    ("142人", "15人", False),
    ("15分", "3人", False),
]


@pytest.mark.parametrize(("value", "text", "same"), SIZES)
def test_another_number_of_the_text_is_of_one_size_and_unit(value: str, text: str, same: bool) -> None:
    assert same_size(value, text) == same


def test_a_number_is_turned_round_only_where_nearer_ones_are_too_few() -> None:
    assert numerals.neighbours(15, "分", "DURATION")[:3] == [25, 5, 35]


@pytest.mark.parametrize(
    ("n", "written"), [(120, "百二十"), (5000, "五千"), (10_000, "一万"), (12_030, "一万二千三十"), (400_000, "四十万")]
)
def test_a_number_in_kanji(n: int, written: str) -> None:
    assert numerals.in_kanji(n) == written


NUMBERS = [("三", 3), ("百二十", 120), ("1,264", 1264), ("二〇二四", 2024), ("１０", 10), ("2.5", 2.5)]


@pytest.mark.parametrize(("written", "n"), NUMBERS)
def test_a_number_is_read_and_written_alike(written: str, n: float) -> None:
    assert numerals.number(written) == n
    assert numerals.like(n, written) == written


ALIKE = [("ナリシキン", "ナルイシュキン", True), ("岸本さん", "岸本良子さん", True), ("森田さん", "石川さん", False)]


@pytest.mark.parametrize(("one", "other", "same"), ALIKE)
def test_two_spellings_of_a_name_are_never_two_choices(one: str, other: str, same: bool) -> None:
    assert naming.alike(one, other) is same


@pytest.mark.parametrize("row", tables.rows(pointing.Pointer, "dangling"), ids=lambda r: r.surface)
def test_a_word_that_points_outside_is_known(row: pointing.Pointer) -> None:
    assert row.surface in row.example
    assert row.where in ("any", "bare", "simple")


@pytest.mark.parametrize("row", tables.rows(stems.Opener, "openers"), ids=lambda r: r.surface)
def test_a_stem_starts_after_an_opener(read: Read, row: stems.Opener) -> None:
    whole, left = row.example.split(">")
    analysis = read(whole)
    assert whole[stems.start(analysis, facts.told_plainly(analysis)[0]) :] == left


@pytest.mark.parametrize("row", tables.rows(slots.PlaceVerb, "places"), ids=lambda r: r.base)
def test_a_verb_of_place_takes_a_place(read: Read, row: slots.PlaceVerb) -> None:
    (fact,) = facts.told_plainly(read(row.example))
    assert fact.base == row.base
    assert any(a.case in ("ニ", "ヘ") for a in fact.arguments)


@pytest.mark.parametrize("row", tables.rows(sayings.Saying, "sayings"), ids=lambda r: r.base)
def test_a_verb_of_saying_takes_words(read: Read, row: sayings.Saying) -> None:
    (fact,) = facts.told_plainly(read(row.example))
    assert fact.base == row.base
    assert slots.says(fact)


@pytest.mark.parametrize("row", tables.rows(amounts.Asking, "asking"), ids=lambda r: r.unit)
def test_a_counter_is_asked_by_its_word(read: Read, row: amounts.Asking) -> None:
    told, asked = row.example.split(">")
    analysis = read(told)
    found = amounts.amounts(analysis, facts.told_plainly(analysis)[0], lexicon.load())
    assert [a.question for a in found if not isinstance(a, str)] == [asked]


@pytest.mark.parametrize("row", tables.rows(values.Overlap, "overlaps"), ids=lambda r: f"{r.one} {r.other}")
def test_places_in_each_other_are_never_two_choices(row: values.Overlap) -> None:
    assert row.one in row.example
    other = "どこか" if row.other == "*" else row.other
    assert values.overlap(row.one, other) and values.overlap(other, row.one)


@pytest.mark.parametrize("row", tables.rows(paraphrase.Synonym, "synonyms"), ids=lambda r: r.example)
def test_a_synonym_keeps_the_form(read: Read, row: paraphrase.Synonym) -> None:
    before, after = row.example.split(">")
    analysis = read(before)
    out = before
    for start, end, new in reversed(paraphrase.reworded(analysis.words, "N1")):
        out = out[:start] + new + out[end:]
    assert out == after


def item(question: str = "本を読んだのは、だれですか。", *choices: str) -> Item:
    """A sound item on ``森田さんが本を読んだ。``, to be spoilt one way or another."""
    from quizgen.items.base import Evidence, Piece

    note = Note("本文にあります。", "The text says so.")
    given = choices or ("森田さん", "石川さん", "中村さん")
    made = tuple(Choice(c, n == 0, "F3 other" if n else "as the text says", note) for n, c in enumerate(given))
    proof = (Evidence(0, 11, "森田さんが本を読んだ。"),)
    return Item("fact-1", "fact", "choose", "N4", (Piece(question),), made, (), proof, (), note, (0, 4))


def cloze(before: str, after: str) -> Item:
    """A particle left out of ``森田さんが本を読んだ。``."""
    from quizgen.items.base import Evidence, Piece

    note = Note("本文にあります。", "The text says so.")
    made = tuple(Choice(c, c == "が", "a particle", note) for c in "がをに")
    prompt = (Piece(before), Piece("（　　）", "blank"), Piece(after))
    proof = (Evidence(0, 11, "森田さんが本を読んだ。"),)
    return Item("p-1", "particle", "choose", "N4", prompt, made, (), proof, ((4, 5),), note, (4, 5))


SPOILT = [
    (item("本を読んだのは、だれですか。", "森田さん", "石川さん"), "number_of_choices"),
    (item("本を読んだのは、だれですか。", "森田さん", "石川さん", "石川さん"), "one_right"),
    (item("森田さんが本を読んだのは、だれですか。"), "answer_in_question"),
    (item("本を読んだのは、「だれですか。"), "language"),
    (item("本を読んだのは、だれですか。", "みどり町の森田さんのお父さん", "兄", "弟"), "alike"),
    (item("逮捕されたのは、だれですか。"), "sensitive"),
    (item("本を読んだのは、だれですか。", "森田さん", "トム", "リサ"), "homogeneous"),
    (item("本を読んだのは、だれですか。", "森田さん", "必ず石川さん", "中村さん"), "absolute"),
    (cloze("森田さん", "本を買った。"), "put_back"),
]


@pytest.mark.parametrize(("spoilt", "check"), SPOILT, ids=[check for _, check in SPOILT])
def test_the_gate_refuses_a_spoilt_item(read: Read, spoilt: Item, check: str) -> None:
    analysis = read("森田さんが本を読んだ。")
    assert gate.refusal(item(), analysis) == gate.refusal(cloze("森田さん", "本を読んだ。"), analysis) == ""
    assert gate.refusal(spoilt, analysis).startswith(check)


@pytest.mark.parametrize("row", tables.rows(lint_stem.Blemish, "blemishes"), ids=lambda r: r.why)
def test_a_blemish_is_found(read: Read, row: lint_stem.Blemish) -> None:
    analysis = read("森田さんが本を読んだ。")
    assert row.why in gate.refusal(item(row.example), analysis) or "brackets" in gate.refusal(
        item(row.example), analysis
    )


@pytest.mark.parametrize("row", tables.rows(lint_choices.Sensitive, "sensitive"), ids=lambda r: r.word)
def test_a_sensitive_matter_is_never_falsified(read: Read, row: lint_choices.Sensitive) -> None:
    assert gate.refusal(item(row.example), read("森田さんが本を読んだ。")) != ""


def test_a_subject_that_is_not_sure_is_not_asked_for(read: Read) -> None:
    analysis = read("母は台所で魚を焼いた。")
    (fact,) = facts.told_plainly(analysis)
    unsure = replace(fact, arguments=tuple(replace(a, confidence=0.8) for a in fact.arguments))
    assert stems.subject(analysis, fact, lexicon.load()) is not None
    assert stems.subject(analysis, unsure, lexicon.load()) is None


def test_who_acts_is_exchanged_for_one_who_acts(read: Callable[[str], Analysis]) -> None:
    text = "アメリカは韓国から船を十隻買った。ロシアは南の町へ食べ物を送った。会談はトルコで開かれた。"
    items = propose(read(text), lexicon.load(), ("true_false",)).items
    assert not any(item.question.startswith("トルコ") for item in items)


# A sentence, and a statement that is not made of it.
UNSTATED = [
    ("翔太くんが自転車で一緒に走ってくれた。浜口さんは海を見た。", "走ってくれたのは"),  # for whom is not told
    ("ある日の午後、バスには客が三人乗っていました。森さんは駅にいました。", "のは、ある日の午後です"),
]


@pytest.mark.parametrize(("body", "told"), UNSTATED)
def test_what_means_little_alone_is_not_stated(read: Read, body: str, told: str) -> None:
    assert not [q for q in made(read(body), "true_false") if told in q]


def test_one_statement_is_made_once(read: Read) -> None:
    body = "きのうの午前、バスには客が三人乗っていました。森さんは朝、駅で本を読みました。"
    ids = [i.id for i in propose(read(body), lexicon.load(), ("true_false",)).items]
    assert len(ids) == len(set(ids))


ASKED = [
    # a sentence of a text of one sentence, a question of it
    (
        "町の学者の高木さんは、一八九〇年、薬屋の次女として金沢に生まれた。",
        "町の学者の高木さんが一八九〇年に薬屋の次女として生まれた",
    ),
    ("ある雨の日、高木さんは町の店で青い傘を買った。", "ある雨の日、町の店で青い傘を買ったのは"),
    ("一日の仕事で、高木さんは800円を受け取った。", "高木さんはいくら受け取りましたか"),
]


@pytest.mark.parametrize(("body", "part"), ASKED)
def test_a_question_reads_as_a_sentence_of_its_own(read: Read, body: str, part: str) -> None:
    analysis = read(body + "\n町の人は仙台や盛岡にも住む。石川さんは仙台で本を読んだ。石川さんは盛岡で歌を歌った。")
    graded = replace(analysis, text=replace(analysis.text, level="N3"))
    found = [*propose(graded, lexicon.load(), ("fact", "true_false")).items]
    assert any(part in i.question for i in found)
