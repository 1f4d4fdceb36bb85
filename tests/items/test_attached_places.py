"""What follows a word decides its form: every pattern asks its example, and nothing that could stand there."""

import pytest

from quizgen import tables
from quizgen.analysis.pipeline import analyse
from quizgen.items.grammar import attached_places
from quizgen.items.grammar.attached_places import Pattern
from quizgen.items.grammar.gap import Gap
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()


def found(body: str) -> list[Gap]:
    return [g for g in attached_places.find(analyse(plain(body), LEXICON)) if isinstance(g, Gap)]


def offered(body: str) -> list[list[str]]:
    return [[c.text for c in g.choices] for g in found(body)]


@pytest.mark.parametrize("row", tables.rows(Pattern, "attached_forms"), ids=lambda r: r.name)
def test_each_pattern_asks_its_example(row: Pattern) -> None:
    before, _, rest = row.example.partition("「")
    key, _, after = rest.partition("」")
    gaps = {g.key.text: g for g in found(before + key + after)}
    assert gaps[key].key.why == f"{row.form} form"
    assert row.name in gaps[key].key.explanation.ja
    assert 3 <= len(gaps[key].choices) <= 4


@pytest.mark.parametrize(
    ("sentence", "choices"),
    [
        ("兄は音楽を聞きながら本を読む。", ["聞き", "聞く", "聞いた", "聞いて"]),
        ("妹は来年から町で勉強することにした。", ["する", "して", "し", "しよう"]),
        ("この靴は弟にはまだ大きすぎる。", ["大き", "大きい", "大きく", "大きくて"]),
        ("弟は朝から何も食べずに走った。", ["食べ", "食べる", "食べて"]),
    ],
)
def test_the_other_forms_of_the_word(sentence: str, choices: list[str]) -> None:
    assert choices in offered(sentence)


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("母は本を読んだあと、部屋で眠った。", "読んで"),  # 読んで、あと…
        ("祖父は外国の船に乗ったことがある。", "乗る"),  # 乗ることがある
        ("今夜は町に雪が降る可能性がある。", "降った"),
        ("父は旅行の前に切符を買っておいた。", "買い"),  # 書き置く
        ("町の人が増えるにつれて、店も多くなる。", "増え"),
    ],
)
def test_what_could_stand_there_is_never_offered(sentence: str, never: str) -> None:
    choices = offered(sentence)
    assert choices and all(never not in c for c in choices)


@pytest.mark.parametrize(
    "sentence",
    [
        "雨が降るそうだ。",
        "父はいつも本を読んでいる前に立っていた。",  # いる helps 読む
        "先生はこの本をお読みになった。",
        "本を買い、朝に店を出た。",
        "歩きながら。",
    ],
)
def test_what_is_not_asked(sentence: str) -> None:
    assert all("読ん" in c[0] for c in offered(sentence))


def test_furigana_covers_every_choice() -> None:
    choices = [c for g in found("妹は町で新しい漢字を習い始めた。") for c in g.choices]
    assert choices and all("".join(w for w, _ in c.furigana) == c.text for c in choices)
