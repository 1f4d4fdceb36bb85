"""A word to be typed: what the blank tells of it, which answers are accepted, and what is refused."""

import pytest

from quizgen.analysis.pipeline import analyse
from quizgen.items import gate, typed_cloze
from quizgen.items.base import Abstain, Item
from quizgen.lexicon import load
from quizgen.quiz.mark import mark
from quizgen.source import plain
from quizgen.source.text import Text

LEXICON = load()


def made(body: str, title: str = "") -> list[Item | Abstain]:
    text = plain(body)
    return list(typed_cloze.make(analyse(Text(text.slug, title, text.body), LEXICON), LEXICON))


def item(body: str, lemma: str) -> Item:
    return next(m for m in made(body) if isinstance(m, Item) and m.lemma == lemma)


@pytest.mark.parametrize(
    ("sentence", "lemma", "hint", "answers"),
    [
        ("町は来年の計画を発表した。", "計画", "（け＿＿＿：plan）", {"計画", "けいかく"}),
        ("研究の環境が少し変わった。", "環境", "（か＿＿＿＿：environment）", {"環境", "かんきょう"}),
        ("弟はその古い話を信じた。", "信じる", "（し＿＿た：to believe）", {"信じた", "しんじた"}),
        ("父は駅で大事な鍵を失った。", "失う", "（うし＿＿た：to lose）", {"失った", "うしなった"}),
    ],
)
def test_the_blank_gives_the_first_kana_the_length_and_the_meaning_and_of_a_form_the_last_kana(
    sentence: str, lemma: str, hint: str, answers: set[str]
) -> None:
    asked = item(sentence, lemma)
    assert [p.text for p in asked.prompt if p.role == "blank"] == [hint]
    assert asked.question.replace(hint, asked.answers[0]) == sentence
    assert answers <= set(asked.answers)
    assert not gate.refusal(asked, analyse(plain(sentence), LEXICON))
    assert asked.explanation.ja and asked.explanation.en


@pytest.mark.parametrize(
    ("given", "right", "near"),
    [
        ("計画", True, False),
        ("けいかく", True, False),
        ("ケイカク", True, False),
        ("けかく", False, True),
        ("予定", False, False),
    ],
)
def test_it_is_marked_however_it_is_spelt(given: str, right: bool, near: bool) -> None:
    marked = mark(item("町は来年の計画を発表した。", "計画"), given)
    assert (marked.right, marked.near) == (right, near)


def test_the_text_shows_the_word_nowhere() -> None:
    body = "町は来年の計画を発表した。\n計画は三年かかる。"
    for start, end in sorted(item(body, "計画").hides, reverse=True):
        body = body[:start] + "＿" + body[end:]
    assert "計画" not in body


@pytest.mark.parametrize(
    ("body", "word", "title", "why"),
    [
        ("町は計画を立てた。\n町は計画を変えた。\n町は計画をやめた。", "計画", "", "too often"),
        ("市は新しい計画を発表した。", "計画", "町の計画", "the title has the word"),
        ("町の道を赤い車が通る。", "通", "", "no family of words"),
        ("その箱は父の荷物だ。従って、私は中を知らない。", "従", "", "no family of words"),
        ("その地に豆の種をまいた。", "豆", "", "too short"),
    ],
)
def test_what_is_not_asked(body: str, word: str, title: str, why: str) -> None:
    found = [a.why for a in made(body, title) if isinstance(a, Abstain) and word in body[a.start : a.end]]
    assert any(why in reason for reason in found), found
    assert not any(isinstance(m, Item) and word in m.lemma for m in made(body, title))
