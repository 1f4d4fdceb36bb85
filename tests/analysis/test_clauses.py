"""Clauses, their roles, and how an adverbial one goes with the rest."""

from collections.abc import Callable

import pytest

from quizgen import tables
from quizgen.analysis import relations
from quizgen.analysis.types import Analysis

Read = Callable[[str], Analysis]

ROLES = [
    # clause's predicate, role
    ("兄が買った本は高い。", "買った", "adnominal"),
    ("静かな町に住む。", "静かな", "adnominal"),
    ("本を読むことが好きだ。", "読む", "nominalised"),
    ("泳ぐのは楽しい。", "泳ぐのは", "nominalised"),
    ("市長は橋を直すと述べた。", "直すと", "quoted"),
    ("母は「本を読む」と言った。", "読む」と", "quoted"),
    ("雨が降ったので、休んだ。", "降ったので、", "adverbial"),
    ("雨が降った。", "降った。", "matrix"),
]
NO_CLAUSE = [
    "父は医者として働く。",
    "町について話した。",
    "去年に比べて寒い。",
    "鳥にとって大切だ。",
    "橋をめぐって争った。",
]


@pytest.mark.parametrize("row", tables.rows(relations.Relation, "clause_relations"), ids=lambda r: r.example)
def test_what_follows_a_clause_says_how_it_goes_with_the_rest(read: Read, row: relations.Relation) -> None:
    at = row.example.index("｜")
    analysis = read(row.example.replace("｜", ""))
    told = {analysis.bunsetsu[c.predicate].end: c.relation for c in analysis.clauses if c.role == "adverbial"}
    assert told[min(end for end in told if end >= at)] == row.relation


@pytest.mark.parametrize(("body", "predicate", "role"), ROLES)
def test_a_clause_has_a_role(read: Read, body: str, predicate: str, role: str) -> None:
    analysis = read(body)
    told = {analysis.surface(analysis.bunsetsu[c.predicate]): c.role for c in analysis.clauses}
    assert told[predicate] == role


@pytest.mark.parametrize("body", NO_CLAUSE)
def test_a_verb_inside_a_particle_is_no_clause(read: Read, body: str) -> None:
    assert [c.role for c in read(body).clauses] == ["matrix"]


def test_a_reason_and_a_purpose_share_a_word(read: Read) -> None:
    told = [
        read(f"{clause}ため、車を借りた。").clauses[0].relation
        for clause in ("荷物を運ぶ", "荷物を運んだ", "荷物が届く")
    ]
    assert told == ["purpose", "reason", "reason"]
