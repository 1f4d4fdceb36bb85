"""What holds for every item of every kind, on the texts of the library and on the articles beside the project."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen import LEVELS, kana, lexicon, paths
from quizgen.analysis import analyse
from quizgen.analysis.types import Analysis
from quizgen.items import KINDS, gate, propose
from quizgen.items.base import JOIN, Item, Kind, Note, Proposal
from quizgen.items.checks import lint_proof
from quizgen.items.checks.leaks import leaks
from quizgen.quiz.rubrics import rubric
from quizgen.source import read_path

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
TEXTS = (*sorted(paths.shipped("texts").glob("*.md")), *sorted(ARTICLES.glob("*.txt")))


@pytest.fixture(scope="module", params=TEXTS, ids=lambda p: p.stem)
def made(request: pytest.FixtureRequest) -> tuple[Analysis, Proposal]:
    analysis = analyse(read_path(request.param), lexicon.load())
    return analysis, propose(analysis, lexicon.load())


def test_nothing_shown_fails_a_check(made: tuple[Analysis, Proposal]) -> None:
    analysis, proposal = made
    assert [why for i in proposal.items if (why := gate.refusal(i, analysis))] == []


def test_every_refusal_names_its_place_and_its_reason(made: tuple[Analysis, Proposal]) -> None:
    analysis, proposal = made
    names = {kind.name for kind in KINDS}
    for refused in proposal.rejected:
        assert refused.kind in names
        assert refused.why.strip()
        assert 0 <= refused.start <= refused.end <= len(analysis.text.body)


def test_the_stem_with_the_key_put_back_is_the_text(made: tuple[Analysis, Proposal]) -> None:
    analysis, proposal = made
    body = "".join(analysis.text.body.split())
    for item in proposal.items:
        if item.shape != "match" and not item.retold and any(p.role != "plain" for p in item.prompt):
            assert "".join(lint_proof.restored(item, analysis).split()) in body


def test_every_blank_is_hidden_in_the_text_and_holds_its_key(made: tuple[Analysis, Proposal]) -> None:
    analysis, proposal = made
    body = analysis.text.body
    for item in proposal.items:
        blanks = sum(p.role == "blank" for p in item.prompt)
        if blanks and item.shape == "choose":
            assert item.focus in item.hides
            assert [c.text for c in item.choices if c.correct] == [body[slice(*item.focus)]]
        elif blanks and item.shape == "blanks" and not item.retold:
            assert JOIN.join(body[a:b] for a, b in item.hides) == item.answers[0]


def notes(item: Item) -> Iterator[Note]:
    yield item.explanation
    yield from (c.explanation for c in item.choices)


def test_every_explanation_is_there_in_both_languages(made: tuple[Analysis, Proposal]) -> None:
    for item in made[1].items:
        for note in notes(item):
            assert note.ja.endswith(("。", "」", "）"))
            assert note.en.endswith((".", "”", "?", ")", "!"))
            assert any(kana.is_kana(c) for c in note.ja)
            assert "{" not in note.ja + note.en


def test_the_key_and_each_mistake_have_a_name(made: tuple[Analysis, Proposal]) -> None:
    for item in made[1].items:
        assert all(c.why.strip() for c in item.choices)
        wrong = [c for c in item.choices if not c.correct and item.shape == "choose"]
        assert all(c.explanation.ja != item.explanation.ja for c in wrong)


def test_what_is_asked_for_its_reading_stands_unread(made: tuple[Analysis, Proposal]) -> None:
    for item in made[1].items:
        if not leaks(item.kind).target_furigana:
            assert not any(p.furigana for p in item.prompt if p.role == "marked")


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_kind_has_a_rubric_in_the_register_of_the_level(kind: Kind, level: str) -> None:
    said = rubric(kind.name, level)
    assert said.en.endswith((".", "?"))
    assert said.ja.endswith(("。", "か。"))
    assert said != rubric("none", level), "a row of its own"
    assert (" " in said.ja) is (level in ("N5", "N4"))
    assert kana.has_kanji(said.ja) is (level not in ("N5", "N4"))
