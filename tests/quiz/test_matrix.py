"""The tables of the quiz floor: leaks, quotas, rubrics."""

import pytest

from quizgen import LEVELS, kana, tables
from quizgen.items.checks.leaks import _Row as LeakRow
from quizgen.quiz import leaks, rubric
from quizgen.quiz.quotas import _Row as QuotaRow
from quizgen.quiz.quotas import quota
from quizgen.quiz.rubrics import _Row as RubricRow

KINDS = ("kanji_reading", "typed_reading", "particle", "fact", "speaker", "true_false")


@pytest.mark.parametrize("row", tables.rows(LeakRow, "leaks"), ids=lambda r: r.leak)
def test_each_leak_row_is_found_by_its_example(row: LeakRow) -> None:
    assert leaks(row.example).name == row.leak


@pytest.mark.parametrize(
    ("kind", "shown"),
    [  # target furigana, choice furigana, speech, dictionary, vocabulary list
        ("kanji_reading", (False, True, False, False, False)),
        ("typed_reading", (False, True, False, False, False)),
        ("orthography", (True, False, True, False, False)),
        ("vocabulary", (True, True, True, False, False)),
        ("particle", (True, True, True, True, True)),
        ("true_false", (True, True, True, True, True)),
    ],
)
def test_what_may_stand_beside_an_unanswered_item(kind: str, shown: tuple[bool, ...]) -> None:
    leak = leaks(kind)
    assert (leak.target_furigana, leak.choice_furigana, leak.speech, leak.dictionary, leak.vocabulary) == shown


@pytest.mark.parametrize("row", tables.rows(QuotaRow, "quotas"), ids=lambda r: r.kind)
def test_each_quota_is_found(row: QuotaRow) -> None:
    level, weight = row.example.split()
    assert quota(row.kind).weight(level) == max(0.1, float(weight))
    assert row.group in ("language", "comprehension", "whole")


@pytest.mark.parametrize("row", tables.rows(RubricRow, "rubrics"), ids=lambda r: r.example)
def test_each_rubric_is_found_by_its_example(row: RubricRow) -> None:
    assert rubric(*row.example.split("/")).ja == row.ja


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_own_words_at_every_level(kind: str, level: str) -> None:
    note = rubric(kind, level)
    assert note != rubric("none", level)
    assert note.ja.endswith("ください。") and note.en.endswith(".")
    assert kana.has_kanji(note.ja) is (level not in ("N5", "N4"))


def test_a_text_without_level_is_asked_as_n3() -> None:
    assert rubric("particle", "") == rubric("particle", "N3")
