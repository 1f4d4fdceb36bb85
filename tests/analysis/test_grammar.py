"""Grammar points are found where a teacher would mark them, and only there."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import LEVELS, tables
from quizgen.analysis import grammar
from quizgen.analysis.patterns import check, kinds, parse, passes
from quizgen.analysis.tokens import tokenize
from quizgen.analysis.types import Analysis

Read = Callable[[str], Analysis]
ROWS = tables.rows(grammar.Grammar, "grammar")


def unmarked(example: str) -> tuple[str, int, int]:
    """A sentence without its marks 「」, and the span that they stood round."""
    before, _, rest = example.partition("「")
    marked, _, after = rest.partition("」")
    return before + marked + after, len(before), len(before) + len(marked)


def found(sentence: str) -> list[tuple[str, str]]:
    """Names of the points of a sentence, with what is written."""
    return [(p.row.name, sentence[p.start : p.end]) for p in grammar.points(tokenize(sentence))]


@pytest.mark.parametrize("row", tables.rows(grammar.Grammar, "grammar"), ids=lambda r: r.name)
def test_a_point_is_found_in_its_examples_alone(row: grammar.Grammar) -> None:
    for example in (row.example, row.other):
        sentence, start, end = unmarked(example)
        assert [(p.start, p.end) for p in grammar.points(tokenize(sentence)) if p.row == row] == [(start, end)]
    assert row.name not in [name for name, _ in found(row.near)]


@pytest.mark.parametrize("row", tables.rows(grammar.Class, "grammar_classes"), ids=lambda r: r.name)
def test_a_class_holds_its_example(row: grammar.Class) -> None:
    sentence, start, end = unmarked(row.example)
    tokens = tokenize(sentence)
    marked = [k for t, k in zip(tokens, kinds(tokens), strict=True) if (t.start, t.end) == (start, end)]
    assert [passes(check(f"<{row.name}>", 0, grammar.classes), k) for k in marked] == [True]


def test_every_level_has_its_points_and_every_name_one_row() -> None:
    assert len(ROWS) >= 200
    assert {row.level for row in ROWS} == set(LEVELS)
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert len({row.ja + row.en + row.name for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("行かないわけにはいかない。", [("〜ないわけにはいかない", "ないわけにはいかない")]),
        ("休むわけにはいかない。", [("〜わけにはいかない", "わけにはいかない")]),
        ("雨が降りそうだ。", [("〜そうだ（様態）", "そう")]),
        ("雨が降るそうだ。", [("〜そうだ（伝聞）", "そうだ")]),
        ("歌いながら歩く。", [("〜ながら（同時）", "ながら")]),
        ("残念ながら休む。", [("〜ながら（逆接）", "ながら")]),
        ("静かだから好きだ。", [("〜から（理由）", "から")]),
        ("家から歩く。", []),
        ("春になると、咲く。", [("〜になる", "になる"), ("〜と（条件）", "と")]),
        ("忘れてしまった。", [("〜てしまう", "てしまった")]),
        ("町の寺を見た。", []),
    ],
)
def test_forms_that_look_alike_are_told_apart(sentence: str, points: list[tuple[str, str]]) -> None:
    assert found(sentence) == points


@pytest.mark.parametrize(
    ("pattern", "sentence", "starts"),
    [
        ("も", "本も花も見る。", [1, 3]),
        ("いる~", "猫がいます。", [2]),
        ("*合う~", "話し合った。", [0]),
        ("/動詞:連用形", "本を読みます。", [2]),
        ("&potential", "字が書ける。", [2]),
        ("て は? いる~", "寝てはいる。", [1]),
        ("て は? !いる~", "寝てはいるが食べては休む。", [6]),
        ("本 !を", "本を読む本だ。", [3]),
        ("^ /名詞", "本も花もある。", [0]),
        ("/ $", "本も花。", [3]),
        ("本 =を", "本を読む本だ。", [0]),
    ],
)
def test_the_signs_of_the_pattern_language(pattern: str, sentence: str, starts: list[int]) -> None:
    run = kinds(tokenize(sentence))
    fits = [i for i in range(len(run)) if any(p.holds(run, i) for (p,) in parse(pattern, grammar.classes))]
    assert fits == starts


@given(st.text(alphabet="行かないわけにはいてもしょうまからとのでだけばかり本読む見た、。「」", max_size=40))
def test_points_lie_in_the_sentence_in_order(sentence: str) -> None:
    tokens = tokenize(sentence)
    spans = [(p.start, p.end) for p in grammar.points(tokens)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(sentence) for start, end in spans)


@given(st.lists(st.sampled_from(["行かなければならない。", "雨だ。", "食べてもいい。"]), max_size=6))
def test_a_sentence_has_the_same_points_in_any_text(read: Read, sentences: list[str]) -> None:
    analysis = read("".join(sentences) or "本。")
    names = [p.row.name for p in grammar.find(analysis)]
    assert names == [name for s in sentences for name, _ in found(s)]
    assert sum(grammar.levels(grammar.find(analysis)).values()) == len(names)
