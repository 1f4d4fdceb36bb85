"""The learner's words: what is one word, what it is called, what its inflections are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import kana, lexicon, tables
from quizgen.analysis import analyse, attaching, chain, compounds, pairs, phrases, words
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis
from quizgen.source import plain

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


@pytest.mark.parametrize("row", tables.rows(compounds.Compound, "compounds"), ids=lambda r: r.example)
def test_a_compound_is_one_word(read: Read, row: compounds.Compound) -> None:
    before, _, rest = row.example.partition("「")
    whole, _, after = rest.partition("」")
    found = [w for w in read(before + whole + after).words if w.surface.startswith(whole)]
    assert [w.part for w in found] == [row.part]


@given(st.text(alphabet="本が読むる三日、。「」ABあア々ーっ高い静かだ 　にてさん", max_size=40))
def test_words_cover_all_tokens_once(text: str) -> None:
    tokens = tokenize(text)
    covered = [i for g in words.groups(tokens, lexicon.load()) for i in range(g.first, g.last)]
    assert covered == list(range(len(tokens)))


@pytest.mark.parametrize("row", tables.rows(chain.Inflection, "inflections"), ids=lambda r: r.name)
def test_an_inflection_is_found_in_its_example(read: Read, row: chain.Inflection) -> None:
    body, whole = marked(row.example)
    found = [w for w in read(body).words if w.surface.startswith(whole)]
    assert [row.name in w.inflections for w in found] == [True]


STEPS = [
    (
        "全部食べさせられたくなかった。",
        "食べさせられたくなかった",
        "食べさせる 食べさせられる 食べさせられたい 食べさせられたくない 食べさせられたくなかった",
    ),
    ("人が増えています。", "増えています", "増えて 増えている 増えています"),
    ("この字は読めない。", "読めない", "読める 読めない"),
    ("気に入った店だ。", "気に入った", "気に入った"),
]


@pytest.mark.parametrize(("sentence", "surface", "forms"), STEPS)
def test_each_step_of_a_chain_is_a_form(read: Read, sentence: str, surface: str, forms: str) -> None:
    analysis = read(sentence)
    word = next(w for w in analysis.words if w.surface == surface)
    found = chain.steps(analysis.tokens, word)
    assert " ".join(s.form for s in found) == forms
    assert all(s.ja and s.en for s in found)


@pytest.mark.parametrize("row", tables.rows(phrases.Phrase, "phrases"), ids=lambda r: r.parts)
def test_a_phrase_is_one_word(read: Read, row: phrases.Phrase) -> None:
    body, whole = marked(row.example)
    found = [w for w in read(body).words if w.surface.startswith(whole)]
    assert [row.part in (w.part, *w.inflections) for w in found] == [True]


@pytest.mark.parametrize("row", tables.rows(phrases.Idiom, "idioms"), ids=lambda r: r.noun)
def test_an_idiom_is_one_word(read: Read, row: phrases.Idiom) -> None:
    body, whole = marked(row.example)
    assert whole in [w.surface for w in read(body).words]


@pytest.mark.parametrize("row", tables.rows(phrases.Idiom, "idioms"), ids=lambda r: r.noun)
def test_the_dictionary_has_every_idiom(row: phrases.Idiom) -> None:
    said = {p: "".join(t.reading for t in tokenize(row.noun + p)) for p in row.predicates.split()}
    known = lexicon.load()
    assert [
        p
        for p in said
        if not known.is_word(row.noun + p) and not known.entries(row.noun + p, kana.to_hiragana(said[p]))
    ] == []


@pytest.mark.parametrize("row", tables.rows(pairs.Pair, "pairs"), ids=lambda r: r.left + r.right)
def test_a_pair_is_one_word(read: Read, row: pairs.Pair) -> None:
    body, whole = marked(row.example)
    assert [w.part for w in read(body).words if w.surface == whole] == [row.part]


@given(st.text(alphabet="本が読むる気に入目を向けなければらこできんですお待ちさいっと三日ほ、。", max_size=40))
def test_joined_words_cover_all_tokens_once(text: str) -> None:
    analysis = analyse(plain(text), lexicon.load()) if text.strip() else None
    if analysis:
        covered = [i for w in analysis.words for i in range(w.first, w.last)]
        assert covered == list(range(len(analysis.tokens)))
        assert all("".join(p.surface for p in w.parts) in ("", w.surface) for w in analysis.words)
        assert all(len(chain.steps(analysis.tokens, w)) == len(w.inflections) for w in analysis.words)
