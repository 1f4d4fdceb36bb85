"""Typed mentions and which of them are one thing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import lexicon, tables
from quizgen.analysis import analyse, coreference, entities, glosses, keys
from quizgen.analysis.types import Analysis, Entity
from quizgen.source import plain
from tests.analysis.cases import cases

Read = Callable[[str], Analysis]
MENTIONS = cases(Path(__file__).with_name("mentions.txt"))


def described(analysis: Analysis, e: Entity) -> str:
    """A mention as ``mentions.txt`` writes it."""
    surface = analysis.surface(e)
    unit = [f"unit={e.unit}"] if e.unit else []
    key = [f"key={e.key}"] if e.key != surface else []
    lead = [f"lead={analysis.text.body[e.lead : e.start]}"] if e.lead >= 0 else []
    return " ".join((surface, e.type, *unit, *key, *lead))


@pytest.mark.parametrize(("body", "expected"), MENTIONS, ids=[body for body, _ in MENTIONS])
def test_mentions_are_whole_typed_and_keyed(read: Read, body: str, expected: tuple[str, ...]) -> None:
    analysis = read(body)
    assert tuple(described(analysis, e) for e in analysis.entities) == expected


def marked(example: str) -> tuple[str, str]:
    """An example without 「」, and the phrase that stood in them last."""
    return example.replace("「", "").replace("」", ""), example[example.rindex("「") + 1 : example.rindex("」")]


@pytest.mark.parametrize("row", tables.rows(glosses.GlossType, "gloss_types"), ids=lambda r: r.head)
def test_the_head_of_a_gloss_gives_the_type(read: Read, row: glosses.GlossType) -> None:
    body, phrase = marked(row.example)
    analysis = read(body)
    assert [e.type for e in analysis.entities if analysis.surface(e) == phrase][:1] == [row.type]


@pytest.mark.parametrize("row", tables.rows(coreference.Same, "same"), ids=lambda r: r.form)
def test_a_word_for_what_was_told_has_its_key(read: Read, row: coreference.Same) -> None:
    body, phrase = marked(row.example)
    first = row.example[row.example.index("「") + 1 : row.example.index("」")]
    analysis = read(body)
    told = {analysis.surface(e): (e.type, e.key) for e in analysis.entities}
    assert told[phrase] == told[first]
    assert told[phrase][0] == row.type


@pytest.mark.parametrize("row", tables.rows(entities.Work, "works"), ids=lambda r: r.noun)
def test_a_noun_before_brackets_makes_a_title(read: Read, row: entities.Work) -> None:
    analysis = read(row.example)
    assert "WORK" in {e.type for e in analysis.entities}


@pytest.mark.parametrize(
    "row", [r for r in tables.rows(keys.Alias, "aliases") if r.same == "yes"], ids=lambda r: r.names
)
def test_names_of_one_thing_have_one_key(row: keys.Alias) -> None:
    assert len({keys.first_name(name) for name in row.names.split()}) == 1


@pytest.mark.parametrize(
    ("surface", "bare"),
    [
        ("森田さん", "森田"),
        ("ラブロフ外相", "ラブロフ"),
        ("ブリンケン国務長官", "ブリンケン"),
        ("森田元首相", "森田"),
        ("お母さん", "お母さん"),
        ("館長", "館長"),
        ("東京", "東京"),
    ],
)
def test_a_title_comes_off(surface: str, bare: str) -> None:
    assert keys.untitled(surface) == bare


@given(st.text(alphabet="森田さんは館長の『「（CIA）」』を2024年3月、山川市へ。ナリシキン・花・同社\n", max_size=60))
def test_mentions_are_in_order_and_do_not_overlap(body: str) -> None:
    analysis = analyse(plain(body), lexicon.load())
    for one, other in zip(analysis.entities, analysis.entities[1:], strict=False):
        assert one.start < one.end <= other.start < other.end <= len(analysis.text.body)
