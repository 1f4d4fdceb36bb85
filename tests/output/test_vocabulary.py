"""The word list: what is on it, in which order, in three forms, with the dictionary's acknowledgement on each."""

import csv
import io
import json
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from quizgen import lexicon
from quizgen.analysis import Analysis, analyse
from quizgen.commands.vocabulary import LANGUAGES
from quizgen.lexicon.dictionary import MEANINGS
from quizgen.lexicon.known import Known
from quizgen.output import vocabulary
from quizgen.output.vocabulary import Listed, Wanted
from quizgen.source import plain

LETTER = """山田さんは昨日、薬を飲んだ。薬は三百円だった。
夜、冷たい水を飲んだ。わからない言葉を調べた。分かると、うれしい。気に入った本について考察した。考察は続く。"""


@pytest.fixture(scope="module")
def words() -> Callable[..., dict[str, Listed]]:
    analysis = analyse(plain(LETTER), lexicon.load())
    return lambda **wanted: {w.word: w for w in vocabulary.vocabulary(analysis, lexicon.load(), Wanted(**wanted))}


@pytest.mark.parametrize(
    ("word", "count", "meaning"),
    [
        ("薬", 2, "medicine"),
        ("飲む", 2, "to take (medicine) / to drink"),  # both meanings that it has here
        ("わかる", 2, "to understand"),  # 分かる is the same word
        ("考察する", 2, "consideration"),  # so are 考察 and 考察する
        ("水", 1, "water"),
    ],
)
def test_a_word_is_listed_once(words: Callable[..., dict[str, Listed]], word: str, count: int, meaning: str) -> None:
    found = words()[word]
    assert found.count == count
    assert [m in found.meaning for m in meaning.split(" / ")] == [True] * (meaning.count(" / ") + 1)


def test_a_word_brings_its_sentence_and_its_kanji(words: Callable[..., dict[str, Listed]]) -> None:
    found = words()["薬"]
    assert found.sentence == "山田さんは昨日、薬を飲んだ。"
    assert found.kanji.startswith("薬 medicine")
    assert (found.reading, found.part) == ("くすり", "noun")


@pytest.mark.parametrize(
    ("wanted", "there", "gone"),
    [
        ({}, {"薬", "水"}, {"山田さん", "三百円", "は", "。"}),  # names, numbers, function words and signs
        ({"level": "N3"}, {"考察する"}, {"薬", "水"}),  # easier than the learner's level
        ({"level": "N3", "everything": True}, {"薬", "三百円", "山田さん"}, {"は", "。"}),
        ({"known": Known(frozenset({("薬", "くすり")}))}, {"水"}, {"薬"}),
        ({"known": Known(frozenset({("考察", "こうさつ")}))}, {"水"}, {"考察する"}),
    ],
)
def test_what_is_left_out(
    words: Callable[..., dict[str, Listed]], wanted: dict[str, object], there: set[str], gone: set[str]
) -> None:
    found = set(words(**wanted))
    assert there <= found and not gone & found


@pytest.mark.parametrize("text", ["API を使う。", "Hello と言う。"])
def test_what_is_no_japanese_is_no_word(text: str) -> None:
    found = vocabulary.vocabulary(analyse(plain(text), lexicon.load()), lexicon.load())
    assert found and not any(w.word.isascii() for w in found)


def test_three_orders(hand: SimpleNamespace) -> None:
    a = hand.analysis()
    found = vocabulary.vocabulary(a, hand.lexicon)
    assert [w.word for w in found[:3]] == ["毎朝", "私は", "公園"]
    assert len({(w.word, w.reading) for w in found}) == len(found)
    levels = [w.level for w in vocabulary.vocabulary(a, hand.lexicon, Wanted("level"))]
    assert levels == sorted(levels, key=["N5", "N4", "N3", "N2", "N1", ""].index)
    often = [w.frequency for w in vocabulary.vocabulary(a, hand.lexicon, Wanted("frequency"))]
    assert often == sorted(often, reverse=True)


def test_csv_and_json_say_the_same(words: Callable[..., dict[str, Listed]]) -> None:
    listed = list(words().values())
    rows = list(csv.DictReader(io.StringIO(vocabulary.to_csv(listed).removeprefix("\ufeff"))))
    told = [{k: str(v) for k, v in w.items()} for w in json.loads(vocabulary.to_json(listed))["vocabulary"]]
    assert rows == [word | {"level": "≈" + word["level"] if word["level"] else ""} for word in told]


def test_a_level_is_shown_as_an_estimate(words: Callable[..., dict[str, Listed]]) -> None:
    assert "≈N5" in vocabulary.text(list(words().values()))


def test_kanji_are_explained_in_the_language_that_was_chosen(words: Callable[..., dict[str, Listed]]) -> None:
    assert words(kanji_in="fr")["水"].kanji == "水 eau"
    assert ("en", *MEANINGS) == LANGUAGES


@pytest.mark.parametrize("form", [vocabulary.text, vocabulary.to_csv, vocabulary.to_json])
def test_every_form_names_the_dictionary(
    words: Callable[..., dict[str, Listed]], form: Callable[[list[Listed]], str]
) -> None:
    shown = form(list(words().values()))
    assert all(name in shown for name in ("JMdict", "EDRDG", "CC BY-SA 4.0"))
    assert "薬" in shown


@pytest.mark.parametrize("word", ["=1+1", "+81", "-", "@home"])
def test_a_cell_is_never_a_formula(word: str) -> None:
    listed = Listed(word, "", "noun", "", 0.0, 1, "")
    assert next(csv.reader(io.StringIO(vocabulary.to_csv([listed]).splitlines()[1])))[0] == "'" + word


def test_a_list_without_words_is_empty() -> None:
    analysis: Analysis = analyse(plain("。"), lexicon.load())
    assert vocabulary.vocabulary(analysis, lexicon.load()) == ()
    assert "JMdict" in vocabulary.text(())
