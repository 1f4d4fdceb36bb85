"""The learner's words: what is one word, what it is called, what its inflections are."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import lexicon, tables
from quizgen.analysis import words
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis

Read = Callable[[str], Analysis]

SPLIT = [
    ("食べさせられたくなかった。", "食べさせられたくなかった|。"),
    ("町の図書館で本を読んでいます。", "町|の|図書館|で|本|を|読んでいます|。"),
    ("森田さんは三日間勉強した。", "森田さん|は|三日間|勉強した|。"),
    ("この本は読みやすくて、とても静かだ。", "この|本|は|読みやすくて|、|とても|静かだ|。"),
    ("雨が降りそうなので、傘を持っていった。", "雨|が|降りそうな|の|で|、|傘|を|持っていった|。"),
    ("町の歴史について話し合う。", "町|の|歴史|について|話し合う|。"),
    ("明日は来られないかもしれない。", "明日|は|来られない|かもしれない|。"),
    ("これは本である。", "これ|は|本|である|。"),
    ("2024年10月30日に五冊借りた。", "2024年|10月|30日|に|五冊|借りた|。"),
    ("お茶を飲み始める。", "お茶|を|飲み始める|。"),
]

INFLECTED = [
    ("本を読まなかった。", "読まなかった", "読む", ("negative", "past")),
    ("本を読ませられた。", "読ませられた", "読む", ("causative", "passive", "past")),
    ("人が増えています。", "増えています", "増える", ("te", "continuing", "polite")),
    ("ここで勉強した。", "勉強した", "勉強する", ("past",)),
    ("空は高くなかった。", "高くなかった", "高い", ("negative", "past")),
]


@pytest.mark.parametrize(("sentence", "expected"), SPLIT)
def test_a_sentence_is_cut_into_the_learners_words(read: Read, sentence: str, expected: str) -> None:
    assert "|".join(w.surface for w in read(sentence).words) == expected


@pytest.mark.parametrize(("sentence", "surface", "form", "inflections"), INFLECTED)
def test_a_word_knows_its_dictionary_form(
    read: Read, sentence: str, surface: str, form: str, inflections: tuple[str, ...]
) -> None:
    word = next(w for w in read(sentence).words if w.surface == surface)
    assert (word.dictionary_form, word.inflections) == (form, inflections)


@pytest.mark.parametrize("row", tables.rows(words.Attachment, "attachments"), ids=lambda r: r.example)
def test_an_attachment_makes_one_word(read: Read, row: words.Attachment) -> None:
    before, _, rest = row.example.partition("「")
    whole, _, after = rest.partition("」")
    found = next((w for w in read(before + whole + after).words if w.surface.startswith(whole)), None)
    assert found is not None
    assert row.name == "-" or row.name in found.inflections


@pytest.mark.parametrize("row", tables.rows(words.Compound, "compounds"), ids=lambda r: r.example)
def test_a_compound_is_one_word(read: Read, row: words.Compound) -> None:
    before, _, rest = row.example.partition("「")
    whole, _, after = rest.partition("」")
    found = [w for w in read(before + whole + after).words if w.surface.startswith(whole)]
    assert [w.part for w in found] == [row.part]


@given(st.text(alphabet="本が読むる三日、。「」ABあア々ーっ高い静かだ 　にてさん", max_size=40))
def test_words_cover_all_tokens_once(text: str) -> None:
    tokens = tokenize(text)
    covered = [i for g in words.groups(tokens, lexicon.load()) for i in range(g.first, g.last)]
    assert covered == list(range(len(tokens)))
