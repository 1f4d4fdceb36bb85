"""What the dictionary says of Japanese words."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from quizgen import lexicon
from quizgen.paths import data

LEXICON = lexicon.load()

READINGS = [
    # form, common readings, rare readings
    ("図書館", {"としょかん"}, {"ずしょかん"}),
    ("人気", {"にんき"}, {"ひとけ"}),  # 人気のない道
    ("市場", {"いちば", "しじょう"}, set()),
    ("辛い", {"からい", "つらい"}, set()),
    ("今日", {"きょう", "こんにち"}, set()),
    ("大人", {"おとな"}, {"たいじん"}),
    ("届ける", {"とどける"}, set()),
    ("発表", {"はっぴょう"}, set()),
    ("食べ物", {"たべもの"}, set()),
    ("タバコ屋", set(), {"たばこや"}),
    ("はし", {"はし"}, set()),
]


@pytest.mark.parametrize(("form", "common", "rare"), READINGS)
def test_all_legal_readings_are_known(form: str, common: set[str], rare: set[str]) -> None:
    found = LEXICON.readings(form)
    assert {r.reading for r in found if r.common} == common
    assert rare <= {r.reading for r in found if not r.common}


@pytest.mark.parametrize(
    ("form", "spelling", "gloss"),
    [
        ("会う", "会う", "to meet"),
        ("いる", "居る", "to be (of animate objects)"),
        ("はし", "橋", "bridge"),
        ("かみ", "紙", "paper"),
        ("もの", "物", "thing"),
        ("つく", "付く", "to be attached"),
        ("とる", "取る", "to take"),
        ("いえ", "家", "house"),
        ("床", "床", "floor"),
        ("下手", "下手", "unskillful"),
        ("する", "為る", "to do"),
        ("イヌ", "犬", "dog (Canis (lupus) familiaris)"),
        ("たべる", "食べる", "to eat"),
        ("タバコ", "煙草", "tobacco"),
        ("きれい", "綺麗", "pretty"),
    ],
)
def test_the_likeliest_entry_comes_first(form: str, spelling: str, gloss: str) -> None:
    entry = LEXICON.entries(form)[0]
    assert (entry.spellings[0].text, entry.senses[0].glosses[0]) == (spelling, gloss)


@pytest.mark.parametrize(
    ("form", "is_word"), [("学校", True), ("がっこう", True), ("ガッコウ", True), ("ががこう", False)]
)
def test_words_are_known_by_kanji_and_by_kana(form: str, is_word: bool) -> None:
    assert LEXICON.is_word(form) is is_word


@pytest.mark.parametrize("form", ["", "ぬぬぬ", "xyz", "\ud800", "\0", "|", "😀", "あ" * 5000])
def test_a_missing_word_is_empty_everywhere(form: str) -> None:
    assert LEXICON.entries(form) == ()
    assert LEXICON.readings(form) == ()
    assert LEXICON.spellings(form) == ()
    assert not LEXICON.is_word(form)
    assert LEXICON.kanji(form) is None
    assert LEXICON.frequency(form) == 0.0


def test_an_entry_is_found_by_its_number() -> None:
    entry = LEXICON.entry(1198180)
    assert entry is not None
    assert entry.spellings[0].text == "会う"
    assert LEXICON.entry(5) is None
    assert LEXICON.entry(1198181) is None


def test_homophones_are_listed_common_ones_first() -> None:
    spellings = [s.text for s in LEXICON.spellings("きかん")]
    assert {"期間", "機関", "器官", "帰還"} <= set(spellings[:6])


@pytest.mark.parametrize(
    ("char", "kun", "strokes", "grade", "component"),
    [
        ("届", "とど.ける", 8, 6, "尸"),
        ("上", "あ.げる", 3, 1, "卜"),
        ("待", "ま.つ", 9, 3, "彳"),
        ("館", "やかた", 16, 3, "食"),
    ],
)
def test_kanji_are_described(char: str, kun: str, strokes: int, grade: int, component: str) -> None:
    kanji = LEXICON.kanji(char)
    assert kanji is not None
    assert kun in kanji.kun
    assert (kanji.strokes, kanji.grade) == (strokes, grade)
    assert component in kanji.components
    assert char in LEXICON.kanji_with(component)


@pytest.mark.parametrize(
    ("char", "language", "meaning"),
    [
        ("水", "en", "water"),
        ("水", "fr", "eau"),
        ("水", "es", "agua"),
        ("水", "pt", "água"),
        ("水", "de", "water"),  # KANJIDIC2 has no German
    ],
)
def test_kanji_are_explained_in_the_language_there_is(char: str, language: str, meaning: str) -> None:
    assert LEXICON.meanings(char, language)[0] == meaning


def test_frequent_words_have_higher_zipf_values() -> None:
    assert LEXICON.frequency("今日") > LEXICON.frequency("図書館") > LEXICON.frequency("旗艦") > 0


def test_any_thread_may_look_up() -> None:
    fresh = lexicon.Lexicon(data("dictionary") / "words.pack")
    forms = [form for form, _, _ in READINGS] * 50
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(fresh.readings, forms))
    assert found == [LEXICON.readings(form) for form in forms]


def test_the_licence_is_there_and_the_holders_are_named() -> None:
    readme = (data("dictionary") / "README.md").read_text(encoding="utf-8")
    licence = (data("dictionary") / "LICENSE").read_text(encoding="utf-8")
    assert all(name in readme for name in ("JMdict", "KANJIDIC", "KRADFILE", "wordfreq", "CC BY-SA", "EDRDG"))
    assert "Attribution-ShareAlike" in licence


def test_the_file_is_small_enough_for_the_repository() -> None:
    assert (data("dictionary") / "words.pack").stat().st_size <= 12_000_000
