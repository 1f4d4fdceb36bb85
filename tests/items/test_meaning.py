"""Meanings: which words are asked for, and that no wrong meaning could be one of theirs."""

import pytest

from quizgen.analysis.pipeline import analyse
from quizgen.items import meaning, meanings
from quizgen.items.base import Abstain, Item
from quizgen.items.meanings import Known
from quizgen.lexicon import load
from quizgen.source import plain

LEXICON = load()


def made(body: str) -> list[Item | Abstain]:
    return list(meaning.make(analyse(plain(body), LEXICON), LEXICON))


@pytest.mark.parametrize(
    ("sentence", "word", "key"),
    [
        ("あおば市は来年の計画を発表した。", "計画", "plan"),
        ("姉は京都の病院で働いている。", "病院", "hospital"),
        ("弟は背中が痛いと言って、学校を休んだ。", "背中", "back"),
        ("弟は駅の前で古い写真を見つけた。", "写真", "photograph"),
    ],
)
def test_a_word_with_one_meaning_is_asked(sentence: str, word: str, key: str) -> None:
    item = next(i for i in made(sentence) if isinstance(i, Item) and i.lemma == word)
    assert [c.text.split("; ")[0] for c in item.choices if c.correct] == [key]
    assert item.question == sentence
    assert len({c.text for c in item.choices}) == len(item.choices) == 4
    assert all(c.explanation.ja and c.explanation.en for c in item.choices)


@pytest.mark.parametrize(
    ("sentence", "word"), [("父は手紙を箱に入れて、駅へ出かけた。", "出かけ"), ("町の道を赤い車が通る。", "通る")]
)
def test_a_word_with_several_meanings_is_not_asked(sentence: str, word: str) -> None:
    refused = [a.why for a in made(sentence) if isinstance(a, Abstain) and word in sentence[a.start : a.end]]
    assert refused and not [i for i in made(sentence) if isinstance(i, Item) and word in i.lemma]


def known(form: str, gloss: str, *stems: str) -> Known:
    return Known(form, "noun", "N3", gloss, frozenset(stems))


@pytest.mark.parametrize(
    ("rival", "why"),
    [
        (known("予定", "schedule", "sched", "plan"), "a gloss in common"),
        (known("計算", "calculation", "calcu"), "the same first kanji"),
        (known("約束", "a promise that is a good deal too long", "promi"), "longer than the key"),
    ],
)
def test_what_is_no_rival(rival: Known, why: str) -> None:
    key = known("計画", "plan", "plan", "proje")
    assert rival not in meanings.rivals(key, [rival], LEXICON, 3), why


def test_law_no_rival_may_mean_the_key() -> None:
    body = "あおば市は来年の計画を発表した。姉は京都の病院で働いている。会議の時間が決まったので、皆に知らせた。"
    for item in made(body):
        if isinstance(item, Item):
            key, *wrong = (c.text for c in sorted(item.choices, key=lambda c: not c.correct))
            assert not {w for text in wrong for w in text.split()} & set(key.split())
