"""Hints go on step by step and stop before the answer."""

from pathlib import Path

import pytest

from quizgen import items, lexicon, paths, tables
from quizgen.analysis import analyse
from quizgen.items.base import JOIN
from quizgen.quiz.hints import MOST, _Row, _said, hints
from quizgen.source.library import Library

TEXTS = ("sento-diary", "fast-clock")


@pytest.mark.parametrize("row", tables.rows(_Row, "hints"), ids=lambda r: r.stage)
def test_each_row_says_its_example(row: _Row) -> None:
    n, _, words = row.example.partition(" ") if row.example[0].isdigit() else ("0", "", row.example)
    note = _said(row.stage, words, int(n))
    for told, given in (("{words}", words), ("{n}", n)):
        assert (told not in row.ja and told not in row.en) or (given in note.ja and given in note.en)
    assert "{" not in note.ja + note.en


@pytest.mark.parametrize("slug", TEXTS)
def test_no_hint_gives_the_answer_away(slug: str) -> None:
    words = lexicon.load()
    analysis = analyse(Library(Path(paths.shipped("texts"))).get(slug), words)
    shapes = set()
    for item in items.propose(analysis, words).items:
        told = hints(item, analysis, words)
        shapes.add(item.shape)
        assert len(told) <= MOST
        assert len({h.note for h in told}) == len(told), "each says something else"
        struck = {h.struck for h in told} - {""}
        if item.shape == "choose":
            assert told, item.id
            assert struck < {c.text for c in item.choices if not c.correct} or not struck, "two choices stay"
        if item.shape == "type":
            said = "".join(h.note.ja + h.note.en for h in told)
            assert not any(answer in said for answer in item.answers if len(answer) > 1), item.id
        if item.places:
            assert len(told) < len(item.answers[0].split(JOIN)), "something is left to do"
    assert shapes >= {"choose", "type", "match"}
