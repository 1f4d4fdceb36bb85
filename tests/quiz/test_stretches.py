"""Stretches: a short text is seen whole, a long one in parts that depend on nothing but the text and what is asked."""

import pytest

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.analysis.types import Analysis
from quizgen.items import propose
from quizgen.quiz import QuizSpec, candidates
from quizgen.quiz.quotas import quota
from quizgen.quiz.stretches import SHORT, drawn
from quizgen.source import read_string

LEXICON = lexicon.load()
DAY = "{n}月{n}日、山田さんは駅前の図書館で新しい本を{n}冊借りました。友だちは公園で写真をとりました。\n\n"


def text(paragraphs: int) -> Analysis:
    body = "".join(DAY.format(n=n) for n in range(1, paragraphs + 1))
    return analyse(read_string(body, "days"), LEXICON)


SHORT_TEXT, LONG_TEXT = text(20), text(400)


def shown(analysis: Analysis) -> list[int]:
    return [s.start for s in analysis.sentences if not s.passed_over]


def test_a_short_text_is_seen_whole() -> None:
    assert len(SHORT_TEXT.text.body) < SHORT
    assert drawn(SHORT_TEXT, QuizSpec()) is SHORT_TEXT


def test_of_a_long_text_about_so_much_is_seen_all_over_it() -> None:
    places = shown(drawn(LONG_TEXT, QuizSpec()))
    length = len(LONG_TEXT.text.body)
    assert 0.7 * SHORT < len(places) * length / len(LONG_TEXT.sentences) < 1.3 * SHORT
    for part in range(5):
        assert any(part * length / 5 <= place < (part + 1) * length / 5 for place in places)


@pytest.mark.parametrize(
    "spec", [QuizSpec(count=60), QuizSpec(kinds=("particle",)), QuizSpec(kinds=("fact", "speaker"))]
)
def test_more_is_seen_for_more_items_and_for_fewer_kinds(spec: QuizSpec) -> None:
    assert len(shown(drawn(LONG_TEXT, spec))) > 2 * len(shown(drawn(LONG_TEXT, QuizSpec())))


def test_another_seed_sees_other_stretches_and_neither_version_nor_furigana_does() -> None:
    own = shown(drawn(LONG_TEXT, QuizSpec()))
    assert shown(drawn(LONG_TEXT, QuizSpec(seed=2))) != own
    assert shown(drawn(LONG_TEXT, QuizSpec(version="B", furigana="all"))) == own


def test_items_stand_in_the_stretches_and_all_of_them_are_still_listed() -> None:
    places = shown(drawn(LONG_TEXT, QuizSpec()))
    made = candidates(LONG_TEXT, LEXICON, QuizSpec()).items
    language = [i for i in made if quota(i.kind).group == "language"]
    assert language
    assert {e.start for i in language for e in i.evidence} <= set(places)
    facts = [i for i in made if i.kind == "fact"]
    assert len(propose(LONG_TEXT, LEXICON, ("fact",)).items) > len(facts)
    assert {i.evidence[0].start for i in facts} - set(places)  # of these more of the text is seen
