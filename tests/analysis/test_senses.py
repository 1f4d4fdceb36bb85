"""What a word means where it stands: tables of Japanese first, then what holds for every word of every text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import lexicon, tables
from quizgen.analysis import analyse, fields
from quizgen.analysis.fields import Field
from quizgen.analysis.first_senses import FirstSense
from quizgen.analysis.given_names import GivenName
from quizgen.analysis.senses import Collocation, Meaning, sense_of
from quizgen.analysis.types import Analysis
from quizgen.source import plain

Read = Callable[[str], Analysis]
TABLE = Path(__file__).with_name("senses.tsv")
ROWS = [tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()[2:]]
WORDS = (
    *"をがはのに、。気上別な",
    "薬",
    "飲む",
    "電話",
    "かかる",
    "三本",
    "さくら",
    "さん",
    "もう",
    "できた",
    "頼り切る",
    "API",
)


def meant(read: Read, sentence: str) -> Meaning:
    """The meaning of the word that begins at 「."""
    start, body = sentence.index("「"), sentence.replace("「", "").replace("」", "")
    analysis = read(body)
    word = next(w for w in analysis.words if w.start <= start < w.end)
    return sense_of(word, analysis, lexicon.load())


def forms(meaning: Meaning) -> set[str]:
    entry = lexicon.load().entry(meaning.entry)
    return {form.text for form in entry.forms} if entry else {"-"}


def all_glosses(meaning: Meaning) -> set[str]:
    """What the dictionary has in the entry: a row's sense is one of these."""
    entry = lexicon.load().entry(meaning.entry)
    return {gloss for sense in entry.senses for gloss in sense.glosses} if entry else set()


@pytest.mark.parametrize(("sentence", "entry", "gloss"), ROWS, ids=[row[0] for row in ROWS])
def test_a_word_has_its_entry_and_its_gloss_in_context(read: Read, sentence: str, entry: str, gloss: str) -> None:
    meaning = meant(read, sentence)
    assert entry in forms(meaning) | {"*"}, meaning
    assert gloss in meaning.glosses[0] if gloss != "-" else entry != "-" or not meaning.glosses, meaning


@pytest.mark.parametrize("row", tables.rows(Collocation, "collocations"), ids=lambda row: row.example)
def test_a_verb_means_with_its_noun_what_the_row_says(read: Read, row: Collocation) -> None:
    meaning = meant(read, row.example)
    assert meaning.glosses == tuple(row.gloss.split("; "))
    assert row.sense == "-" or row.sense in all_glosses(meaning)


@pytest.mark.parametrize("row", tables.rows(FirstSense, "first_sense"), ids=lambda row: row.example)
def test_a_word_means_what_its_row_says(read: Read, row: FirstSense) -> None:
    sentence, _, gloss = row.example.partition(" > ")
    meaning = meant(read, sentence)
    assert meaning.glosses[0] == gloss
    assert row.sense == "-" or meaning.entry < 0 or row.sense.rpartition("=")[2] in (*all_glosses(meaning), "-")


@pytest.mark.parametrize("row", tables.rows(Field, "fields"), ids=lambda row: row.marks)
def test_a_text_of_a_field_has_its_senses(read: Read, row: Field) -> None:
    sentence, _, gloss = row.example.partition(" > ")
    assert set(row.marks.split()) <= fields.of(read(sentence.replace("「", "").replace("」", "")))
    assert meant(read, sentence).glosses[0] == gloss


@pytest.mark.parametrize("row", tables.rows(GivenName, "given_names"), ids=lambda row: row.word)
def test_somebody_called_so_is_no_word(read: Read, row: GivenName) -> None:
    assert meant(read, row.example) == Meaning(-1, (), "not looked up")


def test_who_has_a_longer_name_is_not_called_so(read: Read) -> None:
    assert meant(read, "高橋さんが来た。「橋」を渡る。").glosses[0] == "bridge"


def test_the_table_is_as_large_as_the_matter() -> None:
    assert len(tables.rows(Collocation, "collocations")) >= 250
    assert len(ROWS) >= 120


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_every_word_has_few_short_glosses_and_always_the_same(body: str) -> None:
    dictionary = lexicon.load()
    analysis = analyse(plain(body), dictionary)
    for word in analysis.words:
        meaning = sense_of(word, analysis, dictionary)
        assert len(meaning.glosses) <= 3 and all(meaning.glosses)
        assert meaning == sense_of(word, analyse(plain(body), dictionary), dictionary)
        assert (meaning.entry > 0) <= (dictionary.entry(meaning.entry) is not None)
        assert not (meaning.glosses and word.part in ("number", "symbol"))


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("薬をすぐ「飲む」。", "collocation"),
        ("「別」の店だ。", "first sense"),
        ("「猫」がいる。", "ranking"),
        ("ご飯を「お探し」ですか。", "made word"),
        ("町「について」話す。", "compounds"),
        ("「京都」に住む。", "place"),
        ("「山田」が来た。", "not looked up"),
    ],
)
def test_every_meaning_says_why(read: Read, sentence: str, why: str) -> None:
    assert meant(read, sentence).why == why
