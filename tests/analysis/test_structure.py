"""Bunsetsu, heads, clauses, entities and facts of whole sentences."""

from collections.abc import Callable

import pytest

from quizgen import tables
from quizgen.analysis import entities, entity_types, facts, keys
from quizgen.analysis.types import Analysis

Read = Callable[[str], Analysis]

HEADS = [
    # bunsetsu > number of each one's head
    ("みどり市の|図書館は、|四月から|新しい|サービスを|始めた。", (1, 5, 5, 4, 5, -1)),
    ("館長の|森田さんは|「人と|話す|時間も|届けたい」と|話している。", (1, 6, 3, 4, 5, 6, -1)),
    ("市長は、|町は|橋を|直すと|述べた。", (4, 3, 3, 4, -1)),
    ("ロシアと|アメリカの|代表が|来た。", (2, 2, 3, -1)),
    ("九月八日に|新しい|店を|開いた。", (3, 2, 3, -1)),
    ("雨が|降ったので、|兄は|家に|帰った。", (1, 4, 4, 4, -1)),
]

TYPED = [
    ("2024年10月30日に始まった。", "2024年10月30日", "TIME", ""),
    ("午後三時半に着いた。", "午後三時半", "CLOCK", ""),
    ("約9万世帯が困った。", "約9万世帯", "COUNT", "世帯"),
    ("本は三百円だ。", "三百円", "MONEY", "円"),
    ("三日間休んだ。", "三日間", "DURATION", "日間"),
    ("三日ほどかかった。", "三日", "DURATION", "日"),
    ("水が40%減った。", "40%", "SHARE", "%"),
    ("ドミトリー・ペトロフ報道官が語った。", "ドミトリー・ペトロフ報道官", "PERSON", ""),
    ("みどり小学校で会う。", "みどり小学校", "FACILITY", ""),
    ("155mm砲が並ぶ。", "155mm砲", "THING", ""),
]


@pytest.mark.parametrize(("marked", "heads"), HEADS)
def test_each_bunsetsu_finds_its_head(read: Read, marked: str, heads: tuple[int, ...]) -> None:
    analysis = read(marked.replace("|", ""))
    assert "|".join(analysis.surface(b) for b in analysis.bunsetsu) == marked
    assert tuple(b.head for b in analysis.bunsetsu) == heads


@pytest.mark.parametrize(("sentence", "surface", "kind", "unit"), TYPED)
def test_a_mention_has_a_type(read: Read, sentence: str, surface: str, kind: str, unit: str) -> None:
    analysis = read(sentence)
    found = {analysis.surface(e): (e.type, e.unit) for e in analysis.entities}
    assert found[surface] == (kind, unit)


@pytest.mark.parametrize("row", tables.rows(entity_types.Ending, "entities"), ids=lambda r: f"{r.form} {r.type}")
def test_an_ending_gives_the_type(read: Read, row: entity_types.Ending) -> None:
    phrase = row.example[row.example.index("「") + 1 : row.example.index("」")]
    analysis = read(row.example.replace("「", "").replace("」", ""))
    assert [e.type for e in analysis.entities if analysis.surface(e) == phrase][:1] == [row.type]


@pytest.mark.parametrize("row", tables.rows(keys.Alias, "aliases"), ids=lambda r: r.names)
def test_names_of_one_thing_know_each_other(row: keys.Alias) -> None:
    names = set(row.names.split())
    assert all(names <= entities.aliases(name) for name in names)
    assert any(name in row.example for name in names)


def test_a_quotation_is_opaque(read: Read) -> None:
    analysis = read("店長は「妹が昨日パンを焼いた」と話した。")
    (fact,) = facts.told_plainly(analysis)
    assert (fact.base, [a.case for a in fact.arguments]) == ("話す", ["ハ", "ト"])


@pytest.mark.parametrize(
    "sentence", ["雨が降るらしい。", "兄は行くだろう。", "だれが来ましたか。", "町が広がったという。"]
)
def test_hedges_hearsay_and_questions_are_no_facts(read: Read, sentence: str) -> None:
    assert facts.told_plainly(read(sentence)) == ()


def test_facts_carry_polarity_tense_and_voice(read: Read) -> None:
    (fact,) = read("橋は町の人に使われなかった。").facts
    assert (fact.base, fact.negative, fact.past, fact.voice) == ("使う", True, True, "passive")
