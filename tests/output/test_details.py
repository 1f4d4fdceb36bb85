"""What is told about a word: its form, its meaning here, its kanji, where else it stands, and how a voice says it."""

import pytest

from quizgen import lexicon
from quizgen.analysis import Analysis, analyse
from quizgen.output.details import Details, details
from quizgen.output.speech import said, spoken
from quizgen.source import plain

LETTER = """山田さんは昨日、薬を飲ませられた。薬は三百円だった。
上手の橋まで歩いたことがある。静かな町で、母は薬を買った。"""


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(plain(LETTER), lexicon.load())


def told(analysis: Analysis, surface: str) -> Details:
    """The details of the first word that is written so."""
    index = next(n for n, word in enumerate(analysis.words) if word.surface == surface)
    return details(analysis, index, lexicon.load())


@pytest.mark.parametrize(
    ("surface", "forms"),
    [
        ("飲ませられた", ["飲ませる", "飲ませられる", "飲ませられた"]),
        ("歩いた", ["歩いた"]),
        ("静かな", ["静かな"]),
        ("薬", []),
    ],
)
def test_each_inflection_is_a_step(analysis: Analysis, surface: str, forms: list[str]) -> None:
    steps = told(analysis, surface).steps
    assert [step.form for step in steps] == forms
    assert all(step.ja and step.en for step in steps)


@pytest.mark.parametrize(
    ("surface", "meaning"),
    [("薬", "medicine"), ("飲ませられた", "to take (medicine)"), ("山田さん", ""), ("は", ""), ("三百円", "")],
)
def test_the_meaning_is_the_one_it_has_here(analysis: Analysis, surface: str, meaning: str) -> None:
    assert "; ".join(told(analysis, surface).meanings[:1]) == meaning


def test_no_other_meaning_repeats_the_one_here(analysis: Analysis) -> None:
    for word in analysis.words:
        found = told(analysis, word.surface)
        assert not {g for glosses in found.others for g in glosses} & set(found.meanings)


def test_a_particle_has_the_meanings_of_a_particle(analysis: Analysis) -> None:
    assert any("direct object" in gloss for glosses in told(analysis, "を").others for gloss in glosses)


def test_kanji_are_told_once_each(analysis: Analysis) -> None:
    assert [k.char for k in told(analysis, "三百円").kanji] == ["三", "百", "円"]
    assert told(analysis, "は").kanji == ()


def test_grammar_that_the_word_is_part_of_is_told(analysis: Analysis) -> None:
    assert "〜たことがある" in [point.name for point in told(analysis, "歩いた").points]


def test_every_sentence_with_the_word_is_there_its_own_first(analysis: Analysis) -> None:
    last = max(n for n, word in enumerate(analysis.words) if word.surface == "薬")
    uses = details(analysis, last, lexicon.load()).uses
    assert [u.before + u.surface + u.after for u in uses] == [
        "静かな町で、母は薬を買った。",
        "山田さんは昨日、薬を飲ませられた。",
        "薬は三百円だった。",
    ]
    assert [analysis.words[u.index].surface for u in uses] == ["薬"] * 3
    assert uses[0].index == last


def test_a_particle_brings_its_own_sentence_alone(analysis: Analysis) -> None:
    assert len(told(analysis, "は").uses) == 1


@pytest.mark.parametrize(
    ("body", "voice"),
    [
        ("銭湯でタオルを洗った。", "銭湯でタオルを洗った。"),
        ("今日は寒い。", "キョウは寒い。"),
        ("森さんが一人で来る。", "モリさんが一人で来る。"),
        ("窓が開いた。店が開いた。", "窓がアいた。ミセがアいた。"),
    ],
)
def test_a_voice_is_told_what_it_could_say_otherwise(body: str, voice: str) -> None:
    analysis = analyse(plain(body), lexicon.load())
    assert spoken(analysis, 0, len(body), lexicon.load()) == voice


def test_what_the_author_says_is_what_the_voice_says() -> None:
    from quizgen.source import read_string

    analysis = analyse(read_string("｜上手《かみて》の橋が流れた。", "letter"), lexicon.load())
    assert said(analysis.words[0], lexicon.load()) == "カミテ"
