"""The learner's words: what is one word, what it is called, what its inflections are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import lexicon, tables
from quizgen.analysis import attaching, words
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis

Read = Callable[[str], Analysis]

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The rows of a table beside this file, without comments and header."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def marked(example: str) -> tuple[str, str]:
    """A sentence with one word in 「」: the sentence without the marks, and the word."""
    before, _, rest = example.partition("「")
    whole, _, after = rest.partition("」")
    return before + whole + after, whole


@pytest.mark.parametrize(("rule", "expected"), rows("words.tsv"), ids=lambda cell: cell)
def test_a_sentence_is_cut_into_the_learners_words(read: Read, rule: str, expected: str) -> None:
    assert "|".join(w.surface for w in read(expected.replace("|", "")).words) == expected, rule


@pytest.mark.parametrize(("sentence", "form", "inflections"), rows("chains.tsv"))
def test_a_word_knows_its_dictionary_form_and_inflections(
    read: Read, sentence: str, form: str, inflections: str
) -> None:
    body, surface = marked(sentence)
    found = [w for w in read(body).words if w.surface.startswith(surface)]
    assert [(w.dictionary_form, " ".join(w.inflections) or "-") for w in found] == [(form, inflections)]


@pytest.mark.parametrize("row", tables.rows(attaching.Attachment, "attachments"), ids=lambda r: r.example)
def test_an_attachment_makes_one_word(read: Read, row: attaching.Attachment) -> None:
    body, whole = marked(row.example)
    found = next((w for w in read(body).words if w.surface.startswith(whole)), None)
    assert found is not None
    assert set(row.name.split()) <= {"-", *found.inflections}


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
