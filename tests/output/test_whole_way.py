"""From texts of the library to JSON and paper, with nothing made by hand."""

import html5lib
import pytest

from quizgen import lexicon, paths
from quizgen.analysis import analyse
from quizgen.items import propose
from quizgen.output import json_model as model
from quizgen.output.plain import analysis_text
from quizgen.output.to_json import analysis_json, items_json, quiz_json
from quizgen.output.worksheet import Options, worksheet
from quizgen.quiz.choose import choose
from quizgen.quiz.types import QuizSpec
from quizgen.source import plain, read_path

TEXTS = ("first-snow", "sento-diary", "worst-station")  # N5, N4, N1


@pytest.mark.parametrize("slug", TEXTS)
def test_a_text_of_the_library_goes_the_whole_way(slug: str) -> None:
    words = lexicon.load()
    analysis = analyse(read_path(paths.shipped("texts") / f"{slug}.md"), words)
    told = model.Analysis.model_validate_json(analysis_json(analysis, words, slug))
    assert all(analysis.text.body[w.start : w.end] == w.surface for w in told.words)
    proposal = propose(analysis, words)
    model.Items.model_validate_json(items_json(analysis.text, proposal.items, proposal.rejected))
    quiz = choose([proposal], [analysis], QuizSpec(count=12))
    made = model.Quiz.model_validate_json(quiz_json(quiz))
    for item in made.quiz.items:
        for part in (*item.prompt, *item.choices):
            assert "".join(written for written, _ in part.furigana) == part.text
    html5lib.HTMLParser(strict=True).parse(worksheet([quiz], [analysis], words, Options()))


def test_grammar_is_told_with_level_and_meaning() -> None:
    words = lexicon.load()
    analysis = analyse(plain("雨でも行かなければなりません。"), words)
    (point,) = model.Analysis.model_validate_json(analysis_json(analysis, words)).grammar
    assert (point.start, point.end, point.name, point.level) == (5, 14, "〜なければならない", "N4")
    assert point.ja in (shown := analysis_text(analysis, words)) and point.en in shown
    assert "\n  なければなりません  〜なければならない  ≈N4  " in shown
