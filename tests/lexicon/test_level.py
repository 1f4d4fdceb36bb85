"""Levels of words: the core list, derived words, the model for all others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import LEVELS, kana, lexicon, tables
from quizgen.lexicon import core, level

LEXICON = lexicon.load()
CORE = tables.rows(core.CoreWord, "core_words")


def test_core_words_are_in_the_dictionary_with_their_reading_and_used_in_their_example() -> None:
    for row in CORE:
        said = kana.to_hiragana(row.reading)
        assert said in {r.reading for r in LEXICON.readings(row.word)}, row
        assert row.word in row.example or row.word[:-1] in row.example, row
        assert row.level in LEVELS, row


def test_no_core_word_stands_twice() -> None:
    assert len({(row.word, row.reading) for row in CORE}) == len(CORE)


@pytest.mark.parametrize(
    ("form", "reading", "wanted"),
    [
        ("食べる", "たべる", "N5"),
        ("たべる", "たべる", "N5"),
        ("タベル", "たべる", "N5"),
        ("友達", "ともだち", "N5"),  # the list has 友だち
        ("子供", "こども", "N5"),
        ("届ける", "とどける", "N4"),
        ("環境", "かんきょう", "N3"),
        ("憂鬱", "ゆううつ", "N1"),
        ("棄てる", "すてる", "N1"),  # 捨てる is N4, its rare spelling is not
        ("人気", "にんき", "N3"),
        ("人気", "ひとけ", "N1"),
        ("其れ", "それ", "N1"),  # それ is N5; hardly anybody writes it so
        ("まん中", "まんなか", "N4"),  # 真ん中 with a kanji less
        ("読める", "よめる", "N4"),  # 読む
        ("参加できる", "さんかできる", "N3"),
        ("お調べ", "おしらべ", "N4"),  # 調べる
        ("本線", "ほんせん", "N1"),  # two kanji are a word of their own, not a 線 of 本
        ("ぬぬぬ", "ぬぬぬ", ""),
        ("", "", ""),
    ],
)
def test_levels(form: str, reading: str, wanted: str) -> None:
    assert LEXICON.level(form, reading) == wanted


TOPICS = {
    "food": "N5 パン 卵 牛乳 / N4 朝ご飯 うどん 酢 / N3 豆腐 定食 おやつ / N2 穀物 調味料 献立",
    "body": "N5 手 足 頭 / N4 首 指 背中 / N3 胸 膝 額 / N2 血圧 関節 皮膚 / N1 麻酔 脂肪 潰瘍",
    "family": "N5 母 兄 家族 / N4 祖母 夫 娘 / N3 長男 夫婦 孫 / N2 先祖 嫁 / N1 姑 養子",
    "weather": "N5 雨 雪 / N4 台風 / N3 梅雨 気温 / N2 湿度 吹雪 / N1 豪雨",
    "travel": "N5 駅 電車 切符 / N4 空港 特急 / N3 観光 終電 / N2 宿泊 税関 / N1 欠航",
    "work": "N5 会社 仕事 / N4 会議 課長 / N3 残業 上司 / N2 取引 契約 / N1 雇用 派遣",
    "feelings": "N5 好き / N4 うれしい 寂しい / N3 悔しさ 感動 / N2 退屈 憎らしい / N1 切ない 嫉妬",
    "pairs of verbs": "N5 開く 開ける / N4 見つかる 見つける 落ちる 落とす / N3 助かる 広がる 広げる / N2 縮む 縮める",
    "adverbs": "N5 とても / N4 たいてい 必ず / N3 ようやく つまり / N2 やや あらかじめ / N1 ことごとく",
    "sounds": "N3 どきどき きらきら ぶつぶつ / N2 ざっと ぴかぴか",
    "katakana": "N5 テレビ バス / N4 アルバイト / N3 インターネット スポーツマン / N2 プリント / N1 イデオロギー",
    "connectives": "N5 しかし / N4 けれども / N3 したがって そのうえ / N2 および / N1 なおかつ",
}
ROWS = [
    (topic, wanted, word)
    for topic, row in TOPICS.items()
    for wanted, *words in map(str.split, row.split(" / "))
    for word in words
]


@pytest.mark.parametrize(("topic", "wanted", "word"), ROWS)
def test_a_teacher_would_put_a_word_within_one_level(topic: str, wanted: str, word: str) -> None:
    readings = LEXICON.readings(word)
    found = LEXICON.level(word, readings[0].reading if readings else word)
    assert found, topic
    assert abs(LEVELS.index(found) - LEVELS.index(wanted)) <= 1, (topic, found)


@pytest.mark.parametrize("part", ["name", "number", "symbol"])
def test_names_have_no_level(part: str) -> None:
    assert LEXICON.level("森", "もり", "noun") == "N4"
    assert LEXICON.level("森", "もり", part) == ""


@pytest.mark.parametrize("row", tables.rows(level.Affix, "derived"), ids=lambda row: row.example)
def test_derived_words_are_no_easier_than_their_affix(row: level.Affix) -> None:
    word, reading = row.example.split()
    assert any(core.level(LEXICON, *base) for base in row.bases(word, reading)), row
    assert "" < level.derived(LEXICON, word, reading) <= row.least


def test_a_frequent_word_is_no_harder_than_a_rare_one_of_the_same_kind() -> None:
    easy, hard = (LEXICON.level(form, "") for form in ("金融", "諮問"))
    assert easy >= hard


@given(st.sampled_from(CORE), st.sampled_from([a for a in tables.rows(level.Affix, "derived") if len(a.text) > 1]))
def test_a_derived_word_is_never_easier_than_its_base(row: core.CoreWord, affix: level.Affix) -> None:
    said = kana.to_hiragana(row.reading)
    word, reading = (
        (affix.text + row.word, affix.reading + said)
        if affix.place == "prefix"
        else (row.word + affix.text, said + affix.reading)
    )
    assert level.derived(LEXICON, word, reading) <= core.level(LEXICON, row.word, said)


@pytest.mark.parametrize(
    ("char", "wanted"), [("日", "N5"), ("雪", "N4"), ("駅", "N3"), ("酸", "N2"), ("鬱", "N1"), ("鱓", "N1")]
)
def test_a_kanji_has_the_level_of_its_school_year(char: str, wanted: str) -> None:
    assert level.of_kanji(LEXICON.kanji(char)) == wanted
