"""指示語: what a word points to, where one thing alone can be meant."""

import re
from collections.abc import Callable

import pytest

from quizgen import lexicon, tables
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.items.base import Item
from quizgen.items.referents import referring, referring_things
from quizgen.items.referents.referring import ReferenceWord
from quizgen.items.referents.referring_events import EventNoun
from quizgen.items.referents.referring_things import AbstractNoun

Read = Callable[[str], Analysis]

CANDY = (
    "子どもたちは舟でけんかをしました。お母さんは紙の袋から飴玉を出しました。さむらいはそれを机にのせ、刀で割りました。"
)
HANNA = (
    "先生のリサさんは六月に町へ来た。石川さんは橋の計画に反対した。"
    "画家のハンナさんは、船を降り損ねて港まで戻ってしまった。次の日、彼女はうれしそうに絵を見せた。"
)
CLOCK = "町の橋は1965年にできた。駅の時計は1978年に町の店が贈ったものだが、その翌年から少し進んでいる。"
HOLE = "荷物は馬車で運んだ。古い橋が壊された。田辺は山の上から縦穴を掘り、その底から左右に進んだ。荷物は馬車で運んだ。"
ISLAND = (
    "岩田町は海に近い。先月、中村さんは青木町を訪ねた。四月に、石川さんは千鳥町に引っ越した。この町は古い祭りで知られる。"
    "来年は、黒田町でも祭りを始める。"
)
BOWL = "荷物は馬車で運んだ。森で草を刈った。石川さんは机で割れた器を直し、その中に水を入れた。"
RAIN = (
    "気象庁は25日、会議を開いた。気象庁は26日、大雨に名前を付けた。各地の気象台は同日、雨の季節が終わったと発表した。"
)
MINISTER = "10月11日、石川外相は話し合いが必要だと述べた。その2日後、森報道官は会議に前向きだと述べた。"
SPOKESMAN = (
    "佐藤報道官は駅で花を植えた。外務省報道官は、石川局長が会議に出たと発表した。石川局長は船で帰った。"
    "町の人には前もって話したと、同報道官は述べた。中村報道官は橋を見た。"
)
TWO = (
    "北垣は京都で工事を始めた。\n1888年の秋、田辺は友人の高木とアメリカへ渡った。その年の暮れ、二人は発電所を見学した。"
    "デブロー氏が町を案内した。"
)
NEWS = (
    "町の橋は1965年にできた。弟は川で大きな魚を釣った。兄は図書館で古い本を借りた。町が古い駅を壊した。この知らせに、母は驚いた。"
    "姉は山で赤い花を見つけた。"
)

ASKED = [
    # text, pointer, what it means, others that must be offered
    (CANDY, "それ", "飴玉", ("紙の袋",)),
    (HANNA, "彼女", "ハンナさん", ("石川さん", "リサさん")),
    (CLOCK, "その翌年", "1979年", ("1978年", "1965年")),
    (BOWL.replace("机で", ""), "その中", "器", ("草", "荷物")),
    (RAIN, "同日", "26日", ("27日", "25日")),
    (MINISTER, "その2日後", "10月13日", ("10月11日",)),
    (SPOKESMAN, "同報道官", "外務省報道官", ("佐藤報道官", "中村報道官")),
    (HOLE, "その底", "縦穴", ("荷物",)),
    (ISLAND, "この町", "千鳥町", ("青木町", "黒田町")),
    (TWO, "二人", "田辺と高木", ("田辺とデブロー氏", "田辺と北垣")),
    (NEWS, "この知らせ", "町が古い駅を壊したこと", ("兄が図書館で古い本を借りたこと",)),
]

REFUSED = [
    # text, part of the reason
    (CANDY.replace("飴玉を出しました", "飴玉と本を見つけて、手紙を出し、お菓子を買いました"), "more things"),
    (HANNA.replace("画家のハンナさんは", "ハンナさんは木村さんと"), "more than one person"),
    (CLOCK.replace("1978年に町の店が", "1978年か1980年に町の店が"), "more than one time"),
    (NEWS.replace("町が古い駅を壊した", "町は古い知らせを壊した"), "named before"),
    (HANNA.replace("画家のハンナさんは", "ハンナさんの妻は").replace("彼女", "彼"), "other sex"),
    (TWO.replace("友人の高木とアメリカへ", "高木のいるアメリカへ"), "not two persons"),
    (BOWL.replace("机で", "漆で"), "beside another thing"),
    (CANDY.replace("紙の袋から飴玉を出し", "飴玉を紙の袋に入れ"), "put into"),
    (SPOKESMAN.replace("石川局長は船で", "防衛省報道官は船で"), "not one person with that role"),
    (
        HANNA.replace("次の日、彼女はうれしそうに絵を見せた", "次の日、ハンナさんは彼女を信じた"),
        "not whom it is done to",
    ),
    (HOLE.replace("その底から左右に進んだ", "それに入れた"), "may be the thing before"),
    (CANDY.replace("それを机にのせ、", "それを聞いて、"), "short clause|both be meant"),
    (RAIN.replace("25日、", ""), "no other time"),
    (NEWS.replace("町が古い駅を", "町も古い駅を"), "no short clause"),
    (SPOKESMAN.replace("中村報道官", "中村大臣"), "fewer than two others"),
    (SPOKESMAN.replace("話したと、", "佐藤報道官が話したと、"), "not one person with that role"),
    (
        "画家のハンナさんは船に乗った。彼女は絵を見せた。石川さんは町に住む。先生のリサさんは本を読む。",
        "nobody else is told of before",
    ),
]


def items(analysis: Analysis) -> list[Item]:
    return list(propose(analysis, lexicon.load(), ("reference",)).items)


@pytest.mark.parametrize(("body", "pointer", "meant", "others"), ASKED)
def test_what_is_meant_is_asked_for_among_others_of_its_sort(
    read: Read, body: str, pointer: str, meant: str, others: tuple[str, ...]
) -> None:
    found = [i for i in items(read(body)) if any(p.role == "marked" and p.text == pointer for p in i.prompt)]
    assert [[c.text for c in i.choices if c.correct] for i in found] == [[meant]]
    assert set(others) <= {c.text for c in found[0].choices}


@pytest.mark.parametrize(("body", "why"), REFUSED)
def test_what_is_not_certain_is_refused(read: Read, body: str, why: str) -> None:
    assert any(re.search(why, r.why) for r in propose(read(body), lexicon.load(), ("reference",)).rejected)


OFFERED = [
    # what is changed in the text before a pointer, what is told, whether it stands beside what is meant
    ("兄は図書館で", "やがて、兄は図書館で", "兄が図書館で古い本を借りたこと"),  # an adverb says nothing of it
    ("弟は川で", "私は週に三日川で", "川で大きな魚を釣ったこと"),  # one's own habit cannot be meant
    ("町の橋は1965年にできた", "姉は山で赤い花を見つけた。母は町に出た。父は駅に着いた", "赤い花"),  # too far away
]


@pytest.mark.parametrize(("old", "new", "told"), OFFERED)
def test_what_is_told_a_little_before_is_offered(read: Read, old: str, new: str, told: str) -> None:
    texts = [c.text for i in items(read(NEWS.replace(old, new))) for c in i.choices]
    assert any(told == t for t in texts) == ("やがて" in new)
    assert not any(t.startswith("やがて") or "赤い花" in t for t in texts)


def test_the_answer_stands_not_in_the_quotation(read: Read) -> None:
    (item,) = items(read(CLOCK))
    assert "1978年" not in item.question


def test_words_are_pointed_to_in_advance(read: Read) -> None:
    body = "母は「魚は冷たい水が好きだ」と話した。弟は「夜の川は暗い」と答えた。姉はこう言った。「明日は早く起きよう」"
    (item,) = [i for i in items(read(body)) if "こう" in i.question]
    assert [c.text for c in item.choices if c.correct] == ["明日は早く起きよう"]


def test_quoted_words_keep_their_question_mark(read: Read) -> None:
    body = "母は「魚は水が好きか？」と話した。弟は「夜の川は暗い。」と答えた。姉はこう言った。「それは簡単じゃない？」"
    (item,) = [i for i in items(read(body)) if "こう" in i.question]
    assert {c.text for c in item.choices} == {"それは簡単じゃない？", "魚は水が好きか？", "夜の川は暗い"}


@pytest.mark.parametrize("row", tables.rows(EventNoun, "event_nouns"), ids=lambda r: r.noun)
def test_noun_for_what_was_told(read: Read, row: EventNoun) -> None:
    pointer = re.search("「([この|その][^」]*)」[^」]*$", row.example)
    assert pointer
    assert pointer.group(1)[2:] == row.noun
    assert row.sort in ("event", "saying")
    found = [word.surface for _, words, i in referring.pointers(read(_plain(row.example))) for word in words[i : i + 2]]
    assert row.noun in found


def _plain(example: str) -> str:
    """An example without the brackets round its pointer."""
    head, _, tail = example.rpartition("「")
    return head + tail.replace("」", "", 1)


@pytest.mark.parametrize("row", tables.rows(ReferenceWord, "reference_words"), ids=lambda r: f"{r.use} {r.word}")
def test_word_that_settles_a_reference(read: Read, row: ReferenceWord) -> None:
    analysis = read(row.example)
    verbs = {referring.verb(analysis, phrase) for phrase in analysis.bunsetsu}
    nouns = {analysis.surface(e) for e in analysis.entities} | {t.surface for t in analysis.tokens}
    assert row.word in verbs | nouns
    assert row.word in referring.words_for(row.use)


@pytest.mark.parametrize("row", tables.rows(AbstractNoun, "abstract_nouns"), ids=lambda r: r.noun)
def test_noun_for_no_thing(read: Read, row: AbstractNoun) -> None:
    analysis = read(row.example.replace("「", "").replace("」", ""))
    named = [n for n in referring.nouns(analysis) if n.noun.endswith(row.noun)]
    assert not any(referring_things.is_thing(analysis, n) for n in named)
    assert row.noun in row.example


def test_one_of_a_row_told_of_before_may_be_taken_for_the_person_meant(read: Read) -> None:
    body = (
        "最初の政府高官は、町の工事に反対だと記者に語った。町の橋は古い。石川次郎さんは橋を新しくしたいと考えている。"
    )
    body += "同氏は町の人に工事の必要を説明した。林太郎さんは駅で店を始めた。森一郎さんは町の古い家を直した。"
    (item,) = (i for i in items(read(body)) if "同氏" in i.question)
    assert [c.text for c in item.choices] == ["石川さん", "最初の政府高官", "林さん", "森さん"]
