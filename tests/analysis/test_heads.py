"""Where bunsetsu begin, what each depends on, and the rows of the two tables that decide it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen import lexicon, tables
from quizgen.analysis import chunks, heads
from quizgen.analysis.bunsetsu import phrases_of
from quizgen.analysis.pipeline import read_words
from quizgen.analysis.properties import Phrase
from quizgen.analysis.types import Analysis
from quizgen.source import plain

Read = Callable[[str], Analysis]

SENTENCES = [
    line.split("\t")
    for line in (Path(__file__).parent / "heads.tsv").read_text(encoding="utf-8").splitlines()
    if line[0] != "#"
][1:]


@pytest.mark.parametrize(("marked", "numbers"), SENTENCES)
def test_each_bunsetsu_finds_its_head(read: Read, marked: str, numbers: str) -> None:
    analysis = read(marked.replace("|", ""))
    assert "|".join(analysis.surface(b) for b in analysis.bunsetsu) == marked
    assert " ".join(str(b.head + 1) for b in analysis.bunsetsu) == numbers


@pytest.mark.parametrize("row", tables.rows(chunks.Leaning, "leaning"), ids=lambda r: r.parts)
def test_a_run_leans_on_what_stands_before(read: Read, row: chunks.Leaning) -> None:
    before, rest = row.example.split("「")
    phrase, after = rest.split("」")
    analysis = read(before + phrase + after)
    cut = [analysis.surface(b).rstrip("。、") for b in analysis.bunsetsu]
    assert phrase.rstrip("。、") in cut


def standing(body: str) -> Iterator[tuple[str, str, set[tuple[str, str]], bool]]:
    """Each bunsetsu with each candidate for its head, the properties that they have, and whether it is the head."""
    for tokens, words in read_words(plain(body), lexicon.load()):
        ranges, phrases = phrases_of(words, tokens, 0)
        cut = [body[words[a].start : words[b - 1].end] for a, b in ranges]
        for i, j, pair, chosen in _candidates(phrases):
            names = {(d, c) for d in phrases[i].dependent for c in (*phrases[j].candidate, *pair)}
            yield cut[i], cut[j], names, chosen


def _candidates(phrases: list[Phrase]) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
    found = [h for h, _ in heads.find(phrases)]
    limit = heads.limits(phrases)
    governed: list[set[str]] = [set() for _ in phrases]
    for i in range(len(phrases) - 2, -1, -1):
        legal = heads.legal(i, found, limit, phrases)
        for j, pair in zip(legal, heads.pairs(i, phrases, legal, governed), strict=True):
            yield i, j, pair, j == found[i]
        governed[found[i]].add(phrases[i].edge)


@pytest.mark.parametrize("row", tables.rows(heads.Preference, "heads"), ids=lambda r: f"{r.dependent} {r.candidate}")
def test_a_preference_shows_in_its_example(row: heads.Preference) -> None:
    body = row.example.translate(str.maketrans("", "", "<>{}"))
    source = row.example[row.example.index("<") + 1 : row.example.index(">")]
    target = row.example[row.example.index("{") + 1 : row.example.index("}")]
    shown = [
        chosen
        for s, t, names, chosen in standing(body)
        if (s, t) == (source, target)
        if (row.dependent, row.candidate) in names
    ]
    assert shown == [float(row.weight) > 0]


@pytest.mark.parametrize(
    ("sentence", "number", "certain"),
    [
        ("弟は駅で本を買った。", 2, True),
        ("犬と猫が遊ぶ。", 0, False),  # together, or each other?
        ("犬と猫が遊ぶ。", 1, False),
        ("母の昔の友だちの店を知っている。", 2, True),
    ],
)
def test_an_arc_is_certain_where_no_other_head_is_likely(read: Read, sentence: str, number: int, certain: bool) -> None:
    assert read(sentence).bunsetsu[number].certain is certain


PARTS = st.sampled_from(
    [
        "犬が",
        "猫と",
        "本を",
        "赤い",
        "山の",
        "走る",
        "走って、",
        "「歌を",
        "」と",
        "言う",
        "行く人は",
        "静かに",
        "（水）",
        "三つ",
        "しかし、",
        "読んだので",
        "」",
        "「",
        "です",
    ]
)


@given(st.lists(PARTS, min_size=1, max_size=24))
def test_heads_stand_to_the_right_and_arcs_do_not_cross(parts: list[str]) -> None:
    for tokens, words in read_words(plain("".join(parts) + "。"), lexicon.load()):
        found = [h for h, _ in heads.find(phrases_of(words, tokens, 0)[1])]
        assert found[-1] == -1
        assert all(i < h < len(found) for i, h in enumerate(found[:-1]))
        assert all(h >= found[j] for i, h in enumerate(found[:-1]) for j in range(i + 1, h))


def test_a_sentence_without_end_looks_at_a_handful_of_candidates() -> None:
    """A thousand clauses, one depending on the other: the time grows with the length alone."""
    tokens, words = next(read_words(plain("犬が走り、" * 1000 + "寝た。"), lexicon.load()))
    phrases = phrases_of(words, tokens, 0)[1]
    chain = [i + 1 for i in range(len(phrases) - 1)] + [-1]
    assert len(heads.legal(0, chain, heads.limits(phrases), phrases)) == heads.MOST
