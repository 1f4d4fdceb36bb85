"""Readings in context: every row of the tables, what the author gave, confidence and doubts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import kana, lexicon, tables
from quizgen.analysis import analyse, conditions
from quizgen.analysis.homographs import Homograph
from quizgen.analysis.names import Name
from quizgen.analysis.overrides import Override
from quizgen.analysis.readings import settle
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Doubt, Token
from quizgen.analysis.words import words
from quizgen.source import read_string
from quizgen.source.text import GivenReading


def settled(sentence: str, *given_readings: GivenReading) -> tuple[list[Token], list[Doubt]]:
    return settle(tokenize(sentence), sentence, given_readings, lexicon.load())


def reading(sentence: str) -> str:
    return kana.to_hiragana("".join(t.reading for t in settled(sentence)[0]))


def marked(example: str) -> tuple[str, str]:
    """Reading of what an example has in 「」, and what it should be."""
    sentence, _, said = example.partition(" > ")
    start, end = sentence.index("「"), sentence.index("」") - 1
    tokens, _ = settled(sentence.replace("「", "").replace("」", ""))
    return kana.to_hiragana("".join(t.reading for t in tokens if start <= t.start and t.end <= end)), said


@pytest.mark.parametrize("row", tables.rows(Override, "overrides"), ids=lambda r: r.surface)
def test_an_override_is_read_so(row: Override) -> None:
    got, said = marked(row.example)
    assert got == said


@pytest.mark.parametrize("row", tables.rows(Override, "proper_names"), ids=lambda r: r.example)
def test_a_proper_name_is_read_so(row: Override) -> None:
    got, said = marked(row.example)
    assert got == said


@pytest.mark.parametrize("row", tables.rows(Homograph, "homographs"), ids=lambda r: r.example)
def test_a_homograph_is_read_so_beside_its_neighbours(row: Homograph) -> None:
    got, said = marked(row.example)
    assert got == said


@pytest.mark.parametrize("row", tables.rows(Name, "names"), ids=lambda r: r.name)
def test_a_name_is_read_so(row: Name) -> None:
    got, said = marked(row.example)
    assert got == said


SENTENCES = [
    ("出口は右です。", "でぐちはみぎです。"),
    ("図書館の人々と話す。", "としょかんのひとびととはなす。"),
    ("株式会社を作った。", "かぶしきがいしゃをつくった。"),
    ("神々の山に登る。", "かみがみのやまにのぼる。"),
    ("月曜日に三本買った。", "げつようびにさんぼんかった。"),
    ("四月九日は日本で雨でした。", "しがつここのかはにほんであめでした。"),
    ("私は何も言わなかった。", "わたしはなにもいわなかった。"),
    ("これは何ですか。", "これはなんですか。"),
    ("お母さんとお茶を飲む。", "おかあさんとおちゃをのむ。"),
    ("箱を開けた。", "はこをあけた。"),
    ("会議中に電話が鳴った。", "かいぎちゅうにでんわがなった。"),
    ("世界中の子が歌う。", "せかいじゅうのこがうたう。"),
    ("十分待った。", "じゅっぷんまった。"),
    ("お金は十分にある。", "おかねはじゅうぶんにある。"),
    ("昨日雨が降った。", "きのうあめがふった。"),  # no compound: a word after a time stands free
    ("毎朝魚を食べる。", "まいあささかなをたべる。"),
    ("深海魚を食べる。", "しんかいぎょをたべる。"),
    ("ガラス戸を開けた。", "がらすどをあけた。"),
    ("意気込んで話した。", "いきごんではなした。"),  # joined, and inflected
    ("世知辛くなった。", "せちがらくなった。"),
    ("リンパ節を調べる。", "りんぱせつをしらべる。"),
    ("深山幽谷を行く。", "しんざんゆうこくをいく。"),  # two names for UniDic
    ("孫さんと林君が来た。", "そんさんとはやしくんがきた。"),  # names, though 孫さん is a word too
    ("鬼籍に入った。", "きせきにいった。"),
    ("床を上げて出た。", "とこをあげてでた。"),
    ("見に来い。", "みにこい。"),
    ("歌に造詣が深いです。", "うたにぞうけいがふかいです。"),
    ("床を拭いて出た。", "ゆかをふいてでた。"),
]


@pytest.mark.parametrize(("sentence", "said"), SENTENCES)
def test_a_sentence_is_read_so(sentence: str, said: str) -> None:
    assert reading(sentence) == said.replace("。", "")


CUTS = [
    ("松前町へ行く。", ("まつまえ", "ちょう")),
    ("浅草寺へ行く。", ("せんそう", "じ")),
    ("習近平氏が話す。", ("しゅうきん", "ぺいし")),
    ("一昨日会った。", ("おとと", "い")),  # cannot be divided: each has a piece, which says nothing
]


@pytest.mark.parametrize(("sentence", "parts"), CUTS)
def test_a_reading_is_cut_where_the_kanji_say(sentence: str, parts: tuple[str, ...]) -> None:
    tokens, _ = settled(sentence)
    assert tuple(kana.to_hiragana(t.reading) for t in tokens[: len(parts)]) == parts


IN_BRACKETS = [
    ("サンマ（秋刀魚）を焼く。", "さんまさんまをやく"),
    ("トラウツボ(虎鱓)は海の魚だ。", "とらうつぼとらうつぼはうみのさかなだ"),  # each kanji has its part
    ("やまい(病)を治す。", "やまいやまいをなおす"),
    ("トヨタ（自動車）の車。", "とよたじどうしゃのくるま"),  # no reading of these kanji
    ("ロシア（露）と話す。", "ろしあろとはなす"),
]


@pytest.mark.parametrize(("sentence", "said"), IN_BRACKETS)
def test_kanji_in_brackets_are_read_as_the_kana_before_them_if_they_can_be(sentence: str, said: str) -> None:
    assert reading(sentence) == said


GIVEN = [
    ("その後、町へ行く。", 2, 3, "あと", "そのあとまちへいく"),  # though その後 is read そのご
    ("町の主が来た。", 2, 3, "ぬし", "まちのぬしがきた"),
    ("流し台を洗う。", 0, 1, "なが", "ながしだいをあらう"),
    ("永遠の都へ行く。", 0, 2, "とわ", "とわのみやこへいく"),
    ("強者どもが集まる。", 0, 2, "つわもの", "つわものどもがあつまる"),
]


@pytest.mark.parametrize(("sentence", "start", "end", "given_reading", "said"), GIVEN)
def test_a_reading_that_the_author_gave_wins(
    sentence: str, start: int, end: int, given_reading: str, said: str
) -> None:
    tokens, _ = settled(sentence, GivenReading(start, end, given_reading))
    assert kana.to_hiragana("".join(t.reading for t in tokens)) == said
    assert {t.why for t in tokens if start <= t.start < end} == {"given"}


WHOLE = [
    ("煙草を吸う。", 0, 2, "たばこ", "煙草[たばこ]"),
    ("一番星が出る。", 0, 3, "ふぁーすと", "一番星[ふぁーすと]"),
    ("山谷風が吹く。", 0, 3, "やまじ", "山谷風[やまじ]"),
    ("山谷風が吹く。", 0, 3, "さんこくふう", "山[さん]谷[こく]風[ふう]"),
    ("私達は歩く。", 0, 2, "わたくしたち", "私[わたくし]達[たち]"),
]


@pytest.mark.parametrize(("body", "start", "end", "said", "shown"), WHOLE)
def test_a_given_reading_is_cut_only_where_the_cut_is_certain(
    body: str, start: int, end: int, said: str, shown: str
) -> None:
    tokens, _ = settled(body, GivenReading(start, end, said))
    found = words(tokens, 0, lexicon.load())
    furigana = (["".join(f"{w}[{r}]" if r else w for w, r in word.furigana)] for word in found if word.end <= end)
    assert " ".join(f for [f] in furigana) == shown


UNLISTED = [
    ("月華を楽しむ。", "げっかをたのしむ。"),
    ("桑果って何。", "そうかってなに。"),
    ("巨猫が寝る。", "きょびょうがねる。"),
    ("猫用の皿。", "ねこようのさら。"),  # 用 is an affix
    ("猫を見た。", "ねこをみた。"),
]


@pytest.mark.parametrize(("sentence", "said"), UNLISTED)
def test_two_kanji_that_no_dictionary_lists_together_are_read_in_on(sentence: str, said: str) -> None:
    assert reading(sentence) == said.replace("。", "")


@pytest.mark.parametrize(("sentence", "char", "sure"), [("人参葉がある。", "葉", False), ("猫用の皿。", "用", True)])
def test_a_kanji_in_a_compound_that_nobody_lists_is_not_certain(sentence: str, char: str, sure: bool) -> None:
    tokens, _ = settled(sentence)
    assert all((t.confidence > 0.7) is sure for t in tokens if t.surface == char)


OKURIGANA = [
    ("岩を動す。", "いわをうごかす。"),
    ("私に蘇えってくる。", "わたしによみがえってくる。"),
    ("服を換る。", "ふくをかえる。"),
    ("本だよ。", "ほんだよ。"),
    ("雨らしい。", "あめらしい。"),
]


@pytest.mark.parametrize(("sentence", "said"), OKURIGANA)
def test_a_verb_is_read_though_its_okurigana_are_unusual(sentence: str, said: str) -> None:
    assert reading(sentence) == said.replace("。", "")


# A text with one word given its reading, and how the word is read where it stands again.
AGAIN = [
    ("茶碗「｜薄霧《うすぎり》」が割れた。「薄霧」は白い。", "薄霧", "うすぎり"),
    ("｜京子《けいこ》さんが来た。京子さんは笑った。", "京子", "けいこ"),
    ("｜上手《かみて》の橋が流れた。歌が上手だ。", "上手", "じょうず"),  # a word of several readings
    ("京子さんと｜京子《けいこ》さんは友だちだ。", "京子", "きょうこ"),  # before it was given
]


@pytest.mark.parametrize(("marked", "word", "said"), AGAIN)
def test_a_name_is_read_as_it_was_given_before(marked: str, word: str, said: str) -> None:
    text = read_string(marked, "names.txt")
    (at,) = {m.start() for m in re.finditer(word, text.body)} - {r.start for r in text.readings}
    found = [w.reading for w in analyse(text, lexicon.load()).words if at <= w.start < at + len(word)]
    assert "".join(found).startswith(said)


def test_the_given_name_of_a_chinese_is_read_in_on() -> None:
    assert reading("陳敦仁が来た。") == "ちんとんじんがきた"


@pytest.mark.parametrize(("sentence", "said"), [("二筋の道", ["ふた", "すじ"]), ("真骨頂だ", ["しん", "こっちょう"])])
def test_a_changed_reading_is_laid_on_as_few_tokens_as_can_be(sentence: str, said: list[str]) -> None:
    tokens, _ = settled(sentence)
    assert [kana.to_hiragana(t.reading) for t in tokens][:2] == said


def test_what_is_nearly_sure_is_no_doubt_and_a_name_has_its_other_readings() -> None:
    _, doubts = settled("山田一雄は本を読んだ。")
    assert [(d.start, d.readings[0]) for d in doubts] == [(2, "かずお")]


CONFIDENCE = [
    ("学校", "dictionary", 0.97),
    ("三本", "number", 1.0),
    ("月曜日", "override", 1.0),
    ("そこ", "kana", 1.0),
]


@pytest.mark.parametrize(("word", "why", "confidence"), CONFIDENCE)
def test_a_reading_says_its_rule_and_how_sure_it_is(word: str, why: str, confidence: float) -> None:
    tokens, _ = settled(f"{word}へ行く。")
    assert {(t.why, t.confidence) for t in tokens if t.start < len(word)} == {(why, confidence)}


def test_a_homograph_is_doubtful_with_its_other_readings() -> None:
    _, doubts = settled("角が見えた。")
    assert [d.readings for d in doubts if d.start == 0] == [("かど", "かく", "つの")]


def test_an_unknown_word_is_doubtful() -> None:
    tokens, doubts = settled("龘龘を見る。")
    assert any(d.start == 0 for d in doubts)
    assert tokens[0].confidence <= 0.5


@pytest.mark.parametrize("condition", ["?:x", "next:x"])
def test_a_condition_that_cannot_be_read_is_refused(condition: str) -> None:
    with pytest.raises(ValueError, match="unknown place"):
        conditions.holds(condition, tokenize("犬"), 0, 1)


JAPANESE = st.text(
    alphabet="今日は私達何人三本10,.時半分月火曜中後方家々ヶーアイんっゃ「」。、（）!a\n 　", max_size=40
)


@settings(max_examples=150, deadline=None)
@given(JAPANESE)
def test_settling_keeps_every_token_and_its_span(sentence: str) -> None:
    before = tokenize(sentence)
    after, doubts = settle(before, sentence, (), lexicon.load())
    assert [(t.start, t.end, t.surface) for t in after] == [(t.start, t.end, t.surface) for t in before]
    assert all(0 <= d.start < d.end <= len(sentence) for d in doubts)


@pytest.mark.parametrize(
    ("sentence", "said"), [("兼々聞いている。", "かねがねきいている"), ("猫々と鳴く。", "ねこねことなく")]
)
def test_a_repeated_kanji_says_what_it_repeats(sentence: str, said: str) -> None:
    tokens, _ = settled(sentence)
    assert kana.to_hiragana("".join(t.reading for t in tokens)) == said
    assert all(t.reading for t in tokens if kana.has_kanji(t.surface))
