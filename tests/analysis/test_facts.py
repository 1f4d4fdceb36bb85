"""Facts: who did what, in which clause, how sure and by whose word."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen import tables
from quizgen.analysis import facts, modality
from quizgen.analysis.types import Analysis, Argument, Fact
from tests.analysis.cases import cases

Read = Callable[[str], Analysis]
FACTS = cases(Path(__file__).with_name("facts.txt"))


def argued(analysis: Analysis, a: Argument) -> str:
    """An argument as ``facts.txt`` writes it."""
    under = f"={a.under}" if a.under and a.under != a.case else ""
    words = analysis.text.body[a.start : a.end]
    return f"{a.case}{under}:{words}{'*' if a.restored else ''}{f'({a.part})' if a.part else ''}"


def described(analysis: Analysis, f: Fact) -> str:
    """A fact as ``facts.txt`` writes it."""
    who = "?" if f.speaker < 0 else analysis.surface(analysis.entities[f.speaker])
    told = (
        f"{f.role}/{f.relation}" if f.relation else f.role,
        "NEG" if f.negative else "",
        "PAST" if f.past else "",
        f.voice if f.voice != "active" else "",
        f"mod={f.modality}" if f.modality else "",
        f"ev={f.evidential}" if f.evidential else "",
        f"by={who}" if f.speaker != -1 else "",
    )
    arguments = (argued(analysis, a) for a in f.arguments)
    return " ".join((f"[{f.base}]", *arguments, "|", *filter(None, told)))


@pytest.mark.parametrize(("body", "expected"), FACTS, ids=[body for body, _ in FACTS])
def test_a_fact_says_what_the_sentence_says(read: Read, body: str, expected: tuple[str, ...]) -> None:
    analysis = read(body)
    assert tuple(described(analysis, f) for f in analysis.facts) == expected


@pytest.mark.parametrize("row", tables.rows(modality.Mood, "modality"), ids=lambda r: r.example)
def test_an_ending_adds_what_the_teller_thinks(read: Read, row: modality.Mood) -> None:
    main = read(row.example).facts[-1]
    expected = (row.name, "") if row.field == "modality" else ("", row.name) if row.field == "evidential" else ("", "")
    assert (main.modality, main.evidential) == expected


@pytest.mark.parametrize("form", [f for row in tables.rows(modality.Mood, "modality") for f in row.ending.split("|")])
def test_every_form_of_an_ending_is_of_one_row_or_told_apart(form: str) -> None:
    rows = [r for r in tables.rows(modality.Mood, "modality") if form in r.ending.split("|")]
    assert len({r.after for r in rows}) == len(rows)


@pytest.mark.parametrize(
    "body",
    [
        "山へ行ったら、海を見て、帰る人に会った。",
        "店に行って、本を買う人を見た。",
        "母は「駅に行って、待って」と言った。",
        "雨が降ったら、家にいて、本を読む。",
    ],
)
def test_a_clause_in_a_condition_a_noun_or_a_quotation_is_not_told(read: Read, body: str) -> None:
    told = [f.base for f in read(body).facts if f.role == "adverbial"]
    assert not {"行く", "待つ", "降る"} & set(told)


def test_a_restored_subject_is_no_part_of_what_is_told_plainly(read: Read) -> None:
    analysis = read("森田さんは店を開いた。毎朝、パンを焼いた。")
    assert [a.restored for a in analysis.facts[1].arguments][:1] == [True]
    assert not any(a.restored for f in facts.told_plainly(analysis) for a in f.arguments)


@pytest.mark.parametrize(
    "body",
    [
        "森田さんは店を開いた。雨が降った。",
        "森田さんは林さんと店を開いた。毎朝、パンを焼いた。",
        "私は店を見た。森田さんは店を開いた。毎朝、パンを焼いた。",
        "森田さんは店を開いた。\nパンを焼いた。",
        "森田さんは店を開いた。パンを食べたい。",
        "店は新しい。パンを焼いた。",
    ],
)
def test_a_subject_that_may_be_another_is_not_restored(read: Read, body: str) -> None:
    assert not any(a.restored for f in read(body).facts if f.role == "matrix" for a in f.arguments)
