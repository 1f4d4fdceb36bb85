"""Longer particles: every row asks its example, and what the meaning alone would exclude is not offered."""

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.items import gate, particle
from quizgen.items.base import Item
from quizgen.items.grammar import compound_places, gap
from quizgen.items.grammar.compound_places import Frame, Use, Value
from quizgen.items.grammar.gap import Gap
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()
USES = {row.form: row for row in tables.rows(Use, "compound_uses")}


def found(body: str) -> list[Gap]:
    return gap.gaps(compound_places.find(analyse(plain(body), LEXICON)))


@pytest.mark.parametrize("row", tables.rows(Frame, "compound_frames"), ids=lambda r: r.example)
def test_each_frame_asks_its_example(row: Frame) -> None:
    key = next(f for f in row.forms.split("|") if f in row.example)
    frame = "{}" if row.after in ("valued", "heard") else "弟はきのうも{}"
    (one,) = found(frame.format(row.example))
    assert [c.text for c in one.choices] == [key, *row.wrong.split()]


@pytest.mark.parametrize("row", tables.rows(Frame, "compound_frames"), ids=lambda r: r.example)
def test_all_that_is_offered_can_be_explained(row: Frame) -> None:
    forms = {*row.forms.split("|"), *row.wrong.split()}
    assert forms <= set(USES) and not set(row.forms.split("|")) & set(row.wrong.split())


@pytest.mark.parametrize("row", tables.rows(Use, "compound_uses"), ids=lambda r: r.form)
def test_each_use_has_an_example_with_the_particle(row: Use) -> None:
    assert row.form in row.example and row.form in row.en
    assert (row.stands == "noun") == (not row.example.endswith("。"))


@pytest.mark.parametrize("row", tables.rows(Value, "compound_values"), ids=lambda r: r.word)
def test_a_judgement_lets_what_wants_one_be_asked(row: Value) -> None:
    assert [one.key.text for one in found(row.example)] == ["にとって"]


@pytest.mark.parametrize(
    "body",
    [
        "私にとって大切なことを、先生に話した。",  # について would do
        "町の歴史について本を読んだあとで寝た。",  # nothing that wants about
        "新聞によると、明日は雨が降る。",  # no hearsay at the end
        "この問題について異なる見方をしている人も多い。",  # この問題に対する異なる見方 would do
        "町に対する思いを、弟に話した。",  # a form for nouns is no key
    ],
)
def test_what_is_not_asked(body: str) -> None:
    assert found(body) == []


def test_a_longer_particle_is_a_particle_item() -> None:
    analysis = analyse(plain("弟はきのうも町の歴史について話した。"), LEXICON)
    (item,) = (i for i in particle.make(analysis, LEXICON) if isinstance(i, Item))
    assert gate.refusal(item, analysis) == ""
    assert (item.question, item.level) == ("弟はきのうも町の歴史（　　）話した。", "N3")
