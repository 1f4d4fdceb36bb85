"""Wrong readings: each a mistake with a name, none a legal reading."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import kana, tables
from quizgen.analysis.furigana import align
from quizgen.items.words import distractors, mistakes
from quizgen.items.words.distractors import Asked, legal, wrong_readings
from quizgen.lexicon import load

LEXICON = load()


def asked(written: str, reading: str, base: str = "", conjugation: str = "") -> Asked:
    return Asked(written, reading, align(written, reading, LEXICON), base or written, conjugation)


def of_row(example: str, conjugation: str) -> tuple[list[str], list[str]]:
    """Wrong readings of an example (``届ける とどける > あずける たすける``) as made and as wanted."""
    word, wanted = example.split(" > ")
    written, reading = word.split()
    return [w.reading for w in wrong_readings(asked(written, reading, "", conjugation), LEXICON)], wanted.split()


@pytest.mark.parametrize("row", tables.rows(distractors._Stems, "reading_stems"), ids=lambda r: r.okurigana + r.kind)
def test_a_verb_or_adjective_is_misread_as_another_with_its_okurigana(row: distractors._Stems) -> None:
    made, wanted = of_row(row.example, row.kind)
    assert made == wanted


@pytest.mark.parametrize("row", tables.rows(distractors._Words, "reading_fields"), ids=lambda r: r.words[:1])
def test_a_noun_of_one_kanji_is_misread_as_its_neighbour(row: distractors._Words) -> None:
    made, wanted = of_row(row.example, "")
    assert made == wanted


@pytest.mark.parametrize("row", tables.rows(mistakes._On, "reading_on"), ids=lambda r: r.kanji)
def test_living_on_readings_are_in_the_dictionary(row: mistakes._On) -> None:
    kanji = LEXICON.kanji(row.kanji)
    assert kanji is not None
    assert set(row.on.split()) <= set(mistakes.on_readings(kanji))
    assert row.example.split() == [row.kanji, row.on.split()[-1]]


@pytest.mark.parametrize("row", tables.rows(mistakes.Mistake, "reading_mistakes"), ids=lambda r: r.name)
def test_each_mistake_gives_its_example(row: mistakes.Mistake) -> None:
    word, wrong = row.example.split(" > ")
    written, reading = word.split()
    made = distractors._candidates(asked(written, reading, "", "ichidan" if row.name == "stem" else ""), LEXICON)
    found = [w for w in made if w.reading == wrong and [s.mistake for s in w.slips] == [row.name]]
    assert found, [(w.reading, w.slips[0].mistake) for w in made]
    note = found[0].note(asked(written, reading))
    assert "{" not in note.ja + note.en and note.ja.endswith("。") and note.en.endswith(".")


@pytest.mark.parametrize(
    ("written", "reading", "wrong"),
    [
        ("発表", "はっぴょう", "はつひょう はっぴょ はつひょ"),  # two by two: 発, 表, both
        ("旅行", "りょこう", "りょうこう りょこ りょうこ"),
        ("出口", "でぐち", "てぐち でこう てこう"),
        ("学校", "がっこう", "かっこう がっこ かっこ"),
        ("大切", "たいせつ", "たいさい だいせつ だいさい"),
        ("図書館", "としょかん", "とじょかん としょがん とじょがん"),
        ("政府", "せいふ", "せいふう せふ せふう"),
    ],
)
def test_wrong_readings_of_compounds(written: str, reading: str, wrong: str) -> None:
    assert [w.reading for w in wrong_readings(asked(written, reading), LEXICON)] == wrong.split()


@pytest.mark.parametrize(
    ("written", "reading", "base", "conjugation", "wrong"),
    [
        ("届けた", "とどけた", "届ける", "ichidan", "あずけた たすけた さずけた"),
        ("働いて", "はたらいて", "働く", "godan", ""),
        ("静か", "しずか", "静か", "adjectival", "たしか ゆたか はるか"),
    ],
)
def test_wrong_readings_keep_the_inflection(
    written: str, reading: str, base: str, conjugation: str, wrong: str
) -> None:
    made = [w.reading for w in wrong_readings(asked(written, reading, base, conjugation), LEXICON)]
    assert made == wrong.split() if wrong else all(r.endswith("いて") for r in made) and made


@pytest.mark.parametrize(
    ("written", "reading", "never"),
    [
        ("上手", "じょうず", "かみて"),  # another legal reading of the same spelling
        ("世論", "よろん", "せろん"),
        ("地面", "じめん", "ぢめん"),  # the same sound
        ("一本", "いっぽん", "いちほん"),
    ],
)
def test_a_reading_that_is_right_or_sounds_right_is_never_wrong(written: str, reading: str, never: str) -> None:
    word = asked(written, reading)
    assert never not in [w.reading for w in wrong_readings(word, LEXICON)] or never not in legal(word, LEXICON)


@pytest.mark.parametrize(("written", "reading"), [("大人", "おとな"), ("今日", "きょう"), ("核", "かく")])
def test_a_word_without_good_wrong_readings_has_none(written: str, reading: str) -> None:
    assert wrong_readings(asked(written, reading), LEXICON) == ()


WORDS = (
    *("経済", "交渉", "散歩", "病院", "準備", "手紙", "買い物", "関係", "会談", "必要", "説明", "料理"),
    *("勉強", "旅行", "音楽", "電車", "工場", "計画", "結果", "練習", "国際", "決定"),
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WORDS))
def test_law_wrong_readings_are_wrong_different_and_can_be_said(written: str) -> None:
    word = asked(written, LEXICON.readings(written)[0].reading)
    made = [w.reading for w in wrong_readings(word, LEXICON)]
    assert len({word.reading, *made}) == len(made) + 1
    assert not set(made) & {r.reading for r in LEXICON.readings(written)}
    for reading in made:
        assert abs(kana.morae(reading) - kana.morae(word.reading)) <= 1
        assert not re.search("^[っんー]|っ$|[ぢづ]|ー", reading)


@pytest.mark.parametrize("row", tables.rows(distractors.Improper, "improper"), ids=lambda r: r.reading)
def test_an_improper_word_is_never_offered(row: distractors.Improper) -> None:
    written, reading = row.example.split()
    assert row.reading not in [w.reading for w in wrong_readings(asked(written, reading), LEXICON)]
