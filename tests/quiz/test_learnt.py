"""Words that a learner knows: which an item asks about, and what is asked when they are known."""

import pytest

from quizgen import lexicon
from quizgen.analysis import analyse
from quizgen.items import propose
from quizgen.lexicon.known import Known, read
from quizgen.quiz import QuizSpec, choose
from quizgen.quiz.learnt import SKILLS, needless, words
from quizgen.source import plain

LEXICON = lexicon.load()
STORY = """田中さんは毎朝、駅の近くの市場で魚を買う。先週、市場の入口に新しい地図が届いた。
店の主人は「この地図はとても便利です」と説明した。田中さんは家族に市場の歴史を紹介した。
母は台所で野菜を準備して、料理を始めた。夕方、急に雨が降ったので、父は傘を持って駅へ迎えに行った。"""
ANALYSIS = analyse(plain(STORY), LEXICON)
PROPOSAL = propose(ANALYSIS, LEXICON)


def known(*lines: str) -> Known:
    return read("\n".join(lines).encode(), "words.txt", LEXICON)


@pytest.mark.parametrize("kind", ["kanji_reading", "typed_reading", "meaning", "particle", "fact"])
def test_items_about_words_name_their_words(kind: str) -> None:
    for item in (i for i in PROPOSAL.items if i.kind == kind):
        found = words(item, ANALYSIS)
        assert bool(found) == (kind in SKILLS)
        assert all(word.surface in item.question for word in found)


def test_what_is_known_is_asked_only_where_there_is_nothing_else() -> None:
    asked = QuizSpec(count=3, kinds=("kanji_reading",))
    usual = choose([PROPOSAL], [ANALYSIS], asked).items
    first = {w.dictionary_form for item in usual for w in words(item, ANALYSIS)}
    learnt = known(*first)
    again = choose([PROPOSAL], [ANALYSIS], asked, learnt).items
    assert first and again and not any(needless(item, ANALYSIS, learnt) for item in again)
    everything = Known(frozenset((w.dictionary_form, w.dictionary_reading) for w in ANALYSIS.words))
    assert choose([PROPOSAL], [ANALYSIS], asked, everything).items == usual


def test_without_a_list_nothing_changes() -> None:
    spec = QuizSpec(count=8)
    assert choose([PROPOSAL], [ANALYSIS], spec, Known()) == choose([PROPOSAL], [ANALYSIS], spec)


@pytest.mark.parametrize("kind", sorted(SKILLS))
def test_every_kind_about_words_exists(kind: str) -> None:
    from quizgen.items import KINDS

    assert kind in {k.name for k in KINDS}
